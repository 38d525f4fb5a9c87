"""Numbers that measure an incident, and those that do not."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.tables import HEAD, read_table

from breachgraph.api import Extraction, extract
from breachgraph.model import Literal


def measures(found: Extraction) -> list[str]:
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in found.claims:
        value = (
            claim.object.value
            if isinstance(claim.object, Literal)
            else str(claim.object).rpartition("measure-kind-")[2]
        )
        facts[claim.subject][claim.predicate.rpartition("#")[2]] = value
    lines = []
    for each in facts.values():
        if "measureKind" in each:
            bounds = [each[name] for name in ("minValue", "value", "maxValue") if name in each]
            lines.append(f"{'..'.join(bounds)} {each['unitText']} ({each['measureKind']})")
    return sorted(lines)


@pytest.mark.parametrize(("sentence", "expected"), read_table("measures.txt"))
def test_numbers_with_a_unit_measure_the_incident(sentence: str, expected: list[str]) -> None:
    """The head noun decides the kind; dates, ages, page numbers and numbers about the world measure nothing."""
    assert measures(extract(f"{HEAD}{sentence}\n")) == expected


def test_a_number_has_an_owner_where_the_sentence_names_one() -> None:
    """The agent right behind the unit."""
    found = extract(f"{HEAD}The attackers stole 60,000 emails from Microsoft.\n")
    owners = [claim.object for claim in found.claims if claim.predicate.endswith("#of")]
    assert owners == ["https://w3id.org/breachgraph/id/agent/microsoft"]


def test_dates_quantities_and_identifiers_are_mentions() -> None:
    """Each with its kind, its value in normal form, and its exact words."""
    text = f"{HEAD}On 4 May 2021 the flaw CVE-2021-1234 cost them about $5 million, or 20% of it.\n"
    told = [
        (each.kind, each.value, text[each.span.start : each.span.end], each.rule.partition("@")[0])
        for each in extract(text).mentions
        if not each.entity
    ]
    assert told == [
        ("Date", "2021-05-04", "4 May 2021", "values"),
        ("Identifier", "CVE-2021-1234", "CVE-2021-1234", "values"),
        ("Quantity", "5000000", "about $5 million", "values"),
        ("Quantity", "20", "20%", "values"),
    ]


@given(st.integers(min_value=3, max_value=10**9), st.sampled_from(["servers", "patients", "customer records", "files"]))
def test_the_same_number_is_read_in_any_grouping(number: int, unit: str) -> None:
    """Thousands separators make no difference to what is measured."""
    if not 1900 <= number <= 2099:  # a bare year is no count
        plain, grouped = (
            measures(extract(f"{HEAD}They took {form} {unit}.\n")) for form in (f"{number}", f"{number:,}")
        )
        assert plain == grouped != []
