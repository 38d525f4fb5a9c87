"""IRIs come from content alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.model import Claim, Literal, Span
from breachgraph.model.iris import mint, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Capital One", "capital-one"),
        ("Société Générale", "societe-generale"),
        ("Women’s Health Inc.", "womens-health-inc"),
        ("  Storm-0558 ", "storm-0558"),
        ("AT&T", "at-t"),
    ],
)
def test_names_become_kebab_case(name: str, slug: str) -> None:
    """Lower case, ASCII, single hyphens."""
    assert slugify(name) == slug


def test_names_that_ascii_cannot_carry_stay_apart() -> None:
    """Two names of another script do not fall together, nor do two long ones with one beginning."""
    assert len({slugify("阿里巴巴"), slugify("腾讯"), slugify("!!!"), slugify("???")}) == 4
    assert slugify("a" * 200) != slugify("a" * 201)


@given(st.text(max_size=300))
def test_every_name_gives_a_legal_slug(name: str) -> None:
    """A slug is never empty and holds only letters, digits and inner hyphens."""
    slug = slugify(name)
    assert slug
    assert all(part.isalnum() and part.isascii() and part == part.lower() for part in slug.split("-"))
    assert slugify(name) == slug
    assert mint("agent", name).endswith(f"/agent/{slug}")


def test_a_claims_iri_depends_on_what_is_said_by_whom_and_where_only() -> None:
    """More evidence in the same place leaves the IRI; another claimant, object or modality changes it."""
    first = Claim(
        subject="urn:s",
        predicate="urn:p",
        object="urn:o",
        evidence=(Span(source="a.md", start=0, end=3),),
        rule="x@1",
    )
    further = Claim(
        subject="urn:s",
        predicate="urn:p",
        object="urn:o",
        evidence=(Span(source="a.md", start=0, end=3), Span(source="a.md", start=9, end=12)),
        rule="y@2",
    )
    others = [
        Claim(subject="urn:s", predicate="urn:p", object=Literal("o"), evidence=first.evidence, rule="x@1"),
        Claim(
            subject="urn:s",
            predicate="urn:p",
            object="urn:o",
            evidence=first.evidence,
            rule="x@1",
            asserted_by="urn:a",
        ),
        Claim(
            subject="urn:s",
            predicate="urn:p",
            object="urn:o",
            evidence=first.evidence,
            rule="x@1",
            modality="denied",
        ),
        Claim(
            subject="urn:s",
            predicate="urn:p",
            object="urn:o",
            evidence=(Span(source="b.md", start=0, end=3),),
            rule="x@1",
        ),
    ]
    assert further.iri == first.iri
    assert len({first.iri, *(claim.iri for claim in others)}) == 5
