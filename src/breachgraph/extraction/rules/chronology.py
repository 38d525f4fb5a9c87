"""Dates in an order that cannot be, or was hardly meant: timeline rows, coverage before the incident."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Literal, Span
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.namespaces import bg

__all__ = ["EXTRACTOR"]

_WHEN = bg("when")
_START = bg("startDate")
_COVERAGE = bg("coverage")
_PUBLISHED = bg("publishedOn")
_Dated = tuple[date, date, Span]


def check_chronology(page: Page) -> Iterator[Claim]:
    """Report rows out of order, and publications about the incident that are older than it."""
    events: dict[str, Claim] = {}
    for claim in page.claims:
        if claim.predicate == _WHEN:
            events.setdefault(claim.subject, claim)  # a row that stands twice is reported as such
    rows = [dated for claim in events.values() if (dated := _read(claim))]
    headings = [block.span.start for block in page.document.blocks if block.kind == "heading"]
    for _, group in groupby(rows, key=lambda row: bisect_left(headings, row[2].start)):
        _check_rows(page, list(group))
    starts = [claim for claim in page.claims if claim.predicate == _START and claim.subject == page.incident]
    if starts and (start := _read(starts[0])):
        _check_coverage(page, start)
    yield from ()


def _check_rows(page: Page, rows: Sequence[_Dated]) -> None:
    pairs = list(pairwise(rows))
    if sum(second[1] < first[0] for first, second in pairs) > sum(first[1] < second[0] for first, second in pairs):
        pairs = [(second, first) for first, second in pairs]  # the newest stands first
    for first, second in pairs:
        if second[1] < first[0]:
            message = f"this row is of {second[0]}, its neighbour of {first[0]}: one of them is out of order"
            page.report("timeline-order", "warning", message, second[2], also=first[2])


def _check_coverage(page: Page, start: _Dated) -> None:
    covering = {claim.object for claim in page.claims if claim.predicate == _COVERAGE}
    for claim in page.claims:
        if claim.predicate == _PUBLISHED and claim.subject in covering:
            published = _read(claim)
            if published is not None and published[1] < start[0]:
                message = f"this was published on {published[0]}, before the incident started on {start[0]}"
                page.report("coverage-early", "warning", message, published[2], also=start[2])


def _read(claim: Claim) -> _Dated | None:
    if not isinstance(claim.object, Literal) or "X" in claim.object.value:
        return None
    value = parse_edtf(claim.object.value)
    return value.earliest, value.latest, claim.evidence[0]


EXTRACTOR = Extractor(
    name="chronology",
    stage="review",
    run=check_chronology,
    description="Problems: timeline rows out of order, coverage before the incident.",
)
