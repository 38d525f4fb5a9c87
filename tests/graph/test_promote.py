"""The promotion rule."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.graph import promote, stands
from breachgraph.model import Claim, Literal, Modality, Span, Status
from breachgraph.model.namespaces import bg

EVIDENCE = (Span(source="a.md", start=0, end=1),)


def make(modality: Modality = "asserted", status: Status = "undisputed", value: str | None = "urn:o") -> Claim:
    return Claim(
        subject="urn:s",
        predicate="urn:p",
        object=value,
        evidence=EVIDENCE,
        rule="r@1",
        modality=modality,
        status=status,
    )


@pytest.mark.parametrize("modality", get_args(Modality))
@pytest.mark.parametrize("status", get_args(Status))
def test_a_fact_stands_only_by_an_asserted_claim_that_is_undisputed_or_accepted(
    modality: Modality, status: Status
) -> None:
    """Every other modality and status leaves the facts alone."""
    value = None if modality == "unknown" else "urn:o"
    facts = promote([make(modality, status, value)])
    if status not in {"undisputed", "accepted"}:
        assert facts == []
    elif modality == "asserted":
        assert facts == [("urn:s", "urn:p", "urn:o")]
    elif modality == "unknown":
        assert facts == [("urn:s", bg("unknown"), "urn:p")]
    else:
        assert facts == []


def test_one_supporting_claim_is_enough_and_gives_one_fact() -> None:
    """A withdrawn claim beside a good one takes nothing away."""
    assert promote([make(status="withdrawn"), make(), make(status="accepted")]) == [("urn:s", "urn:p", "urn:o")]


CLAIMS = st.lists(
    st.builds(
        make,
        st.sampled_from(get_args(Modality)),
        st.sampled_from(get_args(Status)),
        st.sampled_from(["urn:o", "urn:q", Literal("x")]),
    )
)


@given(CLAIMS.flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_does_not_matter(orders: tuple[list[Claim], list[Claim]]) -> None:
    """The same claims in any order, once or twice, give the same facts; every fact has a claim that makes it stand."""
    claims, shuffled = orders
    assert promote(claims) == promote(shuffled) == promote(claims + shuffled)
    assert len(promote(claims)) <= sum(stands(claim) for claim in claims)


@given(CLAIMS)
def test_asserting_the_facts_again_gives_the_same_facts(claims: list[Claim]) -> None:
    """Promotion is idempotent: facts taken as undisputed claims promote to themselves."""
    facts = promote(claims)
    again = [Claim(subject=s, predicate=p, object=o, evidence=EVIDENCE, rule="r@1") for s, p, o in facts]
    assert promote(again) == facts


def test_a_doubt_takes_no_fact_away_and_makes_none() -> None:
    """A denial beside an assertion leaves the fact; alone it makes none."""
    denial = make("denied")
    assert promote([denial]) == []
    assert promote([denial, make()]) == promote([make()])
