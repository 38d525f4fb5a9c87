"""Places in raw files."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Span"]


class Span(NamedTuple):
    """A stretch of a raw file, so that `text[start:end]` is the quote, front matter included.

    A tuple, since spans are compared, sorted and hashed more often than anything else.

    Attributes:
        source: Path of the document.
        start: First code point.
        end: One past the last code point.
    """

    source: str
    start: int
    end: int
