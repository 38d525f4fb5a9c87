"""N-Triples: one statement a line."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_ntriples(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.N_TRIPLES, stream)


EXPORTER = Exporter(
    name="ntriples",
    suffix=".nt",
    media_type="application/n-triples",
    description="N-Triples: one statement a line.",
    write=write_ntriples,
)
