"""Cues find what they mean, and nothing explodes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph.lexicon.concepts import Concept, load_concepts
from breachgraph.lexicon.cues import parse_cue, parse_phrase
from breachgraph.lexicon.matcher import ConceptMatcher, concept_matcher


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("rotat*", "keys were Rotated often", "Rotated"),
        ("not .. rotat*", "had not been ever rotated", "not been ever rotated"),
        ("not .. rotat*", "not one two three four five six seven rotated", None),
        (
            "not ... rotat*",
            "not one two three four five six seven rotated",
            "not one two three four five six seven rotated",
        ),
        ("stolen|leaked key*", "the leaked keys", "leaked keys"),
        ("shared (aws) credential*", "shared credentials", "shared credentials"),
        ("shared (aws) credential*", "shared AWS credentials", "shared AWS credentials"),
        ("n't require", "didn’t require", "didn’t require"),
        ("CSPM", "a cspm tool", None),
        ("CSPM", "a CSPM tool", "CSPM"),
        ("ransom", "ransomware", None),
        ("forg* token", "forged. Token", None),
        ("multi-factor", "a multi-factor prompt", "multi-factor"),
        ("multi-factor", "a multi/factor prompt", None),
        ("writ*able", "world-writeable files", "writeable"),
        ("pa* $* ransom", "they paid $5,000 ransom", None),
        ("pa* $*", "they paid $5,000", "paid $5"),
        ("a .. b", "a U.S. b", "a U.S. b"),
        ("a .. b", "a c; b", None),
        ("key* .. key*", "keys and more keys", "keys and more keys"),
    ],
)
def test_the_grammar_of_cues(cue: str, text: str, found: str | None) -> None:
    """Wildcards, gaps, alternatives, optional words, case, whole words, one sentence."""
    concept = Concept(iri="urn:c", scheme="s", notation="c", label="c", definition="", phrases=(), cues=(cue,))
    hits = ConceptMatcher([concept]).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ([found] if found else [])


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("access key", "Access keys were found", "Access keys"),
        ("bypass", "two bypasses", "bypasses"),
        ("driver's licence", "a driver’s licence", "driver’s licence"),
        ("m&a", "during M&A work", "M&A"),
        ("names, addresses", "names and addresses", None),
        ("access key", "accesskey", None),
    ],
)
def test_a_label_is_found_in_singular_and_plural(phrase: str, text: str, found: str | None) -> None:
    """Its words stand in their order, with little between them."""
    concept = Concept(iri="urn:c", scheme="s", notation="c", label="c", definition="", phrases=(phrase,))
    hits = ConceptMatcher([concept]).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ([found] if found else [])


@pytest.mark.parametrize("cue", ["", ".. a", "a ..", "a||b", "(a) b"])
def test_a_malformed_cue_is_refused(cue: str) -> None:
    """The ontology's writer is told."""
    with pytest.raises(ValueError, match=r".+"):
        parse_cue(cue)


def test_a_label_without_words_is_refused() -> None:
    """It could match nothing."""
    with pytest.raises(ValueError, match="word"):
        parse_phrase("...")


def test_every_cue_of_the_ontology_compiles() -> None:
    """The matcher of all schemes can be made."""
    for concepts in load_concepts().values():
        for concept in concepts:
            for cue in concept.cues:
                assert parse_cue(cue).elements


@given(st.sampled_from([phrase for concept in load_concepts()["vector"] for phrase in concept.phrases]))
def test_every_phrase_finds_its_own_concept(phrase: str) -> None:
    """A label in a sentence is a hit, with its place."""
    text = f"It was {phrase}, they said."
    hits = concept_matcher("vector").find(text)
    owners = {concept.iri for concept in load_concepts()["vector"] if phrase in concept.phrases}
    assert owners <= {hit.concept.iri for hit in hits}
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@settings(deadline=None)
@given(st.text(alphabet="not rotate keys credential .,;'- ", max_size=400))
def test_matching_any_text_terminates(text: str) -> None:
    """Bounded gaps keep the cost in proportion."""
    assert isinstance(concept_matcher("vector", "weakness", "effect").find(text), list)
