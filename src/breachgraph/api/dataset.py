"""A dataset, open for reading: queries, explanations, exports, pictures."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from breachgraph.api.folder import STORE_NAME
from breachgraph.api.manifest import Manifest, read_manifest
from breachgraph.api.pages import PageFolder
from breachgraph.errors import DatasetError
from breachgraph.export import Layer, export_to_path
from breachgraph.model import Problem
from breachgraph.store import Store, load_file, open_directory, with_ontology

if TYPE_CHECKING:
    import networkx
    import rdflib

    from breachgraph.query import Explanation, Result
    from breachgraph.validation import Finding

__all__ = ["Dataset", "Incident"]

_INCIDENTS = """
SELECT ?incident ?label (MIN(?p) AS ?path) (MIN(?d) AS ?start)
       (GROUP_CONCAT(DISTINCT ?v; separator="\\u001f") AS ?victims)
       (GROUP_CONCAT(DISTINCT ?a; separator="\\u001f") AS ?actors)
WHERE {
  ?incident a bg:Incident ; skos:prefLabel ?label .
  OPTIONAL { ?incident bg:describedIn/bg:path ?p }
  OPTIONAL { ?incident bg:startDate ?d }
  OPTIONAL { ?incident bg:victim/skos:prefLabel ?v }
  OPTIONAL { ?incident bg:actor/skos:prefLabel ?a }
} GROUP BY ?incident ?label ORDER BY ?label ?incident
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident in short.

    Attributes:
        iri: Its IRI.
        label: Its name.
        path: The page that describes it, the first by path of several; empty if none does.
        start: Start date as ISO 8601; empty if not stated.
        victims: Names of the victims, sorted.
        actors: Names of the actors, sorted.
    """

    iri: str
    label: str
    path: str
    start: str
    victims: tuple[str, ...]
    actors: tuple[str, ...]


class Dataset:
    """What was built, or any RDF file. Use it as a context manager to let go of its files."""

    def __init__(
        self, store: Store, manifest: Manifest | None, *, name: str, texts: Mapping[str, str] | None = None
    ) -> None:
        """Wrap an open store; use `breachgraph.open` instead."""
        self._texts = texts
        self.store = store
        self.manifest = manifest
        self.name = name

    @classmethod
    def open(cls, data: str | os.PathLike[str]) -> Dataset:
        """Open a dataset directory or an RDF file.

        Args:
            data: Path of a folder that `build` wrote, or of a Turtle, TriG, N-Quads, N-Triples, RDF/XML, N3 or
                JSON-LD file.

        Raises:
            DatasetError: If there is nothing, or it is neither.
        """
        text = os.fspath(data)
        if "://" in text:
            raise DatasetError(f"{text} is an address; name a dataset directory or an RDF file", path=text)
        path = Path(text)
        if path.is_dir():
            manifest = read_manifest(path)
            return cls(open_directory(path / STORE_NAME), manifest, name=text, texts=PageFolder(path, manifest))
        if not path.exists():
            raise DatasetError(f"there is no dataset at {text}; run 'breachgraph build --out {text}' first", path=text)
        return cls(load_file(path), None, name=text)

    def query(self, sparql_or_name: str, *, as_of: str | None = None, **params: object) -> Result:
        """Ask a named query or any SPARQL query.

        Args:
            sparql_or_name: Name of a query that `breachgraph queries` lists, path of an `.rq` file, or SPARQL.
            as_of: EDTF date; only facts that claims asserted up to that day support are seen.
            params: Values of the query's parameters.

        Returns:
            Rows, a boolean, or triples.

        Raises:
            QueryError: If the query is malformed or a parameter is missing, unknown, or of another type.
            UnknownNameError: If no query has that name.
        """
        from breachgraph.query import run_query

        return run_query(self.store, sparql_or_name, params, as_of=as_of)

    def explain(self, thing: str, prop: str | None = None, value: str | None = None) -> Explanation:
        """Tell why something stands: every claim for and against, with its words.

        Args:
            thing: IRI, prefixed name or label.
            prop: Property, by prefixed name or local name; None for all.
            value: Value, by IRI, prefixed name, label or notation; None for all.

        Raises:
            QueryError: If nothing has that name.
        """
        from breachgraph.query import explain

        return explain(self.store, thing, prop, value)

    def validate(self, *, full: bool = False) -> list[Finding]:
        """Check the data against the ontology's shapes.

        Args:
            full: Use pyshacl, a full implementation of SHACL, which takes some hundred times longer.

        Returns:
            What is wrong, sorted; nothing if all is well. Data without the ontology is checked together with it.

        Raises:
            MissingExtraError: If `full` is asked for and the extra `validate` is not installed.
        """
        from breachgraph.validation import check_graph, validate_shacl

        check = validate_shacl if full else check_graph
        return check(with_ontology(self.store))

    def export(self, format: str, path: str | os.PathLike[str], layer: Layer = "all") -> None:  # noqa: A002 - fixed
        """Write the dataset in a format.

        Raises:
            UnknownNameError: If there is no such format.
            DatasetError: If the file cannot be written; an earlier file stays as it was.
        """
        export_to_path(self.store, format, Path(path), layer=layer)

    def view(self, kind: str, path: str | os.PathLike[str], *, only: Sequence[str] = ()) -> None:
        """Draw the dataset as one HTML file that works offline.

        Args:
            kind: What to draw.
            path: The file to write.
            only: For views that can show a part: names of what to show, or parts of names.

        Raises:
            UnknownNameError: If there is no such view.
            MissingExtraError: If the extra `viz` is not installed.
            BreachgraphError: If the view needs what the data lacks.
        """
        from breachgraph.view import Scene, write_view

        write_view(Scene(store=self.store, texts=self.texts, only=tuple(only)), kind, Path(path))

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy as an rdflib dataset whose default graph is the union of all graphs."""
        import pyoxigraph
        import rdflib

        copy = rdflib.Dataset(default_union=True)
        data = pyoxigraph.serialize(list(self.store.quads()), format=pyoxigraph.RdfFormat.N_QUADS) or b""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib deprecates
            copy.parse(data=data.decode("utf-8"), format="nquads")
        return copy

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the facts between things as a graph.

        Returns:
            Nodes by IRI with `label` and `kind`; edges with `property` (local name) and `quotes` (exact words).
        """
        import networkx

        from breachgraph.view.picture import load_picture

        picture = load_picture(self.store)
        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for node in picture.nodes:
            graph.add_node(node.id, label=node.label, kind=node.kind)
        for edge in picture.edges:
            quotes = [quote.text for quote in edge.quotes]
            graph.add_edge(edge.source, edge.target, key=edge.property, property=edge.property, quotes=quotes)
        return graph

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The raw text of each page, by path, as it was when it was built; empty for an RDF file."""
        return self._texts if self._texts is not None else {}

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents, sorted by name."""
        rows: Any = self.store.query(_INCIDENTS)
        return tuple(
            Incident(
                iri=row["incident"].value,
                label=row["label"].value,
                path=row["path"].value if row["path"] else "",
                start=row["start"].value if row["start"] else "",
                victims=_split(row["victims"]),
                actors=_split(row["actors"]),
            )
            for row in rows
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the input, sorted by place; empty for an RDF file."""
        return self.manifest.problems if self.manifest else ()

    def close(self) -> None:
        """Let go of the store's files."""
        self.store.close()

    def __enter__(self) -> Dataset:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        return f"<Dataset {self.name!r}: {len(self.incidents)} incidents, {len(self)} quads>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in ("Incident", "Start", "Victims", "Actors"))
        body = "".join(
            f"<tr><td>{escape(each.label)}</td><td>{escape(each.start)}</td>"
            f"<td>{escape(', '.join(each.victims))}</td><td>{escape(', '.join(each.actors))}</td></tr>"
            for each in self.incidents
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _split(joined: Any) -> tuple[str, ...]:
    return tuple(sorted(name for name in joined.value.split("\u001f") if name)) if joined else ()
