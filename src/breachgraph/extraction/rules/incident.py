"""Which incident a page tells of, and what the page itself is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Entity, Literal, Span
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import DCTERMS

__all__ = ["EXTRACTOR"]


def name_incident(page: Page) -> Iterator[Claim]:
    """Name the incident after the page's title, or else after its file."""
    title, place = _find_title(page)
    page.incident = page.describe(Entity(iri=mint("incident", title), kinds=("Incident",), label=title))
    page.describe(Entity(iri=page.source, kinds=("Source",), label=title))
    if place is None:
        return
    rule = EXTRACTOR.rule
    yield page.claim("describedIn", page.source, place, rule=rule, tier="structural")
    yield page.claim(DCTERMS + "title", Literal(title), place, rule=rule, subject=page.source, tier="structural")


def _find_title(page: Page) -> tuple[str, Span | None]:
    """Return the title and where it stands; None for a page without a word."""
    field = page.document.front_matter.get("title")
    if field is not None and str(field.value or "").strip():
        return str(field.value).strip(), field.span
    for block in page.document.blocks:
        if block.kind == "heading":
            return block.text.strip(), block.span
    path = PurePosixPath(page.document.source)
    name = path.parent.name if path.stem == "index" and path.parent.name else path.stem
    first = page.document.blocks[0].span if page.document.blocks else None
    return name, first


EXTRACTOR = Extractor(
    name="incident",
    stage="identity",
    run=name_incident,
    description="The incident is named after the page's title.",
)
