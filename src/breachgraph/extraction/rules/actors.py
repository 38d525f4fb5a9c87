"""Who did it: groups that are held responsible, and people by words of guilt about this incident alone.

The most dangerous error is an innocent actor. A person becomes one only where a sentence says that he or she did
it, was found guilty of it or confessed to it; charges of concealment, denial, suspicion and other matters never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.convicts import ADMITTED, OTHER_CRIME, find_convicts, is_about_another
from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.parties import Parties
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING, Sentence
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Entity, Modality
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import bgv

__all__ = ["EXTRACTOR"]

_CULPRITS = r"(?:attackers?|hackers?|intruders?|perpetrators?|culprits?|threat actors?|person|people|individuals?|suspects?|man|woman|criminals?)"
_HARM = r"(?:breach(?:es)?|attacks?|hacks?|hacking|intrusions?|incidents?|thefts?|leaks?|cyber ?attacks?|heists?|campaign|compromise)"
_OTHERS = r"(?:(?:being|the|an?|one|former|two|\d+(?:-year-old)?|\w+-year-old|employee|engineer|hacker|contractor|student|teenager|and|then|aged|man|woman|(?-i:[A-Z][\w.’'-]*),?)\s){0,9}"
_NAMED_AS = re.compile(
    rf"(?i)\b(?:identif\w+|name[sd]?|unmask\w+|reveal\w*|cite[sd]?)\b[^.]{{0,60}}\b{_CULPRITS}\b[^.]{{0,40}}\bas\s{_OTHERS}$"
    rf"|\b{_CULPRITS}\b[^.]{{0,30}}\b(?:was|were|is|are)\s(?:later\s)?(?:identified|named|unmasked|revealed)\s(?:as|to be)\s{_OTHERS}$"
)
_ASIDE = r"(?:,[^,.;]{0,60},|\s\([^().]{0,60}\))?(?:\s(?:and|,)\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?"
_HEDGED = re.compile(
    r"(?i)\b(?:alleged(?:ly)?|reportedly|supposedly|apparently|purportedly|likely|expected|will|would|may|might|could|should|if|whether)\b"
)
_TOLD = re.compile(
    r"(?i)\b(?:rumou?rs?|claim\w*|alleg\w*|said|says|told|wrote|believ\w*|think\w*|suspect\w*|accus\w*|den(?:y|ied|ies)|asked|suggest\w*|speculat\w*)\s"
    r"(?:\w+\s){0,3}?(?:that|whether|if)\s$|\b(?:if|whether)\s$"
)
_BEHIND = re.compile(
    rf"(?i)^{_ASIDE}\s(?:as|is|was|were|are)\s(?:the\s)?(?:{_CULPRITS}|one)\s(?:who was\s)?(?:behind|responsible for)(?:\s(?:the|this|both|all|it)\b(?:\s[\w’'-]+){{0,4}}?\s{_HARM}\b|\sit\b|\s?$)"
    rf"|^{_ASIDE}\s(?:was|were|is|are)\s(?:\w+ly\s)?(?:behind|responsible for)\s(?:the|this)\s(?:\w+\s)?{_HARM}"
)
_CLAIMED = re.compile(
    rf"(?i)^[^.;]{{0,60}}?,?\s(?:claim(?:s|ed|ing)?)\s(?:credit|responsibility)(?:\sfor\s(?:(?:the|this|an?|its|hacking|stealing|carrying out)\s){{1,2}}(?:[\w’'-]+\s){{0,2}}?{_HARM}\b"
    r"|\sfor\s(?:hacking|stealing|breaching|leaking|it\b)|\s?(?:[,.]|$|on\b|in\b))"
)
_NOT = re.compile(r"(?i)\b(?:not|never|nor|denie[sd]|denying|deny|refused)\b|n['’]t\b")
_FOUND = re.compile(r"(?i)\b(?:jury|court|judge|jurors)\s(?:\w+\s)?found\s$")
_GUILT = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:ple(?:d|a|ad|aded)\s+guilty|pleaded guilty|(?:was|were)\s(?:\w+\s)?(?:convicted|found guilty)|admitted|confess\w*)\b(?P<rest>[^.;]*)"
)
_PROSECUTED = re.compile(
    r"(?i)^[^.;]{0,40}?\b(?:(?:was|were|been)\s)?(?:indicted|charged|convicted|sentenced|arrested)\b(?P<rest>[^.;]*)"
)
_CRIME = (
    r"(?:hack\w*|computer (?:fraud|intrusions?|crimes?|misuse|abuse|trespass)|wire fraud|unauthori[sz]ed (?:access|computer)|intrusions?|thefts?|stealing|breaking into|breach(?:ing|es)?|"
    r"extort\w*|damag\w+|illegally access\w+|attack(?:s|ing)?|exfiltrat\w+|(?:aggravated )?identity theft|cyber ?crimes?)\b"
)
_DEED = re.compile(
    rf"(?i)^\s(?:in\s(?:[\w.]+\s){{1,6}}?(?:court\s|district\sof\s(?:\w+\s){{1,2}}?)|on\s\w+\s\d+\s)?(?:to|of|for|on|in|over)\s(?:(?:all|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|an?|the|her|his|their|other|"
    rf"counts?|of|charges?|conspir(?:acy|ing)|to|commit|committing|felony|federal|crimes?|including|role|part|in|carrying|out|for|related|access\s(?:device\s)?fraud|and|with)[,:]?\s){{0,9}}{_CRIME}"
)
_CULPRIT = r"\b(?:attackers?|hackers?|intruders?|perpetrators?|culprits?|suspects?|m[ae]n|wom[ae]n|teenagers?|criminals?|defendants?)\b"
_NOT_THE_SUBJECT = re.compile(rf"{_CULPRIT}(?!,?\s(?:(?:called|named|including|like)\s)?$)[^.;]*$")
_NEW_SUBJECT = re.compile(rf"[^.;]*?{_CULPRIT}")
_UNDONE = re.compile(r"\b(?:overturned|quashed|vacated|wrongly|wrongfully|pardoned|exonerated|falsely)\b")
_NO_OFFENCE = re.compile(r"(?i)^\s?(?:$|[,.)]|(?:in|on|by|and|at|before|last|this|after)\b)")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:previously|another|other|unrelated|separate|related breach|different|earlier|prior)\b"
)
_GROUP_CUE = re.compile(
    r"(?i)\b(?:attribut\w*|blam\w*|responsible|behind|designated|conducted by|carried out by|perpetrated by|linked to|known as|threat actor|APT|group|actor)\b"
)
_GROUP_DOES = re.compile(
    r"(?i)^(?:['’]s)?\s(?:(?:ransomware|hacking|extortion|cyber-?crime)\s)?(?:(?:gang|group|crew|collective|operators|hackers)\s)?(?:\w+ly\s)?(?:was able to|got|demand(?:s|ed)|threaten(?:s|ed)|encrypt(?:s|ed)|"
    r"broke|took|leaked|published|posted|had|has|have|is|was|were|begins?|began|used|gained|accessed|compromised|stole|exfiltrated|obtained|targeted|"
    r"captured|exploited|breached|hacked|deployed|forged|downloaded|attacked|operates?|managed|leveraged|infiltrated)\b"
)
_OTHER_INCIDENT = re.compile(
    r"(?i)\b(?:also responsible|responsible for (?:a|an|the)? ?(?:\w+ )?(?:attack|hack|breach|compromise) (?:on|of|at)|compromise of the|in (?:the )?(?:past|previous)|similar (?:to|attack)|"
    r"such as|including|other groups?|unrelated|not (?:linked|related|connected))\b"
)
_GRANTED = re.compile(r"(?i)\b(?:how|why|when|where|way)\s(?:the\s)?$")
_ROLE_ACTOR = re.compile(
    r"(?i)\b(?:(?:an?|the|one)\s)?(?:unnamed\s|disgruntled\s|rogue\s)?(?P<role>(?:former|ex-|disgruntled|rogue)\s?(?:cloud\s|it\s|software\s)?(?:contractor|employee|engineer|administrator|worker))\s"
    r"(?:\w+\s){0,3}?(?:accessed|used|exfiltrated|stole|downloaded|deleted|was responsible|abused|copied)\b"
)


def claim_actors(page: Page) -> Iterator[Claim]:
    """Claim actors: groups, then people, then unnamed insiders by role."""
    parties = Parties(page)
    named = [*_claim_groups(page), *_claim_people(page, parties), *_claim_convicts(page, parties)]
    asserted = dict.fromkeys(str(claim.object) for claim in named if claim.modality == "asserted")
    page.actors += [iri for iri in asserted if iri not in page.actors]
    yield from named
    if not page.actors:
        yield from _claim_roles(page)


def _claim_groups(page: Page) -> Iterator[Claim]:
    for found in page.found:
        if found.kind != "ThreatActor":
            continue
        sentence = page.sentences[found.sentence]
        if sentence.role not in TELLING or _speaks_of_another(sentence.text, found):
            continue
        if _GROUP_DOES.match(sentence.text[found.end :]) or _GROUP_CUE.search(sentence.text):
            taken_for_granted = _GRANTED.search(sentence.text[: found.start])
            modality = "asserted" if taken_for_granted else modality_of(sentence.text, found.start, found.end)
            yield _claim(page, found, modality)


def _speaks_of_another(text: str, found: Found) -> bool:
    around = text[max(0, found.start - 60) : found.end + 90]
    return bool(_OTHER_INCIDENT.search(around)) and not _GROUP_DOES.match(text[found.end :])


def _claim_convicts(page: Page, parties: Parties) -> Iterator[Claim]:
    for convict in find_convicts(page, parties):
        position = convict.positions[-1]
        spans = {span for each in convict.positions for span in parties.evidence(each, convict.party)}
        evidence = tuple(sorted(spans, key=lambda span: span.start))
        voice = voice_of_sentence(page, position)
        yield page.claim(
            "actor", convict.party.entity, *evidence, rule=EXTRACTOR.rule, modality=convict.modality, voice=voice
        )


def _claim_people(page: Page, parties: Parties) -> Iterator[Claim]:
    for found in page.found:
        if found.kind != "Person":
            continue
        sentence = page.sentences[found.sentence]
        if sentence.role in TELLING:
            modality = _judge(sentence, found)
            if modality is not None and not is_about_another(page, parties, found.sentence, found.end):
                yield _claim(page, found, modality)


def _judge(sentence: Sentence, found: Found) -> Modality | None:
    """Read one sentence's words of guilt about one person; None where it has none."""
    text = sentence.text
    before, after = text[: found.start][-160:], text[found.end :]
    if OTHER_CRIME.search(after[:200].lower()) or _is_object_of_another(before):
        return None
    if _TOLD.search(before):
        return "suspected"
    behind = _BEHIND.match(after) or _CLAIMED.match(after)
    if behind is not None and (_NOT.search(behind[0]) or _ELSEWHERE.search(after[: behind.end() + 30])):
        return None
    if _NAMED_AS.search(before) or behind is not None:
        hedged = behind is not None and _HEDGED.search(behind[0])
        return "suspected" if hedged else modality_of(text, found.start, found.end)
    if _FOUND.search(before) and re.match(r"(?i)\s+guilty\b", after) and not _ELSEWHERE.search(after[:80]):
        return modality_of(text, found.start, found.end)
    if _UNDONE.search(text.lower()) or _NOT_THE_SUBJECT.search(before.lower()):
        return None
    guilt = _GUILT.match(after)
    if guilt is not None and _NEW_SUBJECT.match(_without_aside(after[: guilt.start("rest")].lower())):
        return None
    of_this = guilt is not None and not _ELSEWHERE.search(after[: guilt.end()]) and not _NOT.search(guilt[0])
    if guilt is not None and not _confesses(guilt):
        return None
    if guilt is not None and of_this and _HEDGED.search(guilt[0][: guilt.start("rest")]):
        return "suspected"
    if guilt is not None and of_this and _is_of_the_deed(sentence, guilt):
        return modality_of(text, found.start, found.end)
    prosecuted = _PROSECUTED.match(after)
    if prosecuted is not None and sentence.role == "attribution" and not _ELSEWHERE.search(after[: prosecuted.end()]):
        guilty = re.search(r"(?i)\b(?:convicted|sentenced|pl[ea]+d guilty|pleaded guilty)\b", after)
        return "asserted" if guilty else "suspected"
    return None


def _without_aside(after: str) -> str:
    """The words between a name and its verb without an apposition of the name: ", a hacker from Utah, pleaded"."""
    return re.sub(r"^,(?! who\b)[^,;]{0,80},", "", after)


def _is_of_the_deed(sentence: Sentence, guilt: re.Match[str]) -> bool:
    """Tell whether the offence is the intrusion; where a section is about who did it, it need not be named."""
    rest = guilt["rest"]
    in_place = sentence.role == "attribution" and _NO_OFFENCE.match(rest)
    return bool(in_place or _DEED.match(rest) or (_is_admission(guilt) and ADMITTED.match(rest)))


def _confesses(guilt: re.Match[str]) -> bool:
    """Tell a plea or a verdict, and an admission of the deed itself, from an officer's admission that it happened."""
    return not _is_admission(guilt) or bool(ADMITTED.match(guilt["rest"]))


def _is_admission(guilt: re.Match[str]) -> bool:
    return bool(re.search(r"(?i)\b(?:admitted|confess\w*)$", guilt[0][: guilt.start("rest") - guilt.start()]))


def _is_object_of_another(before: str) -> bool:
    """Tell whether the person only stands beside the guilty: the judge, the victim, the witness."""
    return bool(
        re.search(
            r"(?i)\b(?:victims?|targets?|lawyers?|attorneys?|relatives?|friends?|colleagues?|employers?|informants?)\sof\sthe\s[^.;]{0,60}\bas\s(?:[\w.]+\s){0,4}$"
            r"|\b(?:judge|prosecutor|attorney|senator|sen\.|rep\.|testif\w+ against|sentencing|fired|hired|named new)\s(?:[\w.]+\s)?$",
            before,
        )
    )


def _claim_roles(page: Page) -> Iterator[Claim]:
    incident = page.entities[page.incident].label
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in TELLING:
            continue
        for match in _ROLE_ACTOR.finditer(sentence.text):
            role = re.sub(r"\s+", " ", match["role"].casefold())
            iri = mint("agent", incident, role)
            page.describe(Entity(iri=iri, kinds=("ThreatActor",), label=role))
            modality = modality_of(sentence.text, match.start("role"), match.end("role"))
            voice = voice_of_sentence(page, position)
            yield page.claim("actor", iri, sentence.span, rule=EXTRACTOR.rule, modality=modality, voice=voice)
            former = re.match(r"(?:former|ex-)", role)
            kind = bgv("actor-kind", "former-employee" if former else "insider")
            words = sentence.locate(match.start("role"), match.end("role"))
            yield page.claim("actorKind", kind, words, rule=EXTRACTOR.rule, subject=iri, modality=modality, voice=voice)


def _claim(page: Page, found: Found, modality: Modality) -> Claim:
    sentence = page.sentences[found.sentence]
    voice = voice_of_sentence(page, found.sentence)
    return page.claim("actor", found.entity, sentence.span, rule=EXTRACTOR.rule, modality=modality, voice=voice)


EXTRACTOR = Extractor(
    name="actors",
    stage="relations",
    run=claim_actors,
    description="Groups held responsible, people by words of guilt about this incident, unnamed insiders by role.",
    order=60,
)
