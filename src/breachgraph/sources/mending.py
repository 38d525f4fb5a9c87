"""Broken links and footnotes that nobody defines: what the markdown was meant to say, and what was wrong with it.

Every malformed stretch is looked up in the plain text once, and cut out with all others at once, so that a page of
broken links takes time in proportion to its size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from breachgraph.model import Link

__all__ = ["Cut", "Mended", "find_bare_urls", "find_broken_links", "find_undefined_notes", "shift_positions"]

_URL = r"https?://[^\s()<>\[\]]{1,2000}"
_BROKEN = re.compile(
    rf"\[(?P<text>[^\[\]\n]{{1,200}})\](?:"
    rf"\((?P<open>{_URL})(?:(?= (?P<rest>[\w%./?=&#~+-]{{1,300}})\))|(?=\s|$))"
    rf"| \((?P<apart>{_URL})\))"
    rf"|\((?P<swapped>[^()\n]{{1,200}})\)\[(?P<url>{_URL})\]"
)
_LOOKS_LIKE_ADDRESS = re.compile(r"[/\-.=_%?&\d]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_BARE_URL = re.compile(r"https?://[^\s<>\"'\[\]]{1,2000}[^\s<>\"'\[\].,;:!?)*]")


class Mended(NamedTuple):
    """A stretch of plain text that was malformed, and the link it is read as.

    Attributes:
        start: First code point of the stretch in the plain text.
        end: One past the last.
        text_start: First code point of what stays: the anchor.
        text_end: One past the last of what stays.
        url: The address.
        message: What was wrong, and what was read instead.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    url: str
    message: str


Cut = tuple[int, int]
"""First code point of what leaves a text, and one past the last."""


def find_broken_links(text: str, raw: str, offsets: Sequence[int]) -> list[Mended]:
    """Find links that markdown does not take for links.

    Args:
        text: Plain text in which they still stand as they were written.
        raw: The raw file.
        offsets: Place in the raw file of each code point of the text.

    Returns:
        In order, not overlapping: links never closed, with a line break within the address, with a space between
        the brackets, with brackets and parentheses swapped.
    """
    found = []
    for match in _BROKEN.finditer(text):
        end, anchor = match.end(), "text"
        if match["open"]:
            url = match["open"].rstrip(":.,;")
            end -= len(match["open"]) - len(url)
            rest = match["rest"]
            if rest and raw[offsets[match.end()]] == "\n" and _LOOKS_LIKE_ADDRESS.search(rest):
                url, end = match["open"] + rest, match.end() + len(rest) + 2
                message = f"the address of the link is broken by the end of a line; read as {url!r}"
            else:
                message = f"the link is never closed: a ')' is missing; read as a link to {url!r}"
        elif match["apart"]:
            url = match["apart"]
            message = f"a space parts the link's ']' and '('; read as a link to {url!r}"
        else:
            url, anchor = match["url"], "swapped"
            message = f"the link's brackets and parentheses are swapped; read as a link to {url!r}"
        found.append(Mended(match.start(), end, *match.span(anchor), url, message))
    return found


def find_undefined_notes(text: str) -> list[tuple[int, int, str]]:
    """Find references to footnotes that markdown leaves in the text, since nobody defines them: place and label."""
    return [(*match.span(), match[1]) for match in _FOOTNOTE.finditer(text)]


def find_bare_urls(text: str, links: Sequence[Link]) -> list[Link]:
    """Find addresses that stand in the text outside of links; `links` are in order, not overlapping."""
    found = []
    starts = [link.start for link in links]
    for match in _BARE_URL.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or links[before].end <= match.start():
            found.append(Link(text=match[0], url=match[0], start=match.start(), end=match.end()))
    return found


def shift_positions(positions: Sequence[int], cuts: Sequence[Cut]) -> list[int]:
    """Return where positions stand once stretches are cut out.

    Args:
        positions: Code points of the text, in any order.
        cuts: In order, not overlapping.

    Returns:
        The new positions; one within a cut moves to where the cut was.
    """
    starts = [start for start, _ in cuts]
    lengths = [0, *accumulate(end - start for start, end in cuts)]
    moved = []
    for position in positions:
        before = bisect_right(starts, position)
        inside = max(cuts[before - 1][1] - position, 0) if before else 0
        moved.append(position - lengths[before] + inside)
    return moved
