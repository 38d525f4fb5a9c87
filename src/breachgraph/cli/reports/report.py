"""What a form of report is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from breachgraph.api.checking import Finding
from breachgraph.registry import Registry

__all__ = ["REPORTS", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A form in which problems are printed.

    Attributes:
        name: What `--format` calls it.
        render: Makes the text, with ANSI colours where it has them; empty, or ending with a line feed.
        description: One sentence for the documentation.
    """

    name: str
    render: Callable[[Sequence[Finding]], str]
    description: str


REPORTS: Registry[Report] = Registry(
    kind="report format", group="reports", package="breachgraph.cli.reports", attribute="REPORT"
)
