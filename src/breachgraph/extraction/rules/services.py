"""Affected services and their providers, from the services and platforms that the prose names."""

from __future__ import annotations

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


def claim_services(page: Page) -> Iterator[Claim]:
    """Claim every named service as affected and every named platform as provider, the victim's own wares aside."""
    for found in page.found:
        sentence = page.sentences[found.sentence]
        thing = page.catalogued(found.entity)
        if thing is None or sentence.role not in _ROLES:
            continue
        if thing.provider and thing.iri not in page.victims:
            yield _claim(page, found, "provider", thing)
        elif thing.kind == "Service" and thing.provided_by not in page.victims:
            yield _claim(page, found, "affectedService", thing)
            provider = _provider_of(thing)
            if provider is not None and provider.iri not in page.victims and _is_platform(provider):
                yield _claim(page, found, "provider", provider)


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
