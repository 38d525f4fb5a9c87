"""People by plain statements of the deed: "X hacked the company", "the hacker was X", "a jury convicted X of hacking".

A statement counts only in a closed set of forms, at the start of its sentence, with the victim or its data as object;
work that was asked for, other people's deeds and other victims' do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from breachgraph.extraction.masked import PERSON, VICTIM, mask
from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Claim, Modality

__all__ = ["EXTRACTOR"]

_DATE = r"(?:(?:in|on|by|between|later|afterwards)\b[^.;\ue000-\ue00f]{0,30}?,?\s)?"
_ASIDE = r"(?:(?:,\s(?:\d\d\b|(?:an?|the|then|aged|of|from|both|all|once|also|formerly|previously)\b[^,.;\ue000-\ue00f]{0,50})){1,3},?|,\s(?:once|also|formerly|previously)\s(?:known|called)\s[^.;]{1,50}?,|\s\([^().]{0,60}\))?"
_NEXT = rf"(?:{_ASIDE},?\s(?:and\s)?{PERSON}){{0,4}}"
_WHO = rf"(?P<who>{PERSON}{_NEXT})(?!['’])"
_HARM = r"(?:data\s)?(?:breach|hack|attack|cyber ?attack|intrusion|theft|heist|break-in)"
_CULPRIT = rf"(?:hackers?|attackers?|intruders?|perpetrators?|culprits?|thief|(?:person|man|woman|one|individual)\s(?:behind|responsible\sfor|who\scarried\sout)\s(?:the|this)\s{_HARM})"
_GOODS = r"(?:data|records?|files?|emails?|documents?|database|source\scode|credentials|passwords?|money|funds|coins|bitcoins?|information)"
_THEIRS = rf"(?:{VICTIM}|the\s(?:company|bank|firm|airline|agency|retailer|university|hospital|exchange))"
_SYSTEMS = r"(?:(?:the|an?|its|several|internal|corporate|production|cloud|computer)\s){0,2}(?:servers?|networks?|systems?|computers?|accounts?|environment|infrastructure|databases?)\s(?:of|at|belonging\sto)\s"
_MANNER = r"(?:then\s|later\s|had\s|illegally\s|unlawfully\s|successfully\s)?"
_DID = (
    rf"{_MANNER}(?:(?:hacked|broke)(?:\sinto)?|breached|infiltrated|gained\sunauthori[sz]ed\saccess\sto|(?:illegally|unlawfully)\saccessed)\s(?:{_SYSTEMS})?{_THEIRS}"
    rf"|{_MANNER}attacked\s{_SYSTEMS}{_THEIRS}"  # who attacks a company may only speak ill of it
    rf"|{_MANNER}(?:stole|exfiltrated)\s(?:(?:the|its|their|all|customer|personal|confidential|internal|\d[\d,.]*|million)\s){{0,4}}{_GOODS}\b(?:\s(?:from|of)\s{_THEIRS}|(?=[.,;]|$))"
)
_HACKING = rf"(?:hacking|breaking\sinto|breaching|attacking|the\shack\w*|extorting|(?:stealing|the\stheft\sof)\s(?:(?:from\s)?{_THEIRS}|(?:(?!from\b)[\w,’'-]+\s){{0,5}}?{_GOODS}\b))"
_CRIME = rf"(?:{_HACKING}|computer\sfraud|computer\sintrusion|unauthori[sz]ed\saccess|wire\sfraud|(?:\w+\s)?(?:hacking|extortion)\s(?:charges|conspiracy))"

_FORMS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "did": rf"^{_DATE}{_WHO}{_ASIDE}\s(?:{_DID})",
        "who did": rf"^{_DATE}{_WHO},\swho\s(?:{_DID})",
        "done by": rf"^{_DATE}(?:(?:the|this)\s(?:\w+\s)?(?:{_HARM}|{_GOODS})|{_THEIRS})\s(?:was|were|had\sbeen)\s(?P<hedge>\w+ly\s)?(?:carried\sout|committed|perpetrated|hacked|breached|stolen|exfiltrated)\sby\s(?:(?:the|a|hacker|former|employee|engineer|named|called)\s){{0,4}}{_WHO}",
        "work of": rf"^(?:the|this)\s(?:\w+\s)?{_HARM}\s(?:was|is)\sthe\swork\sof\s{_WHO}",
        "was": rf"^(?:the|this)\s{_CULPRIT}\s(?:was|is|turned\sout\sto\sbe|proved\sto\sbe)\s{_WHO}(?=[.,;]|$|\sof\b|\sand\b)",
        "named aside": rf"^the\s(?:hacker|attacker|intruder|perpetrator|culprit),\s{_WHO},\s(?!and\b|or\b)",
        "called so": rf"^{_DATE}{_WHO},\sthe\s(?:hacker|attacker|intruder|perpetrator|culprit|man|woman|person)\s(?:(?:behind|responsible\sfor)\s(?:the|this)\s(?:\w+\s)?{_HARM}|who\s(?:{_DID}))",
        "sentenced": rf"^{_DATE}{_WHO}{_ASIDE}\s(?:was|were)\s(?:\w+\s)?(?:sentenced|jailed|imprisoned)\b[^.;]{{0,60}}?\sfor\s(?:{_HACKING}|(?:his|her|their)\s(?:part|roles?)\sin\s(?:hacking|(?:the|this)\s(?:\w+\s)?{_HARM})\b|their\sroles(?=[.,;]|$))",
        "plea": rf"^{_DATE}{_WHO}{_ASIDE}\s(?:entered\sa\sguilty\splea|entered\sa\splea\sof\sguilty)\sto\s{_CRIME}",
        "convicted": rf"^{_DATE}(?:an?|the)\s(?:\w+\s){{0,2}}(?:jury|court|judge)\s(?:\w+\s)?convicted\s{_WHO}{_ASIDE}\s(?:of|for)\s(?:{_CRIME}|(?:the|this)\s{_HARM}\b)",
    }.items()
}
_PRONOUN = re.compile(
    rf"(?i)^{_DATE}s?he\s(?:(?:later|then|also|subsequently)\s)?(?:(?:pleaded|pled)\sguilty\sto|(?:was|were)\s(?:\w+\s)?(?:convicted\sof|found\sguilty\sof))\s{_CRIME}"
)
_ACCUSED = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:was|were|is|been)\s(?:\w+\s)?(?:arrested|charged|indicted|extradited|accused|identified\sas|tried|detained)\b"
)
_ASKED = re.compile(
    r"(?i)\b(?:white[- ]hat|ethical|researcher|pen(?:etration)?[- ]?test\w*|consent|permission|authori[sz]ed|bug bounty|contest|hired|red team|invited|demonstration|exercise|researchers?)\b"
)
_HEDGED = re.compile(
    r"(?i)\b(?:alleged\w*|reportedly|supposedly|apparently|purportedly|likely|possibly|probably|accus\w+|suspect\w*|accord\w+ to|claim\w*|say|says|said|charg\w+ with)\b"
)
_VOID = re.compile(
    r"(?i)\b(?:not|never|nor|overturn\w*|quash\w*|acquit\w*|dismiss\w*|dropped|innocent|wrong\w*|false\w*|conceal\w*|obstruct\w*|cover\w*[ -]?up|another|other|previous\w*|earlier|"
    r"unrelated|separate|different|if|whether|would|will|(?<!in )may(?!\s\d)|might|could)\b|n['’]t\b"
)
_WORDS = (
    "hacked broke breached attacked infiltrated gained accessed stole exfiltrated carried committed perpetrated stolen work attacker hacker intruder "
    "perpetrator culprit thief behind responsible sentenced jailed imprisoned plea convicted guilty"
).split()


def claim_deeds(page: Page) -> Iterator[Claim]:
    """Claim the person of every plain statement of the deed as actor."""
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        if sentence.role not in TELLING:
            continue
        people = page.mentions_in(position, "Person")
        for found in _find_doers(page, position, people) if people else _find_convict(page, position):
            modality: Modality = "suspected" if _HEDGED.search(sentence.text) else "asserted"
            if modality == "asserted" and found.entity not in page.actors:
                page.actors.append(found.entity)
            voice = voice_of_sentence(page, position)
            yield page.claim("actor", found.entity, sentence.span, rule=EXTRACTOR.rule, modality=modality, voice=voice)


def _find_doers(page: Page, position: int, people: list[Found]) -> list[Found]:
    text = mask(page, position)
    for form in _FORMS.values():
        match = form.search(text)
        if match is None or _VOID.search(text) or _ASKED.search(text) or _of_another(page, position, text, match):
            continue
        start, end = match.span("who")
        return [each for each in people if start <= each.start and each.end <= end]
    return []


def _of_another(page: Page, position: int, text: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence names another organization as the one that was hacked, and not the victim."""
    rest = page.mentions_in(position, "Organization") if page.victims else []
    return any(each.start >= match.end() - 1 and each.entity not in page.victims for each in rest) and not re.search(
        VICTIM, text
    )


def _find_convict(page: Page, position: int) -> list[Found]:
    """The one person whom the sentence before says to be accused, where this one says "she was convicted of hacking"."""
    text = page.sentences[position].text
    before = position - 1
    if before < 0 or not _PRONOUN.match(text) or _VOID.search(text):
        return []
    if page.sentences[before].block is not page.sentences[position].block:
        return []
    people = page.mentions_in(before, "Person")
    if len({each.entity for each in people}) != 1 or _VOID.search(page.sentences[before].text):
        return []
    accused = _ACCUSED.match(page.sentences[before].text[people[0].end :])
    return people[:1] if accused else []


EXTRACTOR = Extractor(
    name="deeds",
    stage="relations",
    run=claim_deeds,
    description="People by plain statements of the deed, in a closed set of forms.",
    order=58,
)
