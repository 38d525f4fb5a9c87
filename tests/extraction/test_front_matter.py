"""The fields of a page's header."""

from __future__ import annotations

import pytest

from breachgraph.api import extract
from breachgraph.model import Literal


def header(field: str) -> list[tuple[str, str, str]]:
    """Return name, modality and value of the claims that one field gives, the title's aside."""
    found = extract(f"---\ntitle: Hack\n{field}\n---\n\nText.\n")
    return [
        (claim.predicate.rpartition("#")[2].rpartition("/")[2], claim.modality, claim.object.value if isinstance(claim.object, Literal) else str(claim.object).rpartition("#")[2])
        for claim in found.claims
        if claim.predicate.rpartition("/")[2] != "title" and not claim.predicate.endswith("describedIn")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "claims"),
    [
        ("incident_start_date: 2020-01-02", [("startDate", "asserted", "2020-01-02")]),
        ("incident_start_date: Unknown", [("startDate", "unknown", "None")]),
        ("incident_end_date: TBD", [("endDate", "unknown", "None")]),
        ("disclosure_date: N/A", []),
        ('final_status: "Unknown"', [("status", "unknown", "None"), ("statusText", "asserted", "Unknown")]),
        ('victim: "Unknown"', [("victim", "unknown", "None")]),
        ('description: "What happened."', [("description", "asserted", "What happened.")]),
        ('author_url: "https://example.com/me"', [("creatorUrl", "asserted", "https://example.com/me")]),
        ("draft: true", [("draft", "asserted", "true")]),
        ("draft: false", []),
        ("showToc: true", []),
    ],
)
def test_what_a_field_states(field: str, claims: list[tuple[str, str, str]]) -> None:
    """Unknown is said to be unknown; what does not apply says nothing."""
    assert header(field) == claims
