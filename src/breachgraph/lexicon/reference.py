"""Reference lists that are read only when a text names one of their identifiers: ATT&CK techniques, CWE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph

from breachgraph.lexicon.ontology import reference_file
from breachgraph.model.namespaces import BG, DCTERMS, SKOS

__all__ = ["Listed", "load_reference", "successor_of"]

_OWL_DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a reference list.

    Attributes:
        iri: Its IRI.
        scheme: IRI of its scheme.
        notation: Its identifier, such as `T1078.004` or `CWE-79`.
        label: Its name.
        tactics: Short names of ATT&CK tactics, such as `initial-access`, sorted; empty elsewhere.
        deprecated: Whether the list's keeper no longer uses it.
        replaced_by: IRI of the entry that replaces it; empty where none does.
        matches: IRIs of the same thing elsewhere, sorted.
    """

    iri: str
    scheme: str
    notation: str
    label: str
    tactics: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: str = ""
    matches: tuple[str, ...] = ()


@cache
def load_reference(name: str) -> Mapping[str, Listed]:
    """Return a reference list by identifier.

    Args:
        name: Stem of its file in the ontology's folder `reference`.
    """
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(reference_file(name).read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, pyoxigraph.NamedNode) and isinstance(value, (pyoxigraph.NamedNode, pyoxigraph.Literal)):
            about[subject.value][quad.predicate.value].append(value.value)
    return {
        values[SKOS + "notation"][0]: Listed(
            iri=iri,
            scheme=values[SKOS + "inScheme"][0],
            notation=values[SKOS + "notation"][0],
            label=values[SKOS + "prefLabel"][0],
            tactics=tuple(sorted(values[BG + "tactic"])),
            deprecated=bool(values[_OWL_DEPRECATED]),
            replaced_by="".join(values[DCTERMS + "isReplacedBy"]),
            matches=tuple(sorted(values[SKOS + "exactMatch"])),
        )
        for iri, values in about.items()
        if SKOS + "notation" in values
    }


def successor_of(entry: Listed, listed: Mapping[str, Listed]) -> Listed | None:
    """Return the entry that holds in place of one that was replaced, over any number of steps; None where none does."""
    by_iri = {each.iri: each for each in listed.values()}
    seen: set[str] = set()
    current: Listed | None = entry
    while current is not None and current.replaced_by and current.iri not in seen:
        seen.add(current.iri)
        current = by_iri.get(current.replaced_by)
    return current if current is not entry else None
