"""Claims into facts, and both into quads; the only layer that turns model values into RDF terms."""

from breachgraph.graph.promote import Fact, promote, stands
from breachgraph.graph.quads import ontology_quads, source_iri, span_iri, to_quads

__all__ = ["Fact", "ontology_quads", "promote", "source_iri", "span_iri", "stands", "to_quads"]
