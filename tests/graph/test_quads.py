"""Extractions as quads."""

from __future__ import annotations

import pyoxigraph
from tests.conftest import PAGE

from breachgraph import Extraction, extract
from breachgraph.graph import source_iri, to_quads
from breachgraph.model import Claim, Document, Entity, Literal, Span
from breachgraph.model.namespaces import BG, EDTF_TYPE, ID, OA, PREFIXES, RDF, SKOS, XSD

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


WRITTEN = """
<SOURCE> a bg:Source ; bg:path "a.md" ; bg:sha256 "00" .
<urn:i> a bg:Incident ; skos:prefLabel "I" ; skos:altLabel "J" ; skos:notation "n" ; skos:exactMatch <urn:m> ;
    bg:role "r" ; bg:unknown bg:actor .
<urn:e> bg:when "2016-10"^^edtf:EDTF ; bg:earliest "2016-10-01"^^xsd:date ; bg:latest "2016-10-31"^^xsd:date ;
    bg:precision bgv:precision-month .
<WHEN> a bg:Claim ; rdf:subject <urn:e> ; rdf:predicate bg:when ; rdf:object "2016-10"^^edtf:EDTF ;
    bg:modality bgv:modality-asserted ; bg:claimStatus bgv:claim-status-undisputed ; bg:tier bgv:tier-structural ;
    bg:extractedBy "r@1" ; bg:assertedIn <urn:report> ; bg:assertedBy <urn:a> ; bg:assertedOn "2017"^^edtf:EDTF ;
    bg:evidence <SOURCE#char=0,2>, <SOURCE#char=3,5> .
<NONE> a bg:Claim ; rdf:subject <urn:i> ; rdf:predicate bg:actor ;
    bg:modality bgv:modality-unknown ; bg:claimStatus bgv:claim-status-undisputed ; bg:tier bgv:tier-lexical ;
    bg:extractedBy "r@2" ; bg:assertedIn <SOURCE> ; bg:evidence <SOURCE#char=3,5> .
<GONE> a bg:Claim ; rdf:subject <urn:i> ; rdf:predicate bg:victim ; rdf:object <urn:v> ;
    bg:modality bgv:modality-asserted ; bg:claimStatus bgv:claim-status-withdrawn ; bg:tier bgv:tier-lexical ;
    bg:extractedBy "r@3" ; bg:assertedIn <SOURCE> ; bg:withdrawnOn "2018"^^edtf:EDTF ; bg:evidence <SOURCE#char=0,2> .
<SOURCE#char=0,2> a bg:Span ; bg:inSource <SOURCE> ; oa:start 0 ; oa:end 2 ; oa:exact "é\\n" ; bg:line 1 .
<SOURCE#char=3,5> a bg:Span ; bg:inSource <SOURCE> ; oa:start 3 ; oa:end 5 ; oa:exact "😀c" ; bg:line 2 .
"""


def test_a_small_extraction_gives_exactly_these_quads() -> None:
    """Every statement of one page, as it is written in Turtle by hand; offsets count code points."""
    first, second = (Span(source="a.md", start=start, end=start + 2) for start in (0, 3))
    when = Claim(
        subject="urn:e",
        predicate=BG + "when",
        object=Literal("2016-10", EDTF_TYPE),
        evidence=(first, second),
        rule="r@1",
        tier="structural",
        asserted_by="urn:a",
        asserted_in="urn:report",
        asserted_on="2017",
    )
    none = Claim(
        subject="urn:i", predicate=BG + "actor", object=None, evidence=(second,), rule="r@2", modality="unknown"
    )
    gone = Claim(
        subject="urn:i",
        predicate=BG + "victim",
        object="urn:v",
        evidence=(first,),
        rule="r@3",
        status="withdrawn",
        withdrawn_on="2018",
    )
    incident = Entity(
        iri="urn:i",
        kinds=("Incident",),
        label="I",
        aliases=("J",),
        notation="n",
        matches=("urn:m",),
        details=((BG + "role", Literal("r")),),
    )
    document = Document(source="a.md", text="é\nb😀c", sha256="00", front_matter={}, blocks=())
    made = to_quads(
        Extraction(claims=(when, none, gone), problems=(), entities=(incident,), mentions=(), document=document)
    )
    names = {"SOURCE": source_iri(document), "WHEN": when.iri, "NONE": none.iri, "GONE": gone.iri}
    text = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + WRITTEN
    for name, iri in names.items():
        text = text.replace(f"<{name}", f"<{iri}")
    wanted = {q.triple for q in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)}
    assert {quad.triple for quad in made} == wanted
    assert {quad.graph_name.value for quad in made} == {names["SOURCE"]}
    assert names["SOURCE"].startswith(ID + "source/")
