"""The past: what the claims asserted up to a day support."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.api import Dataset
from breachgraph.errors import QueryError

ACTOR = "ASK { incident:gamma bg:actor agent:storm }"
VICTIM = "ASK { incident:alpha bg:victim agent:example }"


@pytest.mark.parametrize(
    ("day", "stands"),
    [("2023-07-10", False), ("2023-07-11", True), ("2023-06", False), ("2023-07", True), ("2024", True)],
)
def test_a_fact_stands_from_the_day_it_was_claimed(incidents: Dataset, day: str, stands: bool) -> None:
    """Of a month or a year, the last day counts."""
    assert incidents.query(ACTOR, as_of=day).boolean is stands


@pytest.mark.parametrize(("day", "stands"), [("2023-01-31", False), ("2023-02-01", True)])
def test_a_claim_without_a_date_has_that_of_its_page(incidents: Dataset, day: str, stands: bool) -> None:
    """A page cannot have claimed anything before it was published."""
    assert incidents.query(VICTIM, as_of=day).boolean is stands


def test_a_file_without_graphs_has_a_past_too(incidents: Dataset, tmp_path: Path) -> None:
    """Turtle keeps the claims, so that it answers as the dataset does."""
    incidents.export("turtle", tmp_path / "x.ttl")
    with Dataset.open(tmp_path / "x.ttl") as dataset:
        answers = [dataset.query(ACTOR, as_of=day).boolean for day in ("2023-07-10", "2023-07-11")]
    assert answers == [False, True]


def test_a_theory_stands_until_it_is_taken_back(incidents: Dataset) -> None:
    """Its standing on a day is that of then, and so are the facts."""
    columns = [
        [(row[2], row[5]) for row in incidents.query("standing", incident="Gamma", as_of=day).rows]
        for day in ("2023-09-05", "2023-10-01", "2024-04-01")
    ]
    assert columns == [[], [("undisputed", None)], [("withdrawn", "2024-03-12")]]
    fact = "ASK { incident:gamma bg:vector bgv:vector-exposed-secret }"
    assert [incidents.query(fact, as_of=day).boolean for day in ("2023-09-05", "2023-10-01", "2024-04-01")] == [
        False,
        True,
        False,
    ]


def test_a_day_that_is_none_is_refused(incidents: Dataset) -> None:
    """The message names the option."""
    with pytest.raises(QueryError, match="--as-of: "):
        incidents.query(ACTOR, as_of="yesterday")
