"""Marks on a text, the claims of a page, and the choice of pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph.api import Dataset, build, extract
from breachgraph.errors import BreachgraphError, DatasetError
from breachgraph.model import Span
from breachgraph.view import Scene
from breachgraph.view.marks import Piece, cut_text, find_mentions
from breachgraph.view.page import choose_pages, describe_page, render_page
from breachgraph.view.page_claims import find_conflicts, load_claims

CONTENT = Path(__file__).parents[2] / "content"
TEXTS = st.text(alphabet="ab \n\r\0<\u202e\u2028😀", max_size=40)


def scene(dataset: Dataset) -> Scene:
    return Scene(store=dataset.store, texts=dataset.texts)


def test_overlapping_and_nested_marks_become_pieces_each_under_its_own_marks() -> None:
    """The shortest mark comes first, and a line ends a piece."""
    assert cut_text("ab cd\nef", [(0, 5), (3, 7), (3, 5), (0, 0)]) == [
        [Piece("ab ", (0,)), Piece("cd", (2, 1, 0)), Piece("\n", (1,))],
        [Piece("e", (1,)), Piece("f", ())],
    ]


@settings(deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=12))
def test_the_pieces_are_the_text_and_carry_every_mark_to_the_letter(text: str, spans: list[tuple[int, int]]) -> None:
    """Put together they give the text; each code point has exactly the marks that cover it."""
    lines = cut_text(text, spans)
    assert "".join(piece.text for line in lines for piece in line) == text
    assert all("\n" not in piece.text[:-1] for line in lines for piece in line)
    fit = {number: span for number, span in enumerate(spans) if 0 <= span[0] < span[1] <= len(text)}
    at = 0
    for piece in (piece for line in lines for piece in line):
        for place in range(at, at + len(piece.text)):
            assert set(piece.marks) == {number for number, (start, end) in fit.items() if start <= place < end}
        at += len(piece.text)


def test_what_is_named_is_told_by_kind() -> None:
    """A person, a service, a date; a number only where a claim counts it, and never the year of a date."""
    text = "In May 2019 Jane Roe of Example Corp took 1,500 records from Amazon S3, one of 7 services."
    extraction = extract(text)
    start = text.index("1,500")
    unmeasured = {(mark.kind, text[mark.start : mark.end]) for mark in find_mentions(extraction, [])}
    assert {("date", "May 2019"), ("service", "Amazon S3"), ("person", "Jane Roe")} <= unmeasured
    assert not any(kind == "quantity" for kind, _ in unmeasured)
    measured = find_mentions(extraction, [Span("page.md", 0, start + 5)])
    assert [text[mark.start : mark.end] for mark in measured if mark.kind == "quantity"] == ["1,500"]


def test_every_claim_on_a_page_is_marked_at_its_exact_words() -> None:
    """The pieces under a claim hold the words that it quotes."""
    dataset = build([CONTENT / "uber-2016"])
    (path,) = dataset.texts
    page = describe_page(scene(dataset), path, dataset.texts[path])
    assert "".join(run for line in page["lines"] for run, _ in line) == dataset.texts[path]
    covered: dict[int, str] = {}
    for run, number in (piece for line in page["lines"] for piece in line):
        for claim in page["sets"][number][1]:
            covered[claim] = covered.get(claim, "") + run
    claims = page["claims"][: page["own"]]
    assert len(claims) > 100
    for number, claim in enumerate(claims):
        longest = max((quote["text"] for quote in claim["quotes"]), key=len)
        assert longest in covered[number]
        for quote in claim["quotes"]:
            assert quote["text"].split("\n")[0] in dataset.texts[path].split("\n")[quote["line"] - 1]


def test_unknown_against_a_name_and_two_dates_of_one_thing_are_conflicts(tmp_path: Path) -> None:
    """Each of the two is told of the other, also when they stand on two pages."""
    for name, end in (("one", "2019-03-05"), ("two", "2019-03-06")):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: Initech 2019\nvictim: Initech\nincident_start_date: 2019-03-01\nincident_end_date: {end}\n---\nInitech was attacked.\n",
            "utf-8",
        )
    dataset = build([tmp_path])
    own, elsewhere = load_claims(dataset.store, f"{tmp_path.name}/one.md")
    against = find_conflicts([*own, *elsewhere])
    ends = {claim.iri: claim.object for claim in [*own, *elsewhere] if claim.property == "endDate"}
    assert sorted(ends.values()) == ["2019-03-05", "2019-03-06"]
    first, second = sorted(ends, key=lambda iri: ends[iri])
    assert against == {first: (second,), second: (first,)}
    uber = build([CONTENT / "uber-2016"])
    claims, _ = load_claims(uber.store, next(iter(uber.texts)))
    rivals = find_conflicts(claims)
    unknown = next(claim for claim in claims if claim.modality == "unknown" and claim.property == "actor")
    named = {claim.iri for claim in claims if claim.property == "actor" and claim.object}
    assert named
    assert set(rivals[unknown.iri]) == named


@pytest.mark.parametrize("name", ["content/uber-2016/index.md", "uber-2016", "Uber-2016", "uber"])
def test_a_page_is_chosen_by_a_part_of_its_path(name: str) -> None:
    """Whatever the case; several names choose several pages, none chooses all."""
    texts = {"content/lastpass/index.md": "", "content/uber-2016/index.md": "", "content/other/index.md": ""}
    assert choose_pages(texts, [name]) == ["content/uber-2016/index.md"]
    assert choose_pages(texts, [name, "lastpass"]) == ["content/lastpass/index.md", "content/uber-2016/index.md"]
    assert choose_pages(texts, []) == sorted(texts)


def test_a_name_that_no_page_has_gives_those_alike() -> None:
    """A misspelt name is answered by the page that was meant, another by the first pages."""
    texts = {f"content/page-{number:02}/index.md": "" for number in range(30)} | {"content/uber-2016/index.md": ""}
    with pytest.raises(BreachgraphError, match=r"called 'uber2016'; there are: content/uber-2016/index.md, \.\.\.$"):
        choose_pages(texts, ["uber2016"])
    with pytest.raises(BreachgraphError, match=r"called '!'; there are: content/page-00/.*page-09/index.md, \.\.\.$"):
        choose_pages(texts, ["!"])


def test_data_without_text_say_what_to_do(dataset: Dataset, tmp_path: Path) -> None:
    """An RDF file holds quotes, not pages; nothing is written."""
    dataset.export("turtle", tmp_path / "data.ttl")
    with Dataset.open(tmp_path / "data.ttl") as data, pytest.raises(BreachgraphError, match="breachgraph build"):
        data.view("page", tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_a_dataset_shows_its_pages_wherever_it_is_and_whatever_became_of_the_originals(
    pages: Path, tmp_path: Path
) -> None:
    """The text lies in the dataset, and gives the same file as in memory."""
    expected = render_page(scene(build([pages])))
    build([pages], tmp_path / "out").close()
    for file in pages.rglob("*.md"):
        file.write_text("gone", "utf-8")
    (tmp_path / "out").rename(tmp_path / "moved")
    with Dataset.open(tmp_path / "moved") as moved:
        assert render_page(scene(moved)) == expected


def test_the_kept_pages_are_the_bytes_of_the_files_and_are_checked(pages: Path, tmp_path: Path) -> None:
    """A byte-order mark and CRLF stay; a file that was changed or lost since is never shown."""
    raw = b"\xef\xbb\xbfExample Corp was hacked.\r\nTwice.\r\n"
    (pages / "other" / "index.md").write_bytes(raw)
    build([pages], tmp_path / "out").close()
    with Dataset.open(tmp_path / "out") as dataset:
        assert list(dataset.texts) == ["pages/example/index.md", "pages/other/index.md"]
        assert dataset.texts["pages/other/index.md"].encode("utf-8") == raw
        kept = next(path for path in (tmp_path / "out" / "pages").iterdir() if path.read_bytes() == raw)
        kept.write_bytes(raw + b"!")
        with pytest.raises(DatasetError, match="as it was read"):
            dataset.texts["pages/other/index.md"]
        kept.unlink()
        with pytest.raises(DatasetError, match="build the dataset again"):
            dataset.view("page", tmp_path / "page.html")
    build([pages], tmp_path / "out").close()
    (tmp_path / "out" / "pages" / "notes.md").write_text("mine", "utf-8")
    with pytest.raises(DatasetError, match="pages"):
        build([pages], tmp_path / "out")
    assert (tmp_path / "out" / "pages" / "notes.md").read_text("utf-8") == "mine"


def test_a_manifest_made_by_someone_else_leads_nowhere_out_of_the_folder(pages: Path, tmp_path: Path) -> None:
    """A path in the place of a hash is not followed."""
    (tmp_path / "secret").write_text("a secret", "utf-8")
    build([pages], tmp_path / "out").close()
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    manifest["sources"][0]["sha256"] = "../../secret"
    (tmp_path / "out" / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with Dataset.open(tmp_path / "out") as dataset, pytest.raises(DatasetError, match="as it was read"):
        dataset.view("page", tmp_path / "page.html")


def test_of_many_pages_the_first_are_shown_and_it_is_said(tmp_path: Path) -> None:
    """At most 200, so that a browser opens the file."""
    for number in range(203):
        (tmp_path / f"{number:03}.md").write_text(f"Example Corp was hacked in {1800 + number}.\n", "utf-8")
    html = render_page(scene(build([tmp_path], jobs=1)))
    assert '"total":203' in html
    assert "199.md" in html
    assert "200.md" not in html
