"""Places in raw files."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a raw file, so that `text[start:end]` is the quote, front matter included.

    Attributes:
        source: Path of the document.
        start: First code point.
        end: One past the last code point.
    """

    source: str
    start: int
    end: int
