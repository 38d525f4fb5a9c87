"""Turtle, for the triples of CONSTRUCT and DESCRIBE."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.errors import QueryError
from breachgraph.model.namespaces import PREFIXES
from breachgraph.query.formats.format import Format
from breachgraph.query.result import Result

__all__ = ["FORMAT"]


def write_turtle(result: Result, stream: BinaryIO) -> None:
    """Write triples.

    Raises:
        QueryError: If the result has none, being of SELECT or ASK.
    """
    if result.triples is None:
        raise QueryError("turtle is for CONSTRUCT and DESCRIBE; choose another format for rows")
    pyoxigraph.serialize(list(result.triples), stream, format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES)


FORMAT = Format(name="turtle", description="Turtle, for CONSTRUCT and DESCRIBE.", write=write_turtle)
