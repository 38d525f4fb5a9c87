"""What came, went, or changed its standing between two datasets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.api import Dataset
from breachgraph.query import diff
from breachgraph.query.as_of import store_as_of
from breachgraph.store import LocalStore

ID = "https://w3id.org/breachgraph/id/"
BG = "https://w3id.org/breachgraph/ns#"


def without(dataset: Dataset, drop: Callable[[pyoxigraph.Quad], bool]) -> LocalStore:
    return LocalStore.of(quad for quad in dataset.store.quads() if not drop(quad))


def test_a_dataset_does_not_differ_from_itself(incidents: Dataset) -> None:
    """No change is an empty list."""
    assert diff(incidents.store, incidents.store) == []


def test_a_fact_comes_and_goes(incidents: Dataset) -> None:
    """The same difference, seen from either side."""
    actor = f"{BG}actor"
    fewer = without(incidents, lambda quad: quad.predicate.value == actor)
    assert [str(change) for change in diff(fewer, incidents.store)] == ["+ Gamma bg:actor Storm-9999"]
    assert [str(change) for change in diff(incidents.store, fewer)] == ["- Gamma bg:actor Storm-9999"]


def test_what_is_unknown_comes_and_goes(incidents: Dataset) -> None:
    """That something is no longer stated as unknown is a change too."""
    fewer = without(incidents, lambda quad: quad.predicate.value == f"{BG}unknown")
    (change,) = diff(incidents.store, fewer)
    told = change.to_dict()
    assert [(each["modality"], each["by"], each["place"][-2:-1]) for each in told.pop("through")] == [
        ("unknown", "the page", ":")
    ]
    assert told == {
        "subject": "Beta",
        "property": "bg:actor",
        "value": "unknown",
        "kind": "went",
        "before": "",
        "after": "",
    }


def test_a_day_differs_from_another_by_what_was_claimed_and_taken_back_between(incidents: Dataset) -> None:
    """Each change names the claim, its words and their place."""
    days = [store_as_of(incidents.store, day) for day in ("2023-09-05", "2023-10-01", "2024-04-01")]
    came = [change for change in diff(days[0], days[1]) if change.property == "bg:vector"]
    assert [str(change) for change in came] == ["+ Gamma bg:vector Exposed secret"]
    assert [str(each) for each in came[0].through] == [
        'asserted, undisputed: Example Corp on 2023-09-06, two/index.md:3  "in a crash dump"'
    ]
    went = sorted(str(change) for change in diff(days[1], days[2]) if change.property == "bg:vector")
    assert went == ["- Gamma bg:vector Exposed secret", "~ Gamma bg:vector Exposed secret  (undisputed -> withdrawn)"]


def test_a_claim_that_makes_no_fact_stand_comes_and_goes_too(incidents: Dataset) -> None:
    """A hypothesis that is new is shown apart from facts."""
    claim = pyoxigraph.NamedNode(f"{ID}claim/theory")
    fewer = without(incidents, lambda quad: quad.subject == claim)
    assert [str(change) for change in diff(fewer, incidents.store)] == ["(+) Gamma bg:vector Exposed secret"]
    assert [str(change) for change in diff(incidents.store, fewer)] == ["(-) Gamma bg:vector Exposed secret"]


def test_a_suggestion_comes_as_a_claim_and_bears_no_fact(incidents: Dataset) -> None:
    """Whatever its modality and status say."""
    claim = pyoxigraph.NamedNode(f"{ID}claim/theory")
    vocab = "https://w3id.org/breachgraph/vocab#"
    told = {"modality": "modality-asserted", "claimStatus": "claim-status-undisputed", "tier": "tier-suggested"}
    other = [q for q in incidents.store.quads() if q.subject != claim or q.predicate.value.removeprefix(BG) not in told]
    given = [
        pyoxigraph.Quad(claim, pyoxigraph.NamedNode(BG + name), pyoxigraph.NamedNode(vocab + value))
        for name, value in told.items()
    ]
    fewer = without(incidents, lambda quad: quad.subject == claim)
    assert [str(change) for change in diff(fewer, LocalStore.of([*other, *given]))] == [
        "(+) Gamma bg:vector Exposed secret"
    ]


def test_a_claim_changes_its_standing(incidents: Dataset) -> None:
    """A claim that was taken back is named with its status before and after."""
    claim, status = pyoxigraph.NamedNode(f"{ID}claim/theory"), pyoxigraph.NamedNode(f"{BG}claimStatus")
    earlier = [q for q in incidents.store.quads() if (q.subject, q.predicate) != (claim, status)]
    held = pyoxigraph.NamedNode("https://w3id.org/breachgraph/vocab#claim-status-accepted")
    old = LocalStore.of([*earlier, pyoxigraph.Quad(claim, status, held)])
    assert [str(change) for change in diff(old, incidents.store)] == [
        "~ Gamma bg:vector Exposed secret  (accepted -> withdrawn)"
    ]


@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_files_are_compared_as_datasets_are(incidents: Dataset, tmp_path: Path, form: str) -> None:
    """Also a format that knows no graphs shows what went."""
    fewer = Dataset(without(incidents, lambda quad: quad.predicate.value == f"{BG}victim"), None, name="fewer")
    suffix = {"turtle": "ttl", "nquads": "nq"}[form]
    for name, dataset in (("old", incidents), ("new", fewer)):
        dataset.export(form, tmp_path / f"{name}.{suffix}")
    with Dataset.open(tmp_path / f"old.{suffix}") as old, Dataset.open(tmp_path / f"new.{suffix}") as new:
        assert [str(change) for change in diff(old.store, new.store)] == ["- Alpha bg:victim Example Corp"]
