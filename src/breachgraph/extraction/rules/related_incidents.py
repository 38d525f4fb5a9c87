"""Other incidents that this one has to do with: alike, enabled by, by the same actor, part of a campaign.

The words of relation are the cues of the scheme `incident-relation`; the other incident is named beside them, by
whom it hit ("the 2017 Initech breach", "the hack of Initech"), by its campaign, or by what tells it apart on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from breachgraph.extraction.incident_keys import HARM, MONTHS, find_keys
from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.matcher import Hit
from breachgraph.lexicon.people import is_person_name
from breachgraph.model import Claim, Entity, Role
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "lessons", "other"})
_REACH = 60
_ALIKE = "relatedIncident"
_YEAR = r"(?:19|20)\d\d"
_WORD = r"[A-Z](?:[\w&.$-]*[\w$])?"
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|&)){{0,4}}?"
_LONG = _NAME[:-1]
_KIND = r"(?:(?:massive|infamous|earlier|previous|recent|major|large|wider|broader|global|cloud|data|security|customer|file transfer|supply[- ]chain|ransomware|zero-day|extortion) ){0,3}"
_CAMPAIGN = r"(?i:campaigns?|attacks|breaches|hacks|intrusions|spree|mass[- ]exploitation|supply[- ]chain (?:attack|compromise|hack))"
_PATTERNS = (
    re.compile(rf"(?<![\w-])(?P<sure>the )?(?:(?P<year>{_YEAR}) )?(?P<name>{_NAME})(?P<owner>['’]s?)? (?:(?P<year2>{_YEAR}) )?(?i:{_KIND})(?P<noun>{_CAMPAIGN}|{HARM})\b(?:,? (?:of|in|from) (?:\w+ )?(?P<year3>{_YEAR})\b)?"),
    re.compile(rf"\b(?P<noun>{HARM}) (?:of|at|against|on) (?P<sure>the )?(?P<name>{_LONG})(?P<owner>)(?:,? in (?:\w+ )?(?P<year>{_YEAR}))?(?=[\s,.;:)(]|$)"),
    re.compile(rf"\b(?P<noun>breached|hacked|attacked|compromised) (?P<sure>the )?(?P<name>{_LONG})(?P<owner>)(?:,? in (?:\w+ )?(?P<year>{_YEAR}))?(?=[\s,.;:)(]|$)"),
)  # fmt: skip
"""How an incident is named: by its victim or campaign before the noun, behind it, and behind the verb."""

_NO_NAME = {*MONTHS, *"The This That These Those A An In On At As For First Second Third Our Its Their His Her Data Security Cloud Cyber It We They Both Each Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}  # fmt: skip
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[\w-]{2,5}")
_TECHNIQUES = frozenset("SSRF XSS SQL RCE DDoS DoS CSRF XXE MFA SIM DNS API BGP NTLM OAuth".split())
_CLAUSE = re.compile(r"[.;]|, (?:but|while|whereas|and)\b")


@dataclass(frozen=True, slots=True)
class _Other:
    """Another incident as a sentence names it.

    Attributes:
        iri: Its IRI.
        label: Its name.
        victim: IRI of the victim, if the sentence names it as a known organization; else empty.
        stranger: The victim's name, if it is not known otherwise; else empty.
        start: First code point of the words.
        end: One past the last.
    """

    iri: str
    label: str
    victim: str
    stranger: str
    start: int
    end: int


def claim_related(page: Page) -> Iterator[Claim]:
    """Claim every incident that a cue of relation leads to, with its victim if it is named."""
    for position, sentence in enumerate(page.sentences):
        hits = page.concepts_in(position, "incident-relation") if sentence.role in _ROLES else []
        if not hits:
            continue
        others = list(_find_others(page, position))
        seen: set[tuple[str, str]] = set()
        for hit in sorted(hits, key=lambda hit: hit.concept.notation == _ALIKE):
            other = _behind(sentence.text, hit, others)
            predicate = hit.concept.notation
            if other is None or (predicate, other.iri) in seen:
                continue
            if any(each.end <= hit.start and each.iri != page.incident_at(sentence.span) for each in others):
                continue  # the sentence compares two others
            if predicate != _ALIKE or all(iri != other.iri for _, iri in seen):
                seen.add((predicate, other.iri))
                yield from _claim(page, position, hit, other)


def _behind(text: str, hit: Hit, others: list[_Other]) -> _Other | None:
    """The incident named first behind a cue, in the same clause, or by the cue's own last word."""
    for other in others:
        if other.end > hit.end and other.start - hit.end <= _REACH and other.start >= hit.start:
            between = text[hit.end : max(other.start, hit.end)]
            return None if _CLAUSE.search(between) else other
    return None


def _claim(page: Page, position: int, hit: Hit, other: _Other) -> Iterator[Claim]:
    sentence = page.sentences[position]
    subject = page.incident_at(sentence.span)
    if other.iri == subject:
        return
    if other.iri not in page.entities:
        page.describe(Entity(iri=other.iri, kinds=("Incident",), label=other.label))
    rule, voice = EXTRACTOR.rule, voice_of_sentence(page, position)
    modality = modality_of(sentence.text, hit.start, hit.end)
    yield page.claim(
        hit.concept.notation, other.iri, sentence.span, rule=rule, subject=subject, modality=modality, voice=voice
    )
    victim = page.agent(other.stranger, "Organization") if other.stranger else other.victim
    if victim:
        words = sentence.locate(other.start, other.end)
        yield page.claim("victim", victim, words, rule=rule, subject=other.iri, voice=voice)


def _find_others(page: Page, position: int) -> Iterator[_Other]:
    """The incidents that a sentence names, by place; the page's own only where it tells several apart."""
    text = page.sentences[position].text
    found: list[_Other] = []
    if page.told_apart:
        own = {page.entities[iri].label for iri in page.victims}
        for key in find_keys(text, own):
            iri = page.told_apart.get(key.key)
            if iri:
                found.append(_Other(iri, page.entities[iri].label, "", "", key.start, key.end))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            other = _read(page, position, match)
            if other is not None and not any(each.start < other.end and other.start < each.end for each in found):
                found.append(other)
    return iter(sorted(found, key=lambda each: each.start))


def _read(page: Page, position: int, match: re.Match[str]) -> _Other | None:
    start, end = match.span("name")
    words = match["name"].split()
    definite = bool(match["sure"] or match["owner"]) or words[0] == "The"
    while words and words[0] in _NO_NAME:
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    mention = next((each for each in page.mentions_in(position) if each.start < end and start < each.end), None)
    year = next((value for group, value in match.groupdict().items() if value and group.startswith("year")), "")
    campaign = bool(re.fullmatch(_CAMPAIGN, match["noun"]))
    if (
        not name
        or not _TECHNIQUES.isdisjoint(words)
        or not _is_named(match, name, mention, sure=definite or bool(year))
    ):
        return None
    label = page.entities[mention.entity].label if mention else name
    if _is_own(page, mention, label, year) or (mention and mention.kind == "Service" and not campaign):
        return None
    noun = "campaign" if campaign else "breach"
    full = f"{label} {year}" if year else f"{label} {noun}"
    victim = mention.entity if mention and not campaign else ""
    stranger = "" if mention or campaign else name
    return _Other(mint("incident", full), full, victim, stranger, match.start(), match.end())


def _is_named(match: re.Match[str], name: str, mention: Found | None, *, sure: bool) -> bool:
    """Tell whether a name is one of an incident: a mentioned organization or product, or a definite name."""
    if mention is not None:
        return mention.kind in {"Organization", "Service"}
    if _ACRONYM.fullmatch(name) or is_person_name(name):
        return False
    return sure or match.re is not _PATTERNS[0]


def _is_own(page: Page, mention: Found | None, label: str, year: str) -> bool:
    """Tell whether the words name the page's own incident: its victim, and no year that is not its own."""
    victims = {page.entities[iri].label for iri in page.victims}
    if not (mention is not None and mention.entity in page.victims) and label not in victims:
        return False
    fields = page.document.front_matter
    dates = [str(fields[key].value) for key in ("incident_start_date", "incident_end_date", "disclosure_date") if key in fields]  # fmt: skip
    known = re.findall(_YEAR, " ".join([page.entities[page.incident].label, *dates]))
    return not year or not known or min(known) <= year <= max(known)


EXTRACTOR = Extractor(
    name="related-incidents",
    stage="relations",
    run=claim_related,
    description="Other incidents that this one is like, was enabled by, shares its actor with, or is part of.",
    order=90,
)
