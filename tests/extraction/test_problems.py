"""Every kind of problem, each provoked by a page, with both its places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from breachgraph.api import build, extract
from breachgraph.api.checking import check
from breachgraph.extraction import run
from breachgraph.model import Problem
from breachgraph.model.problem_codes import PROBLEM_CODES

FULL = {
    "title": "Example Hack",
    "victim": "Example Corp",
    "incident_start_date": "2024-01-02",
    "disclosure_date": "2024-02-03",
    "final_status": "Perpetrator unknown",
}
TEXT = "Example Corp is a shop.\n"
LONG = "The shop sells many things to many people in many towns, and has done so for years. " * 6
TABLE = "\n## Timeline\n\n| Date | Event |\n| --- | --- |\n"
COVERAGE = "\n## Summary of coverage\n\n"


def page(body: str = TEXT, **fields: str | None) -> str:
    """A page with a whole header, of which fields can be changed or left out."""
    header = "".join(f"{key}: {value}\n" for key, value in {**FULL, **fields}.items() if value is not None)
    return f"---\n{header}---\n\n{body}"


CASES: dict[str, tuple[str, str, str | None]] = {
    "front-matter-missing": (TEXT, "", None),
    "front-matter-unclosed": ("---\ntitle: x\n\nText.\n", "", None),
    "front-matter-invalid": ("---\ntitle: [\n---\n\nText.\n", "", None),
    "front-matter-too-large": (f"---\ntitle: {'x' * 70_000}\n---\n\nText.\n", "", None),
    "front-matter-refused": (f"---\ntitle: {'[' * 40}{']' * 40}\n---\n\nText.\n", "", None),
    "front-matter-repeated": ("---\ntitle: x\ntitle: y\n---\n\nText.\n", "y", None),
    "front-matter-incomplete": (page(disclosure_date=None), "title: Example Hack", None),
    "page-empty": (page(""), "", None),
    "title-contradiction": (page(f"# Unrelated Matters\n\n{TEXT}"), "Example Hack", "Unrelated Matters"),
    "victim-unnamed": (page(LONG), "Example Corp", None),
    "victim-contradiction": (
        page(f"{LONG}\n\nDropbox suffered a data breach.\n"),
        "Example Corp",
        "Dropbox suffered a data breach.",
    ),
    "date-invalid": (page(disclosure_date="2024-02-30"), "2024-02-30", None),
    "date-impossible": (page(f"{TEXT}\nIt ended on February 30th, 2024 at last.\n"), "February 30th, 2024", None),
    "date-order": (page(incident_end_date="2023-12-31"), "2023-12-31", "2024-01-02"),
    "date-unreadable": (page(f"{TEXT}{TABLE}| soon | It ends. |\n"), "soon", None),
    "date-no-year": (page(f"{TEXT}{TABLE}| May 3rd | It ends. |\n"), "May 3rd | It ends.", None),
    "date-contradiction": (
        page(f"{TEXT}{TABLE}| March 5th, 2024 | Example Corp discloses the breach. |\n"),
        "2024-02-03",
        "March 5th, 2024",
    ),
    "timeline-order": (
        page(f"{TEXT}{TABLE}| May 3rd, 2024 | One. |\n| May 4th, 2024 | Two. |\n| May 1st, 2024 | Three. |\n"),
        "May 1st, 2024",
        "May 4th, 2024",
    ),
    "row-duplicate": (
        page(f"{TEXT}{TABLE}| May 3rd, 2024 | One. |\n| May 3rd, 2024 | One. |\n"),
        "May 3rd, 2024 | One.",
        "May 3rd, 2024 | One.",
    ),
    "row-incomplete": (page(f"{TEXT}{TABLE}| May 3rd, 2024 | |\n"), "May 3rd, 2024", None),
    "measure-contradiction": (
        page(f"{TEXT}\nData of over 100,000 users was stolen.\n\nThe breach affected over 60,000 users.\n"),
        "over 60,000 users",
        "over 100,000 users",
    ),
    "name-misspelt": (
        page(f"{TEXT}\nThe shop hired Mandiant. A report by Madiant followed.\n"),
        "Madiant",
        "Mandiant",
    ),
    "attack-id-revoked": (page(f"{TEXT}\nThe intruder used T1562.001 there.\n"), "T1562.001", None),
    "coverage-duplicate": (
        page(f"{TEXT}{COVERAGE}* [One](https://example.com/1)\n* [Two](https://example.com/1)\n"),
        "Two",
        "One",
    ),
    "coverage-early": (
        page(f"{TEXT}{COVERAGE}* [One](https://example.com/1) - May 1st, 2023\n"),
        "May 1st, 2023",
        "2024-01-02",
    ),
    "link-broken": (
        page(f"{TEXT}\nSee [here](https://example.com/x for more.\n"),
        "[here](https://example.com/x",
        None,
    ),
    "footnote-undefined": (page(f"{TEXT}\nSo it was.[^1]\n"), "[^1]", None),
    "footnote-unused": (page(f"{TEXT}\n[^1]: A note.\n"), "A note.", None),
    "quote-unsourced": (
        page(f"{TEXT}\n> All of this was written down long ago by somebody.\n"),
        "All of this was written down long ago by somebody.",
        None,
    ),
}
"""A page for each code, the words of its place, and those of the second place."""

ELSEWHERE = {
    *("path-missing", "format-unknown", "not-a-file", "file-unreadable", "file-skipped", "encoding", "link-missing"),
    *("reading-failed", "graph-invalid"),
    *("curation-invalid", "curation-stale", "curation-ambiguous", "curation-conflict"),
}
"""Codes that no text alone can provoke; the tests of this and other modules provoke them with files and rules."""


def quote(text: str, problem: Problem, *, second: bool = False) -> str | None:
    """The words of a place of a problem."""
    span = problem.also if second else problem.span
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize("code", CASES)
def test_every_code_is_provoked_by_a_page_and_shows_its_places(code: str) -> None:
    """The declared severity, the words that are wrong, and those that they contradict."""
    text, words, second = CASES[code]
    found = [problem for problem in extract(text, "p/index.md").problems if problem.code == code]
    assert len(found) == 1, [str(problem) for problem in extract(text).problems]
    assert found[0].severity == PROBLEM_CODES[code].severity
    assert (quote(text, found[0]) or "", quote(text, found[0], second=True)) == (words, second)
    assert text.split("\n")[found[0].line - 1][found[0].column - 1 :].startswith(words.split("\n")[0])


def test_every_declared_code_has_its_page_or_its_test() -> None:
    """A code that nothing provokes would be a promise."""
    assert {*CASES, *ELSEWHERE} == set(PROBLEM_CODES)


def codes_of(text: str) -> list[str]:
    """Codes of a page's problems, notes aside."""
    return [problem.code for problem in extract(text).problems if problem.severity != "info"]


@pytest.mark.parametrize(
    "body",
    [
        "The Iranian embassy and Iran agreed. The Romanian police of Romania helped.",
        "Storm-0558 and Storm-0559 are two groups, as APT28 and APT29 are.",
        "The staff of Microsoft and the Microsofts of this world.",
        "Data of 100,000 users was stolen, including 60,000 users of the shop.",
        "The breach affected 57 million users. It exposed 600,000 users.",
        "The breach affected over 60,000 users. At least 100,000 users were affected.",
        "The shop has 500 employees. It once had 700 employees.",
        "The 30th of the month. February 29th, 2024 was a Thursday.",
        "As Mandiant wrote:\n\n> The intruder came in by a door that had been left open for years.",
        "> The intruder came in by a door that had been left open for years.[^1]\n\n[^1]: [Report](https://example.com/r)",
        f"It was so.\n{TABLE}| May 4th, 2024 | Two. |\n| May 3rd, 2024 | One. |\n| May 1st, 2024 | None. |\n",
        f"It was so.\n{TABLE}| May 2024 | Two. |\n| May 3rd, 2024 | One. |\n",
        f"It was so.\n{COVERAGE}* [One](https://example.com/1) - 2024\n",
        "The breach began in January 2024.",
    ],
)
def test_what_is_no_fault_is_not_reported(body: str) -> None:
    """Inflected words, designators, parts of a whole, descending timelines, coarse dates that agree."""
    assert codes_of(page(f"{TEXT}\n{body}\n")) in ([], ["measure-contradiction"] if "over 60,000" in body else [])


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("The breach began on March 5th, 2024.", ("2024-01-02", "March 5th, 2024")),
        ("Example Corp disclosed the breach on May 9th, 2024.", ("2024-02-03", "May 9th, 2024")),
        (
            f"It was so.\n{TABLE}| December 1st, 2023 | The intruder accessed a bucket. |\n",
            ("2024-01-02", "December 1st, 2023"),
        ),
    ],
)
def test_dates_of_the_header_are_held_against_prose_and_timeline(body: str, places: tuple[str, str]) -> None:
    """Start, end and disclosure; each with both places."""
    text = page(f"{TEXT}\n{body}\n")
    (problem,) = [each for each in extract(text).problems if each.code == "date-contradiction"]
    assert (quote(text, problem), quote(text, problem, second=True)) == places


def test_an_incident_is_not_disclosed_before_it_starts() -> None:
    """Both days are shown."""
    text = page(disclosure_date="2024-01-01")
    (problem,) = [each for each in extract(text).problems if each.code == "date-order"]
    assert (quote(text, problem), quote(text, problem, second=True)) == ("2024-01-01", "2024-01-02")


def test_a_misspelt_name_is_suggested_and_never_merged() -> None:
    """The two stay what they are."""
    found = extract(page(f"{TEXT}\nThe shop hired Mandiant. A report by Madiant followed.\n"))
    (problem,) = [each for each in found.problems if each.code == "name-misspelt"]
    assert problem.message == "'Madiant' is nearly a known name: did you mean 'Mandiant'?"
    assert not [e for e in found.entities if "Madiant" in (e.label, *e.aliases)]


def test_a_rule_that_fails_costs_its_page_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The failure is a problem of that page; the other is built."""
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.md").write_text(page(title=f"{name} page"), "utf-8")
    whole = run.extract_document

    def fail(document: object, **options: bool) -> object:
        if "bad page" in document.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("of its own")
        return whole(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("breachgraph.api.building.extract_document", fail)
    dataset = build([tmp_path])
    errors = [(p.path.split("/")[-2], p.code) for p in dataset.problems if p.severity == "error"]
    assert errors == [("bad", "reading-failed")]
    assert len(dataset.incidents) == 1


def test_findings_have_the_lines_of_both_places_and_can_be_chosen(tmp_path: Path) -> None:
    """By code, or by the word that codes begin with."""
    path = tmp_path / "index.md"
    path.write_text(CASES["date-order"][0], "utf-8")
    (finding,) = check([path], select=["date"])
    assert finding.place is not None
    assert finding.second is not None
    assert (finding.place.text, finding.second.quote) == ("incident_end_date: 2023-12-31", "2024-01-02")
    assert _codes(check(path, ignore=["date-order"])) == []
    assert _codes(check(tmp_path / "gone")) == ["path-missing"]


def _codes(findings: Iterable[object]) -> list[str]:
    return [finding.problem.code for finding in findings]  # type: ignore[attr-defined]


def test_codes_are_words_joined_by_hyphens() -> None:
    """So that `--select` can take what they begin with."""
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in PROBLEM_CODES)
