"""Nanopublications: each claim with its provenance as a small graph of its own that anyone can cite and check.

An asserted claim's statement stands in the assertion graph as it is; what was only supposed, suspected, denied or
planned, or no longer stands, is asserted as a statement that somebody made, never as a fact.

Source: Nanopublication Guidelines (nanopub.net, 2018), with trusty URIs of module RA.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf
from breachgraph.export.trusty import PLACEHOLDER, hash_quads, put_hash
from breachgraph.model.claim import holds
from breachgraph.model.namespaces import BG, DCTERMS, OA, RDF, SKOS, bg, notation_of

__all__ = ["EXPORTER", "make_nanopubs"]

_NP = "http://www.nanopub.org/nschema#"
_PROV = "http://www.w3.org/ns/prov#"
_BASE = f"https://w3id.org/breachgraph/np/{PLACEHOLDER}"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_PARTS = ("assertion", "provenance", "pubinfo")

_Term = pyoxigraph.NamedNode | pyoxigraph.Literal
_About = dict[str, list[_Term]]


def make_nanopubs(quads: Sequence[pyoxigraph.Quad]) -> Iterator[list[pyoxigraph.Quad]]:
    """Make a nanopublication of every claim.

    Args:
        quads: A dataset; claims, spans and what describes sources and agents are read from it.

    Returns:
        For each claim, in the order of claims' IRIs, the quads of its four graphs under its trusty URI.
    """
    about: dict[str, _About] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, _Term):
            about[quad.subject.value][quad.predicate.value].append(quad.object)
    claims = sorted(iri for iri, told in about.items() if pyoxigraph.NamedNode(bg("Claim")) in told[RDF + "type"])
    for claim in claims:
        made = list(_make(claim, about))
        yield put_hash(made, hash_quads(made))


def _make(claim: str, about: dict[str, _About]) -> Iterator[pyoxigraph.Quad]:
    def quad(graph: str, subject: str, predicate: str, value: _Term | str) -> pyoxigraph.Quad:
        term = pyoxigraph.NamedNode(value) if isinstance(value, str) else value
        names = (pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate))
        return pyoxigraph.Quad(*names, term, pyoxigraph.NamedNode(f"{_BASE}#{graph}"))

    told = about[claim]
    yield quad("Head", _BASE, RDF + "type", _NP + "Nanopublication")
    for part, name in zip(_PARTS, ("hasAssertion", "hasProvenance", "hasPublicationInfo"), strict=True):
        yield quad("Head", _BASE, _NP + name, f"{_BASE}#{part}")
    for subject, predicate, value in _assertion(claim, told):
        yield quad("assertion", subject, predicate, value)
    for predicate, value in _provenance(claim, told):
        yield quad("provenance", f"{_BASE}#assertion", predicate, value)
    for span in told[bg("evidence")]:
        for predicate in (OA + "exact", OA + "start", OA + "end", bg("inSource"), bg("line")):
            for value in about[span.value][predicate]:
                yield quad("provenance", span.value, predicate, value)
    for agent in told[bg("assertedBy")]:
        for value in about[agent.value][SKOS + "prefLabel"]:
            yield quad("provenance", agent.value, SKOS + "prefLabel", value)
    yield quad("pubinfo", _BASE, DCTERMS + "license", _LICENCE)
    yield quad("pubinfo", _BASE, _PROV + "wasDerivedFrom", claim)
    for rule in told[bg("extractedBy")]:
        yield quad("pubinfo", _BASE, bg("extractedBy"), rule)
    for name in ("modality", "claimStatus", "tier"):
        for value in told[bg(name)]:
            yield quad("pubinfo", _BASE, bg(name), value)


def _assertion(claim: str, told: _About) -> Iterator[tuple[str, str, _Term | str]]:
    """The statement itself if it stands; otherwise that it was made."""
    subject, predicate = told[RDF + "subject"][0].value, told[RDF + "predicate"][0].value
    modality, status, tier = (
        next((notation_of(scheme, value.value) for value in told[bg(name)]), "")
        for name, scheme in (("modality", "modality"), ("claimStatus", "claim-status"), ("tier", "tier"))
    )
    if holds(modality, status, tier) and modality == "unknown":
        yield subject, bg("unknown"), predicate
    elif holds(modality, status, tier):
        yield subject, predicate, told[RDF + "object"][0]
    else:
        yield claim, RDF + "type", BG + "Claim"
        for name in (RDF + "subject", RDF + "predicate", RDF + "object", bg("modality"), bg("claimStatus")):
            for value in told[name]:
                yield claim, name, value


def _provenance(claim: str, told: _About) -> Iterator[tuple[str, _Term | str]]:
    for name, predicate in (
        ("assertedBy", _PROV + "wasAttributedTo"),
        ("assertedIn", _PROV + "wasDerivedFrom"),
        ("assertedOn", _PROV + "generatedAtTime"),
        ("withdrawnOn", _PROV + "invalidatedAtTime"),
        ("evidence", _PROV + "wasQuotedFrom"),
    ):
        for value in told[bg(name)]:
            yield predicate, value
    yield _PROV + "alternateOf", claim


def write_nanopubs(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write a nanopublication of every claim as TriG."""
    rows = [quad for nanopub in make_nanopubs(quads) for quad in nanopub]
    serialize_rdf(rows, pyoxigraph.RdfFormat.TRIG, stream)


EXPORTER = Exporter(
    name="nanopub",
    suffix=".nanopub.trig",
    media_type="application/trig",
    description="Nanopublications: a citable graph of each claim with its provenance, under a trusty URI, in TriG.",
    write=write_nanopubs,
)
