"""Names of the catalogue in prose."""

from __future__ import annotations

import pytest

from breachgraph.lexicon.concepts import load_things
from breachgraph.lexicon.names import find_names, thing_by_iri
from breachgraph.lexicon.people import is_person_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an Amazon S3 bucket", [("Amazon S3", "aws-s3")]),
        ("Azure Active Directory tokens", [("Azure Active Directory", "microsoft-entra-id")]),
        ("Office 365 and AzureAD", [("Office 365", "microsoft-365"), ("AzureAD", "microsoft-entra-id")]),
        ("awsome S3x", []),
        ("the aws cli", []),
        ("GitHub’s servers", [("GitHub", "github")]),
    ],
)
def test_longest_whole_words_with_their_case(text: str, found: list[tuple[str, str]]) -> None:
    """Parts of words, and other spellings, are no names."""
    hits = [(text[hit.start : hit.end], hit.thing.notation) for hit in find_names(text)]
    assert hits == found


def test_ambiguous_names_are_marked() -> None:
    """Teams and Wired need context."""
    assert {(hit.thing.label, hit.ambiguous) for hit in find_names("Teams of the SEC")} == {
        ("Microsoft Teams", True),
        ("Securities and Exchange Commission", True),
    }


def test_the_catalogue_is_wide_and_its_services_have_providers() -> None:
    """Well over 150 services; each belongs to something declared."""
    services = [thing for thing in load_things() if thing.kind == "Service"]
    assert len(services) > 300
    assert [thing.iri for thing in services if thing.provided_by not in thing_by_iri()] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Brian Krebs", True),
        ("Paige A. Thompson", True),
        ("Capital One", False),
        ("Wired", False),
        ("Security Week", False),
    ],
)
def test_personal_names_are_told_from_others(name: str, expected: bool) -> None:
    """Only a known given name before a surname is a person."""
    assert is_person_name(name) is expected
