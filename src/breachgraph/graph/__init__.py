"""Claims into facts, and both into triples; the only layer that turns model values into RDF terms."""

from breachgraph.graph.promote import Fact, promote, stands
from breachgraph.graph.quads import ontology_text, to_quads
from breachgraph.graph.triples import source_iri, span_iri, to_triples

__all__ = ["Fact", "ontology_text", "promote", "source_iri", "span_iri", "stands", "to_quads", "to_triples"]
