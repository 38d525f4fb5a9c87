"""Turtle: one graph, grouped by subject, prefixes."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_turtle(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.TURTLE, stream)


EXPORTER = Exporter(
    name="turtle",
    suffix=".ttl",
    media_type="text/turtle",
    description="Turtle: one graph, grouped by subject, prefixes.",
    write=write_turtle,
)
