"""Problems as GitHub Actions shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from breachgraph.api.checking import Finding
from breachgraph.cli.reports.report import Report

__all__ = ["REPORT"]

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding]) -> str:
    """Print a workflow command a problem.

    Source: GitHub Actions, "Workflow commands", with its escapes.
    """
    return "".join(f"{_command(each)}\n" for each in findings)


def _command(finding: Finding) -> str:
    problem = finding.problem
    properties = ",".join(f"{name}={_escape(value)}" for name, value in _properties(finding))
    message = f"{problem.message}{f' (see line {finding.second.line})' if finding.second else ''}"
    return f"::{_LEVELS[problem.severity]} {properties}::{_escape(message, is_message=True)}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "file", finding.problem.path
    if finding.place is not None:
        yield "line", str(finding.place.line)
        yield "endLine", str(finding.place.end_line)
        if finding.place.line == finding.place.end_line:
            yield "col", str(finding.place.column)
            yield "endColumn", str(max(finding.place.end_column, finding.place.column + 1))
    yield "title", finding.problem.code


def _escape(text: str, *, is_message: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped if is_message else escaped.replace(":", "%3A").replace(",", "%2C")


REPORT = Report(name="github", render=render, description="Annotations of GitHub Actions.")
