"""RDF/XML, for older tools."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_rdfxml(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted."""
    serialize_rdf(quads, pyoxigraph.RdfFormat.RDF_XML, stream)


EXPORTER = Exporter(
    name="rdfxml",
    suffix=".rdf",
    media_type="application/rdf+xml",
    description="RDF/XML, for older tools.",
    write=write_rdfxml,
)
