"""Which services a page calls affected, and whose they are."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table, told

from breachgraph.api import extract


@pytest.mark.parametrize(("sentence", "expected"), read_table("services.txt"))
def test_a_service_that_is_only_named_is_not_affected(sentence: str, expected: list[str]) -> None:
    """As a tool, as spared, as a comparison or as a place of publication; a program of one's own only by its flaw."""
    assert told(extract(f"{HEAD}{sentence}\n"), "affectedService", "provider", subjects=False) == expected
