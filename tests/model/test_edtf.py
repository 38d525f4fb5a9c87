"""EDTF values: what is read, what is refused, and how they are bounded."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf as reference_parse
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.model.edtf import is_edtf, parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2016-10", "2016-10-01", "2016-10-31", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "day"),
        ("2016~", "2016-01-01", "2016-12-31", "approximate"),
        ("2022-08-12/2022-10-26", "2022-08-12", "2022-10-26", "range"),
        ("2021-04/2021-08", "2021-04-01", "2021-08-31", "range"),
        ("2021-06/..", "2021-06-01", "9999-12-31", "range"),
        ("../2021-06", "0001-01-01", "2021-06-30", "range"),
        ("2023-22", "2023-06-01", "2023-08-31", "season"),
        ("2023-24", "2023-12-01", "2024-02-29", "season"),
        ("2021-35", "2021-07-01", "2021-09-30", "season"),
        ("2016-XX", "2016-01-01", "2016-12-31", "approximate"),
        ("201X", "2010-01-01", "2019-12-31", "approximate"),
    ],
)
def test_bounds_and_precision_follow_the_value(text: str, earliest: str, latest: str, precision: str) -> None:
    """The first and last day that a value can mean, and how coarse it is."""
    value = parse_edtf(text)
    assert (value.earliest.isoformat(), value.latest.isoformat(), value.precision) == (
        earliest,
        latest,
        precision,
    )


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "2020-13",
        "2020-00",
        "2020/2019",
        "../..",
        "yesterday",
        "",
        "2020-1-1",
        "20201",
        "2020-05-xx",
        "2020/",
    ],
)
def test_dates_that_cannot_be_are_refused(text: str) -> None:
    """No day is made up for a value that has none."""
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_bounds_agree_with_an_independent_reader(day: date) -> None:
    """Days, months and years have the bounds that the `edtf` package gives."""
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        theirs = reference_parse(text)
        ours = parse_edtf(text)
        assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
        assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_an_interval_never_ends_before_it_begins(first: date, second: date) -> None:
    """Of two days only one order is an interval."""
    start, end = sorted([first, second])
    value = parse_edtf(f"{start.isoformat()}/{end.isoformat()}")
    assert (value.earliest, value.latest) == (start, end)
    if start < end:
        assert not is_edtf(f"{end.isoformat()}/{start.isoformat()}")
