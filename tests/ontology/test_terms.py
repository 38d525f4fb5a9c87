"""The ontology documents itself, and is consistent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.lexicon.concepts import load_concepts, load_things
from breachgraph.lexicon.ontology import ontology_dir
from breachgraph.model.namespaces import BG, BGV, RDF, RDFS, SKOS

FILES = sorted(ontology_dir().rglob("*.ttl"))
TRIPLES = [
    quad.triple for path in FILES for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
]
ABOUT: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
for triple in TRIPLES:
    ABOUT[str(triple.subject).strip("<>")][triple.predicate.value].append(getattr(triple.object, "value", ""))

FIXED = """
describedIn victim targeted actor provider affectedService vector initialVector weakness effect dataExposed detectionMethod status
statusText exploited measure startDate endDate disclosureDate detectedBy reportedBy responder coverage relatedIncident enabledBy
sameActorAs partOf unknown actorKind motivation attributedCountry sector role memberOf acquired formerName possiblySameAs providedBy
serviceCategory incident when earliest latest precision text order eventKind agent object defendant legalStatus proceedingKind authority
charge outcome value minValue maxValue unitText measureKind currency qualifier of number fromReport page issuedBy addressee theme
addresses control countermeasure recommendationKind path sha256 url publisher publishedOn revisedOn archivedAt sourceKind mentions
modality claimStatus confidence assertedBy assertedIn assertedOn withdrawnOn supersededBy contradicts evidence extractedBy tier inSource
line Incident Agent Organization Person ThreatActor Service Vulnerability Event Proceeding Measure Recommendation Source Claim Span
""".split()


@pytest.mark.parametrize("name", FIXED)
def test_every_fixed_term_is_declared_with_label_and_definition(name: str) -> None:
    """Other people's queries use them to the letter."""
    about = ABOUT[BG + name]
    assert about[RDF + "type"]
    assert about[RDFS + "label"]
    assert about[SKOS + "definition"]


def test_every_term_of_ours_that_is_used_is_declared() -> None:
    """No property or concept is misspelt anywhere in the ontology."""
    used = {str(term).strip("<>") for triple in TRIPLES for term in (triple.subject, triple.predicate, triple.object)}
    ours = {term for term in used if term.startswith((BG, BGV))}
    assert [term for term in sorted(ours) if not ABOUT[term][RDF + "type"]] == []


def test_properties_have_documented_and_not_inferring_domains() -> None:
    """rdfs:domain and rdfs:range would give false types to what serves several classes."""
    assert [str(t) for t in TRIPLES if t.predicate.value in {RDFS + "domain", RDFS + "range"}] == []


def test_a_concept_is_in_one_scheme_under_its_own_notation() -> None:
    """`bgv:<scheme>-<notation>`, with label and definition."""
    for scheme, concepts in load_concepts().items():
        assert ABOUT[BGV + scheme][SKOS + "prefLabel"], scheme
        assert len({concept.notation for concept in concepts}) == len(concepts)
        for concept in concepts:
            assert concept.iri == f"{BGV}{scheme}-{concept.notation}"
            assert concept.label, concept.iri
            assert concept.definition, concept.iri
            assert len(ABOUT[concept.iri][SKOS + "inScheme"]) == 1


def test_notations_of_services_and_labels_of_agents_are_unique() -> None:
    """One thing, one notation; no plain name belongs to two things of a kind."""
    notations = Counter(thing.notation for thing in load_things() if thing.notation)
    assert [notation for notation, count in notations.items() if count > 1] == []
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in load_things():
        for name in thing.names:
            if not name.ambiguous:
                owners[(thing.kind == "Service" and "Service") or "Agent", name.text].add(thing.iri)
    assert {key: sorted(found) for key, found in owners.items() if len(found) > 1} == {}


def test_made_files_name_source_and_licence() -> None:
    """Every gazetteer says where it is from."""
    for path in sorted((ontology_dir() / "gazetteer").iterdir()):
        if path.suffix in {".ttl", ".txt"}:
            head = "\n".join(path.read_text("utf-8").splitlines()[:8])
            assert re.search(r"(?i)source:", head), path.name
            assert re.search(r"(?i)licence:", head), path.name


def validate(turtle: str) -> tuple[bool, str]:
    """Run the shapes on a graph, with the vocabulary beside it."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    for scheme in ("vector", "weakness", "effect", "legal-status", "modality", "claim-status"):
        data.parse(ontology_dir() / "schemes" / f"{scheme}.ttl")
    data.parse(data=PREFIXES + turtle, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=str(Path(ontology_dir()) / "shapes.ttl"), advanced=True)
    return bool(conforms), str(text)


PREFIXES = """
@prefix bg: <https://w3id.org/breachgraph/ns#> . @prefix bgv: <https://w3id.org/breachgraph/vocab#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix : <https://example.com/> .
"""
GOOD = """
:i a bg:Incident ; skos:prefLabel "Hack" ; bg:describedIn :s ; bg:vector bgv:vector-phishing ; bg:measure :m ; bg:startDate "2024-01-02"^^xsd:date .
:s a bg:Source ; bg:path "a.md" .
:m a bg:Measure ; bg:value 3.0 .
:e a bg:Event ; bg:incident :i ; bg:text "x" ; bg:when "2024"^^edtf:EDTF ; bg:earliest "2024-01-01"^^xsd:date ; bg:latest "2024-12-31"^^xsd:date .
:c a bg:Claim ; rdf:subject :i ; rdf:predicate bg:vector ; rdf:object bgv:vector-phishing ; bg:modality bgv:modality-asserted ;
   bg:claimStatus bgv:claim-status-undisputed ; bg:evidence :w .
:u a bg:Claim ; rdf:subject :i ; rdf:predicate bg:actor ; bg:modality bgv:modality-unknown ; bg:claimStatus bgv:claim-status-undisputed ; bg:evidence :w .
:w a bg:Span ; bg:inSource :s ; oa:start 0 ; oa:end 3 ; oa:exact "abc" .
"""
BROKEN = [
    (" ; bg:describedIn :s", "", "bg:describedIn"),
    ("bgv:vector-phishing ; bg:measure", "bgv:weakness-no-mfa ; bg:measure", "bgv:vector"),
    ("bg:value 3.0", 'bg:value "three"', "bg:value"),
    ("bg:value 3.0", "bg:value 3.0 ; bg:minValue 1.0", "either bg:value or bounds"),
    ('"2024-01-02"^^xsd:date', '"January"', "bg:startDate"),
    ('bg:earliest "2024-01-01"', 'bg:earliest "2025-01-01"', "bg:earliest"),
    (' ; bg:text "x"', "", "bg:text"),
    ("bgv:claim-status-undisputed ; bg:evidence :w .\n:u", "bgv:claim-status-undisputed .\n:u", "bg:evidence"),
    ("rdf:object bgv:vector-phishing ; ", "", "Claim"),
    ("oa:end 3", "oa:end 4", "as long as"),
    ("oa:start 0", "oa:start 9", "oa:start"),
    ('bg:path "a.md"', 'bg:sha256 "zz"', "bg:sha256"),
]


def test_a_good_graph_conforms() -> None:
    """The shapes refuse nothing that is right."""
    conforms, text = validate(GOOD)
    assert conforms, text


@pytest.mark.parametrize(("old", "new", "words"), BROKEN, ids=[words for _, _, words in BROKEN])
def test_a_broken_graph_is_refused_by_the_right_shape(old: str, new: str, words: str) -> None:
    """Each fault is named."""
    assert old in GOOD
    conforms, text = validate(GOOD.replace(old, new, 1))
    assert not conforms
    assert words in text
