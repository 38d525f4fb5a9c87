"""Sentences of a block, by punctuation, with care for abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from breachgraph.model import Block, Role, Span

__all__ = ["TELLING", "Sentence", "split_sentences"]

TELLING: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
"""Roles of sections whose sentences say who did what in the incident."""

_END = re.compile(r"[.!?][\"'”’)\]*]{0,4}(?:\s+|$)|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|[A-Z]\.[A-Z]|Inc|Corp|Ltd|Co|Sen|Rep|Gov|Gen|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|No|vs?|Dept|U\.S|U\.K|e\.g|i\.e"
    r"|etc|approx|aprox|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pg?|pp|al|Fig|a\.m|p\.m)\.$"
)

_GIANT = re.compile(r"\S{150,}")
_PIECE = re.compile(r"\S{150,}|(?:\s*(?!\S{150})\S+){1,300}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands.

    Attributes:
        block: The block that holds it.
        start: First code point in the block's text.
        end: One past the last code point in the block's text.
        text: The words.
    """

    block: Block
    start: int
    end: int
    text: str

    @property
    def role(self) -> Role:
        """What the sentence's section is for."""
        return self.block.role

    @property
    def span(self) -> Span:
        """The place of the whole sentence in the raw file."""
        return self.block.locate(self.start, self.end)

    def locate(self, start: int, end: int) -> Span:
        """Return the place in the raw file of a stretch of the sentence's text."""
        return self.block.locate(self.start + start, self.start + end)


def split_sentences(block: Block) -> list[Sentence]:
    """Split the text of a block.

    Args:
        block: Any block of prose.

    Returns:
        Its sentences in order, without surrounding white space; headings and cells may be one sentence.
    """
    text = block.text
    sentences: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        following = text[end : end + 1]
        if match[0] != "\n" and following and (following.islower() or _is_abbreviation(text, start, match.start())):
            continue
        _add(sentences, block, start, end)
        start = end
    _add(sentences, block, start, len(text))
    return sentences


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    return text[dot] == "." and bool(_ABBREVIATION.search(text, max(start, dot - 12), dot + 1))


def _add(sentences: list[Sentence], block: Block, start: int, end: int) -> None:
    """Add a stretch of text; runs without a space that are no words part it, and so does every 300th word."""
    for piece in _PIECE.finditer(block.text, start, end):
        text = piece[0].strip()
        if text and not _GIANT.fullmatch(text):
            begin = piece.start() + len(piece[0]) - len(piece[0].lstrip())
            sentences.append(Sentence(block, begin, begin + len(text), text))
