"""JSON-LD 1.1, expanded, one named graph a document."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_jsonld(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.JSON_LD, stream)


EXPORTER = Exporter(
    name="jsonld",
    suffix=".jsonld",
    media_type="application/ld+json",
    description="JSON-LD 1.1, expanded, one named graph a document.",
    write=write_jsonld,
)
