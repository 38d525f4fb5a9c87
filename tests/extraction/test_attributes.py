"""What a page says of its actors, of the first way in, and of who noticed, told and responded."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table, told

from breachgraph.api import extract

TABLES = (
    ("actor-attributes.txt", ("actorKind", "motivation", "attributedCountry", "memberOf"), True),
    ("initial-vector.txt", ("initialVector",), False),
    ("detection.txt", ("detectedBy", "reportedBy", "responder"), False),
)
CASES = [
    pytest.param(properties, subjects, sentence, expected, id=f"{name}-{number}")
    for name, properties, subjects in TABLES
    for number, (sentence, expected) in enumerate(read_table(name))
]


@pytest.mark.parametrize(("properties", "subjects", "sentence", "expected"), CASES)
def test_a_sentence_gives_what_it_says_as_it_means_it(
    properties: tuple[str, ...], subjects: bool, sentence: str, expected: list[str]
) -> None:
    """Asserted, supposed, suspected, planned or denied; words on other matters give nothing."""
    assert told(extract(f"{HEAD}{sentence}\n"), *properties, subjects=subjects) == expected


def test_an_unnamed_insider_has_the_kind_of_his_role() -> None:
    """The words that make the role are the evidence."""
    found = extract(f"{HEAD}A former engineer downloaded the records.\n")
    assert told(found, "actorKind") == ["former engineer actorKind asserted actor-kind-former-employee"]


def test_who_attributes_is_kept() -> None:
    """An attribution that somebody made has its claimant."""
    found = extract(f"{HEAD}Microsoft said the China-based group Storm-0558 read the mail.\n")
    claim = next(each for each in found.claims if each.predicate.endswith("#attributedCountry"))
    assert claim.asserted_by == "https://w3id.org/breachgraph/id/agent/microsoft"


def test_the_first_way_in_is_a_vector_too() -> None:
    """One sentence gives both claims, with the same words."""
    found = extract(f"{HEAD}The attack began with a phishing email.\n")
    assert told(found, "vector", "initialVector", subjects=False) == [
        "initialVector asserted vector-phishing",
        "vector asserted vector-phishing",
    ]
