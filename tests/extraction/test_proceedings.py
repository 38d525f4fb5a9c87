"""Who was charged, convicted, sentenced, fined or sued; for what and with what outcome."""

from __future__ import annotations

import pytest
from tests.extraction.tables import read_table

from breachgraph.api import extract
from breachgraph.model import Literal

PROPERTIES = ("legalStatus", "charge", "outcome", "authority")


def proceedings(sentence: str) -> list[str]:
    """Return what a page of one sentence says of proceedings, as the table writes it."""
    found = extract(sentence + "\n")
    names = {entity.iri: entity.label for entity in found.entities}
    lines = []
    for claim in found.claims:
        name = claim.predicate.rpartition("#")[2]
        if name not in PROPERTIES:
            continue
        value = claim.object.value if isinstance(claim.object, Literal) else str(claim.object)
        value = names.get(value, value.rpartition("#legal-status-")[2] or value)
        who = names[claim.subject].removeprefix("Proceedings against ")
        lines.append(f"{who} {name} {value}" + ("" if claim.modality == "asserted" else f" ({claim.modality})"))
    return sorted(lines)


@pytest.mark.parametrize(("sentence", "expected"), read_table("proceedings.txt"))
def test_a_legal_verb_is_about_its_subject_or_object_and_nobody_else(sentence: str, expected: list[str]) -> None:
    """Passive and active, nouns with "against", pronouns of the same paragraph; never the court or the regulator."""
    assert proceedings(sentence) == expected


def test_a_pronoun_reaches_no_further_than_its_paragraph() -> None:
    """Across a blank line nobody is meant."""
    assert proceedings("John Smith led the unit.\n\nHe pleaded guilty to insider trading.") == []


def test_evidence_of_a_pronoun_is_both_sentences() -> None:
    """The words that name the defendant stand in the sentence before."""
    page = "John Smith led the unit. He pleaded guilty to insider trading.\n"
    claim = next(each for each in extract(page).claims if each.predicate.endswith("#defendant"))
    assert [page[span.start : span.end] for span in claim.evidence] == [
        "John Smith led the unit.",
        "He pleaded guilty to insider trading.",
    ]


def test_a_fine_is_the_measure_that_the_page_has_of_it_already() -> None:
    """One sum of money, one measure."""
    found = extract("Equifax was fined $5 million.\n")
    outcomes = {claim.object for claim in found.claims if claim.predicate.endswith("#outcome")}
    measures = {claim.object for claim in found.claims if claim.predicate.endswith("#measure")}
    assert outcomes == measures
    assert len(outcomes) == 1
