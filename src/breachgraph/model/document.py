"""Documents as breachgraph reads them: text, front matter, blocks, and exact places in the raw file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal as Choice

from breachgraph.model.problem import Problem
from breachgraph.model.span import Span

__all__ = ["Block", "BlockKind", "Document", "Field", "Link", "Role", "find_line_starts"]

BlockKind = Choice["heading", "paragraph", "item", "cell", "footnote", "code", "html"]
Role = Choice["title", "lead", "details", "timeline", "attribution", "impact", "coverage", "lessons", "notes", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of a block.

    Attributes:
        text: The anchor's plain text.
        url: The destination as written, repaired where the markdown was broken.
        start: First code point of the anchor in the block's plain text.
        end: One past the last code point of the anchor in the block's plain text.
    """

    text: str
    url: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A front-matter value with its place.

    Attributes:
        value: The value as YAML 1.1 reads it (str, int, float, bool, None, date, datetime, list, dict).
        span: Where the value stands in the raw file, without the key and without quotation marks.
        items: For a list of scalars, each item's text and place, in order; empty otherwise.
        fields: For a mapping, its fields by key, in file order; empty otherwise.
    """

    value: object
    span: Span
    items: tuple[tuple[str, Span], ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of prose: a heading, a paragraph, a list item's paragraph, a table cell, a footnote.

    Attributes:
        kind: What the markdown made of it.
        role: What the section it stands in is for; decides which rules may fire.
        section: Headings above it, outermost first.
        text: Plain text, markdown removed, `&nbsp;` and U+00A0 as a space.
        offsets: For each code point of `text` its code point in the raw file; one more for the end.
        wide: Where a code point of `text` is written with several (`&nbsp;`): its index, and where it ends in
            the raw file.
        source: Path of the document, for spans.
        links: Hyperlinks, in order of appearance.
        notes: Labels of footnotes referred to, with the position in `text` where each stands.
        depth: List nesting, 0 outside lists.
        quote: Block-quote nesting, 0 outside quotes.
        item: Number of the enclosing list item, counted through the document; -1 outside lists.
        table: Number of the table, counted through the document; -1 outside tables.
        row: Row in the table, 0 for the header; -1 outside tables.
        column: Column in the table; -1 outside tables.
        label: Label of a footnote definition; level of a heading as a digit; otherwise empty.
    """

    kind: BlockKind
    role: Role
    section: tuple[str, ...]
    text: str
    offsets: Sequence[int] = field(repr=False)
    source: str
    wide: Mapping[int, int] = field(default_factory=dict, repr=False)
    links: tuple[Link, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    depth: int = 0
    quote: int = 0
    item: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    label: str = ""

    @property
    def span(self) -> Span:
        """The block's place in the raw file."""
        return self.locate(0, len(self.text))

    def locate(self, start: int, end: int) -> Span:
        """Return the place in the raw file of a stretch of the plain text.

        Args:
            start: First code point in `text`.
            end: One past the last code point in `text`; greater than `start`, unless the text is empty.

        Returns:
            The span in the raw file, end exclusive; it covers any markup between the two places.
        """
        if end <= start:
            return Span(source=self.source, start=self.offsets[start], end=self.offsets[start])
        last = end - 1
        return Span(source=self.source, start=self.offsets[start], end=self.wide.get(last, self.offsets[last] + 1))

    def links_in(self, start: int, end: int) -> Sequence[Link]:
        """Return the links that begin in a stretch of the plain text, in order."""
        first = bisect_left(self.links, start, key=_start_of)
        return self.links[first : bisect_left(self.links, end, lo=first, key=_start_of)]

    def notes_in(self, start: int, end: int) -> Sequence[str]:
        """Return the labels of the footnotes referred to in a stretch of the plain text, its end included."""
        first = bisect_left(self.notes, start, key=_place_of)
        return [label for label, _ in self.notes[first : bisect_right(self.notes, end, lo=first, key=_place_of)]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One read page.

    Attributes:
        source: Path of the page, as `bg:path` has it.
        text: The raw file, decoded; offsets count its code points.
        sha256: Hexadecimal SHA-256 of the file's bytes.
        front_matter: Front-matter fields by key, in file order.
        blocks: Prose blocks in file order.
        problems: What a reader should know about the input.
        line_starts: Code point at which each line begins.
    """

    source: str
    text: str
    sha256: str
    front_matter: Mapping[str, Field]
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the lines once, since every place that is told needs its line."""
        object.__setattr__(self, "line_starts", find_line_starts(self.text))

    def line_of(self, offset: int) -> int:
        """Return the line, counted from 1, on which a code point of the raw file stands."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """Return the column, counted from 1 in code points, at which a code point stands."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def quote(self, span: Span) -> str:
        """Return the exact words of a span of this document."""
        return self.text[span.start : span.end]


def find_line_starts(text: str) -> tuple[int, ...]:
    """Return the code point at which each line of a text begins; lines end with a line feed."""
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return tuple(starts)


def _start_of(link: Link) -> int:
    return link.start


def _place_of(note: tuple[str, int]) -> int:
    return note[1]
