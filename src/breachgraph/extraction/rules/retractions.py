"""Theories that were taken back: "at first X believed ...", followed by "however, ... that was false"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Block, Claim, Span

__all__ = ["EXTRACTOR"]

_THEORY = re.compile(
    r"(?i)\b(?:at first|initially|originally|first|earlier|had)\b[^.]{0,80}\b(?:believed?|thought|claimed|stated|said|theori[sz]ed|suspected|assumed|reported|concluded|assessed)\b"
)
_TAKEN_BACK = re.compile(
    r"(?i)\b(?:false|incorrect|inaccurate|wrong|mistaken|retract\w*|withdr[ae]w\w*|correct(?:ed|s|ion)|revised|walked back|no longer believes?|"
    r"have not found|has not found|had found no evidence|updated? (?:its|their|the|this)|not supported)\b"
)
_NEAR = 2


def claim_retractions(page: Page) -> Iterator[Claim]:
    """Claim a theory that the next sentences of its block, or the quote behind it, take back: it stands as withdrawn."""
    blocks = [block for block in page.document.blocks if block.kind in {"paragraph", "item"}]
    for number, block in enumerate(blocks):
        positions = page.sentences_of.get(id(block), [])
        for index, position in enumerate(positions):
            sentence = page.sentences[position]
            if not _THEORY.search(sentence.text):
                continue
            later = positions[index + 1 : index + 1 + _NEAR]
            taken_back = next((each for each in later if _TAKEN_BACK.search(page.sentences[each].text)), None)
            if taken_back is None:
                continue
            concept = _concept_of(page, sentence.text, block)
            if concept:
                yield page.claim(
                    "vector",
                    concept,
                    sentence.span,
                    page.sentences[taken_back].span,
                    *_quoted_after(blocks, number),
                    rule=EXTRACTOR.rule,
                    modality="hypothesis",
                    status="withdrawn",
                    voice=voice_of_sentence(page, position),
                )


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
