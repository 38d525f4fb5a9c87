"""The manifest of a dataset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breachgraph.api import Dataset, build
from breachgraph.api.manifest import read_manifest
from breachgraph.errors import DatasetError
from breachgraph.model.namespaces import ONTOLOGY_GRAPH


def count(dataset: Dataset, sparql: str) -> int:
    return int(str(next(iter(dataset.query(sparql)))[0]))


def test_counts_are_those_of_the_store(pages: Path, tmp_path: Path) -> None:
    """Claims, quads and pages can be counted again with a query."""
    with build([pages], tmp_path / "out") as dataset:
        manifest = read_manifest(tmp_path / "out")
        assert manifest == dataset.manifest
        assert manifest.claims == count(dataset, "SELECT (COUNT(*) AS ?n) WHERE { ?c a bg:Claim }") > 20
        assert manifest.quads == len(dataset)
        assert len(manifest.sources) == 2
    assert 0 < manifest.facts <= manifest.claims
    assert max(entry.facts for entry in manifest.sources) < manifest.facts
    assert all(entry.facts <= entry.claims for entry in manifest.sources)


def test_a_thing_on_two_pages_counts_once(pages: Path, tmp_path: Path) -> None:
    """Totals are of the dataset, not sums over pages."""
    text = (pages / "example" / "index.md").read_text("utf-8")
    (pages / "example" / "again.md").write_text(text, "utf-8")
    manifest = build([pages]).manifest
    assert manifest is not None
    assert manifest.entities < sum(entry.entities for entry in manifest.sources)


def test_its_json_is_sorted_and_names_no_machine(pages: Path, tmp_path: Path) -> None:
    """Keys in order, line feeds, and no absolute path."""
    build([pages], tmp_path / "out").close()
    text = (tmp_path / "out" / "manifest.json").read_bytes().decode("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert str(tmp_path) not in text


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": "0"}'])
def test_a_damaged_manifest_says_what_to_do(text: str, tmp_path: Path) -> None:
    """No traceback for a damaged file."""
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(DatasetError, match=r"remove .* and build the dataset again"):
        Dataset.open(tmp_path)


def test_the_ontology_is_in_the_dataset(dataset: Dataset) -> None:
    """Its graph stands beside those of the documents."""
    graphs = dataset.store.graphs()
    assert ONTOLOGY_GRAPH in graphs
    assert len(graphs) == 3
