"""What follows from claims, by the rules that the ontology's queries define."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph import extract
from breachgraph.graph import promote, stands
from breachgraph.inference import RULES, infer
from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.lexicon.ontology import ontology_dir
from breachgraph.model import Claim, Entity, Span
from breachgraph.model.namespaces import BG, ID, PREFIXES, RDF, bg, bgv

PAGE = extract("---\ntitle: A breach\n---\nSome words that claims rest on.\n", "p/index.md")
INCIDENTS = [f"{ID}incident/{name}" for name in "abc"]
SERVICES = [f"{ID}service/{name}" for name in "xy"]


def make(subject: str, name: str, value: str, modality: str, status: str) -> Claim:
    words = Span(source="p/index.md", start=25, end=29)
    return Claim(
        subject=subject,
        predicate=bg(name),
        object=value,
        evidence=(words,),
        rule="t@1",
        modality=modality,
        status=status,
    )  # type: ignore[arg-type]


claims = st.lists(
    st.builds(
        make,
        st.sampled_from(INCIDENTS + SERVICES),
        st.sampled_from(["initialVector", "vector", "enabledBy", "sameActorAs", "partOf", "relatedIncident", "victim"]),
        st.sampled_from([*INCIDENTS, *SERVICES, bgv("vector", "phishing")]),
        st.sampled_from(["asserted", "hypothesis", "denied"]),
        st.sampled_from(["undisputed", "withdrawn"]),
    ),
    max_size=8,
    unique_by=lambda claim: claim.iri,
)


def closure(facts: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """What the queries in `ontology/rules` give over facts, until nothing new comes."""
    store = pyoxigraph.Store()
    store.bulk_extend(
        pyoxigraph.Quad(t.subject, t.predicate, t.object)
        for t in ontology_triples()
        if t.predicate.value.endswith("subPropertyOf")
    )
    kinds = {(each, RDF + "type", BG + "Incident") for each in INCIDENTS}
    while True:
        size = len(facts)
        for s, p, o in facts | kinds:
            store.add(pyoxigraph.Quad(*map(pyoxigraph.NamedNode, (s, p, o))))
        for path in sorted((ontology_dir() / "rules").glob("*.rq")):
            made = store.query(path.read_text("utf-8"), prefixes=PREFIXES)
            facts = facts | {(t.subject.value, t.predicate.value, t.object.value) for t in made}  # type: ignore[union-attr]
        if len(facts) == size:
            return facts


def test_every_rule_is_defined_by_a_query_of_its_name() -> None:
    """One list of rules, in the ontology and in the program."""
    assert {path.stem for path in (ontology_dir() / "rules").glob("*.rq")} == set(RULES)


@settings(deadline=None, max_examples=60)
@given(claims)
def test_inferred_facts_are_those_of_the_queries(made: list[Claim]) -> None:
    """Facts of claims with what follows are the closure of the facts of the claims; services relate no incidents.

    What the page itself takes back does not come again by inference.
    """
    before = {(s, p, str(o)) for s, p, o in promote(made)}
    after = {(s, p, str(o)) for s, p, o in promote(infer(replace(PAGE, claims=tuple(made))).claims)}
    taken_back = {(claim.subject, claim.predicate, str(claim.object)) for claim in made if not stands(claim)}
    assert after <= closure(before)
    assert closure(before) - after <= closure(taken_back)


@settings(deadline=None, max_examples=60)
@given(claims)
def test_what_follows_has_the_words_and_standing_of_its_premise(made: list[Claim]) -> None:
    """And says which rule made it; once more, nothing follows."""
    whole = infer(replace(PAGE, claims=tuple(made)))
    added = whole.claims[len(made) :]
    assert whole.claims[: len(made)] == tuple(made)
    assert all(claim.tier == "inferred" and claim.rule.partition("@")[0] in RULES and claim.evidence for claim in added)
    standings = {(claim.modality, claim.status) for claim in made}
    assert {(claim.modality, claim.status) for claim in added} <= standings
    assert infer(whole).claims == whole.claims


def test_a_hypothesis_of_a_first_vector_is_no_fact_of_a_vector() -> None:
    """Inference does not make what is supposed stand."""
    claim = make(INCIDENTS[0], "initialVector", bgv("vector", "phishing"), "hypothesis", "undisputed")
    entity = Entity(iri=INCIDENTS[0], kinds=("Incident",), label="A")
    whole = infer(replace(PAGE, claims=(claim,), entities=(entity,)))
    assert [each.predicate for each in whole.claims] == [bg("initialVector"), bg("vector")]
    assert promote(whole.claims) == []
