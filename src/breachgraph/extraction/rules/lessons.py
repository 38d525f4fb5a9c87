"""Recommendations and lessons learned: list items, numbered recommendations in quotes, single paragraphs, advice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.concepts import load_concepts
from breachgraph.lexicon.matcher import first_per_concept
from breachgraph.model import Block, Claim, Entity, Literal, Role, Span
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
_ADVISING: frozenset[Role] = frozenset({"lead", "details", "attribution", "impact", "other"})
_OPENING = re.compile(r"\W{0,3}([a-z]{2,14}(?:['’]t)?)(?: ([a-z]{2,5})\b)?")
_NO_VERB = frozenset({"of", "was", "were", "is", "are", "had", "has", "by", "did"})
_LEAST_ITEMS = 2
_SPACE = re.compile(r"\s+")


def read_lessons(page: Page) -> Iterator[Claim]:
    """Make a recommendation of every item of the lessons section, and of every list that tells the reader what to do."""
    advice = {id(block) for block in _find_advice(page)}
    found = [*_find_lessons(page), *_group([block for block in page.document.blocks if id(block) in advice])]
    found.sort(key=lambda blocks: blocks[0].offsets[0])
    for order, blocks in enumerate(found, 1):
        text = _SPACE.sub(" ", " ".join(block.text.strip() for block in blocks)).strip()
        if text:
            yield from _claim_lesson(page, text, _cover(blocks), order, advised=id(blocks[0]) in advice)


def _claim_lesson(page: Page, text: str, span: Span, order: int, *, advised: bool) -> Iterator[Claim]:
    rule = EXTRACTOR.rule
    numbered = _NUMBERED.match(text)
    cited = _PAGE.search(text)
    iri = mint("recommendation", page.entities[page.incident].label, digest(text.casefold(), length=8))
    label = f"Recommendation {numbered['number']}" if numbered else text[:80]
    details = ((bg("order"), Literal(str(order), XSD + "integer")),)
    page.describe(Entity(iri=iri, kinds=("Recommendation",), label=label, details=details))
    kind = "formal" if numbered else "advice" if advised else "lesson-learned"
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


def _find_advice(page: Page) -> Iterator[Block]:
    """The items of lists, outside lessons, most of which begin with what one says to make somebody do something."""
    run: list[Block] = []
    for block in (*page.document.blocks, None):
        if block is not None and block.item >= 0 and (not run or block.section == run[0].section):
            run.append(block)
            continue
        if run and run[0].role in _ADVISING:
            first = {each.item: each for each in reversed(run)}  # the first block of each item
            telling = sum(_tells_to(each.text) for each in first.values())
            if telling >= _LEAST_ITEMS and 2 * telling > len(first):
                yield from run
        run = [block] if block is not None and block.item >= 0 else []


def _tells_to(text: str) -> bool:
    """Tell whether an item begins with an imperative."""
    match = _OPENING.match(text[:40].lower().replace("’", "'"))
    if match is None or match[2] in _NO_VERB:
        return False
    return match[1] in _openings() or f"{match[1]} {match[2]}" in _openings()


@cache
def _openings() -> frozenset[str]:
    kinds = load_concepts()["recommendation-kind"]
    return frozenset(phrase for kind in kinds if kind.notation == "advice" for phrase in kind.phrases)


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
    version=2,
    stage="structure",
    run=read_lessons,
    description="Recommendations and lessons learned, with number, page and the weakness they address.",
    order=60,
)
