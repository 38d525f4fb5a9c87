"""Stores on this machine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.errors import DatasetError, QueryError
from breachgraph.store import LocalStore, load_file, open_directory, write_directory
from breachgraph.store.bindings import bind_terms

A, B, P = (pyoxigraph.NamedNode(f"https://example.com/{name}") for name in "abp")
GRAPHS = [pyoxigraph.NamedNode(f"https://example.com/g{number}") for number in (1, 2)]
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
    """Written in batches, opened for reading."""
    assert write_directory(tmp_path / "s", [QUADS[:1], QUADS[1:]]) == 2
    store = open_directory(tmp_path / "s")
    assert (count(store), len(store), set(store.quads())) == (1, 2, set(QUADS))


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
