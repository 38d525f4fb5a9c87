"""Who bought whom, and who belongs to whom: deals that are done, planned or denied; subsidiaries and parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from breachgraph.extraction.corporate import NAME, party_at
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Modality

__all__ = ["EXTRACTOR"]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A way to say it.

    Attributes:
        property: The property claimed of `a`, with `b` as its value.
        expression: Matches one sentence, with groups `a`, `b` and `cue`.
    """

    property: Choice["acquired", "memberOf"]
    expression: re.Pattern[str]


_A, _B = rf"(?P<a>{NAME})", rf"(?P<b>{NAME})"
_ASIDE = r"(?:,[^,.;]{1,60},|\s\([^()]{1,60}\))?"
_ADVERB = r"(?:(?:\w+ly|later|then|also|since|never|not|itself|had|has|have|did|was|is|in (?:19|20)\d\d)\s){0,4}"
_WHAT = r"(?:(?:the|its|an?|rival|startup|competitor|company|firm|vendor|maker|provider|cloud|security|software|data|analytics|messaging|payments?|identity|app)\s){0,4}"
_BUYS = r"(?:acquire[sd]?|acquiring|bought|buys?|buying|purchase[sd]?|purchasing|took over|takes over|taken over|take over|snapped up|absorbed)"
_PLAN = (
    r"(?:(?:agree[sd]?|plan(?:s|ned)?|intend(?:s|ed)?|offer(?:s|ed)?|propos(?:es|ed)|hop(?:es|ed)|seeks?|sought|tried|wanted|decline[sd]?|refuse[sd]?)\sto\s"
    r"|(?:is|was|were|are)\s(?:set|about|planning|in talks)\sto\s|(?:will|would|may|might|could|should|must|can)\s(?:not\s)?|(?:is|was|were)\s(?:not\s)?(?=\w+ing\b)"
    r"|announced\s(?:plans|an agreement|a deal|its intention|its intent)\sto\s|entered\s(?:into\s)?an?\s(?:\w+\s)?agreement\sto\s)?"
)
_DEAL = r"(?:acquisition|purchase|takeover|buyout)"
_UNIT = r"(?:(?:wholly|fully|majority)[- ]owned\s)?(?:\w+\s)?(?:subsidiary|division|unit|arm|affiliate|part)"
_END = r"(?=[,.;:)]|['’]|\s(?:in|for|on|last|next|this|today|earlier|after|before|and|at|as|by|from|during|which|who|that|when|while|but|to|was|is|were|had|has)\b|\s?$)"
_THING = (
    r"(?!\s(?:shares?|stocks?|bonds?|assets?|credentials?|keys?|tokens?|data|licen[cs]es?|accounts?|products?)\b)\b"
)

_PATTERNS = tuple(
    _Pattern(name, re.compile(rf"(?<![\w-]){expression}"))  # type: ignore[arg-type]  # the table's own names
    for name, expression in (
        ("acquired", rf"{_A}{_ASIDE}\s(?P<cue>{_ADVERB}{_PLAN}{_BUYS})\s{_WHAT}{_B}{_END}"),
        ("acquired", rf"{_A}{_ASIDE}\s(?P<cue>{_ADVERB}(?:completed|finali[sz]ed|closed|announced|abandoned|called off|terminated|dropped|plans|planned)\s(?:(?:its|the|a|planned|proposed|failed)\s){{0,3}}{_DEAL}\sof)\s{_WHAT}{_B}{_END}"),
        ("acquired", rf"{_A}['’]s?\s(?P<cue>(?:(?:19|20)\d\d\s|\w+\s){{0,2}}{_DEAL}\sof)\s{_WHAT}{_B}{_THING}"),
        ("acquired", rf"(?P<cue>{_DEAL}\sof)\s{_WHAT}{_B}\sby\s{_A}{_THING}"),
        ("acquired", rf"{_B}{_ASIDE}\s(?P<cue>(?:(?:was|is|were|had|has|been|being|will|would|to|be|not|never|\w+ly|later|since)\s){{1,5}}(?:acquired|bought|purchased|taken over|absorbed))\sby\s{_WHAT}{_A}{_END}"),
        ("acquired", rf"{_B},?\s(?P<cue>(?:which\s(?:was|had been|is)\s)?(?:since\s|later\s)?(?:acquired|bought|purchased|taken over))\sby\s{_WHAT}{_A}{_END}"),
        ("acquired", rf"{_B},?\s(?P<cue>which)\s{_A}\s(?:had\s|has\s)?(?:later\s|since\s)?(?:acquired|bought|purchased)\b"),
        ("memberOf", rf"{_A},?\s\(?(?P<cue>(?:which\s)?(?:(?:is|was|remains|not|now|then|no longer)\s){{0,3}}(?:an?|the)?\s?{_UNIT}\sof)\s(?:the\s)?{_B}{_END}"),
        ("memberOf", rf"{_B}['’]s?\s(?P<cue>(?:(?:former|wholly|owned|majority|\w+-based)\s){{0,2}}(?:subsidiary|division|unit|affiliate)),?\s{_A}{_END}"),
        ("memberOf", rf"{_B}\s(?P<cue>(?:former\s)?subsidiary)\s{_A}{_END}"),
        ("memberOf", rf"{_B},?\s(?P<cue>(?:(?:is|was|not)\s){{0,2}}(?:the\s)?(?:former\s)?parent(?:\scompany)?\sof)\s{_A}{_END}"),
        ("memberOf", rf"{_A}['’]s?\s(?P<cue>parent(?:\scompany)?),?\s{_B}{_END}"),
        ("memberOf", rf"{_A},?\s(?P<cue>(?:(?:is|was|which|not)\s){{0,3}}owned\sby)\s(?:the\s)?{_B}{_END}"),
        ("memberOf", rf"(?P<b>{NAME}?)(?P<cue>-owned)\s{_A}{_END}"),
    )
)  # fmt: skip
_WORDS = ("acqui*", "bought", "buy*", "purchas*", "took", "take*", "snapped", "absorbed", "buyout", "subsidiary", "division", "unit", "arm", "affiliate", "part", "parent", "owned")  # fmt: skip
_DENIED = re.compile(
    r"(?i)\b(?:not|never|no longer|abandoned|called off|terminated|dropped|failed|declined?|refused?)\b|n['’]t\b"
)
_PLANNED = re.compile(
    rf"(?i)^(?:{_ADVERB})?(?=\S){_PLAN[:-1]}|\b(?:will|would|to) be\b|\b(?:planned|proposed|plans)\b|\bbeing\b"
)
_REPORTED = re.compile(r"(?i)\b(?:rumou?r\w*|reportedly|allegedly|supposedly)\b")


def claim_acquisitions(page: Page) -> Iterator[Claim]:
    """Claim every deal and every belonging that a sentence states, as it is meant there."""
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        seen: set[tuple[str, str, str]] = set()
        for pattern in _PATTERNS:
            for match in pattern.expression.finditer(sentence.text):
                claim = _read(page, position, pattern, match)
                if claim is not None and (key := (claim.subject, claim.predicate, str(claim.object))) not in seen:
                    seen.add(key)
                    yield claim


def _read(page: Page, position: int, pattern: _Pattern, match: re.Match[str]) -> Claim | None:
    a, b = party_at(page, position, *match.span("a")), party_at(page, position, *match.span("b"))
    if a is None or b is None or not (a[2] or b[2]):
        return None  # of two strangers neither need be an organization
    kinds = [page.entities[party[0]].kinds[0] for party in (a, b) if party[0]]
    if "Service" in kinds:
        return None
    subject, value = (party[0] or page.agent(party[1], "Organization") for party in (a, b))
    if subject == value:
        return None
    sentence = page.sentences[position]
    return page.claim(
        pattern.property,
        value,
        sentence.span,
        rule=EXTRACTOR.rule,
        subject=subject,
        modality=_modality(sentence.text, match),
        voice=voice_of_sentence(page, position),
    )


def _modality(text: str, match: re.Match[str]) -> Modality:
    """The deal's standing, by its own words first: "agreed to acquire" is planned, "abandoned its purchase" denied."""
    cue = match["cue"]
    if _DENIED.search(cue):
        return "denied"
    if _PLANNED.search(cue):
        return "planned"
    if _REPORTED.search(cue):
        return "suspected"
    return modality_of(text, *match.span("cue"))


EXTRACTOR = Extractor(
    name="acquisitions",
    stage="relations",
    run=claim_acquisitions,
    description="Who acquired whom, planned and denied deals included; subsidiaries and their parents.",
    order=100,
)
