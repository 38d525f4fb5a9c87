"""N-Quads: one statement a line, with its graph."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_nquads(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.N_QUADS, stream)


EXPORTER = Exporter(
    name="nquads",
    suffix=".nq",
    media_type="application/n-quads",
    description="N-Quads: one statement a line, with its graph.",
    write=write_nquads,
)
