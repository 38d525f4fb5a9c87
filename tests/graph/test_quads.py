"""Extractions as quads."""

from __future__ import annotations

import pyoxigraph
from tests.conftest import PAGE

from breachgraph import extract
from breachgraph.graph import source_iri, to_quads
from breachgraph.model.namespaces import BG, OA, RDF, SKOS, XSD

RECORD = to_quads(extract(PAGE, "pages/example/index.md"))


def objects(subject: str, predicate: str) -> set[str]:
    return {q.object.value for q in RECORD if q.subject.value == subject and q.predicate.value == predicate}


def test_everything_stands_in_the_graph_of_its_document_and_nothing_is_blank() -> None:
    """Reading a document again replaces one graph."""
    document = extract(PAGE, "pages/example/index.md").document
    assert {quad.graph_name.value for quad in RECORD} == {source_iri(document)}
    assert not any(isinstance(term, pyoxigraph.BlankNode) for quad in RECORD for term in (quad.subject, quad.object))


def test_an_event_has_its_date_and_the_days_that_bound_it() -> None:
    """EDTF is the truth, days are for queries."""
    event = next(q.subject.value for q in RECORD if q.object.value.startswith("2024-01-02: The intruder"))
    assert objects(event, BG + "when") == {"2024-01-02"}
    assert objects(event, BG + "earliest") == objects(event, BG + "latest") == {"2024-01-02"}
    assert objects(event, BG + "precision") == {"https://w3id.org/breachgraph/vocab#precision-day"}
    assert objects(event, BG + "order") == {"1"}


def test_spans_quote_the_file_exactly() -> None:
    """`oa:exact` is the text between `oa:start` and `oa:end`, and `bg:line` is its line."""
    spans = [q.subject.value for q in RECORD if q.object.value == BG + "Span"]
    assert len(spans) > 20
    for span in spans:
        start, end = (int(next(iter(objects(span, OA + name)))) for name in ("start", "end"))
        assert objects(span, OA + "exact") == {PAGE[start:end]}
        assert objects(span, BG + "line") == {str(PAGE.count("\n", 0, start) + 1)}
        assert span.endswith(f"#char={start},{end}")


def test_every_fact_of_the_incident_has_a_claim_with_evidence() -> None:
    """No edge without words."""
    incident = "https://w3id.org/breachgraph/id/incident/example-hack"
    claims = {q.subject.value for q in RECORD if q.predicate.value == RDF + "subject" and q.object.value == incident}
    said = {
        (next(iter(objects(c, RDF + "predicate"))), *objects(c, RDF + "object"))
        for c in claims
        if objects(c, BG + "evidence")
    }
    facts = [(q.predicate.value, q.object.value) for q in RECORD if q.subject.value == incident]
    described = {RDF + "type", SKOS + "prefLabel", BG + "unknown"}
    assert [fact for fact in facts if fact[0] not in described and fact not in said] == []
    assert objects(incident, BG + "unknown") == {BG + "actor"}
    assert any(
        q.object == pyoxigraph.Literal("2024-01-02", datatype=pyoxigraph.NamedNode(XSD + "date")) for q in RECORD
    )
