"""Exports read back, and are the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from breachgraph.api import Dataset, build
from breachgraph.errors import DatasetError, UnknownNameError
from breachgraph.export import EXPORTERS, export_bytes, select_quads
from breachgraph.model.namespaces import BG, PREFIXES

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
    assert set(EXPORTERS) == set(FORMATS)


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
