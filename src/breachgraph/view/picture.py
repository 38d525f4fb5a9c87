"""The model of a picture: things and edges of the facts, each edge with the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from breachgraph.model.namespaces import BG, notation_of
from breachgraph.store import Store

__all__ = ["KINDS", "Edge", "Node", "Picture", "Quote", "load_picture"]

KINDS = (
    "Incident",
    "ThreatActor",
    "Person",
    "Organization",
    "Service",
    "Vector",
    "Weakness",
    "Effect",
    "Data",
    "Detection",
    "Vulnerability",
)
"""Kinds of nodes, in the order of the legend."""

_PROPERTIES = (
    "victim targeted actor provider affectedService vector weakness effect exploited dataExposed detectionMethod detectedBy "
    "reportedBy responder relatedIncident enabledBy sameActorAs"
).split()
_VALUES = " ".join(f"bg:{name}" for name in _PROPERTIES)
_EDGES = f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?p {{ {_VALUES} }} ?s a bg:Incident . ?s ?p ?o }} ORDER BY ?s ?p ?o"
_NODES = f"""
SELECT DISTINCT ?n ?kind ?scheme ?label WHERE {{
  {{ SELECT DISTINCT ?n WHERE {{ {{ ?n a bg:Incident }} UNION {{ VALUES ?p {{ {_VALUES} }} ?i a bg:Incident . ?i ?p ?n }} }} }}
  ?n skos:prefLabel ?label . ?n a ?kind .
  OPTIONAL {{ ?n skos:inScheme ?scheme }}
}} ORDER BY ?n ?label ?kind
"""
_QUOTES = f"""
SELECT ?s ?p ?o ?quote ?path ?line ?status ?tier ?rule ?by WHERE {{
  VALUES ?p {{ {_VALUES} }}
  ?c a bg:Claim ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; bg:claimStatus ?status ; bg:tier ?tier ;
     bg:modality bgv:modality-asserted ; bg:extractedBy ?rule ; bg:evidence ?e .
  FILTER(?status IN (bgv:claim-status-undisputed, bgv:claim-status-accepted))
  ?e oa:exact ?quote ; bg:line ?line ; bg:inSource/bg:path ?path .
  OPTIONAL {{ ?c bg:assertedBy/skos:prefLabel ?by }}
}} ORDER BY ?path ?line ?quote ?by
"""
_SCHEME_KINDS = {
    "vector": "Vector",
    "weakness": "Weakness",
    "effect": "Effect",
    "data": "Data",
    "detection": "Detection",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """Words behind an edge.

    Attributes:
        path: The file.
        line: Line, counted from 1.
        text: The exact words.
        status: Standing of the claim.
        tier: How sure the kind of rule is.
        rule: Which rule read it.
        said_by: Who said it; empty for the page's author.
    """

    path: str
    line: int
    text: str
    status: str
    tier: str
    rule: str
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing.

    Attributes:
        id: Its IRI.
        label: Its name.
        kind: One of `KINDS`.
    """

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A fact between two things.

    Attributes:
        source: IRI of the subject.
        target: IRI of the object.
        property: Local name of the property.
        quotes: The words it rests on, in file order.
    """

    source: str
    target: str
    property: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn.

    Attributes:
        nodes: The things, sorted by IRI.
        edges: The facts, sorted by subject, property, object.
        total: How many things there were before the picture was cut to size.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    total: int = field(default=0)


def load_picture(store: Store, *, limit: int | None = None) -> Picture:
    """Read the picture of a dataset's facts.

    Args:
        store: The dataset.
        limit: At most so many things: all incidents that fit, then the best connected; None for all.

    Returns:
        The picture; claims that are withdrawn, denied or only supposed are not in it.
    """
    nodes = _load_nodes(store)
    quotes = _load_quotes(store)
    rows: Any = store.query(_EDGES)
    edges = [
        Edge(source=s, target=o, property=p.removeprefix(BG), quotes=quotes.get((s, p, o), ()))
        for s, p, o in ((row["s"].value, row["p"].value, row["o"].value) for row in rows)
        if s in nodes and o in nodes
    ]
    kept = _best(nodes, edges, limit)
    return Picture(
        nodes=tuple(nodes[iri] for iri in sorted(kept)),
        edges=tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
        total=len(nodes),
    )


def _load_nodes(store: Store) -> dict[str, Node]:
    found: dict[str, Node] = {}
    rows: Any = store.query(_NODES)
    for row in rows:
        iri, kind = row["n"].value, row["kind"].value.removeprefix(BG)
        if row["scheme"] is not None:
            kind = _SCHEME_KINDS.get(row["scheme"].value.rpartition("#")[2], "")
        known = found.get(iri)
        if kind in KINDS and (known is None or KINDS.index(kind) < KINDS.index(known.kind)):
            found[iri] = Node(id=iri, label=known.label if known else row["label"].value, kind=kind)
    return found


def _load_quotes(store: Store) -> dict[tuple[str, str, str], tuple[Quote, ...]]:
    found: dict[tuple[str, str, str], dict[Quote, None]] = defaultdict(dict)
    rows: Any = store.query(_QUOTES)
    for row in rows:
        quote = Quote(
            path=row["path"].value,
            line=int(row["line"].value),
            text=row["quote"].value,
            status=notation_of("claim-status", row["status"].value),
            tier=notation_of("tier", row["tier"].value),
            rule=row["rule"].value,
            said_by=row["by"].value if row["by"] else "",
        )
        found[row["s"].value, row["p"].value, row["o"].value].setdefault(quote)
    return {key: tuple(quotes) for key, quotes in found.items()}


def _best(nodes: dict[str, Node], edges: list[Edge], limit: int | None) -> set[str]:
    if limit is None or len(nodes) <= limit:
        return set(nodes)
    degree: dict[str, int] = defaultdict(int)
    for edge in edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    ranked = sorted(nodes, key=lambda iri: (nodes[iri].kind != "Incident", -degree[iri], iri))
    return set(ranked[:limit])
