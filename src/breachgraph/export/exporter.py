"""What an exporter is, and which part of a dataset it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from typing import Literal as Choice

import pyoxigraph

from breachgraph.errors import BreachgraphError
from breachgraph.files import write_whole
from breachgraph.model.namespaces import BG, ID, ONTOLOGY_GRAPH, PREFIXES, RDF, RDFS, SKOS
from breachgraph.registry import Registry
from breachgraph.store import Store

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Layer",
    "check_reads_back",
    "export_bytes",
    "export_to_path",
    "select_quads",
    "serialize_rdf",
]

Layer = Choice["facts", "claims", "all"]

_TYPE = RDF + "type"
_CLAIM_KINDS = {f"<{BG}Claim>", f"<{BG}Span>"}
_SOURCE = f"<{BG}Source>"
_DESCRIBING = {
    _TYPE,
    SKOS + "prefLabel",
    SKOS + "altLabel",
    SKOS + "notation",
    SKOS + "inScheme",
    SKOS + "definition",
    SKOS + "broader",
    RDFS + "label",
    BG + "providedBy",
    BG + "partOf",
    BG + "attackId",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format that datasets are written in.

    Attributes:
        name: What users ask for.
        suffix: File name ending, with the dot.
        media_type: Registered media type.
        description: One sentence for the list of formats.
        write: Writes the quads, which come sorted, to a binary stream.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[list[pyoxigraph.Quad], BinaryIO], None]


EXPORTERS: Registry[Exporter] = Registry(
    kind="format", group="exporters", package="breachgraph.export", attribute="EXPORTER"
)


def select_quads(store: Store, layer: Layer) -> list[pyoxigraph.Quad]:
    """Choose what an export holds.

    Args:
        store: The dataset.
        layer: `facts`: all but claims and spans; `claims`: claims, spans and the description of sources; `all`.

    Returns:
        Quads of the documents' graphs, with the description of the ontology's terms that they use, sorted.
    """
    ontology = pyoxigraph.NamedNode(ONTOLOGY_GRAPH)
    quads = [quad for quad in store.quads() if quad.graph_name != ontology]
    if layer != "all":
        typed = [(quad.subject, str(quad.object)) for quad in quads if quad.predicate.value == _TYPE]
        marks = {subject for subject, kind in typed if kind in _CLAIM_KINDS}
        sources = {subject for subject, kind in typed if kind == _SOURCE}
        kept = marks | sources if layer == "claims" else None
        quads = [q for q in quads if (q.subject in kept if kept is not None else q.subject not in marks)]
    used = {q.object for q in quads if isinstance(q.object, pyoxigraph.NamedNode)} | {q.subject for q in quads}
    described = [
        quad for quad in store.quads() if quad.graph_name == ontology and quad.subject in used and _describes(quad)
    ]
    return sorted(quads + described, key=_sort_key)


def serialize_rdf(quads: Iterable[pyoxigraph.Quad], form: pyoxigraph.RdfFormat, stream: BinaryIO) -> None:
    """Write sorted quads in an RDF syntax; triples of several graphs are joined where the syntax has no graphs.

    Raises:
        BreachgraphError: If what was made does not read back to the same statements; nothing is written then.
    """
    rows: list[pyoxigraph.Quad] | list[pyoxigraph.Triple]
    if form.supports_datasets:
        rows = list(dict.fromkeys(quads))
    else:
        rows = list(dict.fromkeys(sorted((quad.triple for quad in quads), key=_triple_key)))
    data = pyoxigraph.serialize(rows, format=form, prefixes=PREFIXES) or b""
    check_reads_back(data, form, rows)
    stream.write(data)


def check_reads_back(
    data: bytes, form: pyoxigraph.RdfFormat, rows: Sequence[pyoxigraph.Quad] | Sequence[pyoxigraph.Triple]
) -> None:
    """Refuse an export that other programs would read as something else.

    Args:
        data: The export.
        form: Its syntax.
        rows: The statements that it should hold, each once; blank nodes keep their labels.

    Raises:
        BreachgraphError: If the export cannot be parsed or holds other statements.
    """
    try:
        read = set(pyoxigraph.parse(data, format=form))
    except (SyntaxError, ValueError) as error:
        raise BreachgraphError(f"the {form.name} that was made cannot be read back: {error}") from error
    wanted = set(rows) if form.supports_datasets else {_as_quad(row) for row in rows}
    if read != wanted:
        count = len(read ^ wanted)
        raise BreachgraphError(f"the {form.name} that was made reads back with {count} statements lost or added")


def export_bytes(store: Store, name: str, *, layer: Layer = "all") -> bytes:
    """Return a dataset in a format.

    Raises:
        UnknownNameError: If there is no such format; the error lists those there are.
    """
    stream = BytesIO()
    EXPORTERS[name].write(select_quads(store, layer), stream)
    return stream.getvalue()


def export_to_path(store: Store, name: str, path: Path, *, layer: Layer = "all") -> None:
    """Write a dataset to a file; a file that is there stays as it was until the new one is whole.

    Raises:
        UnknownNameError: If there is no such format.
        DatasetError: If the file cannot be written.
    """
    write_whole(path, export_bytes(store, name, layer=layer))


def _as_quad(row: pyoxigraph.Quad | pyoxigraph.Triple) -> pyoxigraph.Quad:
    return pyoxigraph.Quad(row.subject, row.predicate, row.object)


def _describes(quad: pyoxigraph.Quad) -> bool:
    subject = quad.subject.value if isinstance(quad.subject, pyoxigraph.NamedNode) else ""
    return quad.predicate.value in _DESCRIBING and subject.startswith((ID, BG.removesuffix("ns#")))


def _sort_key(quad: pyoxigraph.Quad) -> tuple[str, str, bool, str, str]:
    graph = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
    return graph, *_triple_key(quad.triple)


def _triple_key(triple: pyoxigraph.Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate.value != _TYPE, triple.predicate.value, str(triple.object)
