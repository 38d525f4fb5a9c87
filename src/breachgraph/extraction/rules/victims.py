"""Victims that the prose names: lists introduced as victims, and whoever "suffered a breach" or "was breached"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Role

__all__ = ["EXTRACTOR", "suffers"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
_HARM = r"(?:data |security |cyber ?security |massive |major |cyber ?)*(?:breach|breaches|hack|incident|intrusion|cyber ?attack|attack|data theft|compromise|leak)"
_SUFFERS = re.compile(
    rf"^(?:['’]s)?,?\s+(?:\w+\s){{0,2}}?(?:suffered|experienced|sustained|fell victim to|was hit by)\s+(?:\w+\s){{0,3}}?{_HARM}\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^\s+(?:was|were|had been|has been|got)\s+(?:\w+ly\s)?(?:breached|hacked|compromised|attacked|extorted)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:breach|hack|compromise) (?:of|at|against)\s+(?:the\s)?$|\b(?:breached|hacked|attacked|extorted)\s+(?:the\s)?$",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?i)\bvictims?\b[^.:]{0,60}(?:include[sd]?|are|were)?[^.:]{0,20}:\s*$")
_WAS_VICTIM = re.compile(r"^\s+(?:was|were)\s+(?:also\s)?(?:one of|among)\s+the\s+victims", re.IGNORECASE)


def claim_victims(page: Page) -> Iterator[Claim]:
    """Claim victims from victim lists; from sentences only where the header names no victim."""
    listed = list(_from_lists(page))
    yield from listed
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in _ROLES:
            continue
        for found in page.mentions_in(position, "Organization", "Person"):
            if _is_victim(sentence.text, found, named=bool(page.victims)):
                page.victims.append(found.entity)
                modality = modality_of(sentence.text, found.start, found.end)
                voice = voice_of_sentence(page, position)
                yield page.claim(
                    "victim", found.entity, sentence.span, rule=EXTRACTOR.rule, modality=modality, voice=voice
                )


def _is_victim(text: str, found: Found, *, named: bool) -> bool:
    after = text[found.end : found.end + 120]
    if _WAS_VICTIM.match(after):
        return True
    return not named and suffers(text, found.start, found.end)


def suffers(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a name say that whom it names was breached.

    Args:
        text: The sentence.
        start: First code point of the name.
        end: One past the last.
    """
    after, before = text[end : end + 120], text[max(0, start - 40) : start]
    return bool(_SUFFERS.match(after) or _PASSIVE.match(after) or _OF.search(before))


def _from_lists(page: Page) -> Iterator[Claim]:
    """Every item of a list that is introduced as the list of victims names one."""
    blocks = page.document.blocks
    for number, block in enumerate(blocks):
        if block.kind != "paragraph" or block.role not in _ROLES or not _LIST.search(block.text):
            continue
        for item in blocks[number + 1 :]:
            if item.kind != "item":
                break
            for position in page.sentences_of.get(id(item), []):
                for found in page.mentions_in(position, "Organization", "Person")[-1:]:
                    page.victims.append(found.entity)
                    yield page.claim("victim", found.entity, item.span, rule=EXTRACTOR.rule)


EXTRACTOR = Extractor(
    name="victims",
    stage="relations",
    run=claim_victims,
    description="Victims from lists of victims and from sentences that say who was breached.",
    order=5,
)
