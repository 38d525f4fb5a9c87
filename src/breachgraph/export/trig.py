"""TriG: one named graph a document."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_trig(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.TRIG, stream)


EXPORTER = Exporter(
    name="trig",
    suffix=".trig",
    media_type="application/trig",
    description="TriG: one named graph a document.",
    write=write_trig,
)
