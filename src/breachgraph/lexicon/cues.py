"""The grammar of cues: patterns of words that concepts are found by.

A cue is matched inside one sentence without regard to case:

    cue         = element { separator element }
    element     = alternative { "|" alternative }          "leaked|stolen"
                | "(" alternative { "|" alternative } ")"  optional
    alternative = word with "*" for any letters            "rotat*"; a word with a capital letter keeps its case
    separator   = " " | " .. " (a gap of up to six words) | " ... " (of up to twelve)

A phrase (a concept's label) is a cue of plain words whose last may be in the plural.

Cues are compiled into `Piece`s, the single words that a sentence is made of, so that matching them is looking up
words and comparing their places: no regular expression runs, and no input makes it explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

__all__ = ["TOKEN", "Alternative", "Cue", "Element", "Piece", "parse_cue", "parse_phrase"]

TOKEN = re.compile(r"\w+|[$€£]")
"""What counts as a word of a sentence; a currency sign is one."""

_GAPS = {"..": 6, "...": 12}
_PART = re.compile(r"[\w*]+|[$€£]")
_NEGATED = "n't"


class Piece(NamedTuple):
    """One word of a cue.

    Attributes:
        head: What the word begins with, in lower case unless `cased`.
        tail: What it ends with, where `open` and a wildcard stands in the middle or at the start.
        open: Whether letters may stand between head and tail.
        cased: Whether capital letters matter.
    """

    head: str
    tail: str = ""
    open: bool = False
    cased: bool = False

    def matches(self, word: str) -> bool:
        """Tell whether a word of a text is meant.

        Args:
            word: The word as written.
        """
        text = word if self.cased else word.lower()
        if not self.open:
            return text == self.head
        return len(text) >= len(self.head) + len(self.tail) and text.startswith(self.head) and text.endswith(self.tail)


class Alternative(NamedTuple):
    """One way to say an element: its words, and what stands between them ("multi-factor": a hyphen)."""

    pieces: tuple[Piece, ...]
    joints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A place in a cue.

    Attributes:
        alternatives: What may stand there.
        gap: Number of words that may stand before it.
        optional: Whether it may be missing.
    """

    alternatives: tuple[Alternative, ...]
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled cue or phrase.

    Attributes:
        text: As the ontology writes it.
        elements: Its places in order; the first is not optional.
    """

    text: str
    elements: tuple[Element, ...]


def parse_cue(text: str) -> Cue:
    """Compile a cue.

    Args:
        text: The pattern, in the grammar of this module.

    Returns:
        The cue.

    Raises:
        ValueError: If the cue is empty, begins or ends with a gap, or holds an empty alternative.
    """
    tokens = text.split()
    if not tokens or tokens[0] in _GAPS or tokens[-1] in _GAPS:
        raise ValueError("a cue begins and ends with a word")
    if tokens[0].startswith("("):
        raise ValueError("a cue cannot begin with an optional word")
    elements: list[Element] = []
    gap = 0
    for token in tokens:
        if token in _GAPS:
            gap = _GAPS[token]
            continue
        optional = token.startswith("(")
        options = token.strip("()").split("|")
        if not all(options):
            raise ValueError(f"{token!r} holds an empty alternative")
        elements.append(Element(alternatives=tuple(map(_read_word, options)), gap=gap, optional=optional))
        gap = 0
    return Cue(text, tuple(elements))


def parse_phrase(text: str) -> Cue:
    """Compile a label: its words in this order, the last perhaps with `s` or `es`.

    Args:
        text: The label; punctuation in it counts as white space, but inside a word it is kept.

    Raises:
        ValueError: If the label holds no word.
    """
    words = [alternative for word in text.split() if (alternative := _read_word(word.lower(), plain=True)).pieces]
    if not words:
        raise ValueError("a label holds a word")
    elements = [Element(alternatives=(word,)) for word in words[:-1]]
    return Cue(text, (*elements, Element(alternatives=tuple(_numbers(words[-1])))))


def _numbers(word: Alternative) -> Iterator[Alternative]:
    """A word in the singular and the plural."""
    *first, last = word.pieces
    for ending in ("", "s", "es"):
        yield Alternative((*first, last._replace(head=last.head + ending)), word.joints)


def _read_word(word: str, *, plain: bool = False) -> Alternative:
    word = word.replace("’", "'")
    if word == _NEGATED:
        return Alternative((Piece("", "n", open=True), Piece("t")), ("'",))
    cased = any(letter.isupper() for letter in word)
    found = list(_PART.finditer(word))
    if not found and not plain:
        raise ValueError(f"{word!r} holds no word")
    pieces = tuple(_read_piece(part[0], cased=cased) for part in found)
    joints = tuple(word[left.end() : right.start()] for left, right in pairwise(found))
    return Alternative(pieces, joints)


def _read_piece(part: str, *, cased: bool) -> Piece:
    head, star, tail = part.partition("*")
    return Piece(head if cased else head.lower(), tail if cased else tail.lower(), bool(star), cased)
