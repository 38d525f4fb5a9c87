"""Pages become documents whose every place is exact in the raw file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph.model import Block, Document
from breachgraph.sources.markdown import parse_markdown

PAGE = """---
title: "Ünïcode Breach"
victim: 'Example Corp'
tags: [AWS, "S3"]
---

Lead with **bold**, `co\u00adde`, &nbsp; and a [link](https://example.com/a_(b) "t").

## Timeline

| Date | Event |
| --- | --- |
| **May&nbsp;12th,&nbsp;2014** | A pipe \\| in a [cell](https://example.com/x)
| June 1, 2014 | Second *row* |

## Lessons learned

* First item
  goes on
  > quoted *in* it
* Second

> A quote
> of two lines.[^1]

[^1]: [Source](https://example.com/s) July 2nd, 2014
"""


def assert_exact(document: Document) -> None:
    """Assert that every code point of every block stands where the block says."""
    for block in document.blocks:
        assert len(block.offsets) == len(block.text) + 1
        for index, character in enumerate(block.text):
            written = document.quote(block.locate(index, index + 1))
            if index in block.wide:
                assert written.startswith(("&", "\\", "<"))
            else:
                assert written == character or (character == " " and written in "\n\r\u00a0") or written == "\x00"


def blocks_of(document: Document, kind: str) -> list[Block]:
    return [block for block in document.blocks if block.kind == kind]


def test_plain_text_and_places() -> None:
    """Markup leaves the text; places and quotes stay those of the raw file."""
    document = parse_markdown(PAGE, "p/index.md")
    assert_exact(document)
    lead = document.blocks[0]
    assert (lead.role, lead.text) == ("lead", "Lead with bold, co\u00adde,   and a link.")
    assert document.quote(lead.locate(10, 14)) == "bold"
    assert [(link.text, link.url) for link in lead.links] == [("link", "https://example.com/a_(b)")]


def test_front_matter_values_have_places_without_quotation_marks() -> None:
    """A field's span is its value's own words."""
    document = parse_markdown(PAGE, "p/index.md")
    fields = document.front_matter
    assert document.quote(fields["title"].span) == "Ünïcode Breach"
    assert document.quote(fields["victim"].span) == "Example Corp"
    assert [(text, document.quote(span)) for text, span in fields["tags"].items] == [
        ("AWS", "AWS"),
        ("S3", "S3"),
    ]


def test_table_cells_know_row_and_column_and_survive_a_missing_bar() -> None:
    """Rows without closing bar, escaped bars and entities are read."""
    document = parse_markdown(PAGE, "p/index.md")
    cells = [(cell.row, cell.column, cell.text, cell.role) for cell in blocks_of(document, "cell")]
    assert cells == [
        (0, 0, "Date", "timeline"),
        (0, 1, "Event", "timeline"),
        (1, 0, "May 12th, 2014", "timeline"),
        (1, 1, "A pipe | in a cell", "timeline"),
        (2, 0, "June 1, 2014", "timeline"),
        (2, 1, "Second row", "timeline"),
    ]


def test_items_quotes_and_footnotes_know_what_they_belong_to() -> None:
    """A quote inside an item has the item's number; a footnote its label; a reference its place."""
    document = parse_markdown(PAGE, "p/index.md")
    items = [(block.text, block.item, block.quote, block.role) for block in blocks_of(document, "item")]
    assert items == [
        ("First item goes on", 0, 0, "lessons"),
        ("quoted in it", 0, 1, "lessons"),
        ("Second", 1, 0, "lessons"),
    ]
    quote = next(block for block in blocks_of(document, "paragraph") if block.quote)
    assert (quote.text, quote.notes) == ("A quote of two lines.", (("1", 21),))
    note = blocks_of(document, "footnote")[0]
    assert (note.label, note.role, note.text) == ("1", "notes", "Source July 2nd, 2014")


@pytest.mark.parametrize(
    ("markdown", "text", "url", "code"),
    [
        (
            "From their [release](https://example.com/summer:\n> quote",
            "From their release:",
            "https://example.com/summer",
            "link-broken",
        ),
        ("It [stated]((First.pdf)) so", "It stated so", "First.pdf", "link-broken"),
        ("The [August](https://example.com/a\n) report", "The August report", "https://example.com/a", "link-broken"),
        ("A [cut](https://example.com/a-\nb.html) one", "A cut one", "https://example.com/a-b.html", "link-broken"),
        ("A [far] (https://example.com/f) one", "A far one", "https://example.com/f", "link-broken"),
        ("A (turned)[https://example.com/t] one", "A turned one", "https://example.com/t", "link-broken"),
        ("An [open](https://example.com/o, and", "An open, and", "https://example.com/o", "link-broken"),
        ("See https://example.com/x.", "See https://example.com/x.", "https://example.com/x", ""),
        (
            "A [nested [inner](https://example.com/i) one]",
            "A [nested inner one]",
            "https://example.com/i",
            "",
        ),
        ("Auto <https://example.com/z> link", "Auto https://example.com/z link", "https://example.com/z", ""),
    ],
)
def test_odd_links_are_read_and_broken_ones_mended_aloud(markdown: str, text: str, url: str, code: str) -> None:
    """A broken link is a link all the same, and the reader is told."""
    document = parse_markdown(f"---\ntitle: x\n---\n{markdown}\n", "x.md")
    assert_exact(document)
    assert document.blocks[0].text == text
    assert [link.url for link in document.blocks[0].links] == [url]
    assert [problem.code for problem in document.problems] == ([code] if code else [])


def test_a_broken_link_is_shown_whole_with_what_was_read_instead() -> None:
    """The place is the malformed markup, and the message has the address."""
    text = "---\ntitle: x\n---\nSee [one](https://example.com/1 and [two]((2.pdf)) and [no]().\n"
    document = parse_markdown(text, "x.md")
    assert [(text[p.span.start : p.span.end], p.message) for p in document.problems if p.span] == [
        (
            "[one](https://example.com/1",
            "the link is never closed: a ')' is missing; read as a link to 'https://example.com/1'",
        ),
        ("[two]((2.pdf))", "the link has doubled parentheses; read as a link to '2.pdf'"),
        ("[no]()", "the link has no address; read as plain text"),
    ]


def test_undefined_footnotes_leave_the_text_and_are_reported() -> None:
    """The reference is taken out, its label kept."""
    document = parse_markdown("---\ntitle: x\n---\nSaid so.[^9] And more.\n", "x.md")
    assert document.blocks[0].text == "Said so. And more."
    assert document.blocks[0].notes == (("9", 8),)
    assert [(problem.code, problem.line, problem.column) for problem in document.problems] == [
        ("footnote-undefined", 4, 9)
    ]


def test_windows_line_ends_are_read() -> None:
    """Offsets count the raw file's own line ends."""
    document = parse_markdown(PAGE.replace("\n", "\r\n"), "p/index.md")
    texts = [block.text for block in parse_markdown(PAGE, "p/index.md").blocks]
    assert [block.text for block in document.blocks] == texts
    assert_exact(document)


def test_a_byte_order_mark_is_part_of_the_file_and_not_of_the_text() -> None:
    """Offsets count it; the front matter is still found."""
    document = parse_markdown("\ufeff---\ntitle: x\n---\nBody\n", "x.md")
    assert document.front_matter["title"].value == "x"
    assert document.quote(document.blocks[0].span) == "Body"


@given(st.text(alphabet=st.sampled_from("ab *_`[](){}<>#|\\&;!-~^:/\n>1.é€\u00a0\"'"), max_size=120))
@settings(max_examples=300, deadline=None)
def test_every_place_is_exact_whatever_the_markdown(body: str) -> None:
    """`text[start:end] == quote` holds on any input."""
    assert_exact(parse_markdown(f"---\ntitle: x\n---\n{body}", "x.md"))


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_the_parser_raise(text: str) -> None:
    """Bad input is a problem, never an exception."""
    document = parse_markdown(text, "x.md")
    assert all(problem.line >= 1 for problem in document.problems)
