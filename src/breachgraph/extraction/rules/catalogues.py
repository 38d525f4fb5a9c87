"""Lists of things of which each has a source of its own: they are not about the page's incident."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.tables import find_tables
from breachgraph.model import Block, Claim
from breachgraph.model.namespaces import bg

__all__ = ["EXTRACTOR"]

_MIN_ITEMS = 8
_KEPT = {bg("describedIn"), bg("coverage")}
"""Statements that a list makes of the page itself."""


def withdraw_claims(page: Page) -> Iterator[Claim]:
    """Take back what was claimed of the page's incident from a catalogue's rows or items alone; mentions stay."""
    places = sorted({*_rows(page), *_items(page), *_names(page)})
    if places:
        _drop(page, {number for number, claim in enumerate(page.claims) if _is_borrowed(page, claim, places)})
    yield from ()


def _is_borrowed(page: Page, claim: Claim, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a claim about an incident rests on a list's words alone; what the form says stays."""
    subject = page.entities.get(claim.subject)
    if subject is None or subject.kinds[0] != "Incident" or claim.predicate in _KEPT or claim.tier == "structural":
        return False
    for span in claim.evidence:
        before = bisect_right(places, span.start, key=lambda place: place[0]) - 1
        if before < 0 or span.end > places[before][1]:
            return False
    return True


def _names(page: Page) -> Iterator[tuple[int, int]]:
    """Cells that name a row's incident or its sources: a title tells nothing of what happened."""
    for table in find_tables(page.document):
        if table.lists_incidents:
            for row in table.rows:
                for column in ("name", "victim", "date", "source"):
                    yield from ((cell.span.start, cell.span.end) for cell in row.cells.get(column, ()))


def _rows(page: Page) -> Iterator[tuple[int, int]]:
    for table in find_tables(page.document):
        if table.is_catalogue and not table.lists_incidents:
            yield from ((row.span.start, row.span.end) for row in table.rows)


def _items(page: Page) -> Iterator[tuple[int, int]]:
    """Items that are a link and no more, where a page without a header has many of them."""
    if page.document.front_matter:
        return
    items = [block for block in page.document.blocks if block.kind == "item" and _is_link(block)]
    if len(items) >= _MIN_ITEMS:
        yield from ((block.span.start, block.span.end) for block in items)


def _is_link(block: Block) -> bool:
    linked = sum(link.end - link.start for link in block.links)
    return linked > 0 and linked >= 0.6 * len(block.text.strip())


def _drop(page: Page, dropped: set[int]) -> None:
    """Remove claims, and what was said of measures, proceedings and the like that only they spoke of."""
    objects = {page.claims[number].object for number in dropped}
    kept = [claim for number, claim in enumerate(page.claims) if number not in dropped]
    still = {claim.object for claim in kept if claim.subject != page.source}
    orphans = {
        iri
        for iri in objects - still
        if isinstance(iri, str) and iri in page.entities and page.entities[iri].kinds[0] in {"Measure", "Proceeding"}
    }
    page.claims[:] = [claim for claim in kept if claim.subject not in orphans]
    for iri in orphans:
        del page.entities[iri]


EXTRACTOR = Extractor(
    name="catalogues",
    stage="review",
    run=withdraw_claims,
    description="What stands in a list of other things is not claimed of the page's incident.",
    order=5,
)
