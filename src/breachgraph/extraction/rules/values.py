"""Dates, quantities and identifiers as mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, ValueKind

__all__ = ["EXTRACTOR"]


class _Placed(Protocol):
    """What has a place in a sentence."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def mention_values(page: Page) -> Iterator[Claim]:
    """Mention the dates, quantities and identifiers of every sentence.

    What is part of a name ("Office 365", "APT29") is none, dates that cannot be are none, and a number within a date
    or an identifier is no quantity.
    """
    for position in range(len(page.sentences)):
        taken: list[_Placed] = []
        for identifier in page.values.identifiers_in(position):
            _mention(page, position, identifier, "Identifier", identifier.value, taken)
        for date in page.values.dates_in(position):
            if date.valid:
                _mention(page, position, date, "Date", date.edtf, taken)
            else:
                taken.append(date)
        for quantity in page.values.quantities_in(position):
            _mention(page, position, quantity, "Quantity", format(quantity.value.normalize(), "f"), taken)
    yield from ()


def _mention(page: Page, position: int, found: _Placed, kind: ValueKind, value: str, taken: list[_Placed]) -> None:
    if any(found.start < other.end and other.start < found.end for other in taken):
        return
    if page.is_free(position, found.start, found.end):
        taken.append(found)
        page.mention_value(kind, value, position, found.start, found.end, EXTRACTOR.rule)


EXTRACTOR = Extractor(
    name="values",
    stage="mentions",
    run=mention_values,
    description="Dates, quantities and identifiers, each with its value in normal form.",
    order=90,
)
