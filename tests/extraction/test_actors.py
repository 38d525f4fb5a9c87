"""Who did it: the guilty are found, and the innocent stay innocent."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.api import extract

FOLDER = Path(__file__).parent


def read_sentences(name: str) -> list[str]:
    """Return the lines of a table that are no comments."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


GUILTY = read_sentences("guilty.txt")
INNOCENT = read_sentences("innocent.txt")


def actors(sentence: str) -> list[str]:
    """Return the names of the actors of a page with one sentence."""
    found = extract(f'---\ntitle: Hack\nvictim: "Example Corp"\n---\n\n{sentence}\n')
    names = {entity.iri: entity.label for entity in found.entities}
    return [
        names[str(claim.object)]
        for claim in found.claims
        if claim.predicate.endswith("#actor") and claim.modality == "asserted" and claim.status == "undisputed"
    ]


@pytest.mark.parametrize("sentence", GUILTY)
def test_words_of_guilt_about_the_incident_make_an_actor(sentence: str) -> None:
    """Pleas, convictions, identifications and claims of responsibility."""
    assert actors(sentence) == ["Jane Roe"]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_no_one_else_becomes_an_actor(sentence: str) -> None:
    """Concealment, other matters, offices, suspicion, charges and denial do not."""
    assert actors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Microsoft attributed the attack to Storm-0558.", ["Storm-0558"]),
        ("Midnight Blizzard gained access to mailboxes.", ["APT29"]),
        ("UNC9999 exfiltrated the data.", ["UNC9999"]),
        ("A former contractor used root credentials to copy the data.", ["former contractor"]),
        ("Through the malware the Conti gang got a foothold.", ["Conti"]),
        ("LockBit demanded $20 million.", ["LockBit"]),
        ("The malware is also known from Conti.", []),
        ("The technique is similar to attacks by groups such as Storm-0558.", []),
    ],
)
def test_groups_and_unnamed_insiders(sentence: str, names: list[str]) -> None:
    """Groups that are held responsible, and insiders by their role."""
    assert actors(sentence) == names


def suspected(text: str) -> list[str]:
    """Return the names of the suspected actors of a page."""
    found = extract(f'---\ntitle: Hack\nvictim: "Example Corp"\n---\n\n{text}\n')
    names = {entity.iri: entity.label for entity in found.entities}
    return sorted(
        names[str(claim.object)]
        for claim in found.claims
        if claim.predicate.endswith("#actor") and claim.modality == "suspected"
    )


def test_those_indicted_for_the_deed_are_suspected_each_by_name() -> None:
    """An indictment is no verdict."""
    assert suspected("A grand jury indicted Jane Roe, John Smith and Mary Jones for the attack on Example Corp.") == [
        "Jane Roe",
        "John Smith",
        "Mary Jones",
    ]


def test_a_verdict_of_two_people_is_about_both() -> None:
    """With their ages between."""
    assert actors("Jane Roe, 23, and John Smith, 21, were sentenced to two years for the hack.") == [
        "Jane Roe",
        "John Smith",
    ]
