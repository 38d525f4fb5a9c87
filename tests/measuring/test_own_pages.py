"""Our own pages: every expected claim is found, or stands in tests/known_misses.json."""

from __future__ import annotations

import json

import pytest

from breachgraph.lexicon.concepts import load_concepts, load_things
from measuring.report import known_misses, render_page, summarize, to_json
from measuring.scoring import Tally, load_annotations
from yardstick import FIRST_READ, KNOWN_MISSES, MEASURED, OWN_PAGES, PAGE, measure

ANNOTATIONS = load_annotations(OWN_PAGES)
STALE = "what is read of tests/pages has changed: look at the difference, then run `make yardstick`"


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return measure(OWN_PAGES, OWN_PAGES)


@pytest.mark.parametrize("page", ANNOTATIONS)
def test_what_is_missed_or_wrong_on_a_page_is_what_is_known(page: str, tallies: dict[str, Tally]) -> None:
    """A claim that is lost fails, and so does one that is gained and not taken off the list."""
    known = json.loads(KNOWN_MISSES.read_text("utf-8"))
    assert known_misses(tallies).get(page, {}) == known.get(page, {}), STALE


def test_no_innocent_is_an_actor(tallies: dict[str, Tally]) -> None:
    """Not the officer, the journalist, the judge, the researcher, the supplier, nor who was acquitted."""
    assert tallies["innocent"].wrong == []


def test_the_mean_is_never_below_that_of_the_first_reading(tallies: dict[str, Tally]) -> None:
    """Whatever is changed, these pages are read no worse than by a program that had not seen them."""
    first = json.loads(FIRST_READ.read_text("utf-8"))
    assert summarize(tallies, len(ANNOTATIONS))["mean"] >= first["mean"]


def test_the_page_of_the_documentation_is_current(tallies: dict[str, Tally]) -> None:
    """Its numbers on our own pages are those of this program, and it is what the tool makes of them."""
    first, measured = (json.loads(path.read_text("utf-8")) for path in (FIRST_READ, MEASURED))
    assert measured["own"] == summarize(tallies, len(ANNOTATIONS)), STALE
    assert MEASURED.read_text("utf-8") == to_json(measured)
    assert PAGE.read_text("utf-8") == render_page(first, measured, known_misses(tallies), ANNOTATIONS), STALE


def test_every_page_has_an_annotation_and_every_annotation_a_page() -> None:
    """NAME.json stands beside NAME/index.md."""
    assert sorted(ANNOTATIONS) == sorted(path.parent.name for path in OWN_PAGES.glob("*/index.md"))


@pytest.mark.parametrize("page", ANNOTATIONS)
def test_an_annotation_uses_notations_of_the_vocabulary(page: str) -> None:
    """What is expected can be said."""
    schemes = {name: {concept.notation for concept in found} for name, found in load_concepts().items()}
    things = {thing.notation for thing in load_things()}
    known = {
        "vectors": schemes["vector"],
        "impacts": schemes["effect"],
        "weaknesses": schemes["weakness"],
        "providers": things,
        "services": things,
    }
    gold = ANNOTATIONS[page]
    used = {key: {*gold[key], *gold.get(f"{key}_optional", [])} for key in known}
    assert {key: notations - known[key] for key, notations in used.items() if notations - known[key]} == {}
    assert {status for _, status in (*gold["legal"], *gold.get("legal_optional", []))} <= schemes["legal-status"]
