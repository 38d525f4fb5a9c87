"""Numbers in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.model.quantity import _QUANTITY, _find_matches, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "currency"),
    [
        ("over 1.5 million records", "1500000", "at-least", ""),
        ("approximately 60,000 emails", "60000", "approximately", ""),
        ("a fine of $148 million", "148000000", "exact", "USD"),
        ("148 million dollars", "148000000", "exact", "USD"),
        ("fined $529k", "529000", "exact", "USD"),
        ("in excess of $220,000", "220000", "at-least", "USD"),
        ("up to 25 BTC", "25", "at-most", "XBT"),
        ("€20 million", "20000000", "exact", "EUR"),
        ("three of their servers", "3", "exact", ""),
        ("about 100 million people", "100000000", "approximately", ""),
    ],
)
def test_value_qualifier_and_currency_are_read(text: str, value: str, qualifier: str, currency: str) -> None:
    """The number as meant, how exact it is, and the money it counts."""
    found = find_quantities(text)
    assert [(each.value, each.qualifier, each.currency) for each in found] == [(Decimal(value), qualifier, currency)]


@pytest.mark.parametrize(
    "text", ["no numbers", "50% of users", "version 1.2.3.4", "CVE-2021-44228", "7:16 pm", "Web3", "S3"]
)
def test_parts_of_other_tokens_are_no_numbers(text: str) -> None:
    """Percentages, versions, identifiers and times of day are left alone."""
    assert find_quantities(text) == []


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_keep_their_value(number: int) -> None:
    """Thousands separators change nothing."""
    assert [each.value for each in find_quantities(f"there were {number:,} records")] == [number]


@given(
    st.lists(
        st.sampled_from(
            [
                *"0 7 12 1,234 1.5 $5 US$ USD € 10% v1.2 3rd three thirty-two sixteen tenant one-off".split(),
                "more than",
                "about a",
                "in excess of an",
                "some",
                "over",
                "million",
                "k",
                "dollars",
                "of",
                "x-",
                "/",
                ",",
                "~",
                "an estimated",
            ]
        )
    ).map(" ".join)
)
def test_looking_at_numbers_only_finds_what_looking_everywhere_finds(text: str) -> None:
    """The short way to the matches gives those that the pattern finds by itself."""
    assert [each.span() for each in _find_matches(text)] == [each.span() for each in _QUANTITY.finditer(text)]
