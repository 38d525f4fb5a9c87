"""Claims for tools that know only PROV-O, Web Annotation or nanopublications."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.api import Dataset, build
from breachgraph.export import export_bytes, select_quads
from breachgraph.export.nanopub import make_nanopubs
from breachgraph.export.prov import construct
from breachgraph.export.trusty import PLACEHOLDER, hash_quads
from breachgraph.model.namespaces import DCTERMS, OA, RDF, bg, bgv

PROV = "http://www.w3.org/ns/prov#"
NP = "http://www.nanopub.org/nschema#"


@pytest.fixture(scope="module")
def content() -> Dataset:
    """Return the project's own incidents, among which a theory was withdrawn by curation."""
    return build([Path(__file__).parents[2] / "content"])


def node(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)


def test_claims_survive_the_way_to_prov_and_back(content: Dataset) -> None:
    """Every triple of every claim and span, standing, curation and words included."""
    quads = select_quads(content.store, "all")
    kinds = {node(bg("Claim")), node(bg("Span"))}
    subjects = {quad.subject for quad in quads if quad.object in kinds}
    wanted = {quad.triple for quad in quads if quad.subject in subjects}
    there = construct("provenance", quads)
    back = construct("claims", [pyoxigraph.Quad(each.subject, each.predicate, each.object) for each in there])
    assert set(back) == wanted
    assert len(wanted) > 5_000


def test_a_tool_that_knows_only_prov_and_annotations_finds_words_and_claimants(content: Dataset) -> None:
    """A query without a term of ours: who said what, when, when it was taken back, and with which words."""
    store = pyoxigraph.Store()
    store.load(export_bytes(content.store, "prov"), format=pyoxigraph.RdfFormat.TURTLE)
    rows = store.query(
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?who ?on ?off ?words WHERE { ?claim prov:wasAttributedTo/rdfs:label ?who ; prov:generatedAtTime ?on ; "
        "prov:invalidatedAtTime ?off . ?note a oa:Annotation ; oa:hasBody ?claim ; oa:hasTarget/oa:hasSelector/oa:exact ?words }"
    )
    found = {
        (row["who"].value, row["on"].value, row["off"].value)
        for row in rows
        if "signing key was stolen" in row["words"].value
    }  # type: ignore[union-attr, index]
    assert ("Microsoft", "2023-09-06", "2024-03-12") in found


def test_every_claim_is_a_nanopublication_of_four_graphs(content: Dataset) -> None:
    """Head, assertion, provenance and publication info, under one address that holds the hash."""
    quads = select_quads(content.store, "all")
    claims = {quad.subject for quad in quads if quad.object == node(bg("Claim"))}
    made = list(make_nanopubs(quads))
    assert len(made) == len(claims)
    for nanopub in made:
        graphs = {quad.graph_name.value for quad in nanopub}
        base = next(quad.subject.value for quad in nanopub if quad.object == node(NP + "Nanopublication"))
        assert graphs == {f"{base}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo")}
        unhashed = [
            pyoxigraph.Quad(
                *(
                    node(t.value.replace(base.rpartition("/")[2], PLACEHOLDER))
                    if isinstance(t, pyoxigraph.NamedNode)
                    else t
                    for t in quad
                )
            )
            for quad in nanopub
        ]
        assert base.endswith(hash_quads(unhashed))
        assert any(quad.predicate.value == DCTERMS + "license" for quad in nanopub)
        assert any(quad.predicate.value == OA + "exact" for quad in nanopub)


def test_only_what_stands_is_asserted_as_it_is(content: Dataset) -> None:
    """A theory that was withdrawn is asserted as a statement that was made."""
    quads = select_quads(content.store, "all")
    withdrawn = {quad.subject for quad in quads if quad.object == node(bgv("claim-status", "withdrawn"))}
    assert withdrawn
    for nanopub in make_nanopubs(quads):
        asserted = [quad for quad in nanopub if quad.graph_name.value.endswith("#assertion")]
        about = next(quad.object for quad in nanopub if quad.predicate.value == PROV + "alternateOf")
        reified = any(quad.predicate.value == RDF + "predicate" for quad in asserted)
        assert reified or len(asserted) == 1
        assert reified or about not in withdrawn


def test_what_is_only_suggested_is_not_asserted(content: Dataset) -> None:
    """A suggestion says "asserted" like any claim of its words, and yet makes nothing stand."""
    quads = select_quads(content.store, "all")
    tier, suggested = node(bg("tier")), node(bgv("tier", "suggested"))
    asserted = {quad.subject for quad in quads if quad.object == node(bgv("modality", "asserted"))}
    claim = min((quad.subject for quad in quads if quad.predicate == tier and quad.subject in asserted), key=str)
    changed = [quad for quad in quads if (quad.subject, quad.predicate) != (claim, tier)]
    for nanopub in make_nanopubs([*changed, pyoxigraph.Quad(claim, tier, suggested)]):
        if any(quad.object == claim for quad in nanopub):
            statement = {quad.subject for quad in nanopub if quad.graph_name.value.endswith("#assertion")}
            assert statement == {claim}
            break
    else:
        pytest.fail("the claim has no nanopublication")


def test_the_hash_is_the_one_that_other_programs_compute() -> None:
    """The code of this file was computed with nanopub 2.0.1 of the Python Package Index."""
    text = (Path(__file__).parent / "nanopub.trig").read_text("utf-8")
    code = "RA3rz7KX7HfDfYMF8DFI4eCQQ_Bno0kjK2mWYi5MK-vSs"
    assert code in text
    quads = list(pyoxigraph.parse(text.replace(code, PLACEHOLDER), format=pyoxigraph.RdfFormat.TRIG))
    assert hash_quads(quads) == code


@given(st.text(max_size=20), st.text(max_size=20))
def test_another_text_has_another_hash(one: str, other: str) -> None:
    """Line breaks and backslashes are told apart; order and repetition do not matter."""
    quads = [
        [pyoxigraph.Quad(node("urn:s"), node("urn:p"), pyoxigraph.Literal(text), node(f"urn:{PLACEHOLDER}"))]
        for text in (one, other)
    ]
    assert (hash_quads(quads[0]) == hash_quads(quads[1])) is (one == other)
    assert hash_quads(quads[0] + quads[1]) == hash_quads(quads[1] + quads[0] + quads[0])
