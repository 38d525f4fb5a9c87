"""People whom a court holds guilty of the incident, or who are charged with it: by whom a verdict is about, and for what.

A verdict counts only where its words say that it is for this incident's deed, or where another sentence of the page says
that the same person did it. Verdicts for concealment, laundering, insider trading and the like never count, nor those
that are about another company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from breachgraph.extraction.defendants import find_defendants
from breachgraph.extraction.outcomes import find_charge
from breachgraph.extraction.page import Page
from breachgraph.extraction.parties import Parties, Party
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.stance import modality_of
from breachgraph.lexicon.matcher import Hit
from breachgraph.model import Modality

__all__ = ["ADMITTED", "ADMITTING", "OTHER_CRIME", "Convict", "find_convicts", "is_about_another"]

OTHER_CRIME = re.compile(
    r"\b(?:obstruct\w*|misprision|conceal\w*|cover\w*[ -]?up|covering|perjury|false statements?|lying|failing to|failure to|not (?:promptly )?(?:notify|report|disclos)\w*|hid(?:ing|den)?|insider trading"
    r"|launder\w*|securities|tax|bribe\w*|contempt|negligen\w*|buying|bought|receiving|handling|possess\w*|aiding|abetting|perverting|destroying evidence|libel|defam\w*|hush money|selling shares|misconduct|malpractice|refus\w*|drugs?|assault|blackmailing the hackers)\b"
)
"""Words of offences that are not the intrusion."""

ADMITTING = re.compile(r"\b(?:admit\w*|confess\w*)\b")
ADMITTED = re.compile(
    r"(?i)^(?:\s(?:to|that|the|this|an?|her|his|their|s?he|they|had|has|having|being|carrying out|committing|part|role|involvement|responsibility|in|for|wire|computer)\b){0,6}\s"
    r"(?:hack\w*|stealing|stole\w*|theft|intrusion|behind|attacking|breaching|breaking into|broke into|extort\w*|(?<=wire )fraud|(?<=computer )fraud|unauthori[sz]ed access|exfiltrat\w+"
    r"|(?<=carrying out the )\w+|(?<=committing the )\w+|(?<=role in the )(?:breach|attack|incident))\b"
)
"""What follows "admitted" where somebody admits the deed."""

_VERDICTS = frozenset({"pleaded-guilty", "convicted", "sentenced"})
_CHARGES = frozenset({"charged", "indicted"})
_WORDS = (
    "convict*", "sentenc*", "plead*", "pled", "plea", "guilty", "jailed", "imprisoned", "charged", "charging", "charges", "indict*", "complaint", "admits", "admitted",
)  # fmt: skip
_DEED = re.compile(
    r"\b(?:hack\w*|breach\w*|attack|intrusion|break-in|computer fraud|computer misuse|wire fraud|extort\w*|blackmail\w*|unauthori[sz]ed access|theft(?! of (?:an? |the )?(?:cars?|vehicles?|bicycles?|jewel\w*|cash))|stealing(?=\b[^.;]{0,80}\b(?:data\w*|records?|files?|emails?|documents?|source code|credentials|passwords?|money|funds|crypto\w*|\w*coins?|tokens|information|secrets)\b)|damag\w+|data|heist)\b"
)
_OWN_PART = re.compile(r"(?:his|her|their)\s(?:respective\s)?(?:roles?|parts?)")
_WHO_DID = re.compile(r"\bwho\s(?:had\s)?(?:hacked|breached|stole|broke into|extorted|attacked)\b")
_DID = re.compile(
    r"(?:,[^;.]{0,80},)?\s(?:had\s|secretly\s|then\s|also\s|illegally\s){0,2}(?:copied|stole|exfiltrated|hacked|breached|broke into|downloaded|leaked|deleted|extorted)\b[^.;]{0,60}"
    r"\b(?:data|records|files|databases?|source code|customers?|members|patients|systems?|servers?|networks?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:previous(?:ly)?|another|other|others|unrelated|separate|related breach|different|earlier|prior)\b"
)
_WORKS_ON_IT = re.compile(
    r"\b(?:prosecut(?:ed|es|ing|or)|judged?|presid\w+|represent(?:ed|s|ing)|defended|attorney|lawyer|investigat(?:ed|es|or|ing)|report(?:ed|s) on|testif\w+)\b"
)
_UPON_A_CULPRIT = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:accus|caught|unmask|found|named|identif|trac|confront|met|report|interview|expos|track|pursu|hired|knew|spoke|help|turn|recogni)\w*\s"
    r"(?:\w+\s){0,2}?(?:the|an?|this|that|his|her)\s(?:alleged\s|suspected\s)?(?:hackers?|attackers?|intruders?|perpetrators?|culprits?|thief|suspects?)\b"
)
_HEDGED = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|supposedly|apparently|expected|will|would|may|might|could|should|if|whether|overturned|quashed|appeal\w*|wrongly|vacated|pardoned)\b"
)


@dataclass(frozen=True, slots=True)
class Convict:
    """A person of a verdict or charge.

    Attributes:
        party: The person as the sentence speaks of him or her.
        modality: Asserted for a verdict, suspected for a charge.
        positions: Sentences that say so.
    """

    party: Party
    modality: Modality
    positions: tuple[int, ...]


def find_convicts(page: Page, parties: Parties) -> Iterator[Convict]:
    """Find the people of verdicts and charges that are for the deed of the incident.

    Args:
        page: The page.
        parties: Its agents.
    """
    open_verdicts: list[tuple[int, Party]] = []
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        if sentence.role not in TELLING:
            continue
        for hit in page.concepts_in(position, "legal-status"):
            if hit.concept.notation not in _VERDICTS | _CHARGES:
                continue
            people = [
                each
                for each in find_defendants(sentence.text, hit, parties, position)
                if each.kind == "Person" and not _is_official(page, each, position)
            ]
            if not people or not _may_count(page, parties, position, hit):
                continue
            if _is_for_the_deed(sentence.text, hit, people):
                modality: Modality = "asserted" if hit.concept.notation in _VERDICTS else "suspected"
                yield from (Convict(each, modality, (position,)) for each in people)
            elif hit.concept.notation in _VERDICTS:
                open_verdicts += ((position, each) for each in people)
    if open_verdicts:
        yield from _who_did(page, parties, open_verdicts)


def is_about_another(page: Page, parties: Parties, position: int, start: int) -> bool:
    """Tell whether the words from a place on name a company, and none of the page's victims.

    Args:
        page: The page, its victims known.
        parties: Its agents.
        position: Position of the sentence.
        start: First code point of the words.
    """
    named = {
        each.entity
        for each in parties.named_in(position)
        if each.kind == "Organization" and each.start >= start and not parties.is_authority(each.entity)
    }
    return bool(page.victims and named) and not named & set(page.victims)


def _is_official(page: Page, party: Party, position: int) -> bool:
    """Tell whether the sentence that names whom a pronoun stands for says that he or she worked on the case.

    There, one who acts upon a hacker is not the hacker, for whom the pronoun may stand; nor does a verdict count that
    follows upon another case.
    """
    if party.named_in == position:
        return False
    text = page.sentences[party.named_in].text.lower()
    return any(pattern.search(text) for pattern in (_WORKS_ON_IT, _UPON_A_CULPRIT, _ELSEWHERE))


def _may_count(page: Page, parties: Parties, position: int, hit: Hit) -> bool:
    """Tell whether nothing in the sentence says that the verdict is of another matter, unsure, denied or no more."""
    text = page.sentences[position].text
    lowered = text.lower()
    if OTHER_CRIME.search(lowered) or _HEDGED.search(lowered) or _ELSEWHERE.search(lowered):
        return False
    return modality_of(text, hit.start, hit.end) == "asserted" and not is_about_another(
        page, parties, position, hit.end
    )


def _is_for_the_deed(text: str, hit: Hit, people: Sequence[Party]) -> bool:
    lowered = text.lower()
    if ADMITTING.search(lowered, hit.start, hit.end) and not ADMITTED.match(text[hit.end :]):
        return False  # an officer admits that it happened, not that he or she did it
    behind = max([hit.end, *(each.end for each in people if each.start >= hit.end)])
    charge = find_charge(text, hit.concept.notation, behind)
    if charge is not None and (_DEED.search(lowered, charge.start) or _OWN_PART.fullmatch(charge.text)):
        return True
    if hit.cue.endswith((" with", " of", " to", " on", " for")) and _DEED.search(lowered, hit.end):
        return True
    before = [each for each in people if each.end <= hit.start]
    return bool(before and _WHO_DID.search(lowered, before[-1].end, hit.start))


def _who_did(page: Page, parties: Parties, verdicts: Sequence[tuple[int, Party]]) -> Iterator[Convict]:
    """Those with a verdict that does not say for what, where another sentence says that they did it."""
    did: dict[str, int] = {}
    for position in page.sentences_with(
        ["copied", "stole", "exfiltrated", "hacked", "breached", "broke", "downloaded", "leaked", "deleted", "extorted"]
    ):
        sentence = page.sentences[position]
        for party in parties.spoken_of(position) if sentence.role in TELLING else ():
            lowered = sentence.text.lower()
            if party.kind == "Person" and _DID.match(lowered, party.end) and not _HEDGED.search(lowered):
                did.setdefault(party.entity, position)
    for position, party in verdicts:
        if party.entity in did:
            yield Convict(party, "asserted", tuple(sorted({position, did[party.entity]})))
