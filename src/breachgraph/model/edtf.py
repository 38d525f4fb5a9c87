"""Extended Date/Time Format: the values, their bounds, and their precision.

Source: Library of Congress, EDTF specification (ISO 8601-2:2019), level 0 and the parts of level 1 that write-ups
need: seasons, `~` and `?`, unspecified digits, intervals, open intervals; of level 2 the quarters, 33 to 36.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal as Choice

__all__ = ["Edtf", "Precision", "is_edtf", "parse_edtf"]

Precision = Choice["day", "month", "season", "year", "range", "approximate"]

_POINT = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[~?%]?)\Z")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}
_QUARTERS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12)}
_GROUPINGS = _SEASONS | _QUARTERS
_OPEN_START, _OPEN_END = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as stated, with the days that bound it.

    Attributes:
        text: The EDTF string.
        earliest: First day it can mean; 0001-01-01 for an open start.
        latest: Last day it can mean; 9999-12-31 for an open end.
        precision: How coarse it is.
    """

    text: str
    earliest: date
    latest: date
    precision: Precision


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date in the supported part of EDTF."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string.

    Args:
        text: `2016-10`, `2022-08-12/2022-10-26`, `2016~`, `2023-22`, `2021/..`, `2016-XX`.

    Returns:
        The value with its bounds.

    Raises:
        ValueError: If the text is no supported EDTF date, the day does not exist, or an interval ends before
            it begins.

    Source: EDTF specification, level 0 (date, interval) and level 1 (qualification, unspecified digits, season,
        open interval). A winter is taken to begin in December of its year.
    """
    if "/" not in text:
        return _parse_point(text)
    left, _, right = text.partition("/")
    start = _parse_point(left) if left != ".." else None
    end = _parse_point(right) if right != ".." else None
    if start is None and end is None:
        raise ValueError(f"{text!r} is an interval without any date")
    earliest = start.earliest if start else _OPEN_START
    latest = end.latest if end else _OPEN_END
    if earliest > latest:
        raise ValueError(f"{text!r} ends before it begins")
    return Edtf(text, earliest, latest, "range")


def _parse_point(text: str) -> Edtf:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2016, 2016-10, 2016-10-03 or 2016-10/2017-01")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    first_year, last_year = _year_bounds(year)
    if month in _GROUPINGS and day is None:
        begin, end = _GROUPINGS[month]
        closing = last_year + (end < begin)
        bounds = date(first_year, begin, 1), _month_end(closing, end)
        return Edtf(text, *bounds, "approximate" if mark else "season")
    months = _digits(month, 1, 12, text) if month else (1, 12)
    if day and "X" not in day:
        bounds = date(first_year, months[0], int(day)), date(last_year, months[1], int(day))
    else:
        bounds = date(first_year, months[0], 1), _month_end(last_year, months[1])
    precision: Precision = "day" if day else "month" if month else "year"
    return Edtf(text, *bounds, "approximate" if mark or "X" in text else precision)


def _year_bounds(year: str) -> tuple[int, int]:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return max(low, 1), max(high, 1)


def _digits(field: str, low: int, high: int, text: str) -> tuple[int, int]:
    if "X" in field:
        return low, high
    number = int(field)
    if not low <= number <= high:
        raise ValueError(f"{text!r} has no such month: {field}")
    return number, number


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
