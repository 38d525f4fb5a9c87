"""Numbers in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.model.quantity import find_quantities


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
        ("twenty-five hosts", "25", "exact", ""),
        ("half a million users", "500000", "exact", ""),
        ("two hundred and fifty keys", "250", "exact", ""),
        ("a dozen firms", "12", "exact", ""),
        ("one billion pesos", "1000000000", "exact", "XXX"),
        ("650 million Norwegian kroner", "650000000", "exact", "NOK"),
        ("25.5 million USDC", "25500000", "exact", "USDC"),
        ("nearly C$9,000", "9000", "approximately", "CAD"),
        ("no fewer than 12 sites", "12", "at-least", ""),
        ("a 24-month term", "24", "exact", ""),
        ("about 100 million people", "100000000", "approximately", ""),
    ],
)
def test_value_qualifier_and_currency_are_read(text: str, value: str, qualifier: str, currency: str) -> None:
    """The number as meant, how exact it is, and the money it counts."""
    found = find_quantities(text)
    assert [(each.value, each.qualifier, each.currency) for each in found] == [(Decimal(value), qualifier, currency)]


@pytest.mark.parametrize("text", ["no numbers", "version 1.2.3.4", "CVE-2021-44228", "7:16 pm", "Web3", "S3"])
def test_parts_of_other_tokens_are_no_numbers(text: str) -> None:
    """Versions, identifiers and times of day are left alone."""
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "lower", "upper", "currency"),
    [
        ("between 5 and 7 million people", 5_000_000, 7_000_000, ""),
        ("$5-7 million", 5_000_000, 7_000_000, "USD"),
        ("from 10 to 20 servers", 10, 20, ""),
    ],
)
def test_ranges_have_both_numbers(text: str, lower: int, upper: int, currency: str) -> None:
    """What stands behind the second number holds for both."""
    (found,) = find_quantities(text)
    assert (found.value, found.upper, found.currency) == (lower, upper, currency)


@pytest.mark.parametrize("text", ["80% of it", "80 per cent of it", "80 percent of it"])
def test_shares_count_hundredths(text: str) -> None:
    """Sign or word."""
    assert [(each.value, each.share) for each in find_quantities(text)] == [(80, True)]


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    """The dotted capital I has two code points in lower case."""
    text = "İİ İstanbul: 12 servers"
    assert [text[each.start : each.end] for each in find_quantities(text)] == ["12"]


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_keep_their_value(number: int) -> None:
    """Thousands separators change nothing."""
    assert [each.value for each in find_quantities(f"there were {number:,} records")] == [number]
