"""Exports read back, and are the same bytes each time."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from breachgraph.api import Dataset, build
from breachgraph.errors import BreachgraphError, DatasetError, UnknownNameError
from breachgraph.export import EXPORTERS, Layer, export_bytes, export_to_path, select_quads
from breachgraph.export.exporter import check_reads_back
from breachgraph.model.namespaces import BG, PREFIXES
from breachgraph.store import LocalStore

FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_reads_back_to_the_same_statements(name: str, dataset: Dataset) -> None:
    """Nothing is lost or added; formats without graphs hold the union."""
    wanted = select_quads(dataset.store, "all")
    read = list(pyoxigraph.parse(export_bytes(dataset.store, name), format=FORMATS[name]))
    if FORMATS[name].supports_datasets:
        assert set(read) == set(wanted)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in wanted}


def test_every_registered_format_is_tested() -> None:
    """A new exporter needs a test."""
    assert set(EXPORTERS) == {*FORMATS, "prov", "nanopub"}


def test_layers_part_facts_from_claims(dataset: Dataset) -> None:
    """Facts hold no claim and no span; claims hold no incident."""
    facts = {quad.object.value for quad in select_quads(dataset.store, "facts")}
    claims = {quad.object.value for quad in select_quads(dataset.store, "claims")}
    assert BG + "Claim" not in facts
    assert BG + "Span" not in facts
    assert BG + "Incident" in facts
    assert {BG + "Claim", BG + "Span"} <= claims
    assert BG + "Incident" not in claims


def test_exports_describe_the_terms_that_they_use(dataset: Dataset) -> None:
    """A concept's notation stands beside the fact that names it, so that an export can be asked alone."""
    store = pyoxigraph.Store()
    store.load(export_bytes(dataset.store, "nquads", layer="facts"), format=pyoxigraph.RdfFormat.N_QUADS)
    rows = store.query(
        "SELECT ?n WHERE { ?i bg:vector/skos:notation ?n } ORDER BY ?n",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    assert "phishing" in [row["n"].value for row in rows]


def test_rdflib_reads_the_turtle_and_answers_as_the_store_does(dataset: Dataset) -> None:
    """Two engines, one answer."""
    graph = rdflib.Graph()
    graph.parse(data=export_bytes(dataset.store, "turtle").decode(), format="turtle")
    query = "SELECT ?i ?v WHERE { ?i bg:victim/skos:prefLabel ?v } ORDER BY ?i ?v"
    theirs = [tuple(str(term) for term in row) for row in graph.query(query, initNs=PREFIXES)]
    ours = [tuple(str(value) for value in row) for row in dataset.query(query)]
    assert theirs == ours
    assert len(ours) == 2


def test_the_same_pages_give_the_same_bytes_whatever_seed_order_or_workers(pages: Path, tmp_path: Path) -> None:
    """Two builds with different hash seeds, file orders and workers are byte-identical."""
    code = (
        "import sys, breachgraph\n"
        "if __name__ == '__main__':\n"
        "    paths = sys.argv[2:]\n"
        "    data = breachgraph.build(paths, jobs=int(sys.argv[1]))\n"
        "    data.export('turtle', 'out.ttl'); data.export('jsonld', 'out.jsonld'); data.export('trig', 'out.trig')\n"
    )
    (tmp_path / "run.py").write_text(code)
    folders = [str(pages / "example"), str(pages / "other")]
    outputs = []
    for seed, jobs, order in (("1", "1", folders), ("77", "2", folders[::-1])):
        subprocess.run(
            [sys.executable, "run.py", jobs, *order],
            cwd=tmp_path,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        outputs.append([(tmp_path / name).read_bytes() for name in ("out.ttl", "out.jsonld", "out.trig")])
    assert outputs[0] == outputs[1]


def test_an_unknown_format_names_the_known_ones(dataset: Dataset) -> None:
    """The message helps."""
    with pytest.raises(UnknownNameError, match="turtle"):
        export_bytes(dataset.store, "turtel")


def test_a_file_that_cannot_be_written_leaves_the_earlier_one(dataset: Dataset, tmp_path: Path) -> None:
    """The folder's own name is no place for a file."""
    (tmp_path / "there").mkdir()
    with pytest.raises(DatasetError):
        dataset.export("turtle", tmp_path / "there")
    assert list(tmp_path.glob(".there*")) == []
    assert build([tmp_path / "pages"]).manifest is not None


@pytest.mark.parametrize("layer", ["facts", "claims", "all"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_insertion_leaves_no_trace(name: str, layer: Layer, dataset: Dataset) -> None:
    """A store filled in another order gives the same bytes, in UTF-8, with line feeds."""
    quads = sorted(dataset.store.quads(), key=str)
    random.Random(7).shuffle(quads)  # noqa: S311 - no secret
    written = export_bytes(dataset.store, name, layer=layer)
    assert export_bytes(LocalStore.of(quads), name, layer=layer) == written
    assert "\r" not in written.decode("utf-8")


def test_turtle_is_grouped_by_subject_with_prefixes(dataset: Dataset) -> None:
    """Each subject stands once, and known namespaces are abbreviated."""
    lines = export_bytes(dataset.store, "turtle").decode().splitlines()
    subjects = [line.split()[0] for line in lines if not line.startswith(("\t", "@prefix"))]
    assert len(subjects) == len(set(subjects)) > 20
    assert any(line.startswith("incident:example-hack a bg:Incident") for line in lines)


def test_what_reads_back_as_something_else_is_refused() -> None:
    """Lost, added or broken statements are said, and how many."""
    a, b, p = (pyoxigraph.NamedNode(f"urn:{name}") for name in "abp")
    form, rows = pyoxigraph.RdfFormat.N_QUADS, [pyoxigraph.Quad(a, p, b), pyoxigraph.Quad(b, p, a)]
    check_reads_back(b"<urn:a> <urn:p> <urn:b> .\n<urn:b> <urn:p> <urn:a> .\n", form, rows)
    with pytest.raises(BreachgraphError, match="1 statements lost or added"):
        check_reads_back(b"<urn:a> <urn:p> <urn:b> .\n", form, rows)
    with pytest.raises(BreachgraphError, match="cannot be read back"):
        check_reads_back(b"<urn:a> <urn:p>", form, rows)


def value_store(value: str) -> LocalStore:
    a, p, g = (pyoxigraph.NamedNode(f"https://example.com/{name}") for name in "apg")
    return LocalStore.of([pyoxigraph.Quad(a, p, pyoxigraph.Literal(value), g)])


def test_rdfxml_keeps_the_line_ends_of_a_quote() -> None:
    """Another program reads carriage returns as the page has them."""
    value = "one\r\ntwo\rthree ]]> <&\u2028"
    graph = rdflib.Graph()
    graph.parse(data=export_bytes(value_store(value), "rdfxml"), format="xml")
    assert [str(word) for word in graph.objects()] == [value]


@pytest.mark.parametrize("value", ["\x00", "a\x0bb", "\ufffe"])
def test_rdfxml_refuses_what_xml_cannot_hold_and_other_formats_do_not(value: str, tmp_path: Path) -> None:
    """The earlier file stays; the message says what to do."""
    path = tmp_path / "x.rdf"
    path.write_text("earlier")
    with pytest.raises(BreachgraphError, match="another format"):
        export_to_path(value_store(value), "rdfxml", path)
    assert [each.read_text() for each in tmp_path.iterdir()] == ["earlier"]
    read = pyoxigraph.parse(export_bytes(value_store(value), "turtle"), format=pyoxigraph.RdfFormat.TURTLE)
    assert [quad.object.value for quad in read] == [value]
