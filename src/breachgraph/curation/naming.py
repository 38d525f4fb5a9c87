"""What things are called where people read of them: labels, aliases, notations, page names, prefixed names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from breachgraph.curation.entry import UNKNOWN
from breachgraph.extraction import Extraction
from breachgraph.lexicon.concepts import load_concepts
from breachgraph.model import Claim, Entity, Literal
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import PREFIXES

__all__ = ["Names", "fold"]


def fold(name: str) -> str:
    """Return a name as names are compared: without regard to case and white space."""
    return " ".join(name.split()).casefold()


class Names:
    """The names of everything that the claims of a page speak of."""

    def __init__(self, extraction: Extraction, extra: Iterable[Entity] = ()) -> None:
        """Note the names.

        Args:
            extraction: What was read of the page.
            extra: Things that are not in the extraction yet.
        """
        path = extraction.document.source
        self._entities = {entity.iri: entity for entity in (*extra, *extraction.entities)}
        self._page = mint("source", path)
        self._page_names = frozenset(map(fold, (path, "/".join(path.split("/")[-2:]))))

    def of(self, value: str | Literal | None) -> frozenset[str]:
        """Return the names of an IRI, or what a literal says, folded; `unknown` for None."""
        if value is None:
            return frozenset({UNKNOWN})
        if isinstance(value, Literal):
            return frozenset({fold(value.value)})
        names = {fold(value), fold(_shorten(value))}
        if value == self._page:
            names |= self._page_names
        entity = self._entities.get(value)
        if entity is not None:
            names |= {fold(name) for name in (entity.label, *entity.aliases, entity.notation) if name}
        return frozenset(names | _concept_names().get(value, frozenset()))

    def kinds_of(self, iri: str) -> frozenset[str]:
        """Return the local names of a thing's classes; `Source` for the page itself."""
        entity = self._entities.get(iri)
        return frozenset(entity.kinds) if entity else frozenset({"Source"}) if iri == self._page else frozenset()

    def find(self, name: str) -> list[str]:
        """Return the IRIs of the things on the page, or of the page itself, that have a name; sorted."""
        wanted = fold(name)
        return sorted(iri for iri in {*self._entities, self._page} if wanted in self.of(iri))

    def shown(self, claim: Claim) -> str:
        """Return a claim's property and value as a reader would write them."""
        spoken = claim.object
        if spoken is None or isinstance(spoken, Literal):
            value = UNKNOWN if spoken is None else spoken.value
        else:
            entity = self._entities.get(spoken)
            value = entity.label if entity else _shorten(spoken).partition("-")[2] or _shorten(spoken)
        return f"{_shorten(claim.predicate).removeprefix('bg:')} {value!r}"


def _shorten(iri: str) -> str:
    for prefix, namespace in _by_length():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0])))


@cache
def _concept_names() -> dict[str, frozenset[str]]:
    return {
        concept.iri: frozenset({fold(concept.notation), fold(concept.label)})
        for concepts in load_concepts().values()
        for concept in concepts
    }
