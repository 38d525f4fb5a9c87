"""Markdown with YAML front matter into a `Document` whose spans are exact in the raw file."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from breachgraph.lexicon.roles import role_of_heading
from breachgraph.model import Block, BlockKind, Document, Field, Problem, Role, Severity, Span
from breachgraph.sources.files import Source
from breachgraph.sources.frontmatter import FrontMatterError, split_front_matter
from breachgraph.sources.inline import Inline, read_inline

__all__ = ["SOURCE", "parse_markdown"]

_NEWLINE = re.compile(r"\r\n|\n|\r")


def parse_markdown(text: str, source: str, *, sha256: str | None = None) -> Document:
    """Parse a page.

    Args:
        text: The raw file; offsets of all spans count its code points.
        source: Path of the page, as `bg:path` will have it.
        sha256: Hash of the file's bytes, if it is known already.

    Returns:
        The document; what is wrong with the input stands in its `problems`, nothing raises.

    Source: CommonMark 0.31, GitHub Flavored Markdown (tables), Pandoc footnotes.
    """
    reading = _Reading(text, source)
    fields, body = reading.read_header()
    blocks = tuple(reading.read_body(body))
    if not blocks:
        reading.report("page-empty", "warning", len(text), "the page has no text below its front matter")
    return Document(
        source=source,
        text=text,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        front_matter=fields,
        blocks=blocks,
        problems=tuple(sorted(reading.problems, key=lambda problem: (problem.line, problem.column, problem.code))),
    )


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    md.disable("text_join")  # it would forget how entities and escapes were written
    return md


class _Reading:
    """One pass over a page, with what it has to remember between tokens."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source
        self.problems: list[Problem] = []
        self.starts: list[int] = []
        self.lines: list[str] = []
        self.headings: list[tuple[int, str, Role]] = []
        self.lists: list[int] = []
        self.quote = 0
        self.items = -1
        self.tables = -1
        self.row = -1
        self.column = -1
        self.row_line = 0
        self.row_cursor = 0
        self.kind: BlockKind = "paragraph"
        self.footnote = ""
        self.heading_level = 0

    def report(self, code: str, severity: Severity, offset: int, message: str, span: Span | None = None) -> None:
        before = self.text[:offset]
        line = before.count("\n") + 1
        column = offset - (before.rfind("\n") + 1) + 1
        self.problems.append(
            Problem(
                path=self.source,
                line=line,
                column=column,
                code=code,
                severity=severity,
                message=message,
                span=span,
            )
        )

    def read_header(self) -> tuple[dict[str, Field], int]:
        try:
            header = split_front_matter(self.text, self.source)
        except FrontMatterError as error:
            self.report(error.code, "error", error.offset, error.message)
            return {}, error.body
        if header is None:
            self.report("front-matter-missing", "warning", 0, "the page has no front matter; it is read without it")
            return {}, 1 if self.text.startswith("\ufeff") else 0
        for key, span in header.repeated:
            self.report(
                "front-matter-repeated",
                "warning",
                span.start,
                f"{key!r} stands twice; the first counts",
                span,
            )
        return header.fields, header.body

    def read_body(self, body: int) -> Iterator[Block]:
        self._split_lines(body)
        for token in _parser().parse(self.text[body:]):
            handler = _HANDLERS.get(token.type)
            if handler is not None:
                handler(self, token)
            elif token.type == "inline":
                block = self._read_block(token)
                if block is not None:
                    yield block
            elif token.type in {"fence", "code_block"} and token.map:
                yield from self._read_code(token)

    def _split_lines(self, body: int) -> None:
        position = body
        for match in _NEWLINE.finditer(self.text, body):
            self.starts.append(position)
            self.lines.append(self.text[position : match.start()])
            position = match.end()
        self.starts.append(position)
        self.lines.append(self.text[position:])

    def _read_block(self, token: Token) -> Block | None:
        places = self._place_cell(token) if self.column >= 0 else self._place_lines(token)
        inline = read_inline(token.content, token.children or [], _parser())
        block = self._make_block(inline, places)
        for start, message in inline.repairs:
            span = block.locate(min(start, len(block.text)), min(start + 1, len(block.text)))
            undefined = message.startswith("footnote")
            offset = block.locate(start - 1, start).end if undefined and start else span.start
            self.report("footnote-undefined" if undefined else "link-broken", "warning", offset, message, span)
        if self.kind == "heading":
            self._enter_section(block)
            block = replace(block, role=self._role(), section=block.section[: len(self.headings) - 1])
        return block if block.text.strip() or block.links else None

    def _make_block(self, inline: Inline, places: array[int]) -> Block:
        return Block(
            kind=self.kind,
            role="notes" if self.kind == "footnote" else self._role(),
            section=tuple(heading for _, heading, _ in self.headings),
            text=inline.text,
            offsets=array("l", [places[offset] for offset in inline.offsets]),
            source=self.source,
            wide={index: places[end - 1] + 1 for index, end in inline.wide.items()},
            links=tuple(inline.links),
            notes=tuple(inline.notes),
            depth=len(self.lists),
            quote=self.quote,
            item=self.lists[-1] if self.lists else -1,
            table=self.tables if self.column >= 0 else -1,
            row=self.row if self.column >= 0 else -1,
            column=self.column,
            label=self.footnote if self.kind == "footnote" else "",
        )

    def _place_lines(self, token: Token) -> array[int]:
        """Place in the raw file of each code point of a run of whole lines, and of its end."""
        first = token.map[0] if token.map else 0
        places: array[int] = array("l")
        for number, line in enumerate(token.content.split("\n")):
            raw, start = self.lines[first + number], self.starts[first + number]
            shift = _align(raw, line)
            if number:
                places.append(self.starts[first + number] - 1)
            places.extend(range(start + shift, start + shift + len(line)))
        places.append(places[-1] + 1 if places else self.starts[first])
        return places

    def _place_cell(self, token: Token) -> array[int]:
        """Place in the raw file of each code point of a table cell, whose bars are written with a backslash."""
        raw, start = self.lines[self.row_line], self.starts[self.row_line]
        content = token.content
        shift = raw.find(content, self.row_cursor)
        if shift >= 0:
            self.row_cursor = shift + len(content)
            return array("l", range(start + shift, start + shift + len(content) + 1))
        written = content.replace("|", "\\|")
        shift = max(raw.find(written, self.row_cursor), self.row_cursor)
        places: array[int] = array("l")
        for character in content:
            shift += raw[shift : shift + 2] == "\\|" and character == "|"
            places.append(start + min(shift, len(raw)))
            shift += 1
        places.append(start + min(shift, len(raw)))
        self.row_cursor = shift
        return places

    def _read_code(self, token: Token) -> Iterator[Block]:
        assert token.map is not None  # noqa: S101 - the caller looked
        first, last = token.map
        start = self.starts[first]
        end = self.starts[last - 1] + len(self.lines[last - 1])
        text = self.text[start:end]
        kind, self.kind = self.kind, "code"
        inline = Inline(text=text, offsets=array("l", range(len(text) + 1)))
        yield self._make_block(inline, array("l", range(start, end + 1)))
        self.kind = kind

    def _role(self) -> Role:
        return self.headings[-1][2] if self.headings else "lead"

    def _enter_section(self, block: Block) -> None:
        level = self.heading_level
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        parent = self.headings[-1][2] if self.headings else "details"
        known = role_of_heading(block.text)
        role: Role = known or ("title" if level == 1 and not self.headings else parent)
        self.headings.append((level, block.text, "lead" if role == "title" else role))

    def open_heading(self, token: Token) -> None:
        self.kind = "heading"
        self.heading_level = int(token.tag[1:])

    def open_paragraph(self, _: Token) -> None:
        self.kind = "footnote" if self.footnote else "item" if self.lists else "paragraph"

    def open_item(self, _: Token) -> None:
        self.items += 1
        self.lists.append(self.items)

    def close_item(self, _: Token) -> None:
        self.lists.pop()

    def open_quote(self, _: Token) -> None:
        self.quote += 1

    def close_quote(self, _: Token) -> None:
        self.quote -= 1

    def open_footnote(self, token: Token) -> None:
        self.footnote = str(token.meta.get("label", ""))

    def close_footnote(self, _: Token) -> None:
        self.footnote = ""

    def open_table(self, _: Token) -> None:
        self.tables += 1
        self.row = -1

    def open_row(self, token: Token) -> None:
        self.row += 1
        self.column = -1
        self.row_line = token.map[0] if token.map else self.row_line + 1
        self.row_cursor = 0
        self.kind = "cell"

    def open_cell(self, _: Token) -> None:
        self.kind = "cell"
        self.column += 1

    def close_row(self, _: Token) -> None:
        self.column = -1


_HANDLERS = {
    "heading_open": _Reading.open_heading,
    "paragraph_open": _Reading.open_paragraph,
    "list_item_open": _Reading.open_item,
    "list_item_close": _Reading.close_item,
    "blockquote_open": _Reading.open_quote,
    "blockquote_close": _Reading.close_quote,
    "footnote_reference_open": _Reading.open_footnote,
    "footnote_reference_close": _Reading.close_footnote,
    "table_open": _Reading.open_table,
    "tr_open": _Reading.open_row,
    "tr_close": _Reading.close_row,
    "th_open": _Reading.open_cell,
    "td_open": _Reading.open_cell,
}


def _align(raw: str, line: str) -> int:
    """Return where a line of a block stands in its raw line: at its end, or else wherever it is found."""
    stripped = line.rstrip()
    shift = len(raw.rstrip()) - len(stripped)
    if shift >= 0 and raw.startswith(stripped, shift):
        return shift
    found = raw.find(stripped)
    if found >= 0:
        return found
    body = stripped.lstrip()
    return max(raw.find(body) - (len(stripped) - len(body)), 0)


def _parse(text: str, source: str, sha256: str) -> Document:
    return parse_markdown(text, source, sha256=sha256)


SOURCE = Source(name="markdown", suffixes=(".md", ".markdown"), parse=_parse)
