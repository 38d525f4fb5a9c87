"""What every store can do, wherever its quads are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import pyoxigraph

__all__ = ["Answer", "Store", "Term"]

Term = pyoxigraph.NamedNode | pyoxigraph.Literal | pyoxigraph.BlankNode
Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


class Store(Protocol):
    """Quads that answer SPARQL. Queries see the union of all graphs."""

    def query(self, sparql: str, *, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a query.

        Args:
            sparql: SPARQL 1.1 query; the project's prefixes need no declaration.
            bindings: Terms for variables, by name without `?`; they are bound as terms, never pasted.

        Returns:
            Solutions, a boolean or triples, by the form of the query.

        Raises:
            QueryError: If the text is not SPARQL or its evaluation fails.
        """

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """Return all quads, in no particular order."""

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    def __len__(self) -> int:
        """Return the number of quads."""

    def close(self) -> None:
        """Let go of files; the store is of no use after that."""
