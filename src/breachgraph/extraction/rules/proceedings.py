"""Proceedings: who was charged, convicted, sentenced, fined or settled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.matcher import Hit, first_per_concept
from breachgraph.model import Claim, Entity, Role
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import bgv

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
_ACTIVE = re.compile(r"(?i)^(?:indict|charg|convict|sentenc|fin|sue|arrest)(?:s|es|ed|d|ing)?$")
_PASSIVE = re.compile(r"(?i)\b(?:was|were|been|is|are|be|being|and)\s(?:\w+\s){0,2}$")
_CRIMINAL = frozenset({"charged", "indicted", "pleaded-guilty", "convicted", "acquitted", "sentenced"})
_AUTHORITY_SECTORS = frozenset({"government", "legal"})
_REACH = 120


def claim_proceedings(page: Page) -> Iterator[Claim]:
    """Claim a proceeding for every defendant of a legal verb: its subject, or its object where the verb is active."""
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in _ROLES:
            continue
        for hit in first_per_concept(page.concepts_in(position, "legal-status")):
            for defendant in _defendants(page, position, hit):
                yield from _claim(page, position, defendant, hit)


def _defendants(page: Page, position: int, hit: Hit) -> list[Found]:
    text = page.sentences[position].text
    parties = [
        each
        for each in page.mentions_in(position, "Person", "Organization", "ThreatActor")
        if not _is_authority(page, each)
    ]
    before = [each for each in parties if each.end <= hit.start and hit.start - each.end <= _REACH]
    after = [each for each in parties if each.start >= hit.end and each.start - hit.end <= _REACH]
    is_active = _ACTIVE.match(text[hit.start : hit.end]) and not _PASSIVE.search(text[: hit.start])
    if is_active and after and (not before or after[0].start - hit.end < 30):
        return _coordinated(text, after, first=True)
    if hit.concept.notation in _CRIMINAL:
        before = [each for each in before if each.kind != "Organization"] or before
    return _coordinated(text, before, first=False)


def _coordinated(text: str, parties: list[Found], *, first: bool) -> list[Found]:
    """The nearest party and those joined to it by "and" or a comma."""
    if not parties:
        return []
    ordered = parties if first else parties[::-1]
    group = [ordered[0]]
    for each in ordered[1:]:
        left, right = (group[-1], each) if first else (each, group[-1])
        if not re.fullmatch(r"(?i)\s*(?:,|and|&|,\s*and)\s*", text[left.end : right.start]):
            break
        group.append(each)
    return group


def _is_authority(page: Page, found: Found) -> bool:
    thing = page.catalogued(found.entity)
    return thing is not None and thing.sector in _AUTHORITY_SECTORS


def _claim(page: Page, position: int, defendant: Found, hit: Hit) -> Iterator[Claim]:
    sentence = page.sentences[position]
    names = page.entities[defendant.entity].label, page.entities[page.incident].label
    iri = mint("proceeding", names[1], names[0])
    page.describe(Entity(iri=iri, kinds=("Proceeding",), label=f"Proceedings against {names[0]}"))
    voice = voice_of_sentence(page, position)
    modality = modality_of(sentence.text, hit.start, hit.end)
    kind = "criminal" if hit.concept.notation in _CRIMINAL else "civil"
    for predicate, value in (
        ("incident", page.incident_at(sentence.span)),
        ("defendant", defendant.entity),
        ("legalStatus", hit.concept.iri),
        ("proceedingKind", bgv("proceeding-kind", kind)),
        *(
            ("authority", each.entity)
            for each in page.mentions_in(position, "Organization")
            if _is_authority(page, each)
        ),
    ):
        yield page.claim(
            predicate, value, sentence.span, rule=EXTRACTOR.rule, subject=iri, voice=voice, modality=modality
        )


EXTRACTOR = Extractor(
    name="proceedings",
    stage="relations",
    run=claim_proceedings,
    description="Criminal, civil and regulatory proceedings with defendant, status and authority.",
    order=80,
)
