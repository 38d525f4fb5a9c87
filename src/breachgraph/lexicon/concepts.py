"""Concepts, agents and services as the ontology declares them: one reading of its files, shared by all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph

from breachgraph.lexicon.ontology import ontology_files
from breachgraph.model.namespaces import BG, RDF, SKOS

__all__ = ["Concept", "Name", "Thing", "load_concepts", "load_things", "ontology_triples", "read_things"]

_THING_KINDS = {BG + "Organization", BG + "ThreatActor", BG + "Person", BG + "Service"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A SKOS concept with its lexicon.

    Attributes:
        iri: Its IRI.
        scheme: Name of its scheme, such as `vector`.
        notation: Its notation in the scheme.
        label: Preferred label.
        definition: What it means; empty if the ontology does not say.
        phrases: Alternative and hidden labels, which are what is matched, sorted.
        cues: Matching patterns (`bg:cue`), sorted.
    """

    iri: str
    scheme: str
    notation: str
    label: str
    definition: str
    phrases: tuple[str, ...]
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way a thing is called.

    Attributes:
        text: The words, matched with their case.
        ambiguous: Whether the words also mean other things, so that they need context.
    """

    text: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An agent or a service that the ontology names.

    Attributes:
        iri: Its IRI.
        kind: `Organization`, `Person`, `ThreatActor` or `Service`.
        label: Preferred label.
        aliases: Alternative labels and former names, sorted.
        names: Everything that is matched, sorted by text.
        notation: Its notation; empty where there is none.
        domains: Web domains, sorted.
        provider: Whether it may be the object of `bg:provider`.
        provided_by: IRI of the provider of a service; empty where there is none.
        part_of: IRI of the suite that a service belongs to; empty where there is none.
        country: ISO 3166-1 alpha-2 of a threat actor; empty where there is none.
        matches: IRIs of the same thing elsewhere, sorted.
        sector: Notation of its sector; empty where there is none.
        self_hosted: Whether it is a program that its users run on machines of their own.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    names: tuple[Name, ...]
    notation: str = ""
    domains: tuple[str, ...] = ()
    provider: bool = False
    provided_by: str = ""
    part_of: str = ""
    country: str = ""
    matches: tuple[str, ...] = ()
    sector: str = ""
    self_hosted: bool = False


@dataclass(frozen=True, slots=True)
class _Description:
    values: Mapping[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def one(self, predicate: str) -> str:
        found = self.values.get(predicate)
        return min(found) if found else ""

    def all(self, *predicates: str) -> list[str]:
        return sorted({value for predicate in predicates for value in self.values.get(predicate, ())})


@cache
def ontology_triples() -> tuple[pyoxigraph.Triple, ...]:
    """Return every triple of the ontology's files, in file order."""
    return tuple(triple for path in ontology_files() for triple in _parse(path))


@cache
def load_concepts() -> Mapping[str, tuple[Concept, ...]]:
    """Return the concepts by the name of their scheme, each scheme's sorted by notation."""
    schemes: dict[str, list[Concept]] = defaultdict(list)
    for iri, about in _descriptions().items():
        scheme = about.one(SKOS + "inScheme")
        if scheme:
            concept = _read_concept(iri, scheme.rpartition("#")[2], about)
            schemes[concept.scheme].append(concept)
    return {name: tuple(sorted(found, key=lambda each: each.notation)) for name, found in sorted(schemes.items())}


@cache
def load_things() -> tuple[Thing, ...]:
    """Return the agents and services that the ontology names, sorted by IRI."""
    return _things(_descriptions())


def read_things(paths: Iterable[Path]) -> tuple[Thing, ...]:
    """Return the agents and services that some Turtle files name, sorted by IRI."""
    return _things(_describe(triple for path in paths for triple in _parse(path)))


def _things(descriptions: Mapping[str, _Description]) -> tuple[Thing, ...]:
    found = []
    for iri, about in descriptions.items():
        kinds = [kind for kind in about.all(RDF + "type") if kind in _THING_KINDS]
        if kinds and about.one(SKOS + "prefLabel"):
            found.append(_read_thing(iri, kinds[0].removeprefix(BG), about))
    return tuple(sorted(found, key=lambda thing: thing.iri))


def _parse(path: Path) -> list[pyoxigraph.Triple]:
    quads = pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    return [quad.triple for quad in quads]


@cache
def _descriptions() -> Mapping[str, _Description]:
    return _describe(ontology_triples())


def _describe(triples: Iterable[pyoxigraph.Triple]) -> Mapping[str, _Description]:
    found: dict[str, _Description] = defaultdict(_Description)
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, pyoxigraph.NamedNode) and isinstance(value, (pyoxigraph.NamedNode, pyoxigraph.Literal)):
            found[subject.value].values[triple.predicate.value].append(value.value)
    return found


def _read_concept(iri: str, scheme: str, about: _Description) -> Concept:
    return Concept(
        iri=iri,
        scheme=scheme,
        notation=about.one(SKOS + "notation"),
        label=about.one(SKOS + "prefLabel"),
        definition=about.one(SKOS + "definition"),
        phrases=tuple(about.all(SKOS + "altLabel", SKOS + "hiddenLabel")),
        cues=tuple(about.all(BG + "cue")),
    )


def _read_thing(iri: str, kind: str, about: _Description) -> Thing:
    label = about.one(SKOS + "prefLabel")
    aliases = about.all(SKOS + "altLabel", BG + "formerName")
    ambiguous = set(about.all(BG + "ambiguousLabel"))
    matched = {label, *aliases, *about.all(SKOS + "hiddenLabel")} - ambiguous
    names = sorted(
        [Name(text=text) for text in matched] + [Name(text=text, ambiguous=True) for text in ambiguous],
        key=str,
    )
    return Thing(
        iri=iri,
        kind=kind,
        label=label,
        aliases=tuple(alias for alias in aliases if alias != label),
        names=tuple(names),
        notation=about.one(SKOS + "notation"),
        domains=tuple(about.all(BG + "domain")),
        provider=about.one(BG + "isProvider") == "true",
        provided_by=about.one(BG + "providedBy"),
        part_of=about.one(BG + "partOf"),
        country=about.one(BG + "attributedCountry"),
        matches=tuple(about.all(SKOS + "exactMatch")),
        sector=about.one(BG + "sector").rpartition("#")[2].removeprefix("sector-"),
        self_hosted=about.one(BG + "selfHosted") == "true",
    )
