"""TSV with terms in Turtle syntax, as the W3C defines it for SPARQL."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.query.formats.format import Format
from breachgraph.query.formats.w3c import write_w3c
from breachgraph.query.result import Result

__all__ = ["FORMAT"]


def write_tsv(result: Result, stream: BinaryIO) -> None:
    """Write a result."""
    write_w3c(result, stream, pyoxigraph.QueryResultsFormat.TSV)


FORMAT = Format(
    name="tsv", description="TSV with terms in Turtle syntax, as the W3C defines it for SPARQL.", write=write_tsv
)
