"""Where the page speaks against itself: dates of the header against the timeline, unknown against named actors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Block, Claim, Span
from breachgraph.model.dates import read_date
from breachgraph.model.edtf import parse_edtf

__all__ = ["EXTRACTOR"]

_DISCLOSING = {"disclosure", "notification"}


def report_contradictions(page: Page) -> Iterator[Claim]:
    """Report, with both places, what the header and the timeline say differently; nothing is chosen silently."""
    field = page.document.front_matter.get("disclosure_date")
    if field is not None and isinstance(field.value, date):
        days = list(_disclosures(page))
        stated = date.fromisoformat(str(field.value)[:10])
        if days and not any(first <= stated <= last for (first, last), _ in days):
            (first, _), span = min(days)
            message = f"disclosure_date is {stated}; the timeline first tells of a disclosure on {first}"
            page.report("date-contradiction", "warning", message, field.span, also=span)
    yield from ()


def _disclosures(page: Page) -> Iterator[tuple[tuple[date, date], Span]]:
    """The dates of timeline rows that tell of a disclosure or a notification."""
    dates: dict[tuple[int, int], Block] = {}
    for block in page.document.blocks:
        if block.kind != "cell" or block.role != "timeline" or block.row == 0:
            continue
        if block.column == 0:
            dates[block.table, block.row] = block
            continue
        kinds = {hit.concept.notation for hit in page.concepts(block.text, "event-kind")}
        when = dates.get((block.table, block.row))
        found = read_date(when.text) if when is not None and kinds & _DISCLOSING else None
        if found is not None and found.valid and not found.edtf.startswith("XXXX") and when is not None:
            value = parse_edtf(found.edtf)
            yield (value.earliest, value.latest), when.locate(found.start, found.end)


EXTRACTOR = Extractor(
    name="contradictions",
    stage="review",
    run=report_contradictions,
    description="What the header and the timeline say differently.",
)
