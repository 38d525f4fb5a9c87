"""What a page says of its actors: their kind, motive and country, and whom they belong to.

Only the page's own words count. An attribute is an actor's if nothing but words of the same description stand between
its words and the name: "the China-based espionage group X", "X, a financially motivated gang from Russia".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.countries import CountryHit, find_countries
from breachgraph.model import Claim, Literal

__all__ = ["EXTRACTOR"]

_PROPERTIES = {"actor-kind": "actorKind", "motivation": "motivation"}
_DESCRIPTION = frozenset(
    "a an the and or known also as called named dubbed tracked is are was were be been being has have which that who not never "
    "threat actor actors group groups gang gangs hacker hackers hacking cyber cybercrime cybercriminal criminal criminals "
    "espionage apt advanced persistent unit team crew collective operator operators notorious prolific sophisticated "
    "extortion ransomware intelligence military government state nation sponsored backed affiliated linked aligned nexus "
    "based may might could financially politically motivated believed thought said assessed suspected likely possibly allegedly reportedly "
    "to be by from in of with for on behalf out working works operating acting tied attributed connected ties links its "
    "it he she they service agency foreign speaking s army ministry security organisation organization organized".split()
)
_MAX_BETWEEN = 110
_WORD = re.compile(r"[\w’']+")
_TIED = re.compile(
    r"^(?:[-‑](?:based|backed|sponsored|linked|aligned|nexus|affiliated|state)\b|['’]s\b|\s(?:state|government|military|intelligence|nation)\b)"
)
_FROM = re.compile(
    r"\b(?:based in|located in|operating (?:from|out of)|from|sponsored by|backed by|linked to|tied to|ties to|links to|aligned with|affiliated with|for|behalf of|attributed to|connected to)\s(?:the\s)?(?:(?:government|state|regime|military)\sof\s)?$"
)
_LANGUAGE = re.compile(r"^[-‑\s](?:speaking|language)\b")
_OTHER_THING = re.compile(r"^\s(?:victims?|targets?|users?|customers?|officials?|compan\w+|banks?|firms?|embass\w+)\b")
_MEMBER = re.compile(
    r"^(?:,|\s(?:is|was|are|were|who (?:is|was)))\s(?:\w+\s){0,3}?(?:members?|officers?|agents?|part|unit|affiliate|arm|employees?)\s(?:of|in|with|for)\s(?:\w+\s){0,2}$"
    r"|^,?\s(?:\w+\s){0,4}?(?:acting|acted|works|working|worked|operating|operated|hacked|hacking)\s(?:\w+\s)?(?:on behalf of|for|at the direction of|under)\s(?:the\s)?$"
)
_ACCUSED = re.compile(
    r"\b(?:indict\w+|charg(?:es?|ed)|sanction\w*|accus\w+|convict\w+|sentenc\w+|plead\w*|pled|hack\w*|arrest\w*)\b"
)


def claim_attributes(page: Page) -> Iterator[Claim]:
    """Claim kind, motive, country and membership of the actors that a page names."""
    seen: set[tuple[object, ...]] = set()
    for found in page.found:
        sentence = page.sentences[found.sentence]
        if sentence.role not in TELLING:
            continue
        claims = _claim_membership(page, found)
        if found.kind == "ThreatActor":
            claims = chain(claims, _claim_concepts(page, found), _claim_countries(page, found))
        for claim in claims:
            key: tuple[object, ...] = (claim.subject, claim.predicate, claim.object, claim.modality, claim.evidence)
            if key not in seen:
                seen.add(key)
                yield claim
    yield from _claim_unnamed(page)


def _claim_concepts(page: Page, found: Found) -> Iterator[Claim]:
    text = page.sentences[found.sentence].text
    for hit in page.concepts_in(found.sentence, *_PROPERTIES):
        if _describes(text, found, hit.start, hit.end):
            yield _claim(page, found, _PROPERTIES[hit.concept.scheme], hit.concept.iri, hit.start, hit.end)


def _claim_countries(page: Page, found: Found) -> Iterator[Claim]:
    text = page.sentences[found.sentence].text
    for hit in find_countries(text):
        if (
            page.is_free(found.sentence, hit.start, hit.end)
            and _is_origin(text, hit)
            and _describes(text, found, hit.start, hit.end)
        ):
            yield _claim(page, found, "attributedCountry", Literal(hit.code), hit.start, hit.end)


def _is_origin(text: str, hit: CountryHit) -> bool:
    """Tell whether a country's name or demonym stands as somebody's origin, not as a target or a language."""
    after = text[hit.end : hit.end + 30]
    if _LANGUAGE.match(after) or _OTHER_THING.match(after):
        return False
    if _TIED.match(after):
        return True
    if hit.kind == "demonym":
        return not hit.ambiguous
    return bool(_FROM.search(text[max(0, hit.start - 50) : hit.start].lower()))


def _describes(text: str, found: Found, start: int, end: int) -> bool:
    """Tell whether words at a place are part of the description of a name."""
    left, right = (end, found.start) if start < found.start else (found.end, start)
    between = text[left:right]
    if not 0 < len(between) <= _MAX_BETWEEN or re.search(r"[.;:!?]", between):
        return False
    return all(word in _DESCRIPTION for word in _WORD.findall(between.lower().replace("’", "'").replace("'", " ")))


def _claim_membership(page: Page, found: Found) -> Iterator[Claim]:
    if found.kind not in {"ThreatActor", "Person"}:
        return
    text = page.sentences[found.sentence].text
    for other in page.mentions_in(found.sentence, "Organization"):
        between = text[found.end : other.start]
        if other.start <= found.end or len(between) > _MAX_BETWEEN or not _MEMBER.match(between):
            continue
        if found.kind == "ThreatActor" or _ACCUSED.search(text.lower()):
            yield _claim(page, found, "memberOf", other.entity, other.start, other.end)


def _claim_unnamed(page: Page) -> Iterator[Claim]:
    """Claim the kind of actors who are known by their role alone, such as "former employee"."""
    named = {found.entity for found in page.found}
    for entity in [each for each in page.entities.values() if each.kinds[0] == "ThreatActor"]:
        if entity.iri in named:
            continue
        for position in page.sentences_with([entity.label.split()[-1]]):
            sentence = page.sentences[position]
            start = sentence.text.lower().find(entity.label)
            if start < 0 or sentence.role not in TELLING:
                continue
            for hit in page.concepts_in(position, "actor-kind"):
                if start <= hit.start < start + len(entity.label):
                    modality = modality_of(sentence.text, hit.start, hit.end)
                    yield page.claim(
                        "actorKind",
                        hit.concept.iri,
                        sentence.span,
                        rule=EXTRACTOR.rule,
                        subject=entity.iri,
                        modality=modality,
                    )


def _claim(page: Page, found: Found, predicate: str, value: str | Literal, start: int, end: int) -> Claim:
    sentence = page.sentences[found.sentence]
    modality = modality_of(sentence.text, start, end)
    if modality == "asserted":
        modality = modality_of(sentence.text, found.start, found.end)
    return page.claim(
        predicate,
        value,
        sentence.span,
        rule=EXTRACTOR.rule,
        subject=found.entity,
        modality=modality,
        voice=voice_of_sentence(page, found.sentence),
    )


EXTRACTOR = Extractor(
    name="actor_attributes",
    stage="relations",
    run=claim_attributes,
    description="Kind, motive, country and membership of actors, in the page's own words.",
    order=65,
)
