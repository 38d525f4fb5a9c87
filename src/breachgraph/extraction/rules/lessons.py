"""Recommendations and lessons learned: list items, numbered recommendations in quotes, single paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.matcher import first_per_concept
from breachgraph.model import Block, Claim, Entity, Literal, Span
from breachgraph.model.iris import digest, mint
from breachgraph.model.namespaces import XSD, bg, bgv

__all__ = ["EXTRACTOR"]

_NUMBERED = re.compile(
    r"^\s*(?:RECOMMENDATION|Recommendation)\s+(?:No\.?\s*|#\s*)?(?P<number>\d{1,3}[a-z]?)\s*[:.)–—-]\s*"
)
_PAGE = re.compile(r"\(?\b(?:pages?|pg|p)\.?\s?(?P<page>\d{1,4}(?:-\d{1,4})?)\)\s*$")
_NORMATIVE = re.compile(
    r"(?i)\b(?:should|must|need(?:s|ed)? to|ensure|avoid|neglect\w*|fail(?:s|ed)? to|did(?:n['’]t| not)|never|lesson|recommend\w*)\b"
)
_SPACE = re.compile(r"\s+")


def read_lessons(page: Page) -> Iterator[Claim]:
    """Make a recommendation of every item of the lessons section."""
    for order, blocks in enumerate(_find_lessons(page), 1):
        text = _SPACE.sub(" ", " ".join(block.text.strip() for block in blocks)).strip()
        if text:
            yield from _claim_lesson(page, text, _cover(blocks), order)


def _claim_lesson(page: Page, text: str, span: Span, order: int) -> Iterator[Claim]:
    rule = EXTRACTOR.rule
    numbered = _NUMBERED.match(text)
    cited = _PAGE.search(text)
    iri = mint("recommendation", page.entities[page.incident].label, digest(text.casefold(), length=8))
    label = f"Recommendation {numbered['number']}" if numbered else text[:80]
    details = ((bg("order"), Literal(str(order), XSD + "integer")),)
    page.describe(Entity(iri=iri, kinds=("Recommendation",), label=label, details=details))
    kind = "formal" if numbered else "lesson-learned"
    values: list[tuple[str, str | Literal]] = [
        ("incident", page.incident_at(span)),
        ("text", Literal(text)),
        ("recommendationKind", bgv("recommendation-kind", kind)),
        *([("number", Literal(numbered["number"]))] if numbered else []),
        *([("page", Literal(cited["page"]))] if cited else []),
    ]
    for predicate, value in values:
        yield page.claim(predicate, value, span, rule=rule, subject=iri, tier="structural")
    for scheme, predicate in (("weakness", "addresses"), ("theme", "theme")):
        for hit in first_per_concept(page.concepts(text, scheme)):
            yield page.claim(predicate, hit.concept.iri, span, rule=rule, subject=iri)


def _find_lessons(page: Page) -> Iterator[Sequence[Block]]:
    """Group the blocks of each lesson: an item with what is quoted in it, or a numbered recommendation."""
    sections: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    for block in page.document.blocks:
        if block.role == "lessons" and block.kind in {"item", "paragraph"}:
            sections[block.section].append(block)
    for blocks in sections.values():
        listed = [block for block in blocks if block.item >= 0]
        numbered = [block for block in blocks if block.item < 0 and _NUMBERED.match(block.text)]
        if listed or numbered:
            yield from _group(blocks)
        else:
            yield from ([block] for block in blocks if not block.quote and _NORMATIVE.search(block.text))


def _group(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    group: list[Block] = []
    for block in blocks:
        starts = bool(_NUMBERED.match(block.text)) if block.item < 0 else not group or block.item != group[0].item
        continues = bool(group) and (block.item == group[0].item if block.item >= 0 else _continues(group, block))
        if starts:
            if group:
                yield group
            group = [block]
        elif continues:
            group.append(block)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _continues(group: Sequence[Block], block: Block) -> bool:
    """A further paragraph of the quote that holds a numbered recommendation."""
    return block.quote > 0 and group[0].item < 0 and block.offsets[0] - group[-1].span.end <= 8


def _cover(blocks: Sequence[Block]) -> Span:
    return Span(source=blocks[0].source, start=blocks[0].span.start, end=blocks[-1].span.end)


EXTRACTOR = Extractor(
    name="lessons",
    stage="structure",
    run=read_lessons,
    description="Recommendations and lessons learned, with number, page and the weakness they address.",
    order=60,
)
