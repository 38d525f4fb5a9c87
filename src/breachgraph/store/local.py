"""Stores on this machine: embedded on disk, or in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph

from breachgraph.errors import DatasetError, QueryError
from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.model.namespaces import ONTOLOGY_GRAPH, PREFIXES
from breachgraph.store.bindings import bind_terms
from breachgraph.store.protocol import Answer, Store, Term

__all__ = ["Graph", "LocalStore", "load_file", "open_directory", "with_ontology", "write_directory"]

_FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".n3": pyoxigraph.RdfFormat.N3,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
_PLACE = re.compile(r"\bat (?P<line>\d+):(?P<column>\d+)")


_UNION = pyoxigraph.DefaultGraph()
"""The default graph holds the union of all graphs, each triple once, so that users' own counts are right."""
_LOOSE = pyoxigraph.NamedNode("urn:x-breachgraph:no-graph")
"""Where triples stand that were given without a graph."""
_BATCH = 16_000_000
"""Code points of N-Triples that are loaded at once."""

Graph = tuple[str, str]
"""IRI of a graph, and its triples as N-Triples."""


class LocalStore:
    """A pyoxigraph store, on disk or in memory."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        """Wrap a store."""
        self._store: pyoxigraph.Store | None = store

    @classmethod
    def of(cls, quads: Iterable[pyoxigraph.Quad]) -> LocalStore:
        """Return a store in memory with the given quads."""
        store = pyoxigraph.Store()
        _add(store, quads)
        return cls(store)

    @classmethod
    def of_graphs(cls, graphs: Iterable[Graph]) -> LocalStore:
        """Return a store in memory with the given graphs."""
        store = pyoxigraph.Store()
        _load_graphs(store, graphs)
        return cls(store)

    def query(self, sparql: str, *, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a query over the union of all graphs; see `Store.query`."""
        text = bind_terms(sparql, bindings or {})
        try:
            return self._open.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise _as_query_error(text, str(error)) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """Return all quads, in the graphs in which they were given."""
        for quad in self._open.quads_for_pattern(None, None, None, None):
            if quad.graph_name == _LOOSE:
                yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
            elif quad.graph_name != _UNION:
                yield quad

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        named = (graph for graph in self._open.named_graphs() if graph != _LOOSE)
        return sorted(str(graph).strip("<>") for graph in named)

    def __len__(self) -> int:
        return _count(self._open)

    def close(self) -> None:
        """Let go of the files."""
        self._store = None

    @property
    def _open(self) -> pyoxigraph.Store:
        if self._store is None:
            raise DatasetError("the store is closed", path="")
        return self._store


def write_directory(path: Path, graphs: Iterable[Graph]) -> LocalStore:
    """Write a new store.

    Args:
        path: Folder that does not exist yet.
        graphs: Triples with the graph they belong to; some 16 MB of them are held in memory at a time.

    Returns:
        The store, still open for writing; close it before it is opened elsewhere.
    """
    store = pyoxigraph.Store(str(path))
    _load_graphs(store, graphs)
    store.flush()
    store.optimize()
    return LocalStore(store)


def open_directory(path: Path) -> LocalStore:
    """Open a store on disk for reading; several processes may do so at once.

    Raises:
        DatasetError: If there is none.
    """
    try:
        return LocalStore(pyoxigraph.Store.read_only(str(path)))
    except OSError as error:
        raise DatasetError(f"{path} holds no readable store: {error}", path=str(path)) from error


def load_file(path: Path) -> LocalStore:
    """Load an RDF file into memory.

    Args:
        path: Turtle, N-Triples, N-Quads, TriG, RDF/XML, N3 or JSON-LD, told by its ending.

    Raises:
        DatasetError: If the ending is unknown, or the file cannot be read or parsed; the message has the line.
    """
    known = _FORMATS.get(path.suffix.casefold())
    if known is None:
        raise DatasetError(f"{path} has no ending of an RDF file; known: {', '.join(sorted(_FORMATS))}", path=str(path))
    try:
        return LocalStore.of(pyoxigraph.parse(path=str(path), format=known))
    except (SyntaxError, ValueError) as error:
        raise DatasetError(f"{path} cannot be parsed: {error}", path=str(path)) from None
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error.strerror or error}", path=str(path)) from None


def with_ontology(store: Store) -> Store:
    """Return a store that holds the ontology: the same, or a copy in memory with the ontology added."""
    if ONTOLOGY_GRAPH in store.graphs():
        return store
    graph = pyoxigraph.NamedNode(ONTOLOGY_GRAPH)
    ontology = (pyoxigraph.Quad(each.subject, each.predicate, each.object, graph) for each in ontology_triples())
    return LocalStore.of([*store.quads(), *ontology])


def _add(store: pyoxigraph.Store, quads: Iterable[pyoxigraph.Quad]) -> None:
    """Add quads, and their triples to the union."""
    batch = [
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, _LOOSE) if quad.graph_name == _UNION else quad
        for quad in quads
    ]
    store.bulk_extend(batch)
    store.bulk_extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in batch)


def _load_graphs(store: pyoxigraph.Store, graphs: Iterable[Graph]) -> None:
    """Add the triples of graphs, and the same triples to the union; in large batches, which are much faster."""
    named: list[str] = []
    plain: list[str] = []
    size = 0
    for graph, triples in graphs:
        # a line of N-Triples ends the only way it can, since a literal's line breaks are escaped
        named.append(triples.replace(" .\n", f" <{graph}> .\n"))
        plain.append(triples)
        size += len(triples)
        if size > _BATCH:
            _load_batch(store, named, plain)
            named, plain, size = [], [], 0
    _load_batch(store, named, plain)


def _load_batch(store: pyoxigraph.Store, named: Sequence[str], plain: Sequence[str]) -> None:
    store.bulk_load("".join(named).encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS)
    store.bulk_load("".join(plain).encode("utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)


def _count(store: pyoxigraph.Store) -> int:
    """The number of quads without the union."""
    answer = store.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(answer, pyoxigraph.QuerySolutions)  # noqa: S101 - it is a SELECT
    return next(int(str(row["n"].value)) for row in answer)


def _as_query_error(sparql: str, message: str) -> QueryError:
    """Show the line of a syntax error with a caret below the place."""
    place = _PLACE.search(message)
    prefix = "Prefix not found" in message
    reason = "a prefix before this place is not declared" if prefix else message.splitlines()[0][:200]
    if place is None:
        return QueryError(f"this is not SPARQL: {reason}")
    line, column = int(place["line"]), int(place["column"])
    lines = sparql.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    pointer = " " * (column - 1) + "^"
    return QueryError(f"this is not SPARQL: {reason}\n  {shown}\n  {pointer}", line=line, column=column)
