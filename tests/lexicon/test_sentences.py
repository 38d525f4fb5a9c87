"""What the lexicon of vectors, effects, weaknesses, data and detection finds in sentences, and where it is silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from breachgraph.api import extract
from breachgraph.lexicon.concepts import load_concepts

SCHEMES = ("vector", "effect", "weakness", "data", "detection")
READ = {"vector", "effect", "weakness", "dataExposed", "detectionMethod"}


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


SAID = [tuple(line.split("\t")) for line in _lines("sentences.txt")]


def asserted(sentence: str) -> set[str]:
    """Return the concepts that a page of one sentence asserts of its incident."""
    claims = extract(f"---\ntitle: A breach (2021)\n---\n\n## Details of the Incident\n\n{sentence}\n").claims
    read = {claim for claim in claims if claim.predicate.rpartition("#")[2] in READ and claim.modality == "asserted"}
    return {str(claim.object).rpartition("#")[2] for claim in read}


@pytest.mark.parametrize(("concept", "sentence"), SAID)
def test_a_concept_is_known_by_the_ways_of_saying_it(concept: str, sentence: str) -> None:
    """Active or passive, as a noun, or as a lack."""
    assert concept in asserted(sentence)


@pytest.mark.parametrize("sentence", _lines("silent.txt"))
def test_other_matter_asserts_nothing(sentence: str) -> None:
    """Nor does what is supposed, planned, suspected or denied."""
    assert asserted(sentence) == set()


def test_every_concept_has_three_sentences() -> None:
    """None is known by its label alone."""
    counts = Counter(concept for concept, _ in SAID)
    concepts = {each.iri.rpartition("#")[2] for scheme in SCHEMES for each in load_concepts()[scheme]}
    assert {concept: counts[concept] for concept in concepts if counts[concept] < 3} == {}
