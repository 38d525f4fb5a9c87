"""Who speaks in a block quote: the agent and the source that introduce it, or that its closing reference names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page, Voice
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.lexicon.names import things_by_name
from breachgraph.model import Block, Claim

__all__ = ["EXTRACTOR"]

_CLOSING = re.compile(r"\((?P<who>[A-Z][\w.&’' -]{1,40}?)(?: Report)?[:,]? ?(?:pages?|pg|pp?)\.? ?\d+[^()]{0,20}\)\s*$")
_INTRODUCES = re.compile(
    r"(?i)(?::\s*$|\b(?:said|says|states?|stated|noted|notes|wrote|writes|told|reported|announced|disclosed|explain(?:s|ed)|according to|per)\b)"
)


def find_voices(page: Page) -> Iterator[Claim]:
    """Note for every block quote who speaks; what follows a quote of the same speaker keeps the voice."""
    blocks = page.document.blocks
    last = Voice()
    for before, block in zip((None, *blocks), blocks, strict=False):
        if not block.quote or block.kind == "heading":
            continue
        opening = last if before is not None and before.quote else _introduced_by(page, before)
        closing = _closed_by(page, block)
        voice = closing if closing.agent else opening
        page.voices[id(block)] = voice
        last = voice
    yield from ()


def _introduced_by(page: Page, block: Block | None) -> Voice:
    if block is None or block.kind not in {"paragraph", "item"}:
        return Voice()
    positions = page.sentences_of.get(id(block), [])
    if not positions or not _INTRODUCES.search(page.sentences[positions[-1]].text):
        return Voice()
    position = positions[-1]
    speakers = page.mentions_in(position, "Organization", "Person")
    agent = speakers[0].entity if speakers else None
    sentence = page.sentences[position]
    source = _linked_source(page, sentence) or _noted_source(page, block)
    return Voice(agent=agent, source=source, on=page.published.get(source or ""))


def _closed_by(page: Page, block: Block) -> Voice:
    """Read "(CSRB p7)" at the end of a quote, or the footnote that stands there."""
    match = _CLOSING.search(block.text)
    if match is not None:
        things = [thing for thing in things_by_name().get(match["who"].strip(), ()) if thing.kind != "Service"]
        if things:
            return Voice(agent=page.thing(things[0]), source=_noted_source(page, block))
    source = _noted_source(page, block)
    return Voice(source=source, on=page.published.get(source or ""))


def _linked_source(page: Page, sentence: Sentence) -> str | None:
    link = next(
        (each for each in sentence.block.links_in(sentence.start, sentence.end) if each.url),
        None,
    )
    return page.source_of(link.url, link.text.strip()) if link else None


def _noted_source(page: Page, block: Block) -> str | None:
    return page.notes.get(block.notes[-1][0]) if block.notes else None


EXTRACTOR = Extractor(
    name="voices",
    stage="voices",
    run=find_voices,
    description="Who is quoted in a block quote, and from which source.",
)
