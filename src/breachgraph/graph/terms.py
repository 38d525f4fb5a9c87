"""Model values as RDF terms: the only place that knows both worlds."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph

from breachgraph.model import Literal
from breachgraph.model.namespaces import XSD

__all__ = ["integer", "node", "term"]

_INTEGER = pyoxigraph.NamedNode(XSD + "integer")


@lru_cache(maxsize=65_536)
def node(iri: str) -> pyoxigraph.NamedNode:
    """Return the node of an IRI."""
    return pyoxigraph.NamedNode(iri)


def term(value: str | Literal) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """Return the term of an object: an IRI for text, a literal for a `Literal`."""
    if isinstance(value, str):
        return node(value)
    if value.datatype == XSD + "string":
        return pyoxigraph.Literal(value.value)
    return pyoxigraph.Literal(value.value, datatype=node(value.datatype))


def integer(number: int) -> pyoxigraph.Literal:
    """Return an `xsd:integer` literal."""
    return pyoxigraph.Literal(str(number), datatype=_INTEGER)
