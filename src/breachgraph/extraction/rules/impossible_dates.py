"""Days that the prose names and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_FIRST_DOUBTFUL = 29
_DAYS = [
    *(f"{day}{ordinal}" for day in range(_FIRST_DOUBTFUL, 100) for ordinal in ("", "th", "st", "nd", "rd")),
    *("until", "through", "between"),
]
"""Words without which a sentence holds no impossible day: days from 29 on, and what joins an interval."""


def check_dates(page: Page) -> Iterator[Claim]:
    """Report 30 February and its like; the cells of a timeline's date column are the timeline's own to report."""
    for position in page.sentences_with(_DAYS):
        sentence = page.sentences[position]
        if sentence.role == "timeline" and sentence.block.kind == "cell" and sentence.block.column == 0:
            continue
        for found in page.values.dates_in(position):
            if not found.valid:
                written = sentence.text[found.start : found.end]
                message = f"{written!r} is no date that exists; nothing is read from it"
                page.report("date-impossible", "warning", message, sentence.locate(found.start, found.end))
    yield from ()


EXTRACTOR = Extractor(
    name="impossible-dates",
    stage="review",
    run=check_dates,
    description="Problems: days that do not exist.",
)
