"""Theories that were taken back: "at first X believed ...", followed by "however, ... that was false"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from breachgraph.extraction.page import Page, Voice
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Block, Claim, Span

__all__ = ["EXTRACTOR"]

_THEORY = re.compile(
    r"(?i)\b(?:at first|initially|originally|first|earlier|had)\b[^.]{0,80}\b(?:believed?|thought|claimed|stated|said|theori[sz]ed|suspected|assumed|reported|concluded|assessed)\b"
    r"|\b(?:published|offered|gave|posted|put forward|advanced)\s(?:an?|its|their|the)\s(?:\w+\s){0,2}(?:explanation|theory|hypothesis|account|version)\b"
)
_THEORY_WORDS = tuple("first initially originally earlier had published offered gave posted put advanced".split())
_TAKEN_BACK = re.compile(
    r"(?i)\b(?:false|incorrect|inaccurate|wrong|mistaken|retract\w*|withdr[ae]w\w*|correct(?:ed|s|ion)|revised|walked back|no longer believes?|"
    r"have not found|has not found|had found no evidence|updated? (?:its|their|the|this)|not supported|d(?:id|oes) not hold|turned out (?:to be )?otherwise)\b"
)
_NEAR = 2
_DAY = len("2024-03-12")


def claim_retractions(page: Page) -> Iterator[Claim]:
    """Claim a theory that the next sentences of its block, or the quote behind it, take back: it stands as withdrawn."""
    candidates = set(page.sentences_with(_THEORY_WORDS))
    blocks = [block for block in page.document.blocks if block.kind in {"paragraph", "item"}]
    for number, block in enumerate(blocks):
        positions = page.sentences_of.get(id(block), [])
        for index, position in enumerate(positions):
            sentence = page.sentences[position]
            if position not in candidates or not _THEORY.search(sentence.text):
                continue
            later = positions[index + 1 : index + 1 + _NEAR]
            taken_back = [each for each in later if _TAKEN_BACK.search(page.sentences[each].text)]
            if not taken_back:
                continue
            voice, off = _dates(page, position, taken_back)
            concept = _concept_of(page, sentence.text, block)
            if concept:
                yield page.claim(
                    "vector",
                    concept,
                    sentence.span,
                    *(page.sentences[each].span for each in taken_back),
                    *_quoted_after(blocks, number),
                    rule=EXTRACTOR.rule,
                    modality="hypothesis",
                    status="withdrawn",
                    voice=voice,
                    withdrawn_on=off,
                )


def _dates(page: Page, position: int, taken_back: Sequence[int]) -> tuple[Voice, str | None]:
    """Who held the theory, since when, and until when.

    The days are those in the sentences themselves, or else those on which the source that the theory links to was
    published and changed.
    """
    sentence = page.sentences[position]
    voice = voice_of_sentence(page, position)
    links = sentence.block.links
    link = next((each for each in links if sentence.start <= each.start < sentence.end and each.url), None)
    source = voice.source or (page.source_of(link.url, link.text.strip()) if link else None)
    on = voice.on or _day_in(page, position) or page.published.get(source or "")
    days = (_day_in(page, each) for each in taken_back)
    off = next((day for day in days if day), None) or page.revised.get(source or "")
    return Voice(agent=voice.agent or _subject(page, position), source=source, on=on), off


def _subject(page: Page, position: int) -> str | None:
    """The organization that puts the theory forward: the one named before the words that say so."""
    theory = _THEORY.search(page.sentences[position].text)
    named = [found for found in page.mentions_in(position, "Organization") if theory and found.end <= theory.end()]
    return named[-1].entity if named else None


def _day_in(page: Page, position: int) -> str | None:
    """The one full date of a sentence; None if it has none or several."""
    dates = page.values.dates_in(position)
    days = {found.edtf for found in dates if found.valid and len(found.edtf) == _DAY and "X" not in found.edtf}
    return days.pop() if len(days) == 1 else None


def _concept_of(page: Page, text: str, block: Block) -> str:
    """The vector that the theory is about: by its own words, or else by those of the section's heading."""
    for words in (text, *reversed(block.section)):
        hits = page.concepts(words, "vector")
        if hits:
            return hits[0].concept.iri
    return ""


def _quoted_after(blocks: list[Block], number: int) -> list[Span]:
    following = blocks[number + 1 : number + 2]
    return [each.span for each in following if each.quote and _TAKEN_BACK.search(each.text)]


EXTRACTOR = Extractor(
    name="retractions",
    stage="relations",
    run=claim_retractions,
    description="Theories that the page itself says were taken back.",
    order=25,
)
