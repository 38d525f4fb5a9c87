"""Vectors, effects, weaknesses, data and detection: concepts by their phrases and cues in the ontology."""

from __future__ import annotations

import re
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


_NOT = re.compile(r"\b(?:not|never|nobody|nor|neither|[Nn]o)\b|n['’]t\b")
_NOT_IN_CUE = re.compile(r"\b(?:not|never|nobody|nothing|no|neither|without)\b|n't")
_DEFENCE = re.compile(
    r"[-\s](?:resistant|proof|free|awareness|protection|prevention|detection|training|simulations?|insurance)\b"
)
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
            if sentence.role in _READINGS[hit.concept.scheme].roles and not _is_attribute(sentence.text, hit)
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


def _is_attribute(text: str, hit: Hit) -> bool:
    """Tell words that only qualify another thing: phishing-resistant keys, malware protection, the server's logs."""
    if hit.concept.scheme == "effect" and text[hit.end : hit.end + 2] in {"'s", "’s"}:
        return True
    return hit.concept.scheme in {"vector", "effect"} and bool(_DEFENCE.match(text, hit.end))


def _stance(text: str, hit: Hit, reading: _Reading) -> Modality:
    modality = modality_of(text, hit.start, hit.end)
    if reading.lack:
        return "asserted" if modality in {"denied", "planned"} else modality
    if modality == "asserted" and _NOT.search(text, hit.start, hit.end) and not _NOT_IN_CUE.search(hit.cue):
        return "denied"
    return modality


EXTRACTOR = Extractor(
    name="concepts",
    stage="relations",
    run=claim_concepts,
    description="Vectors, effects, weaknesses, exposed data and detection, by the phrases and cues of the ontology.",
    order=20,
)
