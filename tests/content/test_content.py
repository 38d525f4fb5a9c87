"""The incident pages of content/: their form, their sources, and that their words are their own."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import frontmatter
import pytest

CONTENT = Path(__file__).resolve().parents[2] / "content"
PAGES = sorted(CONTENT.glob("*/index.md"))
RUN = 8  # words in a row that count as copied

TEXT_FIELDS = ("title", "description", "author", "victim", "final_status")
DATE_FIELDS = ("incident_start_date", "incident_end_date", "disclosure_date")
HEADINGS = [
    "## Incident",
    "### Details of the Incident",
    "### Timeline",
    "### Attribution / Perpetrator",
    "### Long-term impact",
    "## Summary of coverage",
    "## Cloud security lessons learned",
]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
COVERAGE = re.compile(
    rf"\* (?P<publisher>[^:\[\]]+): \[(?P<title>[^\]]+)\]\((?P<url>\S+)\)"
    rf" - (?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th), \d{{4}}"
)
ROW = re.compile(
    rf"\| \*\*(?P<when>(?:(?:{MONTHS}) (?:\d{{1,2}}, )?(?:to (?:{MONTHS}) )?)\d{{4}})\*\* \| (?P<event>.+) \|"
)
REFERENCE = re.compile(r"\[\^(\d+)\](?!:)")
DEFINITION = re.compile(r"^\[\^(\d+)\]: (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]^][^\]]*)\]\(([^)\s]+)\)")
WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")

each_page = pytest.mark.parametrize("path", PAGES, ids=[path.parent.name for path in PAGES])


def read_body(path: Path) -> str:
    return frontmatter.loads(path.read_text(encoding="utf-8")).content


def section(body: str, heading: str) -> str:
    """The text below a heading, up to the next heading of its level or above."""
    level = heading.index(" ")
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{2,{level}}} |^\[\^1\]: |\Z)", body, re.MULTILINE | re.DOTALL
    )
    assert found, f"no section {heading!r}"
    return found[1]


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def own_prose(body: str) -> list[str]:
    """The page's paragraphs without coverage, footnotes, addresses and quotations."""
    body = body.replace(section(body, "## Summary of coverage"), "")
    body = DEFINITION.sub("", body)
    body = LINK.sub(r"\1", body)
    body = REFERENCE.sub("", body)
    body = re.sub(r"[\"“][^\"“”\n]*[\"”]", "\n", body)
    return re.split(r"\n+|\|", body)


def test_the_five_incidents_are_there() -> None:
    """The folder holds the pages that the documentation speaks of."""
    names = {path.parent.name for path in PAGES}
    assert names >= {"microsoft-storm-0558", "uber-2016", "capital-one", "lastpass", "commuteair"}


@each_page
def test_front_matter_is_complete(path: Path) -> None:
    """Every page has its text fields and tags, and gives each of its three days as a date or as N/A."""
    fields = frontmatter.loads(path.read_text(encoding="utf-8")).metadata
    assert [name for name in TEXT_FIELDS if not str(fields.get(name, "")).strip()] == []
    assert isinstance(fields["date"], date)
    assert isinstance(fields["tags"], list)
    assert all(isinstance(tag, str) for tag in fields["tags"])
    assert len(fields["tags"]) >= 2
    assert [name for name in DATE_FIELDS if not (isinstance(fields[name], date) or fields[name] == "N/A")] == []
    days = [fields[name] for name in DATE_FIELDS[:2] if isinstance(fields[name], date)]
    assert days == sorted(days)


@each_page
def test_sections_stand_in_order(path: Path) -> None:
    """A lead, the fold mark and the seven headings come in the order of the form."""
    body = read_body(path)
    headings = [line for line in body.splitlines() if re.match(r"#{1,3} ", line)]
    assert headings == HEADINGS
    lead, fold, _ = body.partition("<!--more-->")
    assert fold
    assert len(words_of(lead)) >= 30


@each_page
def test_coverage_names_publisher_link_and_date(path: Path) -> None:
    """Every line of the coverage list has a publisher, a linked title and a full date."""
    lines = [line for line in section(read_body(path), "## Summary of coverage").splitlines() if line.strip()]
    assert len(lines) >= 5
    assert [line for line in lines if not COVERAGE.fullmatch(line)] == []


@each_page
def test_timeline_rows_are_dated_and_sourced(path: Path) -> None:
    """Every row of the timeline has a date that a reader can parse, and a link or a footnote."""
    lines = section(read_body(path), "### Timeline").strip().splitlines()
    assert lines[:2] == ["| Date | Event |", "| ---- | ----- |"]
    rows = [(line, ROW.fullmatch(line)) for line in lines[2:]]
    assert len(rows) >= 5
    assert [line for line, row in rows if row is None] == []
    events = [row["event"] for _, row in rows if row]
    assert [event for event in events if not (LINK.search(event) or REFERENCE.search(event))] == []


@each_page
def test_every_paragraph_has_a_source(path: Path) -> None:
    """Each paragraph and list item that states something carries a link or a footnote."""
    paragraphs = [part for part in re.split(r"\n\n|\n(?=\* )", DEFINITION.sub("", read_body(path))) if part.strip()]
    stated = [part for part in paragraphs if not re.match(r"\s*(#|<!--|\|)", part)]
    assert [part for part in stated if not (LINK.search(part) or REFERENCE.search(part))] == []


@each_page
def test_footnotes_are_defined_and_used(path: Path) -> None:
    """The footnotes that the text uses are the ones defined, numbered from 1, each with a link."""
    body = read_body(path)
    defined = DEFINITION.findall(body)
    numbers = [int(number) for number, _ in defined]
    assert numbers == list(range(1, len(defined) + 1))
    assert {int(number) for number in REFERENCE.findall(body)} == set(numbers)
    assert [text for _, text in defined if not LINK.search(text)] == []


@each_page
def test_addresses_are_https(path: Path) -> None:
    """Every address is https, has a host with a dot, and holds no space or stray bracket."""
    addresses = [url for _, url in LINK.findall(read_body(path))]
    parts = {url: urlsplit(url) for url in addresses}
    wrong = [
        url
        for url, part in parts.items()
        if part.scheme != "https" or "." not in (part.hostname or "") or re.search(r"[\s<>\"{}|\\^`]", url)
    ]
    assert wrong == []
    assert read_body(path).count("](") == len(addresses)


@each_page
def test_quotations_are_short(path: Path) -> None:
    """No quotation is longer than fifteen words."""
    prose = LINK.sub(r"\1", read_body(path))
    assert [quote for quote in re.findall(r"\"([^\"\n]*)\"", prose) if len(words_of(quote)) > 15] == []


@pytest.mark.shared
@each_page
def test_words_are_the_pages_own(path: Path) -> None:
    """No run of eight words of a page's prose stands in any page of the other collection."""
    folder = os.environ["BREACHGRAPH_SHARED"]
    others = sorted((Path(folder) / "corpus").glob("*/index.md"))
    assert others, f"no pages in {folder}/corpus"
    known: set[tuple[str, ...]] = set()
    for other in others:
        known |= runs_of(words_of(LINK.sub(r"\1", other.read_text(encoding="utf-8"))))
    fields = frontmatter.loads(path.read_text(encoding="utf-8")).metadata
    parts = [*own_prose(read_body(path)), *(str(fields[name]) for name in TEXT_FIELDS)]
    copied = {" ".join(run) for part in parts for run in runs_of(words_of(part)) if run in known}
    assert copied == set()
