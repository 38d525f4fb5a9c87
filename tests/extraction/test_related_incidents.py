"""Other incidents that a page's incident has to do with."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table, told

from breachgraph.api import extract

RELATIONS = ("relatedIncident", "enabledBy", "sameActorAs", "partOf")


@pytest.mark.parametrize(("sentence", "expected"), read_table("related.txt"))
def test_a_relation_leads_to_the_incident_that_is_named(sentence: str, expected: list[str]) -> None:
    """By its cue, with its modality; a comparison of others or with no incident says nothing."""
    assert told(extract(f"{HEAD}{sentence}\n"), *RELATIONS, subjects=False) == expected


def test_the_other_incident_has_its_victim_and_the_evidence_names_it() -> None:
    """A campaign has none."""
    text = f"{HEAD}The breach stems from the 2020 Initech breach. It was part of the SolarWinds campaign.\n"
    found = extract(text)
    assert told(found, "victim") == [
        "Example Corp (2021) victim asserted Example",
        "Initech 2020 victim asserted Initech",
    ]
    span = next(
        c.evidence[0] for c in found.claims if c.predicate.endswith("#victim") and c.subject.endswith("initech-2020")
    )
    assert text[span.start : span.end] == "the 2020 Initech breach"


def test_who_says_so_is_kept() -> None:
    """A reported relation has its claimant."""
    found = extract(f"{HEAD}Reuters said the incident is part of the Snowflake campaign.\n")
    claim = next(each for each in found.claims if each.predicate.endswith("#partOf"))
    assert claim.asserted_by == "https://w3id.org/breachgraph/id/agent/reuters"
