"""Markdown with YAML front matter into a `Document` whose spans are exact in the raw file."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pyromark

from breachgraph.lexicon.roles import role_of_heading
from breachgraph.model import Block, BlockKind, Document, Field, Problem, Role, Severity, Span
from breachgraph.model.document import find_line_starts
from breachgraph.sources.files import Source
from breachgraph.sources.frontmatter import FrontMatterError, split_front_matter
from breachgraph.sources.html_blocks import read_html
from breachgraph.sources.inline import Inline
from breachgraph.sources.places import Places
from breachgraph.sources.scalars import to_scalars
from breachgraph.sources.state import State

__all__ = ["SOURCE", "parse_markdown", "parse_prose"]

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_TASKLISTS
_BELOW_ALL = 7
_LONGEST_STRONG = 48


def parse_markdown(text: str, source: str, *, sha256: str | None = None) -> Document:
    """Parse a page.

    Args:
        text: The raw file; offsets of all spans count its code points.
        source: Path of the page, as `bg:path` will have it.
        sha256: Hash of the file's bytes, if it is known already.

    Returns:
        The document; what is wrong with the input stands in its `problems`, nothing raises.

    Source: CommonMark 0.31, GitHub Flavored Markdown (tables, footnotes).
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


def parse_prose(text: str, source: str, start: int, end: int) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Parse a stretch of a file that is markdown, such as a field of a record.

    Args:
        text: The raw file.
        source: Path of the document.
        start: First code point of the stretch; indented by fewer than four spaces.
        end: One past the last.

    Returns:
        Blocks with places in the raw file, and what was wrong with them.
    """
    reading = _Reading(text, source)
    return tuple(reading.read_body(start, end)), tuple(reading.problems)


class _Reading:
    """One pass over a page's events, with what it has to remember between them."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source
        self.problems: list[Problem] = []
        self.line_starts: tuple[int, ...] = ()
        self.places = Places("", 0)
        self.at = State()
        self.inline: Inline | None = None

    def report(self, code: str, severity: Severity, offset: int, message: str, span: Span | None = None) -> None:
        self.line_starts = self.line_starts or find_line_starts(self.text)
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
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

    def read_body(self, body: int, stop: int | None = None) -> Iterator[Block]:
        """Read the blocks; every event of the parser has its place in the body, in bytes of UTF-8.

        Source: pulldown-cmark, `OffsetIter`.
        """
        markdown = self.text[body:stop]
        try:
            markdown.encode("utf-8")
        except UnicodeEncodeError:
            markdown = to_scalars(markdown)
        self.places = Places(markdown, body)
        for event, where in pyromark.events_with_range(markdown, options=_OPTIONS):
            name, value = _unpack(event)
            start, end = self.places.at(where["start"]), self.places.at(where["end"])
            if name not in {"Start", "End"}:
                if name == "Html":
                    self.at.html.append((start, end))
                elif name in _LEAVES and not self.at.unread:
                    _LEAVES[name](self.open_inline(), value, start, end)
                continue
            kind, detail = _unpack(value)
            if kind in _INLINE:
                self._take_inline(name, kind, detail, start, end)
                continue
            block = self.close_inline(end if name == "End" else start)
            if block is not None:
                yield block
            yield from self._enter(kind, detail, start, end) if name == "Start" else self._leave(kind)
        block = self.close_inline(len(self.text) if stop is None else stop)
        if block is not None:
            yield block

    def _take_inline(self, edge: str, kind: str, detail: Any, start: int, end: int) -> None:
        """Begin or end a link; emphasis leaves the text as it is, and an image shows its alternative text."""
        inline = self.open_inline()
        if kind == "Link" and edge == "Start":
            inline.open_link(detail["dest_url"], start)
        elif kind == "Link":
            inline.close_link(end)
        elif kind == "Strong":
            inline.mark_strong(opens=edge == "Start")

    def _enter(self, kind: str, detail: Any, start: int, end: int) -> Iterator[Block]:
        at = self.at
        if kind == "Heading":
            at.level = int(detail["level"].removeprefix("H"))
        elif kind == "BlockQuote":
            at.quote += 1
        elif kind == "Item":
            at.items += 1
            at.lists.append(at.items)
        elif kind == "FootnoteDefinition":
            at.footnote = str(detail)
        elif kind == "Table":
            at.tables, at.row = at.tables + 1, -1
        elif kind in {"TableHead", "TableRow"}:
            at.row, at.column = at.row + 1, -1
        elif kind == "TableCell":
            at.column += 1
        elif kind == "CodeBlock":
            at.unread += 1
            code = Inline(self.text)
            code.copy(start, start + len(self.text[start:end].rstrip("\r\n")))
            code.finish()
            yield self._make_block(code, end, "code")

    def _leave(self, kind: str) -> Iterator[Block]:
        at = self.at
        if kind == "Heading":
            at.level = 0
        elif kind == "BlockQuote":
            at.quote -= 1
        elif kind == "Item":
            at.lists.pop()
        elif kind == "FootnoteDefinition":
            at.footnote = ""
        elif kind in {"TableHead", "TableRow"}:
            at.column = -1
        elif kind == "CodeBlock":
            at.unread -= 1
        elif kind == "HtmlBlock":
            lines, at.html = at.html, []
            yield from read_html(self, lines)

    def open_inline(self) -> Inline:
        """The run of text that is being read; list items may hold text without a paragraph."""
        if self.inline is None:
            self.inline = Inline(self.text)
        return self.inline

    def close_inline(self, end: int) -> Block | None:
        """Make a block of the run of text that ends here, if there is one."""
        inline, self.inline = self.inline, None
        if inline is None:
            return None
        inline.finish()
        at = self.at
        if inline.is_strong and not (at.level or at.lists or at.footnote or at.column >= 0):
            at.level = self._level_of_strong(inline.text)
            block = self._take_heading(inline, end) if at.level else None
            at.level = 0
            if block is not None:
                return block
        kind: BlockKind = (
            "heading"
            if at.level
            else "cell"
            if at.column >= 0
            else "footnote"
            if at.footnote
            else "item"
            if at.lists
            else "paragraph"
        )
        if kind == "heading":
            return self._take_heading(inline, end)
        block = self._make_block(inline, end, kind)
        self._report_repairs(inline)
        return block if block.text.strip() or block.links else None

    def _take_heading(self, inline: Inline, end: int) -> Block | None:
        """Make a heading of a run of text; what follows stands in its section."""
        block = self._make_block(inline, end, "heading")
        self._report_repairs(inline)
        self._enter_section(block)
        block = replace(block, role=self._role(), section=block.section[: len(self.at.headings) - 1])
        return block if block.text.strip() or block.links else None

    def _level_of_strong(self, text: str) -> int:
        """The level of a paragraph in bold that stands in place of a heading; 0 for any other.

        Another one in bold ends the section of the one before, even if it announces nothing that is known.
        """
        headings = self.at.headings
        if len(text) > _LONGEST_STRONG or text.rstrip().endswith((".", "!", ",")):
            return 0
        return _BELOW_ALL if role_of_heading(text) or (headings and headings[-1][0] == _BELOW_ALL) else 0

    def _report_repairs(self, inline: Inline) -> None:
        for code, start, end, message in inline.repairs:
            self.report(code, "warning", start, message, Span(self.source, start, end))

    def _make_block(self, inline: Inline, end: int, kind: BlockKind) -> Block:
        at = self.at
        offsets = inline.offsets
        offsets.append(offsets[-1] + 1 if offsets else end)
        return Block(
            kind=kind,
            role="notes" if kind == "footnote" else self._role(),
            section=tuple(heading for _, heading, _ in at.headings),
            text=inline.text,
            offsets=offsets,
            source=self.source,
            wide=inline.wide,
            links=tuple(inline.links),
            notes=tuple(inline.notes),
            depth=len(at.lists),
            quote=at.quote,
            item=at.lists[-1] if at.lists else -1,
            table=at.tables if at.column >= 0 else -1,
            row=at.row if at.column >= 0 else -1,
            column=at.column,
            label=at.footnote if kind == "footnote" else "",
        )

    def _role(self) -> Role:
        return self.at.headings[-1][2] if self.at.headings else "lead"

    def _enter_section(self, block: Block) -> None:
        level = self.at.level
        while self.at.headings and self.at.headings[-1][0] >= level:
            self.at.headings.pop()
        parent = self.at.headings[-1][2] if self.at.headings else "details"
        known = role_of_heading(block.text)
        role: Role = known or ("title" if level == 1 and not self.at.headings else parent)
        self.at.headings.append((level, block.text, "lead" if role == "title" else role))


def _unpack(event: Any) -> tuple[str, Any]:
    """Name and value of what the parser gives: a name alone, or a dictionary with one."""
    if isinstance(event, str):
        return event, ""
    name, value = next(iter(event.items()))
    return name, value


_INLINE = frozenset({"Link", "Image", "Emphasis", "Strong"})
_LEAVES: dict[str, Callable[[Inline, str, int, int], None]] = {
    "Text": Inline.add_text,
    "Code": Inline.add_code,
    "SoftBreak": Inline.add_soft_break,
    "HardBreak": Inline.add_hard_break,
    "InlineHtml": Inline.add_html,
    "FootnoteReference": Inline.add_note,
}


def _parse(text: str, source: str, sha256: str) -> Document:
    return parse_markdown(text, source, sha256=sha256)


SOURCE = Source(name="markdown", suffixes=(".md", ".markdown"), parse=_parse)
