"""Who noticed the incident, who told of it, and who was called in to investigate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Role

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "impact", "other"})
_WORDS = (
    *("hired", "engaged", "retained", "contracted", "enlisted", "commissioned", "brought", "called", "appointed"),
    *("notified", "informed", "alerted", "warned", "tipped", "contacted", "told", "approached", "advised", "reported"),
    *("discovered", "detected", "found", "noticed", "spotted", "came", "stumbled", "identified", "uncovered", "help"),
    *("assistance", "hires", "engages", "discovers", "reports", "notifies", "alerts", "finds", "detects", "hire"),
    *("engage", "retain"),
)
_ADJECTIVE = r"(?:(?:the|an?|us|u\.s\.|leading|independent|external|outside|third-party|well-known|cyber\w*|computer|digital|forensics?|security|incident|response|incident-response|firms?|company|experts?|specialists?|investigators?|researchers?|analysts?|journalists?|reporters?|agents?|consultants?|consultancy|vendor|team|from|at|of|called|named|and)[\s,]+){0,8}"
_ASIDE = r"(?:\s(?:of|at|from|with)\s[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3}|,[^,.;]{1,60},)?"
_HEDGE = r"(?:\s(?:may|might|could|would|will|did|has|have|had|been|not|never|first|later|also|then|reportedly|allegedly|independently|privately))*"
_INTRUSION = r"(?:\b(?:breach|intrusion|attack|incident|hack|compromise|leak|exposure|theft|bucket|servers?|databases?|dump)\b|\b(?:unusual|suspicious|unauthori[sz]ed|anomalous|abnormal|malicious)\s(?:\w+\s)?(?:activity|access|traffic|behaviou?r|logins?)\b)"
_ASKED = r"(?:hired|engaged|retained|contracted|enlisted|commissioned|brought in|called in|appointed)"
_NOTICED = r"(?:discovered|detected|found|noticed|spotted|came (?:up)?on|came across|stumbled (?:up)?on|stumbled across|identified|uncovered|discovers|finds|detects|came upon)"
_TASK = re.compile(
    r"^[^.;]{0,120}\b(?:investigat\w+|respon(?:d|se|ding)|forensics?|contain\w*|assist\w*|help\w*|review\w*|remediat\w+|probe|recover\w*|analy[sz]\w+)\b"
)
_OTHERS = re.compile(
    r"\b(?:customers?|users?|clients?|patients?|individuals?|people|members?|investors?|subscribers?|regulators?|those|persons?)\b[^.;,]{0,30}$"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that make an agent a part of the story.

    Attributes:
        predicate: What the agent becomes.
        before: What stands right before the agent's name; None if anything may.
        after: What follows it; None if anything may.
        subject: What the words before `before` must speak of; None if of anything.
        by_victim: Whether the victim itself may be the agent.
    """

    predicate: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    subject: re.Pattern[str] | None = None
    by_victim: bool = False


_CUES: Sequence[_Cue] = (
    _Cue("responder", re.compile(rf"\b(?:{_ASKED}|hire|engage|retain|hires|engages)\s{_ADJECTIVE}$"), _TASK),
    _Cue("responder", re.compile(rf"\bwith the (?:help|assistance|support) of\s{_ADJECTIVE}$"), None, re.compile(r"\b(?:investigat\w+|respon\w+|contain\w*)\b")),
    _Cue("responder", None, re.compile(rf"^{_ASIDE}\s(?:was|were|has been|had been|is|is being)(?:\s(?:not|later|also|then|immediately|quickly))?\s{_ASKED}\s[^.;]{{0,60}}\b(?:investigat\w+|respon\w+|forensics?|contain\w*|assist\w*|help\w*|review\w*)")),
    _Cue("reportedBy", re.compile(rf"\b(?:notified|informed|alerted|warned|tipped(?: off)?|contacted|told|approached|advised)\s(?:\w+\s)?by\s{_ADJECTIVE}$")),
    _Cue("reportedBy", re.compile(rf"\breported\s(?:to (?:it|us|them|the \w+)\s)?by\s{_ADJECTIVE}$"), None, re.compile(r"\b(?:bucket|flaw|issue|bug|exposure|leak|breach|server|database|incident|problem|it)\b")),
    _Cue("reportedBy", None, re.compile(rf"^{_ASIDE}{_HEDGE}\s(?:reported|reports|disclosed)\s(?:the|a|an|this|that|its|it)\s?(?:\w+\s){{0,3}}?(?:bucket|issue|finding|exposure|leak|problem|server|database|to)\b")),
    _Cue("reportedBy", None, re.compile(rf"^{_ASIDE}{_HEDGE}\s(?:notified|informed|alerted|warned|tipped off|contacted|notifies|alerts)\s(?:it|us|them|the (?:company|firm|bank|victim|university|hospital|airline|agency|organi[sz]ation|operator|owner|provider))\b")),
    _Cue("detectedBy", None, re.compile(rf"^{_ASIDE}{_HEDGE}\s{_NOTICED}\s(?=[^.;,]{{0,60}}?{_INTRUSION})(?:the|an?|this|that|its|unusual|suspicious|unauthori[sz]ed|anomalous|abnormal|malicious)\b"), by_victim=True),
    _Cue("detectedBy", re.compile(rf"\b{_NOTICED}\s(?:\w+ly\s)?by\s{_ADJECTIVE}$"), None, re.compile(_INTRUSION), by_victim=True),
)  # fmt: skip
"""What is read, a row each; the first that fits an agent counts for its property."""


def claim_detection(page: Page) -> Iterator[Claim]:
    """Claim who noticed, reported and responded, for every agent that a cue stands beside."""
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        if sentence.role not in _ROLES:
            continue
        text = sentence.text[:1].lower() + sentence.text[1:]
        for found in page.mentions_in(position, "Organization", "Person"):
            yield from _claim_of(page, found, text)


def _claim_of(page: Page, found: Found, text: str) -> Iterator[Claim]:
    claimed = set()
    for cue in _CUES:
        if cue.predicate in claimed or (found.entity in page.victims and not cue.by_victim):
            continue
        start, end = _match(cue, found, text)
        if start < 0:
            continue
        claimed.add(cue.predicate)
        sentence = page.sentences[found.sentence]
        modality = modality_of(text, start, end)
        voice = voice_of_sentence(page, found.sentence)
        yield page.claim(
            cue.predicate, found.entity, sentence.span, rule=EXTRACTOR.rule, modality=modality, voice=voice
        )


def _match(cue: _Cue, found: Found, text: str) -> tuple[int, int]:
    """Where the telling words of a cue stand beside an agent; (-1, -1) if they do not."""
    start, end = found.start, found.end
    if cue.before is not None:
        window = max(0, found.start - 160)
        before = cue.before.search(text[window : found.start])
        if before is None:
            return -1, -1
        ahead = text[: window + before.start()]
        if cue.predicate == "reportedBy" and _OTHERS.search(ahead[-60:]):
            return -1, -1
        if cue.subject is not None and not cue.subject.search(ahead[-90:]):
            return -1, -1
        start = window + before.start()
    if cue.after is not None:
        after = cue.after.match(text[found.end : found.end + 200])
        if after is None or re.match(r"\sas\b", text[found.end :]):
            return -1, -1
        if cue.before is None:
            verb = re.search(r"\S+\s\S+$", after[0])
            start, end = found.end + (verb.start() if verb else 0), found.end + after.end()
    return start, end


EXTRACTOR = Extractor(
    name="detection",
    stage="relations",
    run=claim_detection,
    description="Who noticed the incident, who told of it, and who was called in.",
    order=66,
)
