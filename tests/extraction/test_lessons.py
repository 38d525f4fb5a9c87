"""What counts as a recommendation, by heading and by form."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table

from breachgraph.api import extract
from breachgraph.model import Literal


def recommended(body: str) -> list[str]:
    claims = extract(HEAD + body).claims
    return sorted(
        claim.object.value
        for claim in claims
        if claim.predicate.endswith("#text")
        and "/recommendation/" in claim.subject
        and isinstance(claim.object, Literal)
    )


@pytest.mark.parametrize(("body", "expected"), read_table("lessons.txt"))
def test_items_are_recommendations_by_heading_or_by_imperative(body: str, expected: list[str]) -> None:
    """A heading of lessons, bold in place of one, or a list most of whose items tell the reader to do something."""
    assert recommended(body.replace("/", "\n") + "\n") == expected


def test_an_imperative_list_outside_lessons_is_advice() -> None:
    """Its kind tells it from a lesson learned."""
    claims = extract(HEAD + "Do this:\n\n- Enable MFA.\n- Never share keys.\n").claims
    kinds = {str(claim.object) for claim in claims if claim.predicate.endswith("#recommendationKind")}
    assert [kind.rpartition("#")[2] for kind in kinds] == ["recommendation-kind-advice"]
