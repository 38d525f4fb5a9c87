"""The scores on real pages; needs the folder that BREACHGRAPH_SHARED names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from breachgraph.api import build
from measuring.report import summarize
from measuring.scoring import KINDS
from yardstick import OWN_PAGES, measure

pytestmark = pytest.mark.shared

STRUCTURAL = ("timeline", "coverage", "coverage date", "publisher", "recommendation")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """Build the real pages, export N-Quads, and score them."""
    shared = Path(os.environ["BREACHGRAPH_SHARED"])
    target = tmp_path_factory.mktemp("real") / "out.nq"
    build([shared / "corpus"]).export("nquads", target)
    command = [
        sys.executable,
        str(shared / "eval" / "score.py"),
        str(target),
        str(shared / "corpus"),
        str(shared / "gold"),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def test_the_mean_over_all_kinds_is_high(scores: dict[str, dict[str, float]]) -> None:
    """MACRO F1 of .90 or more."""
    assert scores["MACRO"]["f1"] >= 0.90


@pytest.mark.parametrize("kind", STRUCTURAL)
def test_structure_needs_no_guessing(scores: dict[str, dict[str, float]], kind: str) -> None:
    """.93 or more for each structural kind."""
    assert scores[kind]["f1"] >= 0.93


def test_every_span_is_exact_and_every_fact_backed(scores: dict[str, dict[str, float]]) -> None:
    """Not one quote that is not in the file, not one edge without words."""
    evidence = scores["evidence"]
    assert evidence["spans"] == evidence["exact"] > 0
    assert evidence["facts"] == evidence["backed"] > 0


def test_no_innocent_is_an_actor_and_the_withdrawn_theory_stands_as_withdrawn(
    scores: dict[str, dict[str, float]],
) -> None:
    """Every check of the scorer is ok."""
    assert [name for name, passed in scores["checks"].items() if not passed] == []
    assert scores["unknown actor"]["right"] == scores["unknown actor"]["of"]


@pytest.mark.parametrize("folder", ["ctinexus", "aws-incidents"])
def test_other_texts_are_read_without_an_error(folder: str) -> None:
    """Any text in, however odd."""
    dataset = build([Path(os.environ["BREACHGRAPH_SHARED"]) / "corpora" / folder])
    assert [str(problem) for problem in dataset.problems if problem.severity == "error"] == []
    assert len(dataset.incidents) > 0


@pytest.mark.parametrize(("pages", "gold"), [("corpus", "gold"), ("", "")], ids=["corpus", "our own pages"])
def test_the_yardstick_of_the_project_agrees_with_the_scorer(pages: str, gold: str, tmp_path: Path) -> None:
    """Two implementations, the same numbers for every kind."""
    shared = Path(os.environ["BREACHGRAPH_SHARED"])
    folder, annotations = (shared / pages, shared / gold) if pages else (OWN_PAGES, OWN_PAGES)
    build([folder]).export("nquads", tmp_path / "out.nq")
    command = [
        sys.executable,
        str(shared / "eval" / "score.py"),
        str(tmp_path / "out.nq"),
        str(folder),
        str(annotations),
        "--json",
    ]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = summarize(measure(folder, annotations), 0)
    assert {kind: theirs[kind]["f1"] for kind in KINDS} == {kind: ours["kinds"][kind]["f1"] for kind in KINDS}
    assert round(theirs["MACRO"]["f1"], 3) == ours["mean"]
