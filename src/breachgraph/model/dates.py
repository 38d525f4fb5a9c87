"""Dates in English prose, as EDTF. A grammar of its own, since general parsers invent the day that is not said.

date      = point [ connector point ]            ("August 12th to October 26th, 2022")
point     = [ qualifier ] ( iso | month-day-year | day-month-year | month-year | season-year | quarter | year )
connector = [ time ] ( "to" | "through" | "until" | "and" after "between" | dash )
qualifier = "early" | "mid" | "late" | "about" | "around" | "circa" | "approximately"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from breachgraph.model.edtf import is_edtf

__all__ = ["FoundDate", "find_dates", "read_date"]

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\b\.?|July?\b\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DIGIT = re.compile(r"\d")
_ORDINAL = r"(?:st|nd|rd|th)?(?![\dA-Za-z:])"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_POINT = re.compile(
    rf"""(?<![\w/.-])
    (?=\d|a(?:bo|ro|pp|pr|u[gt])|circa|dec|early|f(?:eb|all)|j(?:an|u[nl])|late|m(?:id|a[ry])|nov|oct|q[1-4]|s(?:ep|pr|um)|winter)
    (?P<qualifier>(?:early|mid|late|about|around|circa|approximately)[ -](?:in[ ])?)?
    (?:
      (?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?![\d-])
    | (?P<m1>{_MONTH})\ {{0,3}}(?P<d1>\d{{1,2}}){_ORDINAL}(?:\ ?,?\ {{0,3}}(?:of\ )?(?P<y1>{_YEAR}))?
    | (?P<d2>\d{{1,2}}){_ORDINAL}\ (?:of\ )?(?P<m2>{_MONTH})(?:,?\ {{0,3}}(?P<y2>{_YEAR}))?
    | (?P<m3>{_MONTH})\ ?,?\ {{0,3}}(?:of\ )?(?P<y3>{_YEAR})
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\ (?:of\ )?(?P<y4>{_YEAR})
    | Q(?P<quarter>[1-4])\ (?:of\ )?(?P<y5>{_YEAR})
    | (?P<m4>{_MONTH})(?=\ (?:and|to|through|until|-|–)\ )
    | (?P<year>{_YEAR})(?!\w|-(?!(?:19|20)\d\d(?!\d)))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = r"(?:,?\s{0,3}(?:at\s)?(?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s(?:UTC|GMT|[ECMP][SD]?T))?)?"
_CONNECTOR = re.compile(rf"{_TIME}\s{{0,3}}(?P<word>to|through|until|and|-|–|—)\s{{0,3}}", re.IGNORECASE)
_DAY_AFTER = re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\ ?,?\ {{0,3}}(?P<year>{_YEAR}))?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text.

    Attributes:
        start: First code point in the text.
        end: One past the last code point.
        edtf: The date as EDTF; `XXXX` for a year that is not said.
        valid: Whether such a date exists.
    """

    start: int
    end: int
    edtf: str
    valid: bool = True


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    year: str | None
    month: str | None = None
    day: str | None = None
    mark: str = ""
    bare: bool = False

    def edtf(self) -> str:
        parts = [self.year or "XXXX", *(part for part in (self.month, self.day) if part)]
        return "-".join(parts) + self.mark


def find_dates(text: str) -> list[FoundDate]:
    """Find the dates that a text states.

    A year alone counts only where nothing else stands; "July 2020" is a month, not the 20th of July.

    Args:
        text: Plain text, one line or many.

    Returns:
        The dates in order of appearance, not overlapping; those that cannot be are marked as not valid.
    """
    found: list[FoundDate] = []
    if not _DIGIT.search(text):
        return found
    points = list(_find_points(text))
    index = 0
    while index < len(points):
        first = points[index]
        if found and first.start < found[-1].end:
            index += 1
            continue
        joined = _join(text, first, points[index + 1] if index + 1 < len(points) else None)
        if joined is not None:
            second, consumed = joined
            found.append(_interval(first, second))
            index += 1 + consumed
        else:
            if not first.bare:
                edtf = first.edtf()
                found.append(FoundDate(first.start, first.end, edtf, _exists(edtf)))
            index += 1
    return found


def read_date(text: str) -> FoundDate | None:
    """Read the first date of a cell or a date field.

    Args:
        text: A short text that is meant to be a date, perhaps with a time of day.

    Returns:
        The date, or None where the text states none.
    """
    found = find_dates(text)
    return found[0] if found else None


def _find_points(text: str) -> Iterator[_Point]:
    for match in _POINT.finditer(text):
        mark = "~" if match["qualifier"] else ""
        start, end = match.span()
        if match["iso"]:
            year, _, rest = match["iso"].partition("-")
            month, _, day = rest.partition("-")
            yield _Point(start, end, year, month, day or None, mark)
        elif match["m1"] or match["m2"]:
            name, day, year = (
                (match["m1"], match["d1"], match["y1"]) if match["m1"] else (match["m2"], match["d2"], match["y2"])
            )
            yield _Point(start, end, year, _month(name), f"{int(day):02}", mark)
        elif match["m3"]:
            yield _Point(start, end, match["y3"], _month(match["m3"]), None, mark)
        elif match["season"]:
            yield _Point(start, end, match["y4"], _SEASONS[match["season"].casefold()], None, mark)
        elif match["quarter"]:
            yield _Point(start, end, match["y5"], f"{32 + int(match['quarter'])}", None, mark)
        elif match["m4"]:
            yield _Point(start, end, None, _month(match["m4"]), None, mark, bare=True)
        else:
            yield _Point(start, end, match["year"], None, None, mark)


def _month(name: str) -> str:
    return f"{_MONTHS[name[:3].casefold()]:02}"


def _join(text: str, first: _Point, following: _Point | None) -> tuple[_Point, int] | None:
    """Return the second point of an interval, and whether it used up the following point."""
    connector = _CONNECTOR.match(text, first.end)
    if connector is None:
        return None
    if connector["word"].casefold() == "and" and not _BETWEEN.search(text, max(0, first.start - 10), first.start):
        return None
    if following is not None and following.start == connector.end() and not following.bare:
        if following.month is None and first.month is not None:
            return None
        return following, 1
    day = _DAY_AFTER.match(text, connector.end())
    if day is None or first.day is None:
        return None
    return _Point(connector.end(), day.end(), day["year"] or first.year, first.month, f"{int(day['day']):02}"), 0


def _interval(first: _Point, second: _Point) -> FoundDate:
    left = replace(first, year=first.year or second.year)
    right = replace(second, year=second.year or first.year)
    edtf = f"{left.edtf()}/{right.edtf()}"
    if left.edtf() == right.edtf():
        edtf = left.edtf()
    return FoundDate(first.start, second.end, edtf, _exists(edtf))


def _exists(edtf: str) -> bool:
    leap_year = edtf.replace("XXXX", "2000")
    return is_edtf(leap_year)
