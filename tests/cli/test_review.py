"""`breachgraph review`: one claim at a time, decisions into claims.yaml, their effect at the next build."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from breachgraph.api import build
from breachgraph.cli.main import group
from breachgraph.cli.reviewing import Session, list_pending

DISPUTED = """---
title: "Example Hack"
victim: "Example Corp"
final_status: "Perpetrator unknown"
---

Gunnhild Thorvaldsen described the intrusion in May 2023. Jane Roe was convicted of hacking Example Corp.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a page with a suggestion and a disputed claim."""
    path = tmp_path / "pages" / "example" / "index.md"
    path.parent.mkdir(parents=True)
    path.write_text(DISPUTED, "utf-8")
    return path


def walk(page: Path, answers: str, folder: Path | None = None) -> tuple[int, str]:
    """Answer from a text; return the number of decisions and what was shown."""
    pending, pages = list_pending([page.parent.parent], "build", suggest=True, curation=folder)
    console = Console(file=io.StringIO(), width=100)
    session = Session(
        who="Jane", today="2024-05-01", pages=pages, folder=folder, console=console, stream=io.StringIO(answers)
    )
    session.walk(pending)
    return session.decided, console.file.getvalue()  # type: ignore[attr-defined]


def test_the_words_are_shown_in_context_with_the_claim_and_the_rule(page: Path) -> None:
    """And the place, as path:line."""
    _, shown = walk(page, "q\n")
    assert "1 of 2: disputed" in shown
    assert "pages/example/index.md:4" in shown
    _, shown = walk(page, "s\nq\n")
    assert "2 of 2: suggested" in shown
    assert "Gunnhild Thorvaldsen described the intrusion in May 2023." in shown
    assert "read by suggested-person@1" in shown
    assert "pages/example/index.md:7" in shown


def test_decisions_are_written_and_hold_at_the_next_build(page: Path) -> None:
    """A disputed claim is rejected, a suggestion accepted; neither is asked about again."""
    decided, _ = walk(page, "r\nShe was convicted.\na\nShe is named.\n")
    assert decided == 2
    dataset = build([page.parent.parent])
    assert [problem.code for problem in dataset.problems if problem.code.startswith("curation")] == []
    assert dataset.query(
        "ASK { ?page bg:mentions ?a . ?a a bg:Person ; skos:prefLabel 'Gunnhild Thorvaldsen' }"
    ).boolean
    assert [claim.status for claim in dataset.explain("Example Hack", "actor", "unknown").claims] == ["refuted"]
    assert walk(page, "")[1].strip() == ""


def test_a_rejected_suggestion_is_not_missed_by_a_build_without_the_model(page: Path) -> None:
    """It is no stale entry as long as its words stand there, and it does not come back."""
    walk(page, "s\nr\nNot a person.\n")
    folder = page.parent.parent
    for suggest in (False, True):
        dataset = build([folder], suggest=suggest)
        assert [problem.code for problem in dataset.problems if problem.code.startswith("curation")] == []
        assert not dataset.query("ASK { ?page bg:mentions/skos:prefLabel 'Gunnhild Thorvaldsen' }").boolean
    assert "Thorvaldsen" not in walk(page, "s\ns\n")[1]


def test_a_decision_needs_a_reason_and_a_note_can_be_edited(page: Path) -> None:
    """Wrong keys are explained; `e` sets the note before the decision; the end of input writes nothing."""
    decided, shown = walk(page, "x\na\n\ne\nseen\na\n")
    assert decided == 1
    assert "a decision needs a reason" in shown
    assert "why: seen" in (page.parent / "claims.yaml").read_text("utf-8")
    assert walk(page, "r\n")[0] == 0


def test_decisions_can_go_to_a_folder_of_their_own(page: Path, tmp_path: Path) -> None:
    """Then each names its page."""
    folder = tmp_path / "curation"
    walk(page, "r\nShe was convicted.\nq\n", folder)
    assert "page: pages/example/index.md" in (folder / "claims.yaml").read_text("utf-8")
    dataset = build([page.parent.parent], curation=folder)
    assert [claim.status for claim in dataset.explain("Example Hack", "actor", "unknown").claims] == ["refuted"]


def test_what_waits_can_be_listed_without_a_terminal(page: Path) -> None:
    """`--format json`."""
    done = CliRunner().invoke(group, ["review", str(page.parent.parent), "--suggest", "--format", "json"])
    assert done.exit_code == 0, done.output
    listed = json.loads(done.stdout)
    assert [(each["reason"], each["property"]) for each in listed] == [("disputed", "actor"), ("suggested", "mentions")]
    assert listed[1]["quotes"][0]["line"] == 7


def test_the_schema_can_be_saved_for_an_editor() -> None:
    """`--schema`."""
    done = CliRunner().invoke(group, ["review", "--schema"])
    assert json.loads(done.stdout)["$id"] == "https://w3id.org/breachgraph/claims.schema.json"


def test_a_dataset_can_be_reviewed_beside_its_pages(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are looked for below the present folder; elsewhere the message says what to name."""
    root = page.parents[2]
    build([root / "pages"], root / "build").close()
    monkeypatch.chdir(root)
    done = CliRunner().invoke(group, ["review", "--who", "Jane"], input="r\nno\n")
    assert done.exit_code == 0, done.output
    assert "1 decisions written" in done.stderr
    assert "who: Jane" in (page.parent / "claims.yaml").read_text("utf-8")
    monkeypatch.chdir(root / "pages")
    failed = CliRunner().invoke(group, ["review", "--data", "../build"])
    assert failed.exit_code == 1
    assert "breachgraph review PATH" in failed.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_it_works_on_a_terminal(page: Path) -> None:
    """A person types; the file is written."""
    parent, child = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "breachgraph", "review", str(page.parent.parent), "--who", "Jane"],
        stdin=child,
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(child)
    os.write(parent, b"r\nShe was convicted.\n")
    shown = b""
    while True:
        try:
            data = os.read(parent, 4096)
        except OSError:  # the other side is closed
            break
        if not data:
            break
        shown += data
    os.close(parent)
    assert program.wait(timeout=60) == 0
    assert b"\x1b[" in shown
    assert b"1 decisions written" in shown
    assert "action: reject" in (page.parent / "claims.yaml").read_text("utf-8")
