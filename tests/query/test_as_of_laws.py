"""What was known on a day: laws that hold for any claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph import extract
from breachgraph.graph import promote, source_iri, to_triples
from breachgraph.model import Claim, Literal, Span
from breachgraph.model.namespaces import DCTERMS, EDTF_TYPE, bg
from breachgraph.query import run_query
from breachgraph.query.as_of import store_as_of
from breachgraph.store import LocalStore, Store

PAGE = extract("---\ntitle: A breach\n---\nSome words that claims rest on.\n", "p/index.md")
DAYS = [date(2023, month, 1).isoformat() for month in range(1, 13)]
FACTS = "SELECT ?s ?p ?o WHERE { VALUES ?p { bg:vector bg:unknown } ?s ?p ?o } ORDER BY ?s ?p ?o"
CLAIMS = "SELECT ?c WHERE { ?c a bg:Claim }"


def make_claim(value: str, modality: str, status: str, on: str | None, off: str | None) -> Claim:
    return Claim(
        subject="urn:incident",
        predicate=bg("vector"),
        object=None if modality == "unknown" else f"urn:{value}",
        evidence=(Span(source="p/index.md", start=25, end=29),),
        rule="test@1",
        modality=modality,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        asserted_by=f"urn:{value}-{on}-{off}-{status}",
        asserted_on=on,
        withdrawn_on=off,
    )


claims = st.lists(
    st.builds(
        make_claim,
        st.sampled_from("abc"),
        st.sampled_from(["asserted", "hypothesis", "denied", "unknown"]),
        st.sampled_from(["undisputed", "accepted", "withdrawn", "disputed"]),
        st.sampled_from(DAYS[:6]),
        st.one_of(st.none(), st.sampled_from(DAYS[6:])),
    ),
    max_size=8,
    unique_by=lambda claim: claim.iri,
)


def store_of(made: list[Claim]) -> Store:
    made = [claim if claim.status == "withdrawn" else replace(claim, withdrawn_on=None) for claim in made]
    extraction = replace(PAGE, claims=tuple(made))
    return LocalStore.of_graphs([(source_iri(PAGE.document), to_triples(extraction))])


def rows(store: Store, query: str) -> set[tuple[str, ...]]:
    return {tuple(str(term) for term in row) for row in run_query(store, query).terms}


@settings(deadline=None, max_examples=60)
@given(claims)
def test_what_is_known_only_grows(made: list[Claim]) -> None:
    """Every claim that is known on a day is known on each later one."""
    store = store_of(made)
    known = [rows(store_as_of(store, day), CLAIMS) for day in DAYS]
    assert all(earlier <= later for earlier, later in pairwise(known))
    assert known[-1] == rows(store, CLAIMS)


@settings(deadline=None, max_examples=60)
@given(claims, st.sampled_from(DAYS))
def test_facts_of_a_day_are_those_that_its_claims_make_stand(made: list[Claim], day: str) -> None:
    """The promotion rule holds on every day, for the claims of then in their standing of then."""
    then = [
        replace(claim, status="undisputed", withdrawn_on=None)
        if claim.status == "withdrawn" and claim.withdrawn_on and claim.withdrawn_on > day
        else claim
        for claim in made
        if (claim.asserted_on or "") <= day
    ]
    expected = {tuple(f"<{part}>" if isinstance(part, str) else part.value for part in fact) for fact in promote(then)}
    assert rows(store_as_of(store_of(made), day), FACTS) == expected


def test_a_claim_without_a_date_is_known_when_its_page_was_published() -> None:
    """And one that was taken back later still stood."""
    words = Span(source="p/index.md", start=25, end=29)
    page = source_iri(PAGE.document)
    dated = Claim(
        subject=page,
        predicate=bg("publishedOn"),
        object=Literal("2023-03-01", EDTF_TYPE),
        evidence=(words,),
        rule="t@1",
    )
    title = Claim(subject=page, predicate=DCTERMS + "title", object=Literal("T"), evidence=(words,), rule="t@1")
    theory = replace(make_claim("a", "asserted", "withdrawn", None, "2023-05-01"), asserted_by=None)
    store = store_of([dated, title, theory])
    seen = [rows(store_as_of(store, day), FACTS) for day in ("2023-02-28", "2023-04-30", "2023-05-01")]
    fact = ("<urn:incident>", f"<{bg('vector')}>", "<urn:a>")
    assert seen == [set(), {fact}, set()]
