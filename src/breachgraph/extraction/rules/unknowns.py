"""What the page says is not known: the actor, the motive, the way in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Claim, Role

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
_WHO = r"(?:attackers?|hackers?|intruders?|perpetrators?|threat[ -]actors?|actors?|adversar(?:y|ies)|culprits?|party|parties|individuals?|group|person|persons|assailants?)"
_ACTOR = re.compile(
    rf"(?i)\b(?:an?\s)?(?:unknown|unidentified|unnamed)\s(?:\w+\s)?{_WHO}\b"
    rf"|\bidentit(?:y|ies)\s(?:of|behind)\s(?:the\s)?(?:[\w-]+\s){{0,4}}?{_WHO}[^.]{{0,60}}\b(?:not|never|unknown|unclear|undetermined)\b"
    rf"|\b{_WHO}\b[^.]{{0,30}}\b(?:has|have|was|were|is|are|remains?)\s(?:\w+\s)?(?:not|never|yet to)\s(?:\w+\s)?(?:been\s)?(?:publicly\s)?(?:identified|named|attributed|known|caught)\b"
    rf"|\b{_WHO}\b[^.]{{0,20}}\b(?:remains?|is|are|was)\s(?:\w+\s)?(?:unknown|unidentified)\b"
    rf"|\bno\s(?:\w+\s){{0,2}}?(?:attribution|{_WHO})\b(?:[^.]{{0,40}}\b(?:named|identified|known|made|attributed)\b)?"
    rf"|\b(?:attribution|perpetrator)\b[^.]{{0,20}}\b(?:unknown|unclear|not known|not established)\b"
    rf"|\bnot (?:known|clear) who\b"
)
_NOT_UNKNOWN = re.compile(r"(?i)\bno (?:threat )?actors? (?:was|were) able\b|\bunknown (?:number|amount)\b")
_VECTOR = re.compile(
    r"(?i)\b(?:method|way|how)\b[^.]{0,90}\b(?:unknown|undiscovered|unclear|not (?:been )?(?:determined|known|disclosed|established)|ongoing investigation)\b"
    r"|\b(?:undiscovered|unknown|undisclosed)\s(?:method|means|vector|way)\b|\bdo(?:es)?\s?(?:not|n['’]t)\sknow\s(?:\w+\s)?how\b"
)
_MOTIVE = re.compile(r"(?i)\bmotiv(?:e|es|ation|ations)\b[^.]{0,30}\b(?:unknown|unclear|not known)\b")


def claim_unknowns(page: Page) -> Iterator[Claim]:
    """Claim `bg:unknown` for what the prose says nobody knows."""
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in _ROLES:
            continue
        for predicate, pattern in (("actor", _ACTOR), ("initialVector", _VECTOR), ("motivation", _MOTIVE)):
            match = pattern.search(sentence.text)
            if match is None or _NOT_UNKNOWN.search(sentence.text):
                continue
            voice = voice_of_sentence(page, position)
            yield page.claim(predicate, None, sentence.span, rule=EXTRACTOR.rule, modality="unknown", voice=voice)


EXTRACTOR = Extractor(
    name="unknowns",
    stage="relations",
    run=claim_unknowns,
    description="What the prose says is not known.",
    order=70,
)
