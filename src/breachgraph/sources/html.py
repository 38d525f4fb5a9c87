"""Tags, entities and text of HTML inside markdown, each with its place; one pass, whatever the input."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Token", "read_tag", "read_tokens"]

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,30})(?=[\s/>])")
_HREF = re.compile(
    r"""\shref\s{0,9}=\s{0,9}(?:"([^"<>]{0,4000})"|'([^'<>]{0,4000})'|([^\s"'<>]{1,4000}))""", re.IGNORECASE
)
_PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|[^\S\u00a0]+|&|[^\s&]+|\u00a0+")
_RAW = frozenset({"script", "style", "template", "textarea", "title", "iframe", "noscript", "svg", "math"})
"""Elements whose content is no text of the page."""


class Token(NamedTuple):
    """A piece of HTML.

    Attributes:
        kind: `open` or `close` for a tag, `text`, `entity`, `space`.
        value: Name of the tag in lower case; the text; what the entity stands for.
        start: First code point in the raw file.
        end: One past the last.
        url: Where an `a` leads to.
    """

    kind: str
    value: str
    start: int
    end: int
    url: str = ""


def read_tag(raw: str, start: int, end: int) -> Token | None:
    """Read one tag.

    Args:
        raw: The raw file.
        start: Where the tag begins, at its `<`.
        end: One past its `>`.

    Returns:
        The tag; None for a comment, a declaration or what is no tag.
    """
    match = _TAG.match(raw, start, end)
    if match is None:
        return None
    name, opens = match[1].lower(), raw[start + 1] != "/"
    link = _HREF.search(raw, match.end(), end) if opens and name == "a" else None
    url = html.unescape(next((group for group in link.groups() if group), "")).strip() if link else ""
    return Token("open" if opens else "close", name, start, end, url)


def read_tokens(raw: str, start: int, end: int) -> Iterator[Token]:
    """Read a stretch of HTML; comments, declarations, scripts and styles are left out.

    Args:
        raw: The raw file.
        start: Where the stretch begins.
        end: Where it ends.

    Yields:
        Tokens in file order. A `<` that begins no tag is text.

    Source: HTML Living Standard, 13.2.5 (tokenization), as far as running text needs it.
    """
    at = start
    while at < end:
        less = raw.find("<", at, end)
        stop = end if less < 0 else less
        yield from _read_text(raw, at, stop)
        if less < 0:
            return
        at = _end_of_markup(raw, less, end)
        if at < 0:
            yield from _read_text(raw, less, end)
            return
        if at == less:
            yield Token("text", "<", less, less + 1)
            at = less + 1
            continue
        tag = read_tag(raw, less, at)
        if tag is not None:
            yield tag
            if tag.kind == "open" and tag.value in _RAW:
                at = _end_of_element(raw, tag, end)


def _end_of_markup(raw: str, less: int, end: int) -> int:
    """Where a tag or comment ends; its own place if it is none, -1 if nothing behind it can close."""
    if raw.startswith("<!--", less):
        close = raw.find("-->", less + 4, end)
        return close + 3 if close >= 0 else end
    following = raw[less + 1 : less + 3].lstrip("/")
    if not (following[:1].isalpha() or following[:1] in {"!", "?"}):
        return less
    close = raw.find(">", less, end)
    if close < 0:
        return -1
    if raw.count('"', less, close) % 2:
        quote = raw.find('"', close, min(end, close + 2000))
        further = raw.find(">", quote, min(end, quote + 2000)) if quote >= 0 else -1
        close = further if further >= 0 else close
    return close + 1


def _end_of_element(raw: str, tag: Token, end: int) -> int:
    """Where the content of an element that is left out ends; all the rest if it is never closed."""
    close = re.compile(rf"</{tag.value}", re.IGNORECASE).search(raw, tag.end, end)
    return close.start() if close else end


def _read_text(raw: str, start: int, end: int) -> Iterator[Token]:
    for match in _PIECE.finditer(raw, start, end):
        piece, at, stop = match[0], match.start(), match.end()
        if piece.isspace() and "\u00a0" not in piece:
            yield Token("space", piece, at, stop)
            continue
        meant = html.unescape(piece) if len(piece) > 1 and piece[0] == "&" else piece
        yield Token("entity" if meant != piece else "text", meant, at, stop)
