"""Forms in which `check` prints problems; one module a form."""

from breachgraph.cli.reports.report import REPORTS, Report

__all__ = ["REPORTS", "Report"]
