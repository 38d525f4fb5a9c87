"""What is wrong with a graph, found by SPARQL and by pyshacl alike."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.model.namespaces import PREFIXES
from breachgraph.store import LocalStore
from breachgraph.validation import ShapeError, check_graph, compile_shapes, validate_shacl

SOUND = (Path(__file__).parent / "sound.ttl").read_bytes()
NAMES = {**PREFIXES, "ex": "https://example.org/"}

BROKEN = {
    "incident without a name": "DELETE DATA { ex:incident skos:prefLabel 'Example 2024' }",
    "incident without a source": "DELETE DATA { ex:other bg:describedIn ex:page }",
    "incident described in what is no source": "DELETE DATA { ex:page a bg:Source }",
    "start date that is a moment": "INSERT DATA { ex:incident bg:startDate '2024-01-01T00:00:00'^^xsd:dateTime }",
    "start date that is no day": "INSERT DATA { ex:other bg:startDate '2024-02-30'^^xsd:date }",
    "start date in words": "INSERT DATA { ex:other bg:startDate 'January' }",
    "start after end": "INSERT DATA { ex:incident bg:startDate '2025-01-01'^^xsd:date }",
    "end date as a year": "INSERT DATA { ex:other bg:endDate '2024'^^xsd:gYear }",
    "disclosure date as EDTF": "INSERT DATA { ex:other bg:disclosureDate '2024-01'^^edtf:EDTF }",
    "victim that is a name": "INSERT DATA { ex:incident bg:victim 'Example Corp' }",
    "victim without a type": "INSERT DATA { ex:incident bg:victim ex:nobody }",
    "actor that is a service": "INSERT DATA { ex:incident bg:actor ex:service }",
    "responder that is a concept": "INSERT DATA { ex:incident bg:responder bgv:vector-phishing }",
    "provider that is a person": "INSERT DATA { ex:incident bg:provider ex:person }",
    "affected service that is a firm": "INSERT DATA { ex:incident bg:affectedService ex:victim }",
    "exploited what is no vulnerability": "INSERT DATA { ex:incident bg:exploited ex:service }",
    "measure that is a number": "INSERT DATA { ex:incident bg:measure 5 }",
    "coverage that is an address": "INSERT DATA { ex:incident bg:coverage <https://example.com/b> }",
    "related to an agent": "INSERT DATA { ex:incident bg:relatedIncident ex:victim }",
    "unknown thing instead of property": "INSERT DATA { ex:incident bg:unknown ex:Unknown }",
    "unknown in words": "INSERT DATA { ex:incident bg:unknown 'actor' }",
    "vector of another scheme": "INSERT DATA { ex:incident bg:vector bgv:weakness-no-mfa }",
    "vector in words": "INSERT DATA { ex:incident bg:vector 'phishing' }",
    "weakness of another scheme": "INSERT DATA { ex:incident bg:weakness bgv:vector-phishing }",
    "effect that does not exist": "INSERT DATA { ex:incident bg:effect bgv:effect-doom }",
    "agent without a name": "DELETE DATA { ex:person skos:prefLabel 'Jane Roe' }",
    "agents declared the same": "INSERT DATA { ex:person owl:sameAs ex:group }",
    "member of a person": "INSERT DATA { ex:group bg:memberOf ex:person }",
    "domain with a scheme": "INSERT DATA { ex:victim bg:domain 'https://example.com' }",
    "country by name": "INSERT DATA { ex:group bg:attributedCountry 'Russia' }",
    "service without notation": "DELETE DATA { ex:suite skos:notation 'example-suite' }",
    "service with two notations": "INSERT DATA { ex:suite skos:notation 'second' }",
    "vulnerability by a nickname": "DELETE DATA { ex:cve skos:notation 'CVE-2024-0001' }; INSERT DATA { ex:cve skos:notation 'Log4Shell' }",
    "event of no incident": "DELETE DATA { ex:event bg:incident ex:incident }",
    "event without text": "DELETE DATA { ex:event bg:text 'It began.' }",
    "event dated in words": "INSERT DATA { ex:event bg:when 'in January' }",
    "event dated by no EDTF": "INSERT DATA { ex:event bg:when '2024/1/1'^^edtf:EDTF }",
    "event that ends before it begins": "DELETE DATA { ex:event bg:earliest '2024-01-01'^^xsd:date }; INSERT DATA { ex:event bg:earliest '2024-03-01'^^xsd:date }",
    "event with one bound": "DELETE DATA { ex:event bg:latest '2024-01-01'^^xsd:date }",
    "event of order nought": "INSERT DATA { ex:event bg:order 0 }",
    "defendant that is a place": "INSERT DATA { ex:case bg:defendant ex:page }",
    "outcome in words": "INSERT DATA { ex:case bg:outcome 'a fine' }",
    "measure with value and bounds": "INSERT DATA { ex:people bg:value 1.5 }",
    "measure without a number": "DELETE DATA { ex:fine bg:value 100.0 }",
    "measure as a double": "DELETE DATA { ex:fine bg:value 100.0 }; INSERT DATA { ex:fine bg:value 1e2 }",
    "bounds the wrong way round": "DELETE DATA { ex:people bg:maxValue 2.0 }; INSERT DATA { ex:people bg:maxValue 0.5 }",
    "money without currency": "DELETE DATA { ex:fine bg:currency 'USD' }",
    "people in dollars": "INSERT DATA { ex:people bg:currency 'USD' }",
    "currency by name": "DELETE DATA { ex:fine bg:currency 'USD' }; INSERT DATA { ex:fine bg:currency 'dollars' }",
    "recommendation without text": "DELETE DATA { ex:advice bg:text 'Rotate keys.' }",
    "addressee that is a source": "INSERT DATA { ex:advice bg:addressee ex:page }",
    "source without file or address": "DELETE DATA { ex:article bg:url 'https://example.com/a' }",
    "hash that is too short": "INSERT DATA { ex:article bg:sha256 'abc' }",
    "publisher in words": "INSERT DATA { ex:article bg:publisher 'A Newspaper' }",
    "claim without a subject": "DELETE DATA { ex:claim rdf:subject ex:incident }",
    "claim of two predicates": "INSERT DATA { ex:claim rdf:predicate bg:actor }",
    "claim of two objects": "INSERT DATA { ex:claim rdf:object ex:person }",
    "claim without an object": "DELETE DATA { ex:claim rdf:object ex:victim }",
    "unknown with an object": "INSERT DATA { ex:silence rdf:object ex:person }",
    "claim without words": "DELETE DATA { ex:claim bg:evidence ex:span }",
    "claim without modality": "DELETE DATA { ex:claim bg:modality bgv:modality-asserted }",
    "claim of two standings": "INSERT DATA { ex:claim bg:claimStatus bgv:modality-asserted }",
    "claim by a rule without version": "INSERT DATA { ex:silence bg:extractedBy 'unknowns' }",
    "span in no source": "DELETE DATA { ex:span bg:inSource ex:page }",
    "span that ends before it starts": "DELETE DATA { ex:span oa:start 4 }; INSERT DATA { ex:span oa:start 40 }",
    "span with a start as text": "DELETE DATA { ex:span oa:start 4 }; INSERT DATA { ex:span oa:start '4' }",
    "span whose words are longer": "DELETE DATA { ex:span oa:exact 'words' }; INSERT DATA { ex:span oa:exact 'more words' }",
    "span without words": "DELETE DATA { ex:span oa:exact 'words' }",
    "line nought": "DELETE DATA { ex:span bg:line 1 }; INSERT DATA { ex:span bg:line 0 }",
}


def store_of(update: str = "") -> LocalStore:
    store = pyoxigraph.Store()
    store.load(SOUND, format=pyoxigraph.RdfFormat.TURTLE)
    store.update(update, prefixes=NAMES)
    return LocalStore.of(store)


def test_a_sound_graph_has_no_fault() -> None:
    """Neither way."""
    store = store_of()
    assert (check_graph(store), validate_shacl(store)) == ([], [])


@pytest.mark.parametrize("update", BROKEN.values(), ids=BROKEN)
def test_both_ways_find_the_same_faults(update: str) -> None:
    """In each broken graph, on the same things, at the same properties, with the same words."""
    store = store_of(update)
    quick = {(each.thing, each.path, each.message) for each in check_graph(store)}
    full = {(each.thing, each.path, each.message) for each in validate_shacl(store)}
    assert quick == full
    assert quick


def test_there_are_enough_broken_graphs_to_meet_every_kind_of_constraint() -> None:
    """Each constraint component that the shapes use is broken by one at least."""
    broken = {each.message for update in BROKEN.values() for each in check_graph(store_of(update))}
    assert len(BROKEN) >= 40
    assert len(broken) >= 50


def test_a_constraint_that_is_not_supported_is_refused(tmp_path: Path) -> None:
    """No rule is left out in silence."""
    (tmp_path / "x.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; "
        "sh:property [ sh:path <urn:p> ; sh:uniqueLang true ] ."
    )
    with pytest.raises(ShapeError, match="uniqueLang"):
        compile_shapes(tmp_path / "x.ttl")
