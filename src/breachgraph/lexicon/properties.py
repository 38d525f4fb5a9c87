"""Properties as the ontology declares them: what they are used with, and what their values may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph

from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.model.namespaces import BG, BGV, RDFS

__all__ = ["Property", "load_properties"]

_DOMAIN, _RANGE, _SCHEME, _PARENT = BG + "domainIncludes", BG + "rangeIncludes", BG + "schemeOf", RDFS + "subPropertyOf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of the `bg:` namespace.

    Attributes:
        iri: Its IRI.
        name: Its local name, such as `victim`.
        domains: IRIs of the classes that it is used with, sorted.
        ranges: IRIs of the classes or datatypes of its values, sorted.
        scheme: Name of the concept scheme that lists its values; empty where none does.
    """

    iri: str
    name: str
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    scheme: str


@cache
def load_properties() -> Mapping[str, Property]:
    """Return the properties that have a domain, by local name, sorted."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in ontology_triples():
        subject, value, predicate = triple.subject, triple.object, triple.predicate.value
        if not isinstance(subject, pyoxigraph.NamedNode) or not isinstance(value, pyoxigraph.NamedNode):
            continue
        if predicate == _SCHEME:
            found[value.value][_SCHEME].add(subject.value.removeprefix(BGV))
        elif predicate in {_DOMAIN, _RANGE, _PARENT} and subject.value.startswith(BG):
            found[subject.value][predicate].add(value.value)
    return {
        iri.removeprefix(BG): _read(iri, about, found) for iri, about in sorted(found.items()) if about.get(_DOMAIN)
    }


def _read(iri: str, about: Mapping[str, set[str]], every: Mapping[str, Mapping[str, set[str]]]) -> Property:
    parents = [every[parent] for parent in about.get(_PARENT, ()) if parent in every]
    schemes = set(about.get(_SCHEME, ())).union(*(parent.get(_SCHEME, set()) for parent in parents))
    return Property(
        iri=iri,
        name=iri.removeprefix(BG),
        domains=tuple(sorted(about[_DOMAIN])),
        ranges=tuple(sorted(about.get(_RANGE, ()))),
        scheme=min(schemes, default=""),
    )
