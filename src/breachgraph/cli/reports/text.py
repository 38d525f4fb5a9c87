"""Problems as a compiler prints them, for people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len

from breachgraph.api.checking import Excerpt, Finding
from breachgraph.cli.reports.report import Report

__all__ = ["REPORT", "make_printable"]

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_MAX_BEFORE, _MAX_LINE = 60, 120
_SPECIAL = re.compile(r"[^\x20-\x7e]")


def render(findings: Sequence[Finding]) -> str:
    """Print `path:line:column: severity code message`, the line, a mark under the words, and the second place."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding))


def make_printable(text: str) -> str:
    """Replace what would steer a terminal, or turn the direction of its text, so that hostile pages are harmless."""
    return _SPECIAL.sub(lambda match: _harmless(match[0]), text)


def _harmless(character: str) -> str:
    if character == "\t":
        return " "
    return (
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character
    )


def _lines(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    colour = _COLOURS[problem.severity]
    path = make_printable(problem.path)
    place = f"{path}:{problem.line}:{problem.column}:" if problem.line else f"{path}:"
    severity = click.style(problem.severity, fg=colour, bold=True)
    message = make_printable(problem.message)
    yield f"{click.style(place, bold=True)} {severity} {problem.code} {message}"
    if finding.place is not None:
        yield from _excerpt(finding.place, colour)
    if finding.second is not None:
        where = click.style(f"{path}:{finding.second.line}:{finding.second.column}:", bold=True)
        yield f"{where} {click.style('note:', fg='blue', bold=True)} the other place"
        yield from _excerpt(finding.second, "blue")


def _excerpt(place: Excerpt, colour: str) -> Iterator[str]:
    """The line, cut to what a terminal shows, and `^~~~` under the words; the first line of several."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(place.text)
    cut = start - _MAX_BEFORE if start > _MAX_LINE - 20 else 0
    shown = place.text[cut : cut + _MAX_LINE]
    left, right = ("…" if cut else ""), ("…" if cut + _MAX_LINE < len(place.text) else "")
    before = make_printable(shown[: start - cut])
    words = make_printable(shown[start - cut : max(end - cut, start - cut)])
    after = make_printable(shown[max(end, start) - cut :])
    if not f"{before}{words}{after}".strip():
        return
    yield f"    {left}{before}{words}{after}{right}"
    width = max(cell_len(words), 1)
    yield f"    {' ' * cell_len(left + before)}{click.style('^' + '~' * (width - 1), fg=colour, bold=True)}"


REPORT = Report(
    name="text", render=render, description="As a compiler prints them, with the lines and marks under the words."
)
