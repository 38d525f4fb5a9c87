"""What a dataset holds, as quads: each document's triples in a graph of its own, and the ontology in one."""

from __future__ import annotations

import pyoxigraph

from breachgraph.extraction import Extraction
from breachgraph.graph.triples import source_iri, to_triples
from breachgraph.lexicon.concepts import ontology_triples

__all__ = ["ontology_text", "to_quads"]


def to_quads(extraction: Extraction) -> list[pyoxigraph.Quad]:
    """Return the quads of one document, all in the graph named after it.

    Args:
        extraction: What reading the document gave.

    Returns:
        Quads in the order of `to_triples`; no blank nodes.
    """
    graph = pyoxigraph.NamedNode(source_iri(extraction.document))
    triples = pyoxigraph.parse(to_triples(extraction), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return [pyoxigraph.Quad(each.subject, each.predicate, each.object, graph) for each in triples]


def ontology_text() -> str:
    """Return the ontology's triples as N-Triples, which belong to the graph of the ontology."""
    return (pyoxigraph.serialize(ontology_triples(), format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode("utf-8")
