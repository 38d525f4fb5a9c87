"""CSV (RFC 4180) as the W3C defines it for SPARQL.

Cells are exact, so that other programs read what stands in the dataset. A spreadsheet may take one that begins with
`=`, `+`, `-` or `@` for a formula: import such a file with all columns as text.
"""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.query.formats.format import Format
from breachgraph.query.formats.w3c import write_w3c
from breachgraph.query.result import Result

__all__ = ["FORMAT"]


def write_csv(result: Result, stream: BinaryIO) -> None:
    """Write a result."""
    write_w3c(result, stream, pyoxigraph.QueryResultsFormat.CSV)


FORMAT = Format(name="csv", description="CSV (RFC 4180) as the W3C defines it for SPARQL.", write=write_csv)
