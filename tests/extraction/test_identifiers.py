"""Identifiers are read where the incident is told, and mean what their lists say."""

from __future__ import annotations

import pytest

import breachgraph
from breachgraph.model.namespaces import BG

PAGE = "---\ntitle: T\nvictim: Example Corp\n---\n\n{}\n"


def found(text: str) -> list[tuple[str, str, str]]:
    """Return property, object (of a concept its notation) and words of each claim of the rule."""
    extraction = breachgraph.extract(PAGE.format(text))
    notations = {entity.iri: entity.notation for entity in extraction.entities}
    return [
        (
            claim.predicate.removeprefix(BG),
            notations[claim.object] if isinstance(claim.object, str) else claim.object.value,
            extraction.document.text[claim.evidence[0].start : claim.evidence[0].end],
        )
        for claim in extraction.claims
        if claim.rule.startswith("identifiers@") and claim.object is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They used valid accounts (T1078.004).", [("technique", "T1078.004", "T1078.004")]),
        ("They used T1078/004.", [("technique", "T1078.004", "T1078/004")]),
        ("The flaw is CWE-918.", [("weaknessType", "CWE-918", "CWE-918")]),
        ("### T1190: Exploit\n\nText.", [("technique", "T1190", "T1190")]),
        ("| Id |\n| --- |\n| T1110 |", [("technique", "T1110", "T1110")]),
        ("Then [phishing](https://attack.mitre.org/techniques/T1566/001/).", [("technique", "T1566.001", "phishing")]),
        ("Traffic came from 45.9.148.3.", [("ipAddress", "45.9.148.3", "45.9.148.3")]),
        ("It is 185[.]220[.]101[.]4 again.", [("ipAddress", "185.220.101.4", "185[.]220[.]101[.]4")]),
        ("The file was D41D8CD98F00B204E9800998ECF8427E.", [("fileHash", "d41d8cd98f00b204e9800998ecf8427e", "D41D8CD98F00B204E9800998ECF8427E")]),
        ("It took arn:aws:iam::123456789012:role/Admin.", [("resourceName", "arn:aws:iam::123456789012:role/Admin", "arn:aws:iam::123456789012:role/Admin")]),
    ],
)  # fmt: skip
def test_an_identifier_is_claimed_with_its_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The value is in the list's form, the evidence as written."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A Canon T1000, part BT1078, T-1078, T1078.0045 and version T1078.4.",
        "It ran WebLogic version 12.2.1.3 on the server, from 10.3.6.0.1 on.",
        "Requests went to the address 127.0.0.1, 10.0.0.1, 192.0.2.7 and 169.254.169.254.",
        "The address 999.1.1.1 does not exist.",
        "See commit da39a3ee5e6b4b0d3255bfef95601890afd80709.",
        "## Lessons learned\n\n* Watch T1485 and CWE-79.",
        "Read arn:example:thing and CWE-99999.",
    ],
)
def test_what_only_looks_like_an_identifier_is_none(text: str) -> None:
    """Parts, versions, private addresses, commits, and what lessons name."""
    assert found(text) == []


def test_a_revoked_technique_is_kept_and_reported() -> None:
    """The claim says what the page says; the problem names what replaces it, over two steps where there are two."""
    extraction = breachgraph.extract(PAGE.format("They used T1562.001 and T1073 and T1026."))
    messages = [problem.message for problem in extraction.problems if problem.code == "attack-id-revoked"]
    assert [message.rpartition("; ")[2] for message in messages] == [
        "T1685 (Disable or Modify Tools) replaces it",
        "T1574.001 (Hijack Execution Flow: DLL) replaces it",
        "nothing replaces it",
    ]


def test_a_denied_technique_is_no_fact() -> None:
    """The words before an identifier say how it is meant."""
    extraction = breachgraph.extract(PAGE.format("The intruder did not use T1566."))
    assert [claim.modality for claim in extraction.claims if claim.rule.startswith("identifiers@")] == ["denied"]
