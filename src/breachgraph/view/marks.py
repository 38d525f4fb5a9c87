"""Marks on a text: what is named where, and the text cut into pieces that each lie under the same marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from breachgraph.extraction import Extraction
from breachgraph.model import Span
from breachgraph.model.dates import find_dates
from breachgraph.model.quantity import find_quantities

__all__ = ["MENTION_KINDS", "MentionMark", "Piece", "cut_text", "find_mentions"]

MENTION_KINDS = ("person", "organization", "actor", "service", "identifier", "date", "quantity", "other")
"""Kinds of mentions, in the order of the legend."""

_KIND_OF_CLASS = {
    "ThreatActor": "actor",
    "Person": "person",
    "Organization": "organization",
    "Service": "service",
    "Vulnerability": "identifier",
    "Concept": "identifier",
}
"""The kind of each class, the telling one first: a person may be a threat actor too."""

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class MentionMark:
    """Words that name something.

    Attributes:
        start: First code point of the file.
        end: One past the last code point.
        kind: One of `MENTION_KINDS`.
        label: Name of the thing, or what the words mean: an EDTF date, a number.
        rule: Which rule found them.
    """

    start: int
    end: int
    kind: str
    label: str
    rule: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks.

    Attributes:
        text: The run; it never goes on after a line feed.
        marks: Numbers of the marks that lie on it, the shortest mark first.
    """

    text: str
    marks: tuple[int, ...]


def find_mentions(extraction: Extraction, measured: Sequence[Span]) -> list[MentionMark]:
    """Return what is named in a page: agents, services and identifiers, dates, and quantities that a claim counts.

    Args:
        extraction: What reading the page gives.
        measured: Places of the words that claims about measures rest on.

    Returns:
        Marks in file order, each once.
    """
    entities = {entity.iri: entity for entity in extraction.entities}
    found = set()
    for mention in extraction.mentions:
        entity = entities.get(mention.entity)
        classes = entity.kinds if entity else ()
        kind = next((kind for name, kind in _KIND_OF_CLASS.items() if name in classes), "other")
        label = entity.label if entity else extraction.document.quote(mention.span)
        found.add(
            MentionMark(start=mention.span.start, end=mention.span.end, kind=kind, label=label, rule=mention.rule)
        )
    dates = list(_find_dates(extraction))
    found.update(dates)
    found.update(_find_quantities(extraction, measured, _merge((mark.start, mark.end) for mark in dates)))
    return sorted(mark for mark in found if mark.start < mark.end)


def _find_dates(extraction: Extraction) -> Iterator[MentionMark]:
    for block in extraction.document.blocks:
        for date in find_dates(block.text):
            if date.valid:
                span = block.locate(date.start, date.end)
                yield MentionMark(start=span.start, end=span.end, kind="date", label=date.edtf, rule="dates")


def _find_quantities(
    extraction: Extraction, measured: Sequence[Span], dates: Sequence[_Place]
) -> Iterator[MentionMark]:
    """Numbers that a claim counts; not those that are part of a date, and not every "one" of the prose."""
    counted = _merge((span.start, span.end) for span in measured)
    for block in extraction.document.blocks:
        whole = block.span
        for quantity in find_quantities(block.text) if _touches(counted, whole.start, whole.end) else ():
            span = block.locate(quantity.start, quantity.end)
            if _touches(counted, span.start, span.end) and not _touches(dates, span.start, span.end):
                label = " ".join(filter(None, (quantity.qualifier, f"{quantity.value:,f}", quantity.currency)))
                yield MentionMark(start=span.start, end=span.end, kind="quantity", label=label, rule="quantities")


def _merge(places: Iterable[_Place]) -> list[_Place]:
    """Places sorted, those that touch made one."""
    merged: list[_Place] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _touches(merged: Sequence[_Place], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps one of some merged places."""
    index = bisect_right(merged, start, key=lambda place: place[1])
    return index < len(merged) and merged[index][0] < end


def cut_text(text: str, spans: Sequence[_Place]) -> list[list[Piece]]:
    """Cut a text where a mark begins or ends, and after each line feed.

    Args:
        text: The whole text.
        spans: Where each mark begins and ends, in code points; marks may overlap and contain each other.

    Returns:
        The lines, each as its pieces; all pieces in order, put together, are the text.
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(spans):
        if 0 <= start < end <= len(text):
            opening[start].append(number)
            closing[end].append(number)
    active: Counter[int] = Counter()
    lines: list[list[Piece]] = []
    for start, end in pairwise(sorted({0, len(text), *opening, *closing, *_line_starts(text)})):
        active.subtract(closing.get(start, ()))
        active.update(opening.get(start, ()))
        active = +active
        if start == 0 or text[start - 1] == "\n":
            lines.append([])
        marks = sorted(active, key=lambda number: (spans[number][1] - spans[number][0], number))
        lines[-1].append(Piece(text[start:end], tuple(marks)))
    return lines


def _line_starts(text: str) -> Iterator[int]:
    position = text.find("\n")
    while position >= 0:
        yield position + 1
        position = text.find("\n", position + 1)
