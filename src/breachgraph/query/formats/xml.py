"""SPARQL 1.1 Query Results XML."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.query.formats.format import Format
from breachgraph.query.formats.w3c import write_w3c
from breachgraph.query.result import Result

__all__ = ["FORMAT"]


def write_xml(result: Result, stream: BinaryIO) -> None:
    """Write a result."""
    write_w3c(result, stream, pyoxigraph.QueryResultsFormat.XML)


FORMAT = Format(name="xml", description="SPARQL 1.1 Query Results XML.", write=write_xml)
