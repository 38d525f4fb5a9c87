"""That nobody knows who did it, and nothing else that is unknown."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table

from breachgraph.api import extract


@pytest.mark.parametrize(("sentence", "expected"), read_table("unknowns.txt"))
def test_ignorance_of_who_did_it_is_an_unknown_actor(sentence: str, expected: list[str]) -> None:
    """Whom else, what or how many nobody knows is another thing."""
    claims = extract(HEAD + sentence + "\n").claims
    found = {each.modality for each in claims if each.predicate.endswith("#actor") and each.object is None}
    assert sorted(found) == expected
