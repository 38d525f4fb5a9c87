"""An extraction as quads: the source, what it speaks of, the facts that stand, the claims, the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import pyoxigraph

from breachgraph.extraction import Extraction
from breachgraph.graph.promote import promote
from breachgraph.graph.terms import integer, node, term
from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.model import Claim, Document, Entity, Literal, Span
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import BG, EDTF_TYPE, OA, ONTOLOGY_GRAPH, RDF, SKOS, XSD, bg, bgv

__all__ = ["ontology_quads", "source_iri", "span_iri", "to_quads"]

_TYPE = RDF + "type"
_Rows = Iterator[tuple[str, str, str | Literal]]


def to_quads(extraction: Extraction) -> list[pyoxigraph.Quad]:
    """Return the quads of one document, all in the graph named after it.

    Args:
        extraction: What reading the document gave.

    Returns:
        Quads in a fixed order; no blank nodes.
    """
    document = extraction.document
    graph = node(source_iri(document))
    rows = [*_describe_source(document)]
    for entity in extraction.entities:
        rows.extend(_describe_entity(entity))
    for subject, predicate, value in promote(extraction.claims):
        rows.append((subject, predicate, value))
        if predicate == BG + "when" and isinstance(value, Literal):
            rows.extend(_bound(subject, value))
    for claim in extraction.claims:
        rows.extend(_describe_claim(claim, document))
    quads = [pyoxigraph.Quad(node(s), node(p), term(o), graph) for s, p, o in rows]
    quads.extend(_describe_spans(extraction, graph))
    return quads


def ontology_quads() -> list[pyoxigraph.Quad]:
    """Return the ontology's triples, in the graph of the ontology."""
    graph = node(ONTOLOGY_GRAPH)
    return [pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in ontology_triples()]


def source_iri(document: Document) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return mint("source", document.source)


def span_iri(source: str, span: Span) -> str:
    """Return the IRI of a span: the source's with a fragment in the manner of RFC 5147 (`#char=start,end`)."""
    return f"{source}#char={span.start},{span.end}"


def _describe_source(document: Document) -> _Rows:
    iri = source_iri(document)
    yield iri, _TYPE, bg("Source")
    yield iri, bg("path"), Literal(document.source)
    yield iri, bg("sha256"), Literal(document.sha256)


def _describe_entity(entity: Entity) -> _Rows:
    for kind in entity.kinds:
        yield entity.iri, _TYPE, bg(kind)
    yield entity.iri, SKOS + "prefLabel", Literal(entity.label)
    for alias in entity.aliases:
        yield entity.iri, SKOS + "altLabel", Literal(alias)
    if entity.notation:
        yield entity.iri, SKOS + "notation", Literal(entity.notation)
    for match in entity.matches:
        yield entity.iri, SKOS + "exactMatch", match
    for predicate, value in entity.details:
        yield entity.iri, predicate, value


def _bound(event: str, when: Literal) -> _Rows:
    """The days that bound an event, for queries; a date whose year is not known has none."""
    try:
        value = parse_edtf(when.value)
    except ValueError:
        return
    yield event, bg("earliest"), Literal(value.earliest.isoformat(), XSD + "date")
    yield event, bg("latest"), Literal(value.latest.isoformat(), XSD + "date")
    yield event, bg("precision"), bgv("precision", value.precision)


def _describe_claim(claim: Claim, document: Document) -> _Rows:
    iri, source = claim.iri, source_iri(document)
    yield iri, _TYPE, bg("Claim")
    yield iri, RDF + "subject", claim.subject
    yield iri, RDF + "predicate", claim.predicate
    if claim.object is not None:
        yield iri, RDF + "object", claim.object
    yield iri, bg("modality"), bgv("modality", claim.modality)
    yield iri, bg("claimStatus"), bgv("claim-status", claim.status)
    yield iri, bg("tier"), bgv("tier", claim.tier)
    yield iri, bg("extractedBy"), Literal(claim.rule)
    yield iri, bg("assertedIn"), claim.asserted_in or source
    if claim.asserted_by:
        yield iri, bg("assertedBy"), claim.asserted_by
    if claim.asserted_on:
        yield iri, bg("assertedOn"), Literal(claim.asserted_on, EDTF_TYPE)
    if claim.withdrawn_on:
        yield iri, bg("withdrawnOn"), Literal(claim.withdrawn_on, EDTF_TYPE)
    for span in claim.evidence:
        yield iri, bg("evidence"), span_iri(source, span)


def _describe_spans(extraction: Extraction, graph: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.Quad]:
    document = extraction.document
    starts = [0, *(index + 1 for index, character in enumerate(document.text) if character == "\n")]
    spans = sorted({span for claim in extraction.claims for span in claim.evidence})
    for span in spans:
        subject = node(span_iri(graph.value, span))
        line = bisect_right(starts, span.start)
        for predicate, value in (
            (_TYPE, node(bg("Span"))),
            (bg("inSource"), graph),
            (OA + "start", integer(span.start)),
            (OA + "end", integer(span.end)),
            (OA + "exact", pyoxigraph.Literal(document.quote(span))),
            (bg("line"), integer(line)),
        ):
            yield pyoxigraph.Quad(subject, node(predicate), value, graph)
