"""Stores on this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.errors import DatasetError, QueryError
from breachgraph.graph.triples import term
from breachgraph.model import Literal
from breachgraph.store import LocalStore, load_file, open_directory, write_directory
from breachgraph.store.bindings import bind_terms

A, B, P = (pyoxigraph.NamedNode(f"https://example.com/{name}") for name in "abp")
GRAPHS = [pyoxigraph.NamedNode(f"https://example.com/g{number}") for number in (1, 2)]
TEXTS = [(graph.value, f"{A} {P} {B} .\n") for graph in GRAPHS]
QUADS = [pyoxigraph.Quad(A, P, B, graph) for graph in GRAPHS]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def count(store: LocalStore) -> int:
    answer = store.query(COUNT)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return next(int(str(row["n"].value)) for row in answer)


def test_a_triple_that_stands_in_two_graphs_counts_once_in_a_query() -> None:
    """Queries see the union of all graphs (RDF 1.1 Datasets: a union of graphs is a set of triples)."""
    store = LocalStore.of(QUADS)
    assert (count(store), len(store), set(store.quads())) == (1, 2, set(QUADS))
    assert store.graphs() == [graph.value for graph in GRAPHS]


def test_a_store_on_disk_holds_what_the_one_in_memory_does(tmp_path: Path) -> None:
    """Written as graphs, opened for reading."""
    write_directory(tmp_path / "s", TEXTS).close()
    assert set(LocalStore.of_graphs(TEXTS).quads()) == set(QUADS)
    store = open_directory(tmp_path / "s")
    assert (count(store), len(store), set(store.quads())) == (1, 2, set(QUADS))


@pytest.mark.parametrize("value", [" .\n", 'a" .\n<urn:x>', "\\", "\t\r\u2028\x85 .", "é\x00"])
def test_a_literal_never_ends_a_line_of_a_graph(value: str) -> None:
    """What a page holds stays one value, in its graph and in the union."""
    quad = pyoxigraph.Quad(A, P, pyoxigraph.Literal(value), GRAPHS[0])
    store = LocalStore.of_graphs([(GRAPHS[0].value, f"{A} {P} {term(Literal(value))} .\n")])
    assert (list(store.quads()), count(store)) == ([quad], 1)


def test_triples_without_a_graph_keep_none(tmp_path: Path) -> None:
    """A Turtle file has no graphs, and gets none."""
    (tmp_path / "x.ttl").write_text("<https://example.com/a> <https://example.com/p> <https://example.com/b> .")
    store = load_file(tmp_path / "x.ttl")
    assert (list(store.quads()), store.graphs(), count(store)) == ([pyoxigraph.Quad(A, P, B)], [], 1)


@pytest.mark.parametrize("value", ['"', "'", "\\", "\n", '" } ; DROP ALL #', "?s", "$x", "é\u2028", "<x>"])
def test_a_bound_value_stays_a_value(value: str) -> None:
    """Nothing that a page or a user writes becomes code."""
    store = LocalStore.of([pyoxigraph.Quad(A, P, pyoxigraph.Literal(value), GRAPHS[0])])
    assert bool(store.query("ASK { ?s ?p ?value }", bindings={"value": pyoxigraph.Literal(value)}))
    assert not bool(store.query("ASK { ?s ?p ?value }", bindings={"value": pyoxigraph.Literal(value + "x")}))


def test_binding_leaves_strings_comments_and_iris_alone() -> None:
    """Only variables are replaced."""
    text = 'SELECT ?s { ?s ?p "?v", <https://e/?v> } # ?v'
    assert bind_terms(text, {"v": pyoxigraph.Literal("x")}) == text


def test_a_syntax_error_shows_its_line_with_a_caret() -> None:
    """Line and column count from 1."""
    with pytest.raises(QueryError) as caught:
        LocalStore.of([]).query("SELECT ?x\nWHERE { ?x a }")
    assert (caught.value.line, "WHERE { ?x a }" in str(caught.value), "^" in str(caught.value)) == (2, True, True)


def test_a_closed_store_says_so() -> None:
    """No crash of a library below."""
    store = LocalStore.of([])
    store.close()
    with pytest.raises(DatasetError, match="closed"):
        store.query(COUNT)


def test_several_processes_read_a_store_at_once(tmp_path: Path) -> None:
    """Another process opens it while it is open here, and both answer."""
    write_directory(tmp_path / "s", TEXTS).close()
    code = (
        "import sys, pathlib; from breachgraph.store import open_directory\n"
        "print(len(open_directory(pathlib.Path(sys.argv[1]))))"
    )
    here = open_directory(tmp_path / "s")
    there = subprocess.run([sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, check=True)
    assert (there.stdout.split(), len(here), count(here)) == ([b"2"], 2, 1)


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    """It is named, and nothing is made in it."""
    with pytest.raises(DatasetError, match="no readable store"):
        open_directory(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


ENDINGS = {
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".trig": "TRIG",
    ".rdf": "RDF_XML",
    ".xml": "RDF_XML",
    ".n3": "N3",
    ".jsonld": "JSON_LD",
    ".TTL": "TURTLE",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_read_by_its_ending(ending: str, tmp_path: Path) -> None:
    """With its graph where the syntax has graphs."""
    form = getattr(pyoxigraph.RdfFormat, ENDINGS[ending])
    wanted = QUADS[:1] if form.supports_datasets else [pyoxigraph.Quad(A, P, B)]
    statements = QUADS[:1] if form.supports_datasets else [quad.triple for quad in QUADS[:1]]
    (tmp_path / f"x{ending}").write_bytes(pyoxigraph.serialize(statements, format=form) or b"")
    assert list(load_file(tmp_path / f"x{ending}").quads()) == wanted


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("x.ttl", b"\n<urn:a> <urn:b> oops .\n", 2),
        ("x.nt", b"<urn:a> <urn:b> <urn:c> .\n\n<urn:a> oops\n", 3),
        ("x.nq", b"<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> \xff\n", 2),
        ("x.trig", b"\n\n{ <relative> <urn:a> <urn:b> }", 3),
        ("x.jsonld", b'{"@id":\n "urn:a" "x"}', 2),
    ],
)
def test_a_file_that_does_not_parse_is_refused_with_its_line(name: str, data: bytes, line: int, tmp_path: Path) -> None:
    """The reader of the message can go there."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DatasetError, match=rf"{name} cannot be parsed: .*line {line}\b"):
        load_file(tmp_path / name)


def test_what_is_no_rdf_file_is_refused(tmp_path: Path) -> None:
    """By its ending, or because there is none to read."""
    for name, words in (("x.txt", r"known: \.jsonld"), ("gone.ttl", "cannot be read")):
        with pytest.raises(DatasetError, match=words):
            load_file(tmp_path / name)
