"""`breachgraph check`: problems as a compiler prints them, and as programs read them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from breachgraph.cli.main import group
from breachgraph.cli.reports import REPORTS

PAGE = """---
title: Example Hack
victim: Example Corp
incident_start_date: 2024-01-02
incident_end_date: 2023-12-31
disclosure_date: 2024-02-30
final_status: Perpetrator unknown
---

Example Corp is a shop. 日本 said so in a [release](https://example.com/x for all.
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page with an error and two warnings, in the working directory."""
    path = tmp_path / "pages" / "index.md"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["check", *map(str, arguments)], prog_name="breachgraph")


def test_places_lines_marks_and_second_places_are_shown(page: Path) -> None:
    """The mark is as wide as the words in a terminal; paths lead from the working directory to the file."""
    done = run(page)
    assert done.stdout == (
        "pages/index.md:5:20: warning date-order the incident ends on 2023-12-31, before it starts on 2024-01-02\n"
        "    incident_end_date: 2023-12-31\n"
        "                       ^~~~~~~~~~\n"
        "pages/index.md:4:22: note: the other place\n"
        "    incident_start_date: 2024-01-02\n"
        "                         ^~~~~~~~~~\n"
        "pages/index.md:6:18: error date-invalid disclosure_date is '2024-02-30', not a day that exists; write it as YYYY-MM-DD or N/A\n"
        "    disclosure_date: 2024-02-30\n"
        "                     ^~~~~~~~~~\n"
        "pages/index.md:10:41: warning link-broken the link is never closed: a ')' is missing; read as a link to 'https://example.com/x'\n"
        "    Example Corp is a shop. 日本 said so in a [release](https://example.com/x for all.\n"
        "                                              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
    )
    assert (done.stderr, done.exit_code) == ("1 error, 2 warnings\n", 1)


def test_codes_are_chosen_and_left_out_and_strict_counts_warnings(page: Path) -> None:
    """0 for nothing wrong, 1 for findings, 2 for a code that does not exist."""
    assert (run(page, "--ignore", "date").exit_code, run(page, "--ignore", "date", "--strict").exit_code) == (0, 1)
    assert run(page, "--select", "link-broken,date-order", "-q").stdout.count("warning") == 2
    assert run(page, "--select", "page-empty", "--strict").stderr == "0 errors, 0 warnings\n"
    wrong = run(page, "--select", "dat")
    assert wrong.exit_code == 2
    assert "date-order" in wrong.stderr
    assert run(page, "--format", "prose").exit_code == 2
    assert run("gone.md").stdout == "gone.md: error path-missing there is no such file or folder\n"


def test_json_has_every_field_and_the_words_of_both_places(page: Path) -> None:
    """One array, also of nothing."""
    first = json.loads(run(page, "--format", "json").stdout)[0]
    assert (first["path"], first["line"], first["column"], first["severity"], first["code"]) == (
        "pages/index.md",
        5,
        20,
        "warning",
        "date-order",
    )
    assert (first["quote"], first["note"]) == ("2023-12-31", {"line": 4, "column": 22, "quote": "2024-01-02"})
    assert json.loads(run(page, "--select", "page-empty", "--format", "json").stdout) == []


def test_sarif_names_rules_places_and_related_places(page: Path) -> None:
    """Every result's rule is declared, and columns count code points."""
    log = json.loads(run(page, "--format", "sarif").stdout)
    (sarif_run,) = log["runs"]
    rules = {rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]}
    assert (log["version"], sarif_run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert {result["ruleId"] for result in sarif_run["results"]} <= rules
    place = sarif_run["results"][2]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "pages/index.md"},
        "region": {"startLine": 10, "startColumn": 41, "endLine": 10, "endColumn": 72},
    }
    assert sarif_run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4


def test_github_annotations_escape_what_would_end_them(page: Path) -> None:
    """One command a line, each with file, line and code."""
    lines = run(page, "--format", "github", "-q").stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(
        "::warning file=pages/index.md,line=5,endLine=5,col=20,endColumn=30,title=date-order::the incident"
    )
    assert all(re.fullmatch(r"::(error|warning|notice) [^:]+::.+", line) for line in lines)


@pytest.mark.parametrize("form", REPORTS)
def test_a_hostile_page_cannot_steer_the_terminal(form: str, page: Path) -> None:
    """Escapes, marks of direction and line ends in names and words are not printed as such."""
    page.write_text(
        '---\ntitle: x\nvictim: x\ndisclosure_date: "\\e[31m\\u202e\\n::error::x"\n---\n\nSee \x1b[2J\u202e [a](https://e.example/\u202e\n',
        "utf-8",
    )
    shown = run(page, "--format", form, "-q").stdout
    assert "\x1b" not in shown
    assert form in {"json", "sarif", "github"} or "\u202e" not in shown
    assert not [line for line in shown.splitlines() if line.startswith("::error::x")]


def test_long_lines_are_cut_around_the_place(page: Path) -> None:
    """What is shown fits a terminal, with the mark under the words."""
    page.write_text(f"---\ntitle: x\n---\n\n{'word ' * 400}[a](https://example.com/x {'word ' * 400}\n", "utf-8")
    _, line, mark = run(page, "--select", "link-broken", "-q").stdout.splitlines()
    assert len(line) < 140
    assert line[mark.index("^") :].startswith("[a](https://example.com/x")
