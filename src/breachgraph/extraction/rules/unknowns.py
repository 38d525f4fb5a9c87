"""What the page says is not known: the actor, the motive, the way in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_WHO = r"(?:attackers?|hackers?|intruders?|perpetrators?|threat[ -]actors?|actors?|adversar(?:y|ies)|culprits?|party|parties|individuals?|group|person|persons|assailants?|thie(?:f|ves))"
_ATTACK = r"(?:attacks?|breach(?:es)?|hack|intrusion|incident|activity|campaign|compromise|theft|break-in|operation|heist|leak)"
_DID = (
    rf"(?:(?:was|is|were|are|had been|stood|stands)\s(?:\w+ly\s)?(?:behind|responsible\sfor)\s(?:(?:the|this|these|an?|our|its)\s)?(?:[\w-]+\s){{0,3}}?{_ATTACK}\b"
    r"|(?:was|is|were|are|had been|stood|stands)\s(?:\w+ly\s)?(?:behind\s(?:it|this|that|them)\b|responsible\b(?!\sfor))"
    r"|(?:it|they|that)\s(?:was|were)\b(?!\s\w+(?:ed|ing)\b)|did\s(?:it|this|that)\b"
    r"|(?:has\s|had\s)?(?:attacked|hacked|breached|stole|stolen|carried out|broke into|broke in|broken in|conducted|launched|committed|copied|took the (?:data|money|files|records)|got in|compromised|accessed|exfiltrated|leaked)\b"
    r"|the\s(?:\w+\s)?(?:attackers?|hackers?|intruders?|culprits?|perpetrators?|thie(?:f|ves))\s(?:was|is|were|are)\b)"
)
_IGNORED = (
    r"(?:(?:do|does|did|could|can)(?:\snot|n['’]t)\s(?:yet\s)?(?:know|say|tell|establish|determine)|no idea|cannot (?:say|tell)|not (?:yet )?(?:known|clear|established|determined|certain)|unclear|unknown"
    r"|(?:unable|impossible|too early|too soon) to (?:say|determine|tell|establish)|(?:has|have) (?:not|never|yet to) (?:yet )?(?:been )?(?:established?|determined?|found out|learn(?:ed|t))|(?:nobody|no one|nobody yet) knows)"
)
_ACTOR = re.compile(
    rf"\b(?:an?\s)?(?:unknown|unidentified|unnamed)\s(?:\w+\s)?{_WHO}\b"
    rf"|\bidentit(?:y|ies)\s(?:of|behind)\s(?:the\s)?(?:[\w-]+\s){{0,4}}?{_WHO}[^.]{{0,60}}\b(?:not|never|unknown|unclear|undetermined)\b"
    rf"|\b{_WHO}\b[^.]{{0,30}}\b(?:has|have|was|were|is|are|remains?)\s(?:\w+\s)?(?:not|never|yet to)\s(?:\w+\s)?(?:been\s)?(?:publicly\s)?(?:identified|named|attributed|known|caught|found)\b"
    rf"|\b{_WHO}\b[^.]{{0,20}}\b(?:remains?|is|are|was)\s(?:\w+\s)?(?:\w+\s(?:large|free)\sand\s)?(?:unknown|unidentified)\b"
    rf"|\bno\s(?:\w+\s){{0,2}}?(?:attribution|{_WHO})\b(?:[^.]{{0,40}}\b(?:named|identified|known|made|attributed)\b)?"
    rf"|\b(?:attribution|perpetrator)\b[^.]{{0,20}}\b(?:unknown|unclear|not known|not established)\b"
    rf"|\b{_IGNORED}\b\s(?:\w+\s){{0,2}}?who\s{_DID}"
    rf"|\bwho\s{_DID}[^.;]{{0,40}}\b(?:is|was|remains?)\s(?:still\s)?(?:unknown|unclear|not (?:yet )?known|a mystery)\b"
    rf"|\b{_ATTACK}\s(?:has|have|was|were|is|remains?)\s(?:still\s)?(?:(?:not|never)\s(?:yet\s)?(?:been\s)?(?:\w+ly\s)?attributed\b(?!\sto\s(?:an?|the|one)\s(?:bug|cause|error))|unattributed\b)"
    rf"|^\W*(?:who|actor|attacker|attribution|perpetrator|culprit|threat actor)s?\b\W{{1,4}}(?:is\s|was\s)?(?:still\s)?(?:not\s(?:yet\s)?(?:known|identified|established)|unknown|unidentified|undetermined)\b"
)
_NOT_UNKNOWN = re.compile(
    r"\bno (?:threat )?actors? (?:was|were) able\b|\bunknown (?:number|amount)\b|\bthe (?:attacker|intruder|hacker)s? (?:did|do|does) not know\b"
)
_VECTOR = re.compile(
    r"\b(?:method|way|how)\b[^.]{0,90}\b(?:unknown|undiscovered|unclear|not (?:been )?(?:determined|known|disclosed|established)|ongoing investigation)\b"
    r"|\b(?:undiscovered|unknown|undisclosed)\s(?:method|means|vector|way)\b|\bdo(?:es)?\s?(?:not|n['’]t)\sknow\s(?:\w+\s)?how\b"
)
_MOTIVE = re.compile(r"\bmotiv(?:e|es|ation|ations)\b[^.]{0,30}\b(?:unknown|unclear|not known)\b")
_WORDS = (
    "unknown", "unidentified", "unnamed", "undisclosed", "undiscovered", "undetermined", "unclear", "unattributed", "not", "never", "no", "nobody", "know", "knows",
    "known", "yet", "mystery", "cannot", "unable", "impossible", "early", "soon", "ongoing", "t",
)  # fmt: skip


def claim_unknowns(page: Page) -> Iterator[Claim]:
    """Claim `bg:unknown` for what the prose says nobody knows."""
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        if sentence.role not in TELLING:
            continue
        text = sentence.text.lower()
        for predicate, pattern in (("actor", _ACTOR), ("initialVector", _VECTOR), ("motivation", _MOTIVE)):
            if pattern.search(text) is None or _NOT_UNKNOWN.search(text):
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
