"""Building datasets, and what a failure leaves behind."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest
import rdflib
from tests.conftest import OTHER, PAGE

import breachgraph
from breachgraph.api import Dataset, build
from breachgraph.errors import BreachgraphError, DatasetError


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dataset_on_disk_answers_as_the_one_in_memory(pages: Path, tmp_path: Path) -> None:
    """The same incidents, and two readers at once."""
    build([pages], tmp_path / "out").close()
    with Dataset.open(tmp_path / "out") as one, Dataset.open(tmp_path / "out") as other:
        assert one.incidents == other.incidents == build([pages]).incidents
        assert [each.label for each in one.incidents] == ["Example Hack", "Other Breach"]
        assert one.incidents[0].victims == ("Example",)
        assert one.incidents[1].actors == ("Jane Roe",)


def test_the_manifest_tells_inputs_counts_and_problems_without_clock_or_place(pages: Path, tmp_path: Path) -> None:
    """Two builds in two places write the same manifest."""
    (pages / "bad.md").write_bytes(b"\xff")
    (pages / "letter.pdf").write_bytes(b"")
    build([pages], tmp_path / "one").close()
    build([pages], tmp_path / "two").close()
    first = (tmp_path / "one" / "manifest.json").read_bytes()
    assert first == (tmp_path / "two" / "manifest.json").read_bytes()
    assert str(tmp_path).encode() not in first
    manifest = Dataset.open(tmp_path / "one").manifest
    assert manifest is not None
    assert [entry.path for entry in manifest.sources] == ["pages/example/index.md", "pages/other/index.md"]
    assert [problem.code for problem in manifest.problems if problem.severity == "error"] == ["encoding"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bytes.md", b"---\ntitle: x\n---\n\xff\n", "encoding"),
        ("bomb.md", b"---\na: &a [1]\nb: [*a, *a]\n---\nx\n", "front-matter-refused"),
        ("date.md", b"---\ntitle: x\nincident_start_date: 2023-02-30\n---\nx\n", "date-invalid"),
        ("open.md", b"---\ntitle: [x\n---\nx\n", "front-matter-invalid"),
    ],
)
def test_a_bad_page_is_a_problem_and_the_others_are_built(pages: Path, name: str, data: bytes, code: str) -> None:
    """One error with its place; nothing else is lost."""
    (pages / name).write_bytes(data)
    made = build([pages])
    assert [(p.code, p.severity) for p in made.problems if p.severity == "error"] == [(code, "error")]
    assert {"Example Hack", "Other Breach"} <= {each.label for each in made.incidents}


def test_a_build_that_fails_leaves_the_earlier_dataset_as_it_was(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an error nor an interruption touches it, and nothing is left beside it."""
    build([pages], tmp_path / "out").close()
    before = snapshot(tmp_path / "out")
    for error, raised in ((KeyboardInterrupt, KeyboardInterrupt), (OSError, DatasetError)):

        def fail(*_: object, error: type[BaseException] = error) -> None:
            raise error

        monkeypatch.setattr("breachgraph.api.building.make_manifest", fail)
        with pytest.raises(raised):
            build([pages], tmp_path / "out")
        assert snapshot(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pages"]


def test_strict_builds_nothing_if_there_is_a_warning(pages: Path, tmp_path: Path) -> None:
    """All problems are named at once."""
    (pages / "plain.md").write_text("no front matter", "utf-8")
    with pytest.raises(BreachgraphError, match="front-matter-missing"):
        build([pages], tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()


def test_a_build_that_reads_no_page_leaves_the_earlier_dataset(pages: Path, tmp_path: Path) -> None:
    """A misspelt path empties nothing."""
    build([pages], tmp_path / "out").close()
    before = snapshot(tmp_path / "out")
    (tmp_path / "nothing").mkdir()
    for wanted, words in (("typo", "path-missing"), ("nothing", "there are no pages")):
        with pytest.raises(BreachgraphError, match=words):
            build([tmp_path / wanted], tmp_path / "out")
        assert snapshot(tmp_path / "out") == before


def test_a_folder_that_holds_something_else_is_refused(pages: Path, tmp_path: Path) -> None:
    """Nobody's files are replaced."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(DatasetError, match="other things"):
        build([pages], tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_what_is_no_dataset_is_said(tmp_path: Path) -> None:
    """Missing, foreign and broken data each get a message."""
    (tmp_path / "broken.ttl").write_text("this is not turtle")
    (tmp_path / "words.txt").write_text("x")
    for name, words in (("gone", "breachgraph build"), ("broken.ttl", "cannot be parsed"), ("words.txt", "known:")):
        with pytest.raises(DatasetError, match=words):
            Dataset.open(tmp_path / name)


def test_an_exported_file_opens_as_a_dataset(dataset: Dataset, tmp_path: Path) -> None:
    """Any RDF file will do."""
    dataset.export("trig", tmp_path / "x.trig")
    assert [each.label for each in breachgraph.open(tmp_path / "x.trig").incidents] == ["Example Hack", "Other Breach"]


def test_rdflib_and_networkx_get_the_same_facts(dataset: Dataset) -> None:
    """The graphs that researchers know."""
    copy = dataset.to_rdflib()
    assert isinstance(copy, rdflib.Dataset)
    rows = copy.query("SELECT (COUNT(*) AS ?n) WHERE { ?i a <https://w3id.org/breachgraph/ns#Incident> }")
    assert [int(row[0]) for row in rows] == [2]
    graph = dataset.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    edges = [data for *_, data in graph.edges(data=True)]
    assert edges
    assert all(quote in PAGE + OTHER for data in edges for quote in data["quotes"])


def test_html_of_a_dataset_is_escaped(tmp_path: Path) -> None:
    """What comes from a page is hostile."""
    page = tmp_path / "x.md"
    page.write_text('---\ntitle: "<script>alert(1)</script>"\nvictim: "<b>"\n---\nText.\n', "utf-8")
    html = build([page])._repr_html_()
    assert "<script" not in html
    assert "&lt;b&gt;" in html
