"""Plain text of a run of inline markdown, with the place of every code point."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from breachgraph.model import Link
from breachgraph.sources.html import Token, read_tag
from breachgraph.sources.mending import Cut, find_bare_urls, find_broken_links, find_undefined_notes, shift_positions

__all__ = ["Inline"]

_DESTINATION = re.compile(r"\]\(\s*<?([^\s<>]+?)>?(?:\s+[\"'(][^\n]*)?\s*\)\Z")
_BROKEN_END = re.compile(r"[ \t]{0,8}\n[ \t>]{0,40}\)\Z")
_OF_TAG = -1
"""Where the markup of a link begins that an `<a>` makes: nothing of it is mended."""

_NO_BREAK_SPACE = "\u00a0"


class Inline:
    """Plain text under construction.

    Attributes:
        text: The plain text; whole once `finish` was called.
        offsets: Place in the raw file of each code point.
        wide: Where a code point is written with several: its index, and where it ends in the raw file.
        links: Hyperlinks.
        notes: Footnote labels with the position where each stands.
        repairs: What was mended: code of the problem, place in the raw file (start, end), message.
    """

    def __init__(self, raw: str) -> None:
        """Begin a run of text of a raw file."""
        self.raw = raw
        self.text = ""
        self.offsets: array[int] = array("l")
        self.wide: dict[int, int] = {}
        self.links: list[Link] = []
        self.notes: list[tuple[str, int]] = []
        self.repairs: list[tuple[str, int, int, str]] = []
        self._pieces: list[str] = []
        self._open: list[tuple[int, int, int, str]] = []
        self._strong = -1

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

    def add_html(self, _: str, start: int, end: int) -> None:
        """Leave a tag out; a `<br>` breaks the line, and an `<a>` makes a link."""
        tag = read_tag(self.raw, start, end)
        if tag is not None:
            self.add_tag(tag)

    def add_tag(self, tag: Token) -> None:
        """Take in a tag that stands in running text."""
        if tag.value == "br" and tag.kind == "open":
            self.add_break(tag)
        elif tag.value == "a":
            self._close_tags()
            if tag.url:
                self._open.append((len(self.offsets), len(self._pieces), _OF_TAG, tag.url))

    def add_break(self, tag: Token) -> None:
        """Break the line in place of a tag."""
        self._add_one("\n", tag.start, wide=tag.end)

    def add_space(self, space: str, start: int, end: int) -> None:
        """Add white space between words of HTML; with a line end it is one space."""
        if "\n" in space:
            self.add_soft_break(space, start, end)
        else:
            self._add(space, start)

    def mark_strong(self, *, opens: bool) -> None:
        """Note where bold text begins or ends, if it begins the run."""
        if opens and not self.offsets:
            self._strong = 0
        elif not opens and self._strong == 0:
            self._strong = len(self.offsets)

    @property
    def is_strong(self) -> bool:
        """Whether the run is bold as a whole, save a colon."""
        return self._strong > 0 and self.text[self._strong :].strip() in {"", ":"}

    def add_note(self, label: str, _start: int = 0, _end: int = 0) -> None:
        """Note that a footnote is referred to here."""
        self.notes.append((label, len(self.offsets)))

    def open_link(self, url: str, start: int) -> None:
        """Begin a link to an address, as the parser reads it; `start` is where its markup begins."""
        self._open.append((len(self.offsets), len(self._pieces), start, url))

    def close_link(self, end: int) -> None:
        """End the link that was begun last; `end` is where its markup ends."""
        self._close_tags()
        start, piece, begin, url = self._open.pop()
        text = "".join(self._pieces[piece:])
        last = self.offsets[-1] + 1 if text else max(end - len(url) - 3, 0)
        if text != url and self.raw.find(url, last, end) < 0:
            written = _DESTINATION.search(self.raw, last, end)
            url = written[1] if written else url
        if url.startswith("(") and url.endswith(")"):
            url = url[1:-1]
            self._repair(begin, end, f"the link has doubled parentheses; read as a link to {url!r}")
        elif not url:
            self._repair(begin, end, "the link has no address; read as plain text")
        elif _BROKEN_END.search(self.raw, max(last, end - 80), end):
            self._repair(begin, end, f"a line break stands before the link's ')'; read as a link to {url!r}")
        self.links.append(Link(text=text, url=url, start=start, end=len(self.offsets)))

    def _close_tags(self) -> None:
        """End the links that an `<a>` began last."""
        while self._open and self._open[-1][2] == _OF_TAG:
            start, piece, _, url = self._open.pop()
            text = "".join(self._pieces[piece:])
            if text:
                self.links.append(Link(text=text, url=url, start=start, end=len(self.offsets)))

    def finish(self) -> None:
        """Put the text together, once all is added, and mend what is broken."""
        self._close_tags()
        self.text = "".join(self._pieces)
        if "](" in self.text or "] (" in self.text or ")[" in self.text:
            self._mend_links()
        self.links.sort(key=_start_of)
        if "://" in self.text:
            self.links += find_bare_urls(self.text, self.links)
        if "[^" in self.text:
            self._drop_undefined_notes()
        self.links.sort(key=_start_of)
        self.notes.sort(key=lambda note: note[1])

    def _mend_links(self) -> None:
        """Make links of what was meant as such; the markup leaves the text."""
        found = find_broken_links(self.text, self.raw, self.offsets)
        for link in found:
            self._repair(self.offsets[link.start], self.offsets[link.end - 1] + 1, link.message)
        cuts = [cut for link in found for cut in ((link.start, link.text_start), (link.text_end, link.end))]
        places = shift_positions([at for link in found for at in (link.text_start, link.text_end)], cuts)
        self._cut(cuts)
        for link, start, end in zip(found, places[::2], places[1::2], strict=True):
            self.links.append(Link(text=self.text[start:end], url=link.url, start=start, end=end))

    def _drop_undefined_notes(self) -> None:
        """Take references to footnotes that no one defines out of the text, and say so."""
        found = find_undefined_notes(self.text)
        for start, end, label in found:
            message = f"footnote {label!r} is referred to and never defined; it is read as a note without a source"
            self._repair(self.offsets[start], self.offsets[end - 1] + 1, message, code="footnote-undefined")
            self.notes.append((label, start))
        self._cut([(start, end) for start, end, _ in found])

    def _repair(self, start: int, end: int, message: str, *, code: str = "link-broken") -> None:
        self.repairs.append((code, start, end, message))

    def _cut(self, cuts: Sequence[Cut]) -> None:
        """Remove stretches of the text, and move what stands behind them."""
        if not cuts:
            return
        pieces, offsets, cursor = [], array("l"), 0
        for start, end in (*cuts, (len(self.text), len(self.text))):
            pieces.append(self.text[cursor:start])
            offsets.extend(self.offsets[cursor:start])
            cursor = end
        self.text, self.offsets = "".join(pieces), offsets
        kept = [at for at in self.wide if not _is_cut(at, cuts)]
        self.wide = dict(zip(shift_positions(kept, cuts), (self.wide[at] for at in kept), strict=True))
        moved = shift_positions([at for _, at in self.notes], cuts)
        self.notes = [(label, at) for (label, _), at in zip(self.notes, moved, strict=True)]
        edges = shift_positions([edge for link in self.links for edge in (link.start, link.end)], cuts)
        self.links = [
            Link(text=link.text, url=link.url, start=start, end=end)
            for link, start, end in zip(self.links, edges[::2], edges[1::2], strict=True)
        ]

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


def _start_of(link: Link) -> int:
    return link.start


def _is_cut(position: int, cuts: Sequence[Cut]) -> bool:
    before = bisect_right(cuts, position, key=lambda cut: cut[0]) - 1
    return before >= 0 and position < cuts[before][1]
