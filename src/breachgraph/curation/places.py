"""Where quoted words stand in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from breachgraph.model import Document, Span

__all__ = ["find_quote", "rests_on"]


def find_quote(document: Document, quote: str, line: int = 0) -> list[Span]:
    """Find the exact words in the raw file; only white space may differ, and no word is cut.

    Args:
        document: The page.
        quote: The words, with at least one that is not white space.
        line: The line, counted from 1, on which they begin; it counts only where the words stand several times.

    Returns:
        The places in file order, not overlapping; none if the words do not stand there, or not on that line.
    """
    words = quote.split()
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    pattern = re.compile(before + r"\s+".join(map(re.escape, words)) + after)
    found = [Span(document.source, *match.span()) for match in pattern.finditer(document.text)]
    if line and len(found) > 1:
        return [span for span in found if document.line_of(span.start) == line]
    return found


def rests_on(evidence: Iterable[Span], places: Iterable[Span]) -> bool:
    """Tell whether some evidence holds one of the places, or lies in it."""
    where = list(places)
    return any(
        (span.start <= place.start and place.end <= span.end) or (place.start <= span.start and span.end <= place.end)
        for span in evidence
        for place in where
    )
