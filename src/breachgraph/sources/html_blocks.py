"""Blocks of HTML inside markdown: headings, paragraphs, lists, rows and links, in the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from breachgraph.model import Block
from breachgraph.sources.html import Token, read_tokens
from breachgraph.sources.inline import Inline
from breachgraph.sources.state import State

__all__ = ["Reading", "read_html"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTING = frozenset(
    "address article aside caption center dd details div dl dt fieldset figcaption figure footer form header hr "
    "main nav ol p pre section summary tbody tfoot thead ul".split()
)
"""Elements that end a run of text, and mean nothing else here."""

_BLOCKS = frozenset({"li", "blockquote", "table", "tr", "td", "th"})


class Reading(Protocol):
    """The reading of the page that the HTML stands in.

    Attributes:
        text: The raw file.
        at: Where in the document the reading is.
        inline: The run of text that is being read; None between runs.
    """

    text: str
    at: State
    inline: Inline | None

    def open_inline(self) -> Inline:
        """Return the run of text that is being read."""

    def close_inline(self, end: int) -> Block | None:
        """Make a block of the run of text that ends here, if there is one."""


def read_html(reading: Reading, lines: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Read a block of HTML.

    Args:
        reading: The reading of the page; its state is as before afterwards, save its headings and counters.
        lines: Places of the block's lines in the raw file; in a quotation there are marks between them.

    Yields:
        The blocks. An element that is not closed ends with the block of HTML.
    """
    at = reading.at
    quote, column, level = at.quote, at.column, at.level
    walk = _Walk(reading)
    for start, stop in _join(lines):
        for token in read_tokens(reading.text, start, stop):
            yield from walk.take(token)
    yield from walk.close(lines[-1][1] if lines else 0)
    del at.lists[walk.floors[0] :]
    at.quote, at.column, at.level = quote, column, level


def _join(lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that follow each other without anything between them, as one stretch."""
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class _Walk:
    """One pass over the tokens; `floors` has how many items enclose each of the lists that are open."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.at = reading.at
        self.quote = reading.at.quote
        self.floors = [len(reading.at.lists)]
        self.space: Token | None = None

    def take(self, token: Token) -> Iterator[Block]:
        if token.kind == "space":
            self.space = self.space or (token if self.reading.inline is not None else None)
        elif token.kind in {"text", "entity"}:
            self._fill().add_text(token.value, token.start, token.end)
        else:
            yield from self._take_tag(token.value, token, opens=token.kind == "open")

    def close(self, end: int) -> Iterator[Block]:
        self.space = None
        block = self.reading.close_inline(end)
        if block is not None:
            yield block

    def _fill(self) -> Inline:
        """The run of text, with the white space that stands before what follows; none stands at its ends."""
        inline, space = self.reading.open_inline(), self.space
        if space is not None and space.kind == "space":
            inline.add_space(space.value, space.start, space.end)
        elif space is not None:
            inline.add_break(space)
        self.space = None
        return inline

    def _take_tag(self, name: str, tag: Token, *, opens: bool) -> Iterator[Block]:
        at = self.at
        if name in _PARTING and at.column >= 0 and name not in {"ul", "ol"}:
            self.space = tag if self.reading.inline is not None else None  # paragraphs of a cell make one cell
            return
        if name in _PARTING or name in _HEADINGS or name in _BLOCKS:
            yield from self.close(tag.start)
        if name in _HEADINGS:
            at.level = _HEADINGS[name] if opens else 0
        elif name in {"ul", "ol", "li"}:
            self._take_list(name, opens=opens)
        elif name == "blockquote":
            at.quote = max(self.quote, at.quote + (1 if opens else -1))
        elif name in {"table", "tr", "td", "th"}:
            _take_cell(at, name, opens=opens)
        elif name in {"a", "br"}:
            self._fill().add_tag(tag)

    def _take_list(self, name: str, *, opens: bool) -> None:
        lists = self.at.lists
        if name == "li":
            del lists[self.floors[-1] :]
            if opens:
                self.at.items += 1
                lists.append(self.at.items)
        elif opens:
            self.floors.append(len(lists))
        elif len(self.floors) > 1:
            del lists[self.floors.pop() :]


def _take_cell(at: State, name: str, *, opens: bool) -> None:
    if name == "table":
        at.column = -1
        if opens:
            at.tables, at.row, at.cells = at.tables + 1, -1, 0
    elif name == "tr":
        at.column = -1
        if opens:
            at.row, at.cells = at.row + 1, 0
    elif opens:
        at.row, at.column, at.cells = max(at.row, 0), at.cells, at.cells + 1
    else:
        at.column = -1
