"""Victims that the prose names: lists of victims, whoever was breached, whose things were taken, who speaks or is fined.

A header that names a victim is trusted: prose then adds only those it calls victims in so many words. Without one the
sentences that tell of harm count, and only if there are none the page's title, addressee, author and defined names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.harm import TRIGGERS, harm_of
from breachgraph.extraction.page import Page
from breachgraph.extraction.parties import Parties, Party
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.speakers import find_subjects
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Modality

__all__ = ["EXTRACTOR"]

_LIST = re.compile(r"(?i)\bvictims?\b[^.:]{0,60}(?:include[sd]?|are|were)?[^.:]{0,20}:\s*$")
_WAS_VICTIM = re.compile(r"\s+(?:was|were)\s+(?:also\s)?(?:one of|among)\s+the\s+victims")
_SOME_OF_THEM = re.compile(
    r"(?:(?:one|two|three|four|five|some|many|most) of (?:them|these|those)|they (?:are|were|include|included)|among (?:them|those)(?: (?:are|were|was|is))?)(?: (?:was|were|are|is))?[:,]?\s(?:the\s)?"
)
_MANY = re.compile(
    r"\b(?:customers|clients|companies|organi[sz]ations|firms|victims|agencies|banks|hospitals|tenants)\b[^.]{0,30}\.?$"
)
_DEED = re.compile(
    r"\b(?:read|exposed|taken|stolen|accessed|compromised|leaked|encrypted|downloaded|lost|affected|hacked|breached|copied|exfiltrated|took over|taken over)\b"
)
_CERTAIN: frozenset[Modality] = frozenset({"asserted"})


def claim_victims(page: Page) -> Iterator[Claim]:
    """Claim victims from victim lists; from sentences only where the header names no victim."""
    parties = Parties(page)
    yield from list(_from_lists(page))
    if page.victims:
        yield from _called_victims(page, parties)
        return
    claims = list(_from_sentences(page, parties))
    yield from claims
    if not page.victims:
        for position, party in find_subjects(page, parties):
            yield from _claim(page, parties, position, party, "asserted")


def _called_victims(page: Page, parties: Parties) -> Iterator[Claim]:
    for position in page.sentences_with(["victims"]):
        sentence = page.sentences[position]
        if sentence.role in TELLING:
            for party in parties.named_in(position):
                if party.kind != "ThreatActor" and _WAS_VICTIM.match(sentence.text, party.end):
                    modality = modality_of(sentence.text, party.start, party.end)
                    yield from _claim(page, parties, position, party, modality)


def _from_sentences(page: Page, parties: Parties) -> Iterator[Claim]:
    """Those that sentences tell of harm to; where the words may be of another case, only if there are no others."""
    doubtful: list[tuple[int, Party]] = []
    yield from _called_victims(page, parties)
    for position in page.sentences_with(TRIGGERS):
        sentence = page.sentences[position]
        if sentence.role not in TELLING:
            continue
        text, before = sentence.text.lower(), _text_before(page, position)
        some = list(_some_of_them(page, parties, position))
        for party in parties.spoken_of(position):
            if party.kind == "ThreatActor" or (party.named_in != position and parties.is_authority(party.entity)):
                continue
            harm = ("strong", party.end) if party in some else harm_of(text, party.start, party.end, before)
            if harm is None or _speaks_of_other(parties, position, party, harm[1]):
                continue
            if harm[0] == "weak":
                doubtful.append((position, party))
                continue
            yield from _claim(page, parties, position, party, _modality(sentence.text, party, harm[1]))
    if not page.victims and len({party.entity for _, party in doubtful}) == 1:
        for position, party in doubtful[:1]:
            yield from _claim(
                page, parties, position, party, _modality(page.sentences[position].text, party, party.end)
            )


def _speaks_of_other(parties: Parties, position: int, party: Party, stop: int) -> bool:
    """Tell whether another agent stands between the party and the end of the words, which may be about that one."""
    return any(
        party.end <= each.start < stop and each.kind == "Organization" and each.entity != party.entity
        for each in parties.named_in(position)
    )


def _some_of_them(page: Page, parties: Parties, position: int) -> Iterator[Party]:
    """Those of several: "... of three customers. Two of them, A and B, ..."; in a list of the impact, "- A: its code was read"."""
    sentence = page.sentences[position]
    text, named = sentence.text, [each for each in parties.named_in(position) if each.kind == "Organization"]
    if sentence.block.kind == "item" and sentence.role == "impact":
        yield from (
            each
            for each in named[:1]
            if each.start == 0 and re.match(r"\s?[:–—-]\s", text[each.end :]) and _DEED.search(text)
        )
    lead = _SOME_OF_THEM.match(text.lower())
    before = _text_before(page, position)
    if lead is None or not (_MANY.search(before) and _DEED.search(before)):
        return
    end = lead.end()
    for each in named:
        if not re.fullmatch(r"(?:,|,?\sand|\s)*(?:the\s)?", text[end : each.start]):
            break
        end = each.end
        yield each


def _text_before(page: Page, position: int) -> str:
    sentences = page.sentences
    if position and sentences[position - 1].block is sentences[position].block:
        return sentences[position - 1].text.lower()
    return ""


def _modality(text: str, party: Party, stop: int) -> Modality:
    """How the harm is meant: by the words ahead of the name, and by those between name and harm."""
    modality = modality_of(text, party.start, party.end)
    inside = modality_of(text, party.start, stop)
    return inside if modality == "asserted" and inside in {"suspected", "hypothesis"} else modality


def _from_lists(page: Page) -> Iterator[Claim]:
    """Every item of a list that is introduced as the list of victims names one."""
    blocks = page.document.blocks
    for number, block in enumerate(blocks):
        if block.kind != "paragraph" or block.role not in TELLING or not _LIST.search(block.text):
            continue
        for item in blocks[number + 1 :]:
            if item.kind != "item":
                break
            for position in page.sentences_of.get(id(item), []):
                for found in page.mentions_in(position, "Organization", "Person")[-1:]:
                    page.victims.append(found.entity)
                    yield page.claim("victim", found.entity, item.span, rule=EXTRACTOR.rule)


def _claim(page: Page, parties: Parties, position: int, party: Party, modality: Modality) -> Iterator[Claim]:
    if modality in _CERTAIN:
        page.victims.append(party.entity)
    voice = voice_of_sentence(page, position)
    evidence = parties.evidence(position, party)
    yield page.claim("victim", party.entity, *evidence, rule=EXTRACTOR.rule, modality=modality, voice=voice)


EXTRACTOR = Extractor(
    name="victims",
    stage="relations",
    run=claim_victims,
    description="Victims from lists of victims, from sentences that say who was harmed, and by whom a page is from or for.",
    order=5,
)
