"""Vectors, effects, weaknesses, data and detection: concepts by their phrases and cues in the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.matcher import Hit
from breachgraph.model import Claim, Modality, Role

__all__ = ["EXTRACTOR"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where a scheme's words may fire, and what negation means there.

    Attributes:
        predicate: The property whose value the concept is.
        roles: Roles of sections in which the words count.
        lack: Whether the concept is itself a lack, so that "no" and "should" speak for it, not against it.
    """

    predicate: str
    roles: frozenset[Role]
    lack: bool = False


_STORY: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "other"})
_READINGS: Mapping[str, _Reading] = {
    "vector": _Reading("vector", _STORY),
    "effect": _Reading("effect", _STORY),
    "weakness": _Reading("weakness", _STORY | {"lessons"}, lack=True),
    "data": _Reading("dataExposed", frozenset({"lead", "details"})),
    "detection": _Reading("detectionMethod", frozenset({"lead", "details", "timeline"})),
}


def claim_concepts(page: Page) -> Iterator[Claim]:
    """Claim the concept of every phrase or cue, with the sentence as evidence, as it is meant there."""
    for position, sentence in enumerate(page.sentences):
        if not any(sentence.role in reading.roles for reading in _READINGS.values()):
            continue
        hits = [
            hit
            for hit in page.concepts_in(position, *_READINGS)
            if sentence.role in _READINGS[hit.concept.scheme].roles
        ]
        voice = voice_of_sentence(page, position) if hits else None
        for hit in hits:
            reading = _READINGS[hit.concept.scheme]
            yield page.claim(
                reading.predicate,
                hit.concept.iri,
                sentence.span,
                rule=EXTRACTOR.rule,
                modality=_stance(sentence.text, hit, reading),
                voice=voice,
            )


def _stance(text: str, hit: Hit, reading: _Reading) -> Modality:
    modality = modality_of(text, hit.start, hit.end)
    if reading.lack and modality in {"denied", "planned"}:
        return "asserted"
    return modality


EXTRACTOR = Extractor(
    name="concepts",
    stage="relations",
    run=claim_concepts,
    description="Vectors, effects, weaknesses, exposed data and detection, by the phrases and cues of the ontology.",
    order=20,
)
