"""Plain text of a run of inline markdown, with the place of every code point."""

from __future__ import annotations

import re
from array import array

from breachgraph.model import Link

__all__ = ["Inline"]

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_UNCLOSED = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>]{1,2000})(?=\s|$)")
_BARE_URL = re.compile(r"https?://[^\s<>\"'\[\]]{1,2000}[^\s<>\"'\[\].,;:!?)*]")
_DESTINATION = re.compile(r"\]\(\s*<?([^\s<>]+?)>?(?:\s+[\"'(][^\n]*)?\s*\)\Z")
_NO_BREAK_SPACE = "\u00a0"


class Inline:
    """Plain text under construction.

    Attributes:
        text: The plain text; whole once `finish` was called.
        offsets: Place in the raw file of each code point.
        wide: Where a code point is written with several: its index, and where it ends in the raw file.
        links: Hyperlinks.
        notes: Footnote labels with the position where each stands.
        repairs: (start in the plain text, what was mended) of broken links.
    """

    def __init__(self, raw: str) -> None:
        """Begin a run of text of a raw file."""
        self.raw = raw
        self.text = ""
        self.offsets: array[int] = array("l")
        self.wide: dict[int, int] = {}
        self.links: list[Link] = []
        self.notes: list[tuple[str, int]] = []
        self.repairs: list[tuple[int, str]] = []
        self._pieces: list[str] = []
        self._open: list[tuple[int, int, str]] = []

    def copy(self, start: int, end: int) -> None:
        """Add text as it stands in the raw file."""
        self._add(self.raw[start:end], start)

    def add_text(self, text: str, start: int, end: int) -> None:
        """Add text that the raw file writes at a place: as it is, or as an entity."""
        if len(text) == end - start:
            self._add(text, start)
            return
        for character in text:
            self._add_one(character, start, wide=end)

    def add_code(self, text: str, start: int, end: int) -> None:
        """Add a code span; its range has the backticks."""
        written = self.raw[start:end].replace("\r\n", " \n").replace("\n", " ")
        shift = written.find(text)
        if shift >= 0 and text:
            self._add(text, start + shift)
            return
        cursor = start  # a span over lines of a quote or an item, whose marks are not part of it
        for character in text:
            options = "\n " if character == " " else character
            found = [place for each in options if (place := self.raw.find(each, cursor, end)) >= 0]
            place = min(found, default=cursor)
            self._add_one(character, place)
            cursor = min(place + 1, end - 1)

    def add_soft_break(self, _: str, start: int, end: int) -> None:
        """Add the end of a line as a space."""
        self._add_one(" ", max(self.raw.rfind("\n", start, end), start))

    def add_hard_break(self, _: str, start: int, end: int) -> None:
        """Add the end of a line as a line break."""
        self._add_one("\n", max(self.raw.rfind("\n", start, end), start))

    def add_html(self, html: str, start: int, end: int) -> None:
        """Leave a tag out; a `<br>` breaks the line."""
        if html.casefold().startswith("<br"):
            self._add_one("\n", start, wide=end)

    def add_note(self, label: str, _start: int = 0, _end: int = 0) -> None:
        """Note that a footnote is referred to here."""
        self.notes.append((label, len(self.offsets)))

    def open_link(self, url: str) -> None:
        """Begin a link to an address, as the parser reads it."""
        self._open.append((len(self.offsets), len(self._pieces), url))

    def close_link(self, end: int) -> None:
        """End the link that was begun last; `end` is where its markup ends."""
        start, piece, url = self._open.pop()
        text = "".join(self._pieces[piece:])
        last = self.offsets[-1] + 1 if text else max(end - len(url) - 3, 0)
        if text != url and self.raw.find(url, last, end) < 0:
            written = _DESTINATION.search(self.raw, last, end)
            url = written[1] if written else url
        if url.startswith("(") and url.endswith(")"):
            url = url[1:-1]
            self.repairs.append((start, f"the link to {url!r} has doubled parentheses"))
        self.links.append(Link(text=text, url=url, start=start, end=len(self.offsets)))

    def finish(self) -> None:
        """Put the text together, once all is added, and mend what is broken."""
        self.text = "".join(self._pieces)
        if "](" in self.text:
            _mend_unclosed_links(self)
        if "://" in self.text:
            _add_bare_urls(self)
        if "[^" in self.text:
            _drop_undefined_notes(self)
        self.links.sort(key=lambda link: link.start)

    def _add(self, text: str, start: int) -> None:
        self._pieces.append(text.replace(_NO_BREAK_SPACE, " "))
        self.offsets.extend(_places(start, start + len(text)))

    def _add_one(self, character: str, place: int, *, wide: int = 0) -> None:
        if wide:
            self.wide[len(self.offsets)] = wide
        self._pieces.append(" " if character == _NO_BREAK_SPACE else character)
        self.offsets.append(place)


def _places(start: int, end: int) -> array[int]:
    """The numbers from start to end, cut out of a table that grows as files do: far faster than counting."""
    if len(_TABLE) < end:
        _TABLE.extend(range(len(_TABLE), max(end, 2 * len(_TABLE))))
    return _TABLE[start:end]


_TABLE: array[int] = array("l")


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
