"""Hostile and broken front matter."""

from __future__ import annotations

import time

import pytest

from breachgraph.sources.markdown import parse_markdown

BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
)


@pytest.mark.parametrize(
    ("header", "code", "line"),
    [
        (BOMB, "front-matter-refused", 3),
        ("deep: " + "[" * 100_000, "front-matter-too-large", 2),
        ("deep: " + "[" * 5_000, "front-matter-refused", 2),
        ("title: 'never closed\nmore: 1", "front-matter-invalid", 4),
        ("title: a: b: c", "front-matter-invalid", 2),
        ("- a\n- list", "front-matter-invalid", 2),
        ("just words", "front-matter-invalid", 2),
        ("tab:\t\t- x\n\t- y", "front-matter-invalid", 2),
    ],
    ids=[
        "alias-bomb",
        "100000-levels",
        "5000-levels",
        "unclosed-quote",
        "not-yaml",
        "list",
        "scalar",
        "tabs",
    ],
)
def test_a_header_that_cannot_be_used_is_one_error_with_its_line_and_the_body_is_read(
    header: str, code: str, line: int
) -> None:
    """It costs no time, builds nothing, and loses nothing of the prose."""
    started = time.monotonic()
    document = parse_markdown(f"---\n{header}\n---\n\nThe body.\n", "x.md")
    assert time.monotonic() - started < 5
    assert [(problem.code, problem.severity) for problem in document.problems] == [(code, "error")]
    assert document.problems[0].line == line
    assert document.front_matter == {}
    assert document.blocks[-1].text == "The body."


def test_a_header_that_is_never_closed_is_an_error_at_the_first_line() -> None:
    """The message says what is missing."""
    document = parse_markdown("---\ntitle: x\n\nBody\n", "x.md")
    assert [(p.code, p.line, p.column) for p in document.problems] == [("front-matter-unclosed", 1, 1)]
    assert "'---'" in document.problems[0].message


def test_a_page_without_header_is_read_with_a_warning() -> None:
    """Plain pages are pages."""
    document = parse_markdown("# Title\n\nBody\n", "x.md")
    assert [(p.code, p.severity) for p in document.problems] == [("front-matter-missing", "warning")]
    assert [block.text for block in document.blocks] == ["Title", "Body"]


def test_a_key_that_stands_twice_keeps_its_first_value_and_is_reported() -> None:
    """YAML parsers take the last silently."""
    document = parse_markdown("---\nvictim: A\nvictim: B\n---\nx\n", "x.md")
    assert document.front_matter["victim"].value == "A"
    assert [(p.code, p.line) for p in document.problems] == [("front-matter-repeated", 3)]


def test_a_date_that_does_not_exist_stays_text() -> None:
    """The thirtieth of February is not moved to March."""
    document = parse_markdown("---\ndisclosure_date: 2023-02-30\n---\nx\n", "x.md")
    assert document.front_matter["disclosure_date"].value == "2023-02-30"


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: x\n---\n"])
def test_an_empty_page_is_reported(text: str) -> None:
    """Nothing to read is said."""
    assert "page-empty" in [problem.code for problem in parse_markdown(text, "x.md").problems]
