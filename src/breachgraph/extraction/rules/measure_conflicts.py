"""Counts of harmed things that disagree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.tables import find_tables
from breachgraph.model import Claim, Literal, Span
from breachgraph.model.namespaces import bg, notation_of

__all__ = ["EXTRACTOR"]

_UNIT = bg("unitText")
_KIND = bg("measureKind")
_HARM = re.compile(
    r"(?i)\b(?:affect|impact|expos|compromis|breach|stol|steal|leak|exfiltrat|access|disclos|download|los[et]|victim|hack)\w*"
)
_BOUNDS = {bg("value"): "", bg("minValue"): "at least ", bg("maxValue"): "at most "}
_COUNTED = {"people", "organizations", "accounts", "records", "emails"}
_PART = re.compile(
    r"(?i)\b(?:of (?:these|those|them|whom|which)|includ\w+|among|another|additional|further|remaining|only|just)\b"
)
_SIMILAR = 3
"""Numbers further apart than this factor count different things."""


def check_measures(page: Page) -> Iterator[Claim]:
    """Report each pair of neighbouring counts of the same unit, both harmed, that cannot both be right."""
    bounds: dict[str, tuple[str, Decimal]] = {}
    units: dict[str, str] = {}
    kinds: dict[str, str] = {}
    places: dict[str, Span] = {}
    for claim in page.claims:
        if claim.predicate in _BOUNDS and isinstance(claim.object, Literal):
            bounds[claim.subject] = _BOUNDS[claim.predicate], Decimal(claim.object.value)
            places.setdefault(claim.subject, claim.evidence[0])
        elif claim.predicate == _UNIT and isinstance(claim.object, Literal):
            unit = _fold(claim.object.value)
            said = page.document.quote(claim.evidence[0]).casefold()
            units[claim.subject] = unit if unit.rpartition(" ")[2] in said else ""  # "6 million in Canada" is a part
        elif claim.predicate == _KIND:
            kinds[claim.subject] = notation_of("measure-kind", str(claim.object))
    groups: dict[str, list[str]] = defaultdict(list)
    tables = [row.span for table in find_tables(page.document) for row in table.rows]
    for iri, place in sorted(places.items(), key=lambda item: item[1]):
        if kinds.get(iri) in _COUNTED and units.get(iri) and not _is_in(tables, place) and _is_harm(page, place):
            groups[units[iri]].append(iri)
    for iris in groups.values():
        for first, second in pairwise(iris):
            if _disagree(bounds[first], bounds[second]):
                (one, other) = (f"{bound}{value:,}" for bound, value in (bounds[first], bounds[second]))
                message = (
                    f"{other} {units[second]} here, {one} {units[first]} before; say which holds, or whose each is"
                )
                page.report("measure-contradiction", "warning", message, places[second], also=places[first])
    yield from ()


def _disagree(first: tuple[str, Decimal], second: tuple[str, Decimal]) -> bool:
    low, high = sorted((first[1], second[1]))
    if low == high or low <= 0 or high / low > _SIMILAR:
        return False
    return first[0] == second[0] or _excludes(first, second) or _excludes(second, first)


def _excludes(bound: tuple[str, Decimal], exact: tuple[str, Decimal]) -> bool:
    return (bound[0] == "at least " and exact[1] < bound[1]) or (bound[0] == "at most " and exact[1] > bound[1])


def _is_harm(page: Page, place: Span) -> bool:
    """Tell whether the words around a number, in its line, speak of harm, and not of a part of what was harmed."""
    text = page.document.text
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - 120)
    return not _PART.search(text, start, place.end) and bool(_HARM.search(text, start, min(place.end + 120, len(text))))


def _is_in(places: Sequence[Span], place: Span) -> bool:
    """Tell whether a place is within a table, whose rows count different things."""
    before = bisect_right(places, place.start, key=lambda row: row.start) - 1
    return before >= 0 and place.end <= places[before].end


def _fold(unit: str) -> str:
    return unit.casefold()


EXTRACTOR = Extractor(
    name="measure-conflicts",
    stage="review",
    run=check_measures,
    description="Problems: counts of harmed things that disagree.",
)
