"""Problems as SARIF, which code hosts and editors show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from breachgraph import __version__
from breachgraph.api.checking import Excerpt, Finding
from breachgraph.cli.reports.report import Report
from breachgraph.model.problem_codes import PROBLEM_CODES

__all__ = ["REPORT"]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(findings: Sequence[Finding]) -> str:
    """Print one log with one run; columns count code points.

    Source: OASIS SARIF 2.1.0, sections 3.14 (run), 3.27 (result), 3.30 (region).
    """
    rules = [
        {
            "id": code.code,
            "shortDescription": {"text": code.meaning},
            "help": {"text": code.remedy},
            "defaultConfiguration": {"level": _LEVELS[code.severity]},
        }
        for code in PROBLEM_CODES.values()
    ]
    run = {
        "tool": {"driver": {"name": "breachgraph", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each) for each in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _result(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [_location(problem.path, finding.place)],
    }
    if finding.second is not None:
        note = {"text": "the other place"}
        result["relatedLocations"] = [{"id": 1, "message": note, **_location(problem.path, finding.second)}]
    return result


def _location(path: str, place: Excerpt | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path.encode("utf-8", "replace"))}}
    if place is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    return {"physicalLocation": physical}


REPORT = Report(name="sarif", render=render, description="A SARIF 2.1.0 log, for code hosts and editors.")
