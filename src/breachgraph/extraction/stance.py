"""How a sentence stands to what it says: asserted, supposed, suspected, denied, planned; and who says it."""

from __future__ import annotations

import re

from breachgraph.extraction.page import Page, Voice
from breachgraph.model import Modality

__all__ = ["modality_of", "voice_of_sentence"]

# matched against lower-case text, which takes half the time of ignoring case
_NEGATION = re.compile(
    r"(?:\b(?:no|not|never|without|neither|nor|none|cannot|denie[sd]|deny|denying|prevent\w*|avoid\w*|instead of|rather than|ruled out)\b|n['’]t\b)"
)
_HYPOTHESIS = re.compile(
    r"\b(?:could|may|might|would|possibl\w*|potential\w*|hypothes\w*|theor(?:y|ies|ized|ised)|perhaps|presum\w*|probabl[ey]|unclear (?:if|whether)|whether|if)\b"
)
_SUSPECTED = re.compile(
    r"\b(?:suspect(?:s|ed)?|thinks?|believe[sd]?|alleged(?:ly)?|likely|apparently|reportedly|seems?|appears?|thought to|claiming|stating)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|shall|should|must|plans? to|going to|intends? to|need(?:s)? to|recommend\w*)\b"
    r"|\b(?:pay|paid|payment|agreed|promis\w+|offer\w*|asked|wanted|hoped)\b[^.;]{0,60}\bto\s$"
)
_SAYS = re.compile(
    r"(?:['’]s)?\s+(?:\w+ly\s+)?(?:said|says|stated|states|believes?|believed|claims?|claimed|told|reported|noted|assess(?:es|ed)|alleged?s?)\b"
)
_PER = re.compile(r"(?i)(?:according to|\bper|as reported by|as stated by)\s+(?:the |an? )?$")
_ABILITY = re.compile(r"\b(?:any|every|no)(?:one|body)\b[^.;]{0,40}?\bcould\b|\bcould(?:\snot\b|n['’]t\b)")
_ASIDE = re.compile(
    r"\b(?:when|after|once|because|although|though)\s(?:\w+\s){1,3}(?:(?:did|would|could|was|were)\s)?not\s\w+(?=\s)"
)
_RISKS = re.compile(r"\b(?:risks?|threats?|dangers?|hazards?|uncertaint(?:y|ies))\b[^.;]{0,80}$")
_MAY_HAPPEN = re.compile(r"^[^.;]{0,80}\b(?:may|might|could|can)\b")
_PROBABLY = re.compile(
    r"\s(?:was|were|is|are)\s(?:most\s)?(?:likely|probably|possibly|presumably|thought|believed|suspected)\b"
)
_BEFORE, _SHORT = 90, 34


def modality_of(text: str, start: int, end: int) -> Modality:
    """Tell how the words at a place in a sentence are meant, from the words before them in their clause.

    Args:
        text: The sentence.
        start: First code point of the words.
        end: One past the last.

    Returns:
        `denied` under a negation close by, `planned`, `hypothesis`, `suspected`, or else `asserted`.
    """
    clause = _clause_before(text, start).lower()
    near = _ASIDE.sub("", clause)[-_SHORT:]
    inside = _ABILITY.sub("", text[start:end].lower())
    if _NEGATION.search(near) or re.match(
        r"(?i)\s*(?:was|were|is|are|has|have)?\s*(?:not|never)\b", text[end : end + 16]
    ):
        return "denied"
    if _PLANNED.search(clause):
        return "planned"
    if _HYPOTHESIS.search(clause) or _HYPOTHESIS.search(inside):
        return "hypothesis"
    if _RISKS.search(clause) and _MAY_HAPPEN.match(text[end : end + 90].lower()):
        return "hypothesis"
    if _PROBABLY.match(text[end : end + 30]) or _SUSPECTED.search(clause) or _SUSPECTED.search(inside):
        return "suspected"
    return "asserted"


def voice_of_sentence(page: Page, position: int) -> Voice:
    """Return who speaks in a sentence: the quoted agent of its block, or the agent that it ascribes itself to."""
    known = page.said.get(position)
    if known is None:
        known = page.said[position] = _find_voice(page, position)
    return known


def _find_voice(page: Page, position: int) -> Voice:
    sentence = page.sentences[position]
    quoted = page.voice_of(sentence.block)
    note = next(iter(sentence.block.notes_in(sentence.start, sentence.end)), None)
    source = quoted.source or page.notes.get(note or "")
    if quoted.agent:
        return quoted
    for found in page.mentions_in(position, "Organization", "Person"):
        before, after = (
            sentence.text[max(0, found.start - 24) : found.start],
            sentence.text[found.end : found.end + 30],
        )
        if _PER.search(before) or _SAYS.match(after):
            return Voice(agent=found.entity, source=source, on=page.published.get(source or ""))
    return Voice(source=source, on=page.published.get(source or ""))


def _clause_before(text: str, start: int) -> str:
    """The words of the same clause before a place: back to a semicolon, dash, ", but/and/which" or "because"."""
    before = text[max(0, start - _BEFORE) : start]
    cut = [
        match.end()
        for match in re.finditer(r"[;—]|, (?:but|which|however|and|so|since|although|though)\b|\bbecause\b", before)
    ]
    return before[cut[-1] :] if cut else before
