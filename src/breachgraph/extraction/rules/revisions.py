"""When a cited source was published and when it was changed, by the rows of the timeline that link to it."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page, Row
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Literal
from breachgraph.model.namespaces import EDTF_TYPE

__all__ = ["EXTRACTOR"]

_PUBLISHING = frozenset({"publication", "disclosure", "advisory", "research", "notification"})
_CHANGING = frozenset({"correction"})


def claim_revisions(page: Page) -> Iterator[Claim]:
    """Claim that a source was published on the day of the first row that links to it, and changed on later ones.

    A row counts only if it speaks of publishing or of changing; of several links in a row the first is the one meant.
    """
    for row in page.rows:
        link = next((each for each in row.links if each.url), None)
        if link is None or row.date_span is None or row.when.startswith("XXXX"):
            continue
        kinds = {hit.concept.notation for hit in page.concepts(row.text, "event-kind")}
        source = page.source_of(link.url, link.text.strip())
        if kinds & _CHANGING and source in page.published:
            page.revised.setdefault(source, row.when)
            yield _claim(page, "revisedOn", source, row)
        elif kinds & _PUBLISHING and source not in page.published:
            page.published[source] = row.when
            yield _claim(page, "publishedOn", source, row)


def _claim(page: Page, predicate: str, source: str, row: Row) -> Claim:
    value = Literal(row.when, EDTF_TYPE)
    return page.claim(predicate, value, row.span, rule=EXTRACTOR.rule, subject=source)


EXTRACTOR = Extractor(
    name="revisions",
    stage="structure",
    run=claim_revisions,
    description="When a cited source was published and changed, by the rows of the timeline that link to it.",
    order=45,
)
