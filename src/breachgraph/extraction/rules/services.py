"""Affected services and their providers, from the services and platforms that the prose names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.lexicon.concepts import Thing, load_things
from breachgraph.lexicon.names import thing_by_iri
from breachgraph.model import Claim, Role

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "impact", "lessons", "other"})

_MIN_SERVICES = 5

_INTRUDER = r"(?:attackers?|intruders?|hackers?|actors?|criminals|gang|group|they|he|she|somebody)"
_BESIDE_BEFORE = re.compile(
    "|".join(
        (
            # named as a tool
            r"\b(?:tools?|software|programs?|utilities|utility|search engines?)\s(?:such as|like|including|called|named)\s[^.;]{0,50}$",
            rf"\b{_INTRUDER}\b[^.;]{{0,40}}\b(?:installed|downloaded|ran|rented|bought|registered)\s(?:(?!from|to|in|on|of|at|through|via)\w+\s){{0,2}}$",
            # named as not affected, or as a comparison
            r"(?:\bnot|n['’]t|\bnever)\s(?:affect|impact|involve|touch|reach|concern)\w*\s(?:\w+\s){0,2}$",
            r"\b(?:no (?:impact|effect) on|without (?:affecting|touching)|unlike|similar to|compared (?:to|with)|instead of|rather than|an alternative to|competitors? of|migrat\w+ (?:away )?to|moved to|switched to)\s(?:\w+\s){0,2}$",
            # named as where something was said
            r"\b(?:tweeted|wrote|announced|said|blogged|explained|statement|commented|livestream\w*|blog post|discussion|video)\s(?:\w+\s){0,2}(?:on|via|in)\s(?:(?:its|his|her|the|a|an)\s)?(?:\w+\s)?$",
            # named as what an investigation looked into
            r"\b(?:notic\w+|abnormal|anomal\w+|analy[sz]ed|examin\w+|combed)\b[^.;,]{0,40}$",
        )
    )
)
_BESIDE_AFTER = re.compile(
    r"^(?:['’]s\s\w+)?\s(?:itself\s)?(?:(?:was|were|is|are|has been|had been)\s(?:not|never)|(?:was|were|is|are)n['’]t)\s(?:\w+\s)?(?:affected|impacted|compromised|breached|involved|touched|hacked|at fault)\b"
    r"|^(?:['’]s\s\w+)?\s(?:was|were|is|are|remain(?:s|ed)?)\s(?:unaffected|untouched|intact)\b"
    r"|^\sto\s(?:exfiltrate|tunnel|scan|remotely control)\b"
)
_FLAW = re.compile(r"\b(?:vulnerab\w+|flaws?|cve|zero[- ]days?|0[- ]days?|exploit\w*|bugs?|(?:un)?patch\w*)\b")


def claim_services(page: Page) -> Iterator[Claim]:
    """Claim every named service as affected and every named platform as provider, the victim's own wares aside."""
    for found in page.found:
        sentence = page.sentences[found.sentence]
        thing = page.catalogued(found.entity)
        if thing is None or sentence.role not in _ROLES or _stands_beside(sentence.text, found):
            continue
        if thing.provider and thing.iri not in page.victims:
            yield _claim(page, found, "provider", thing)
        elif thing.kind == "Service" and thing.provided_by not in page.victims:
            if thing.self_hosted and not _FLAW.search(sentence.text.lower()):
                continue
            yield _claim(page, found, "affectedService", thing)
            provider = _provider_of(thing)
            if provider is not None and provider.iri not in page.victims and _is_platform(provider):
                yield _claim(page, found, "provider", provider)


def _stands_beside(text: str, found: Found) -> bool:
    """Tell whether a service is only named: as a tool, as unaffected, as a comparison, or as a place of publication."""
    before = text[max(0, found.start - 110) : found.start].lower()
    return bool(_BESIDE_BEFORE.search(before) or _BESIDE_AFTER.match(text[found.end : found.end + 60]))


def _claim(page: Page, found: Found, predicate: str, thing: Thing) -> Claim:
    page.thing(thing)
    sentence = page.sentences[found.sentence]
    voice = voice_of_sentence(page, found.sentence)
    return page.claim(predicate, thing.iri, sentence.span, rule=EXTRACTOR.rule, voice=voice)


def _is_platform(provider: Thing) -> bool:
    """Tell a platform, which a service speaks for, from the maker of a single product."""
    return _services_of()[provider.iri] >= _MIN_SERVICES


@cache
def _services_of() -> Counter[str]:
    return Counter(iri for thing in load_things() for iri in (thing.provided_by, thing.part_of) if iri)


def _provider_of(service: Thing) -> Thing | None:
    """The nearest platform or company above a service that counts as provider."""
    todo, seen = [service.part_of, service.provided_by], set()
    while todo:
        iri = todo.pop(0)
        thing = thing_by_iri().get(iri)
        if thing is None or iri in seen:
            continue
        if thing.provider:
            return thing
        seen.add(iri)
        todo += [thing.part_of, thing.provided_by]
    return None


EXTRACTOR = Extractor(
    name="services",
    stage="relations",
    run=claim_services,
    description="Affected services and providers that the prose names.",
    order=30,
)
