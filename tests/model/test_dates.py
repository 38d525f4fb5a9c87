"""Dates in prose become EDTF, and nothing is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.model.dates import find_dates, read_date
from breachgraph.model.edtf import is_edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 12th, 2014", "2014-05-12"),
        ("July 2020", "2020-07"),
        ("July of 2023", "2023-07"),
        ("April 11th 2023", "2023-04-11"),
        ("3 March 2021", "2021-03-03"),
        ("the 3rd of March, 2021", "2021-03-03"),
        ("2016-07-08", "2016-07-08"),
        ("2016", "2016"),
        ("Summer 2023", "2023-22"),
        ("Q3 2021", "2021-35"),
        ("Late November, 2023", "2023-11~"),
        ("early 2019", "2019~"),
        ("August 12th to October 26th, 2022", "2022-08-12/2022-10-26"),
        ("March 13 - 30, 2020", "2020-03-13/2020-03-30"),
        ("December 22-26th, 2020", "2020-12-22/2020-12-26"),
        ("between April and August 2021", "2021-04/2021-08"),
        ("March 11, 2020 7:16 pm", "2020-03-11"),
        ("March 11, 2020 7:55 to \nMarch 12, 2020 10:30 am", "2020-03-11/2020-03-12"),
        ("September 6th", "XXXX-09-06"),
        ("Sept. 6, 2023", "2023-09-06"),
    ],
)
def test_a_date_cell_is_read_as_stated(text: str, edtf: str) -> None:
    """As precise as the words, and no more."""
    found = read_date(text)
    assert found is not None
    assert (found.edtf, found.valid) == (edtf, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "you may not",
        "version 1.2.3",
        "CVE-2021-44228",
        "2016-security",
        "12/07/2023",
        "room 2020x",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    """Ambiguous numerals, versions and identifiers are no dates."""
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["February 30, 2020", "June 31st, 2021", "2021-13-01"])
def test_a_day_that_does_not_exist_is_found_and_marked(text: str) -> None:
    """A reader is told of it; no other day is put in its place."""
    found = read_date(text)
    assert found is not None
    assert not found.valid


@given(st.text(max_size=200))
def test_places_lie_in_the_text_in_order_and_valid_dates_are_edtf(text: str) -> None:
    """Whatever the text, found dates do not overlap and can be parsed."""
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        if found.valid:
            assert is_edtf(found.edtf.replace("XXXX", "2000"))
