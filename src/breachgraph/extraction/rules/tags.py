"""Tags of the header that are names of services, providers, vectors or weaknesses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.concepts import Concept, load_concepts
from breachgraph.lexicon.names import things_by_name
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_SCHEMES = ("vector", "weakness", "effect")


def read_tags(page: Page) -> Iterator[Claim]:
    """Make a claim of every tag that is, as a whole, a label of a concept or a catalogued service or provider."""
    field = page.document.front_matter.get("tags")
    for text, span in field.items if field else ():
        for concept in _concepts_by_phrase().get(text.casefold().strip(), ()):
            yield page.claim(concept.scheme, concept.iri, span, rule=EXTRACTOR.rule, tier="structural")
        for thing in things_by_name().get(text.strip(), ()):
            if thing.provider:
                yield page.claim("provider", page.thing(thing), span, rule=EXTRACTOR.rule, tier="structural")
            elif thing.kind == "Service" and not thing.self_hosted:
                yield page.claim("affectedService", page.thing(thing), span, rule=EXTRACTOR.rule, tier="structural")


@cache
def _concepts_by_phrase() -> dict[str, tuple[Concept, ...]]:
    found: dict[str, tuple[Concept, ...]] = {}
    for scheme in _SCHEMES:
        for concept in load_concepts()[scheme]:
            for phrase in concept.phrases:
                key = phrase.casefold()
                found[key] = (*found.get(key, ()), concept)
    return found


EXTRACTOR = Extractor(
    name="tags",
    stage="structure",
    run=read_tags,
    description="Tags that equal a label of the ontology.",
    order=20,
)
