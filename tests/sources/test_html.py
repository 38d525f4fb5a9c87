"""HTML inside markdown is read like markdown, and its places are exact."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.test_markdown import assert_exact

from breachgraph.sources.markdown import parse_markdown

PAGE = """<div class="lead">
<p>The records of <b>33,000&nbsp;patients</b> of
<em>Example</em> were stolen.</p>
</div>

<h2 id="c">Consequences</h2>

<p>A court <a href="https://example.com/a?b=1&amp;c=2">convicted</a> a man.<br>He appealed.</p>
<!-- a comment <p>that is left out</p> -->
<script>var text = "<p>no text</p>";</script>
<ul>
<li>One
<li>Two <ul><li>Inner</li></ul></li>
</ul>

> <p>quoted
> words</p>

<h2>Timeline</h2>
<table><tr><th>Date</th><th>Event</th></tr>
<tr><td>May 2020</td><td><p>Copied.</p><p>Sold.</p></td></tr></table>

A paragraph with <a href='https://example.com/d'>a link</a> & <b>bold</b>, 1 < 2.
"""


def test_headings_text_links_lists_and_rows() -> None:
    """Each becomes the block that markdown would have made of it."""
    document = parse_markdown(PAGE, "p/index.md")
    assert_exact(document)
    assert [(block.kind, block.role, block.text) for block in document.blocks] == [
        ("paragraph", "lead", "The records of 33,000 patients of Example were stolen."),
        ("heading", "impact", "Consequences"),
        ("paragraph", "impact", "A court convicted a man.\nHe appealed."),
        ("item", "impact", "One"),
        ("item", "impact", "Two"),
        ("item", "impact", "Inner"),
        ("paragraph", "impact", "quoted words"),
        ("heading", "timeline", "Timeline"),
        ("cell", "timeline", "Date"),
        ("cell", "timeline", "Event"),
        ("cell", "timeline", "May 2020"),
        ("cell", "timeline", "Copied.\nSold."),
        ("paragraph", "timeline", "A paragraph with a link & bold, 1 < 2."),
    ]
    cells = [(block.table, block.row, block.column) for block in document.blocks if block.kind == "cell"]
    assert cells == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]
    assert [(block.depth, block.quote) for block in document.blocks[3:7]] == [(1, 0), (1, 0), (2, 0), (0, 1)]
    links = [(link.text, link.url) for block in document.blocks for link in block.links]
    assert links == [("convicted", "https://example.com/a?b=1&c=2"), ("a link", "https://example.com/d")]


@pytest.mark.parametrize(
    "html",
    ["<p>open <a href='https://example.com'>link", "<td>cell<td>two", "<li><ul><li>", "<h2>open", "</td></li></ul>"],
)
def test_what_is_not_closed_ends_with_its_block(html: str) -> None:
    """Markdown behind it is read as if nothing had been open."""
    document = parse_markdown(f"{html}\n\nBehind it.\n", "p/index.md")
    assert_exact(document)
    last = document.blocks[-1]
    assert (last.kind, last.text, last.depth, last.quote, last.column) == ("paragraph", "Behind it.", 0, 0, -1)


PIECES = (
    "<p>|</p>|<li>|<ul>|</ul>|<td>|<tr>|<table>|</table>|<a href='u'>|</a>|<!--|-->|<br>|&amp;|&nbsp;|text| |\n|\n\n|<|>|\"|é|[x](y)|**|> |- "
    "|<script>|</script>|<h3>"
).split("|")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_places_are_exact_whatever_is_written(text: str) -> None:
    """No order of tags breaks a place."""
    assert_exact(parse_markdown(text, "p/index.md"))


@pytest.mark.parametrize(
    "piece",
    [
        "[a](http://b.example/ ",
        "<p><a href='",
        '<p a="',
        "<div><!--",
        "<ul><li>",
        "<p>&amp",
        "[^x] http://b.example/a ",
        "<script>",
        "<",
    ],
)
def test_hostile_input_takes_time_in_proportion(piece: str) -> None:
    """Four times as much takes less than ten times as long, by the least of three measurements each."""

    def measure(count: int) -> float:
        text = "<div>\n" * (piece[0] == "<") + piece * count
        times = []
        for _ in range(3):
            start = time.process_time()
            parse_markdown(text, "p/index.md")
            times.append(time.process_time() - start)
        return min(times)

    count = 20_000 // len(piece)
    assert measure(4 * count) < 10 * measure(count) + 0.2
