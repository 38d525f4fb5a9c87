"""Entries of the vulnerability database: fields with exact places, and no incident that nobody had."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.api import build
from breachgraph.extraction import extract_document
from breachgraph.extraction.extraction import Extraction
from breachgraph.model import Literal
from breachgraph.model.namespaces import BG
from breachgraph.sources.open_cvdb import is_entry, parse_entry

ENTRY = """title: Bucket names were guessable
slug: guessable-buckets
cves:
  - CVE-2024-12345
affectedPlatforms:
  - aws
affectedServices:
  - S3
  - Bucket Guesser
severity: high
discoveredBy:
  name: Jane Roe
  org: Tenable
publishedAt: 2024/03/04
disclosedAt: 2024/01/02
knownITWExploitation: {known}
summary: |
  The naming scheme let anyone predict a bucket. An attacker could have stolen credentials
  through phishing, as [described](https://example.com/how).
manualRemediation: |
  None required
detectionMethods: null
contributor: https://github.com/example
references:
  - https://example.com/one
  - https://example.com/two
"""


def read(text: str) -> Extraction:
    return extract_document(parse_entry(text, "cvdb/x.yaml"))


def claims_of(found: Extraction, name: str) -> list[tuple[str, str, list[str]]]:
    labels = {entity.iri: entity.label for entity in found.entities}
    return [
        (
            claim.object.value
            if isinstance(claim.object, Literal)
            else labels.get(claim.object or "", str(claim.object)),
            claim.modality,
            [found.document.quote(span) for span in claim.evidence],
        )
        for claim in found.claims
        if claim.predicate == BG + name
    ]


def test_fields_are_claims_with_their_exact_words() -> None:
    """Platform, services, finders, publication and references."""
    found = read(ENTRY.format(known="false"))
    assert claims_of(found, "provider") == [("Amazon Web Services", "asserted", ["aws"])]
    assert ("Amazon S3", "asserted", ["S3"]) in claims_of(found, "affectedService")
    assert ("Bucket Guesser", "asserted", ["Bucket Guesser"]) in claims_of(found, "affectedService")
    assert claims_of(found, "reportedBy") == [
        ("Jane Roe", "asserted", ["Jane Roe"]),
        ("Tenable", "asserted", ["Tenable"]),
    ]
    assert claims_of(found, "disclosureDate") == [("2024-03-04", "asserted", ["2024/03/04"])]
    assert [quotes for *_, quotes in claims_of(found, "coverage")] == [
        ["https://example.com/one"],
        ["https://example.com/two"],
    ]
    assert ("2024-01-02", "asserted", ["2024/01/02"]) in claims_of(found, "when")


def test_what_nobody_exploited_has_no_victim_and_what_could_happen_is_a_hypothesis() -> None:
    """Neither victim nor actor; the identifier is said not to have been exploited."""
    found = read(ENTRY.format(known="false"))
    assert (claims_of(found, "victim"), claims_of(found, "actor")) == ([], [])
    assert {modality for name in ("vector", "effect", "dataExposed") for _, modality, _ in claims_of(found, name)} <= {
        "hypothesis",
        "suspected",
        "denied",
    }
    assert claims_of(found, "exploited") == [("CVE-2024-12345", "denied", ["CVE-2024-12345", "false"])]


def test_a_month_is_kept_as_a_month() -> None:
    """No day is invented."""
    found = read(ENTRY.format(known="false").replace("disclosedAt: 2024/01/02", "disclosedAt: 2024/01"))
    assert claims_of(found, "when") == [("2024-01", "asserted", ["2024/01"])]
    assert [problem.code for problem in found.problems] == []


@pytest.mark.parametrize(("known", "expected"), [("true", ["asserted"]), ("false", ["denied"]), ("", [])])
def test_exploitation_is_claimed_as_the_entry_states_it(known: str, expected: list[str]) -> None:
    """An empty field says nothing."""
    assert [modality for _, modality, _ in claims_of(read(ENTRY.format(known=known)), "exploited")] == expected


def test_prose_of_a_record_keeps_its_places_and_links() -> None:
    """The summary is read as markdown where it stands."""
    text = ENTRY.format(known="false")
    (block,) = parse_entry(text, "x.yaml").blocks
    assert block.text.startswith("The naming scheme let anyone")
    assert text[block.span.start : block.span.end].endswith("https://example.com/how).")
    assert [link.url for link in block.links] == ["https://example.com/how"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("publishedAt: 2024/03/04", "publishedAt: 2024/02/30"), "date-invalid"),
        (("severity: high", "severity: [high"), "front-matter-invalid"),
        (("severity: high", "slug: twice"), "front-matter-repeated"),
        (
            (
                "  The naming scheme let anyone predict a bucket. An attacker could have stolen credentials\n  through phishing, as [described](https://example.com/how).\n",
                "",
            ),
            "page-empty",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_a_problem(change: tuple[str, str], code: str) -> None:
    """With its line."""
    found = read(ENTRY.format(known="false").replace(*change))
    assert [problem.code for problem in found.problems if problem.severity != "info"] == [code]
    assert found.problems[0].line > 0


def test_entries_are_told_from_other_yaml_and_built_into_a_sound_graph(tmp_path: Path) -> None:
    """A folder may hold both."""
    assert is_entry(ENTRY)
    assert not is_entry("title: x\nsummary: y\nreferences: []\n")
    (tmp_path / "a.yaml").write_text(ENTRY.format(known="false"), "utf-8")
    (tmp_path / "b.yml").write_text("theme: dark\n", "utf-8")
    dataset = build(tmp_path)
    assert [(p.code, p.severity) for p in dataset.problems] == [("file-skipped", "info")]
    assert [incident.label for incident in dataset.incidents] == ["Bucket names were guessable"]
