"""Problems as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from breachgraph.api.checking import Excerpt, Finding
from breachgraph.cli.reports.report import Report

__all__ = ["REPORT"]


def render(findings: Sequence[Finding]) -> str:
    """Print one array: every field of each problem, and the words and lines of its places."""
    return json.dumps([_entry(each) for each in findings], indent=1) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    return {
        **finding.problem.to_dict(),
        "quote": finding.place.quote if finding.place else None,
        "note": _note(finding.second) if finding.second else None,
    }


def _note(place: Excerpt) -> dict[str, object]:
    return {"line": place.line, "column": place.column, "quote": place.quote}


REPORT = Report(name="json", render=render, description="One JSON array of objects.")
