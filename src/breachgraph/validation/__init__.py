"""What a dataset must be like: the ontology's SHACL shapes, checked as SPARQL or by pyshacl."""

from breachgraph.validation.check import Finding, check_graph
from breachgraph.validation.compiler import ShapeError, Test, compile_shapes, shapes_path
from breachgraph.validation.shacl import validate_shacl

__all__ = ["Finding", "ShapeError", "Test", "check_graph", "compile_shapes", "shapes_path", "validate_shacl"]
