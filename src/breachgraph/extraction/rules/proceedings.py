"""Proceedings: who was charged, convicted, sentenced, fined or settled; for what, by whom, and with what outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from breachgraph.extraction.defendants import find_defendants
from breachgraph.extraction.outcomes import Outcome, find_charge, find_money, find_terms
from breachgraph.extraction.page import Page
from breachgraph.extraction.parties import Parties, Party
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.matcher import Hit, first_per_concept
from breachgraph.model import Claim, Entity, Literal, Modality, Span
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import XSD, bgv

__all__ = ["EXTRACTOR"]

_CRIMINAL = frozenset({"charged", "indicted", "pleaded-guilty", "convicted", "acquitted", "sentenced"})
_REGULATORY = frozenset({"fined", "investigation"})
_WITH_MONEY = frozenset({"fined", "settled", "ordered"})
_WITH_TERM = frozenset({"sentenced", "convicted", "pleaded-guilty"})
_BOUNDS = {"at-least": "minValue", "at-most": "maxValue"}


def claim_proceedings(page: Page) -> Iterator[Claim]:
    """Claim a proceeding for every defendant of a legal verb."""
    parties = Parties(page)
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in TELLING:
            continue
        for hit in first_per_concept(page.concepts_in(position, "legal-status")):
            defendants = find_defendants(sentence.text, hit, parties, position)
            for number, defendant in enumerate(defendants):
                yield from _claim(page, parties, position, hit, defendants, number, defendant)


def _claim(
    page: Page, parties: Parties, position: int, hit: Hit, all_of_them: Sequence[Party], number: int, defendant: Party
) -> Iterator[Claim]:
    sentence = page.sentences[position]
    name, incident = page.entities[defendant.entity].label, page.entities[page.incident].label
    iri = mint("proceeding", incident, name)
    page.describe(Entity(iri=iri, kinds=("Proceeding",), label=f"Proceedings against {name}"))
    voice = voice_of_sentence(page, position)
    modality = modality_of(sentence.text, hit.start, hit.end)
    status = hit.concept.notation
    evidence = parties.evidence(position, defendant)
    facts: list[tuple[str, str | Literal]] = [
        ("incident", page.incident_at(sentence.span)),
        ("defendant", defendant.entity),
        ("legalStatus", hit.concept.iri),
        ("proceedingKind", bgv("proceeding-kind", _kind_of(status))),
    ]
    facts += [
        ("authority", each.entity)
        for each in parties.named_in(position)
        if each.kind == "Organization" and parties.is_authority(each.entity)
    ]
    charge = _charge_of(page, position, hit, all_of_them)
    if charge is not None:
        facts.append(("charge", Literal(charge)))
    for predicate, value in facts:
        yield page.claim(predicate, value, *evidence, rule=EXTRACTOR.rule, subject=iri, voice=voice, modality=modality)
    for outcome in _outcomes_of(sentence.text, hit, len(all_of_them), number):
        yield from _claim_outcome(page, position, iri, outcome, evidence, modality)


def _charge_of(page: Page, position: int, hit: Hit, defendants: Sequence[Party]) -> str | None:
    """What the words say of any of the sentence's places where the status is spoken of."""
    text, status = page.sentences[position].text, hit.concept.notation
    for each in page.concepts_in(position, "legal-status"):
        if each.concept is not hit.concept:
            continue
        objects = (party.end for party in defendants if party.start >= each.end)
        charge = find_charge(text, status, max([each.end, *objects]))
        charge = charge or (find_charge(text, status, each.end - 5) if each.cue.endswith(" with") else None)
        if charge is not None:
            return charge.text
    return None


def _kind_of(status: str) -> str:
    if status in _CRIMINAL:
        return "criminal"
    return "regulatory" if status in _REGULATORY else "civil"


def _outcomes_of(text: str, hit: Hit, count: int, number: int) -> Sequence[Outcome]:
    """The money or the term; where several are given to as many defendants, the one of its place."""
    status = hit.concept.notation
    if status in _WITH_MONEY:
        return find_money(text, hit.start, hit.end)
    if status not in _WITH_TERM:
        return ()
    terms = find_terms(text, hit.end)
    if count > 1 and len(terms) == count:
        return terms[number : number + 1]
    return terms[:1] if len(terms) == 1 or count == 1 else ()


def _claim_outcome(
    page: Page, position: int, proceeding: str, outcome: Outcome, evidence: tuple[Span, ...], modality: Modality
) -> Iterator[Claim]:
    incident = page.entities[page.incident].label
    iri = mint("measure", incident, outcome.qualifier, outcome.value, outcome.unit)
    page.describe(Entity(iri=iri, kinds=("Measure",), label=f"{outcome.value} {outcome.unit}"))
    words = page.sentences[position].locate(outcome.start, outcome.end)
    voice = voice_of_sentence(page, position)
    facts: list[tuple[str, str | Literal]] = [
        (_BOUNDS.get(outcome.qualifier, "value"), Literal(outcome.value, XSD + "decimal")),
        ("unitText", Literal(outcome.unit)),
        ("qualifier", bgv("qualifier", outcome.qualifier)),
        ("measureKind", bgv("measure-kind", "fine" if outcome.currency else "duration")),
    ]
    if outcome.currency:
        facts.append(("currency", Literal(outcome.currency)))
    for predicate, fact in facts:
        yield page.claim(predicate, fact, words, rule=EXTRACTOR.rule, subject=iri, voice=voice)
    yield page.claim("outcome", iri, *evidence, rule=EXTRACTOR.rule, subject=proceeding, voice=voice, modality=modality)


EXTRACTOR = Extractor(
    name="proceedings",
    stage="relations",
    run=claim_proceedings,
    description="Criminal, civil and regulatory proceedings with defendant, status, charge, authority and outcome.",
    order=80,
)
