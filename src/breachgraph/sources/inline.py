"""Plain text of inline markdown, with the place of every code point.

markdown-it gives inline tokens without positions; they are found again by walking the source along the tokens.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from breachgraph.model import Link

__all__ = ["Inline", "read_inline"]

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_UNCLOSED = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>]{1,2000})(?=\s|$)")
_BARE_URL = re.compile(r"https?://[^\s<>\"'\[\]]{1,2000}[^\s<>\"'\[\].,;:!?)*]")


@dataclass(slots=True)
class Inline:
    """Plain text under construction.

    Attributes:
        text: Pieces of plain text, in order.
        offsets: Place in the source of each code point.
        wide: Ends of code points that the source writes with several.
        links: Hyperlinks.
        notes: Footnote labels with the position where each stands.
        repairs: (start in the plain text, what was mended) of broken links.
    """

    text: str = ""
    offsets: array[int] = field(default_factory=lambda: array("l"))
    wide: dict[int, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    repairs: list[tuple[int, str]] = field(default_factory=list)


def read_inline(content: str, children: list[Token], md: MarkdownIt) -> Inline:
    """Walk the tokens of one inline run and give its plain text with places.

    Args:
        content: Source of the run, as markdown-it holds it.
        children: Its tokens.
        md: The parser, for its link helpers.

    Returns:
        The plain text; `offsets` count code points of `content`, with one more for the end.
    """
    walk = _Walk(content, md)
    for token in children:
        walk.take(token)
    return walk.finish()


class _Walk:
    def __init__(self, content: str, md: MarkdownIt) -> None:
        self.content = content
        self.md = md
        self.cursor = 0
        self.pieces: list[str] = []
        self.length = 0
        self.out = Inline()
        self.open_links: list[tuple[int, int, str]] = []

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._copy(token.content)
        elif kind == "text_special":
            self._replace(token.markup, token.content)
        elif kind == "code_inline":
            self._take_code(token)
        elif kind == "softbreak":
            self._replace("\n", " ")
        elif kind == "hardbreak":
            self._replace("\n", "\n")
        elif kind == "html_inline":
            self._take_html(token.content)
        elif kind == "link_open":
            self._skip("<" if token.markup == "autolink" else "[")
            self.open_links.append((self.length, len(self.pieces), str(token.attrs.get("href", ""))))
        elif kind == "link_close":
            self._close_link(is_autolink=token.markup == "autolink")
        elif kind == "image":
            self._take_image(token)
        elif kind == "footnote_ref":
            self._take_note()
        elif token.markup:
            self._skip(token.markup)

    def finish(self) -> Inline:
        self.out.text = "".join(self.pieces)
        self.out.offsets.append(len(self.content))
        _mend_unclosed_links(self.out)
        _add_bare_urls(self.out)
        _drop_undefined_notes(self.out)
        self.out.links.sort(key=lambda link: link.start)
        return self.out

    def _copy(self, text: str) -> None:
        if not text:
            return
        place = self.content.find(text, self.cursor)
        if place < 0:
            place = self.cursor
        self.pieces.append(text.replace("\u00a0", " "))
        self.out.offsets.extend(range(place, place + len(text)))
        self.length += len(text)
        self.cursor = place + len(text)

    def _replace(self, source: str, plain: str) -> None:
        place = self.content.find(source, self.cursor)
        if place < 0:
            return
        self.cursor = place + len(source)
        for character in plain.replace("\u00a0", " "):
            self.pieces.append(character)
            self.out.offsets.append(place)
            if len(source) > 1:
                self.out.wide[self.length] = self.cursor
            self.length += 1

    def _skip(self, markup: str) -> None:
        place = self.content.find(markup, self.cursor)
        if place >= 0:
            self.cursor = place + len(markup)

    def _take_code(self, token: Token) -> None:
        self._skip(token.markup)
        close = self.content.find(token.markup, self.cursor)
        inner = self.content[self.cursor : close]
        self.cursor += inner.replace("\n", " ").find(token.content)
        self._copy_as_is(token.content)
        self.cursor = close + len(token.markup)

    def _copy_as_is(self, text: str) -> None:
        self.pieces.append(text.replace("\u00a0", " "))
        self.out.offsets.extend(range(self.cursor, self.cursor + len(text)))
        self.length += len(text)
        self.cursor += len(text)

    def _take_html(self, html: str) -> None:
        if html.casefold().startswith("<br"):
            self._replace(html, "\n")
        else:
            self._skip(html)

    def _take_image(self, token: Token) -> None:
        self._skip("![")
        self._copy(token.content)
        self._skip("]")
        self._read_destination()

    def _take_note(self) -> None:
        match = _FOOTNOTE.search(self.content, self.cursor)
        if match is not None:
            self.out.notes.append((match[1], self.length))
            self.cursor = match.end()

    def _close_link(self, *, is_autolink: bool) -> None:
        if not self.open_links:
            return
        start, piece, href = self.open_links.pop()
        text = "".join(self.pieces[piece:])
        if is_autolink:
            url = text
            self._skip(">")
        else:
            self._skip("]")
            url = self._read_destination() or href
        if url.startswith("(") and url.endswith(")"):
            url = url[1:-1]
            self.out.repairs.append((start, f"the link to {url!r} has doubled parentheses"))
        self.out.links.append(Link(text=text, url=url, start=start, end=self.length))

    def _read_destination(self) -> str:
        """Read `(destination "title")` or `[reference]` at the cursor and step over it."""
        if self.content[self.cursor : self.cursor + 1] == "[":
            self._skip("]")
            return ""
        if self.content[self.cursor : self.cursor + 1] != "(":
            return ""
        position = self.cursor + 1
        while position < len(self.content) and self.content[position].isspace():
            position += 1
        parsed = self.md.helpers.parseLinkDestination(self.content, position, len(self.content))
        url = self.content[position : parsed.pos].strip("<>") if parsed.ok else ""
        close = self.content.find(")", parsed.pos if parsed.ok else position)
        self.cursor = close + 1 if close >= 0 else self.cursor
        return url


def _mend_unclosed_links(inline: Inline) -> None:
    """Make a link of `[text](https://...` that is never closed; its markup leaves the text."""
    match = _UNCLOSED.search(inline.text)
    while match is not None:
        url = match[2].rstrip(":.,;")
        start, end = match.start(), match.end()
        kept = range(match.start(1), match.end(1))
        _cut(inline, end - (len(match[2]) - len(url)) if match[2] != url else end, kept.stop)
        _cut(inline, kept.start, start)
        width = len(kept)
        inline.links.append(Link(text=inline.text[start : start + width], url=url, start=start, end=start + width))
        inline.repairs.append((start, f"the link to {url!r} is never closed; a ')' is missing"))
        match = _UNCLOSED.search(inline.text, start + width)


def _cut(inline: Inline, stop: int, start: int) -> None:
    """Remove `text[start:stop]`, and move what stands behind it."""
    width = stop - start
    inline.text = inline.text[:start] + inline.text[stop:]
    del inline.offsets[start:stop]
    inline.wide = {i - width if i >= stop else i: end for i, end in inline.wide.items() if not start <= i < stop}
    inline.notes = [(label, at - width if at >= stop else at) for label, at in inline.notes]
    inline.links = [
        Link(text=link.text, url=link.url, start=link.start - width, end=link.end - width)
        if link.start >= stop
        else link
        for link in inline.links
    ]


def _add_bare_urls(inline: Inline) -> None:
    taken = [(link.start, link.end) for link in inline.links]
    for match in _BARE_URL.finditer(inline.text):
        if not any(start <= match.start() < end for start, end in taken):
            inline.links.append(Link(text=match[0], url=match[0], start=match.start(), end=match.end()))


def _drop_undefined_notes(inline: Inline) -> None:
    """Take references to footnotes that no one defines out of the text, and say so."""
    match = _FOOTNOTE.search(inline.text)
    while match is not None:
        inline.repairs.append((match.start(), f"footnote {match[1]!r} is referred to and never defined"))
        inline.notes.append((match[1], match.start()))
        _cut(inline, match.end(), match.start())
        match = _FOOTNOTE.search(inline.text, match.start())
