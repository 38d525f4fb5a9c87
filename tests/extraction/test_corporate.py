"""Deals, subsidiaries, former names."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table, told

from breachgraph.api import extract


@pytest.mark.parametrize(("sentence", "expected"), read_table("acquisitions.txt"))
def test_deals_and_belongings(sentence: str, expected: list[str]) -> None:
    """Planned, denied and supposed deals are no facts; goods, shares and people are no organizations."""
    assert told(extract(f"{HEAD}{sentence}\n"), "acquired", "memberOf") == expected


@pytest.mark.parametrize(("sentence", "expected"), read_table("former-names.txt"))
def test_former_and_trade_names(sentence: str, expected: list[str]) -> None:
    """They belong to who bears the present name."""
    assert told(extract(f"{HEAD}{sentence}\n"), "formerName", "altLabel") == expected


def test_a_renamed_product_keeps_its_identity() -> None:
    """A catalogued service under its former name is the same service."""
    found = extract(f"{HEAD}Azure AD (now Entra ID) was used.\n")
    assert told(found, "formerName") == ["Microsoft Entra ID formerName asserted Azure AD"]
