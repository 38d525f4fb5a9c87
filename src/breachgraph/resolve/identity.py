"""Identity across documents, by name alone and only where nothing speaks against it.

Within a page the rules already give one IRI to one canonical name. Across pages an agent of one page is the agent of
another if its canonical name is an alias of that other, of the same class, and of no third. An incident that a page
refers to is the one that another page describes if victim and year are the same and no third has them. Two things of
one name stay two where one is an organization and the other a threat actor. Nothing is merged because it looks alike:
that is claimed as `bg:possiblySameAs`, with a reason and a score. What the catalogue names keeps the catalogue's IRI.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from breachgraph.extraction import Extraction
from breachgraph.model import Claim, Entity
from breachgraph.model.namespaces import bg
from breachgraph.resolve.incidents import IncidentIndex
from breachgraph.resolve.likely import Likeness, find_likely

__all__ = ["Resolver", "resolve"]

_POSSIBLY_SAME_AS = bg("possiblySameAs")


class Resolver:
    """Learns the agents and incidents of all documents, one at a time, then gives the same things the same IRI in each.

    It keeps the names of agents and incidents only, so that documents need not be in memory together.
    """

    def __init__(self) -> None:
        """Begin without any agents or incidents."""
        self._agents: dict[str, Entity] = {}
        self._incidents = IncidentIndex()
        self._aliases: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._renamed: Mapping[str, str] | None = None
        self._likely: Mapping[str, list[Likeness]] = {}

    def learn(self, extraction: Extraction) -> None:
        """Note the agents and incidents of a document; the order of documents does not matter."""
        self._incidents.learn(extraction)
        for entity in extraction.entities:
            if entity.is_agent:
                self._agents.setdefault(entity.iri, entity)
                self._kinds[entity.iri].update(entity.kinds if len(entity.kinds) == 1 else ())
                for alias in entity.aliases:
                    self._aliases[entity.kinds[0], alias].add(entity.iri)
        self._renamed = None

    def resolve(self, extraction: Extraction) -> Extraction:
        """Return a document's extraction with IRIs replaced where two names are one thing."""
        if self._renamed is None:
            self._renamed = self._find_renames()
            self._likely = self._find_likely(self._renamed)
        renamed = {**self._renamed, **self._split(extraction)}
        resolved = _rename(extraction, renamed, self._label_of) if renamed else extraction
        likely = tuple(self._claim_likely(resolved))
        return replace(resolved, claims=(*resolved.claims, *likely)) if likely else resolved

    def _label_of(self, iri: str) -> str:
        own = iri.removesuffix("-threat-actor")
        return self._agents[own].label if own in self._agents else self._incidents.label_of(iri)

    def _split(self, extraction: Extraction) -> Mapping[str, str]:
        """Give a document's threat actor an IRI of its own where other documents have an organization of its name."""
        return {
            entity.iri: f"{entity.iri}-threat-actor"
            for entity in extraction.entities
            if entity.kinds == ("ThreatActor",)
            and not entity.catalogued
            and "Organization" in self._kinds.get(entity.iri, ())
        }

    def _find_likely(self, renamed: Mapping[str, str]) -> Mapping[str, list[Likeness]]:
        """Pairs that may be the same, by the first of the two."""
        found: dict[str, list[Likeness]] = defaultdict(list)
        for likeness in find_likely((each for iri, each in self._agents.items() if iri not in renamed), self._aliases):
            found[likeness.first].append(likeness)
        return found

    def _claim_likely(self, extraction: Extraction) -> Iterator[Claim]:
        """Claim what may be the same, with the first place where a document names the one of the two."""
        places = {mention.entity: mention.span for mention in reversed(extraction.mentions)}
        decided = {
            frozenset((claim.subject, claim.object))
            for claim in extraction.claims
            if claim.predicate == _POSSIBLY_SAME_AS
        }
        for entity in extraction.entities:
            for likeness in self._likely.get(entity.iri, ()) if entity.iri in places else ():
                if frozenset((likeness.first, likeness.second)) not in decided:
                    yield Claim(
                        subject=likeness.first,
                        predicate=_POSSIBLY_SAME_AS,
                        object=likeness.second,
                        evidence=(places[entity.iri],),
                        rule="likeness@1",
                        modality="suspected",
                        tier="suggested",
                        reason=likeness.reason,
                        score=likeness.score,
                    )

    def _find_renames(self) -> Mapping[str, str]:
        """Map the IRI of an agent to that of the one elsewhere that has its name as an alias; also of incidents."""
        renamed: dict[str, str] = {}
        for iri in sorted(self._agents):
            entity = self._agents[iri]
            owners = self._aliases.get((entity.kinds[0], entity.label), set()) - {iri}
            if len(owners) == 1 and not entity.catalogued and (owner := next(iter(owners))) not in renamed:
                renamed[iri] = owner
        return renamed | self._incidents.find_renames(renamed)


def resolve(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Give the same things the same IRI in all documents.

    Args:
        extractions: What reading each document gave.

    Returns:
        The extractions in the same order, with IRIs replaced where two names are one thing. The result does not
        depend on the order.
    """
    resolver = Resolver()
    for extraction in extractions:
        resolver.learn(extraction)
    return [resolver.resolve(extraction) for extraction in extractions]


def _rename(extraction: Extraction, renamed: Mapping[str, str], label_of: Callable[[str], str]) -> Extraction:
    entities: dict[str, Entity] = {}
    for entity in extraction.entities:
        target = renamed.get(entity.iri)
        if target is None:
            entities[entity.iri] = entity
    for entity in extraction.entities:
        target = renamed.get(entity.iri)
        if target is not None:
            known = entities.get(target, replace(entity, iri=target, label=label_of(target)))
            names = {*known.aliases, *entity.aliases, entity.label} - {known.label}
            entities[target] = replace(known, aliases=tuple(sorted(names)))
    return replace(
        extraction,
        claims=tuple(claim for each in extraction.claims if (claim := each.renamed(renamed)).subject != claim.object),
        entities=tuple(entities[iri] for iri in sorted(entities)),
        mentions=tuple(mention.renamed(renamed) for mention in extraction.mentions),
    )
