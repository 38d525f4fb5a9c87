"""PROV-O and Web Annotation: the claims layer for tools that know only those vocabularies."""

from __future__ import annotations

from importlib.resources import files
from typing import BinaryIO

import pyoxigraph

from breachgraph.export.exporter import Exporter, serialize_rdf
from breachgraph.model.namespaces import PREFIXES

__all__ = ["EXPORTER", "construct"]


def construct(name: str, quads: list[pyoxigraph.Quad]) -> list[pyoxigraph.Triple]:
    """Answer one of the CONSTRUCT queries of this package over quads.

    Args:
        name: `provenance` (claims into PROV-O and Web Annotation) or `claims` (the way back).
        quads: The data; all graphs are asked together.

    Returns:
        The triples, each once, sorted.
    """
    store = pyoxigraph.Store()
    store.bulk_extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    query = files("breachgraph.export").joinpath(f"construct/{name}.rq").read_text("utf-8")
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, pyoxigraph.QueryTriples)  # noqa: S101 - both are CONSTRUCT queries
    return sorted(set(answer), key=str)


def write_prov(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write the claims of quads as Turtle."""
    triples = construct("provenance", quads)
    rows = [pyoxigraph.Quad(each.subject, each.predicate, each.object) for each in triples]
    serialize_rdf(rows, pyoxigraph.RdfFormat.TURTLE, stream)


EXPORTER = Exporter(
    name="prov",
    suffix=".prov.ttl",
    media_type="text/turtle",
    description="Claims as PROV-O and Web Annotation, in Turtle.",
    write=write_prov,
)
