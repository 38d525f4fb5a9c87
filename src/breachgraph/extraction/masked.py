"""Sentences with their agents masked, so that one readable pattern speaks of "a victim" or "an organization"."""

from __future__ import annotations

from breachgraph.extraction.page import Found, Page
from breachgraph.model import Role

__all__ = ["ACTOR", "ANYONE", "LIST", "OTHERS", "PERSON", "TELLING", "VICTIM", "agents_in", "is_authority", "mask"]

TELLING: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
"""Roles of sections whose sentences say who did what in the incident."""

_VICTIM, _PERSON, _ORGANIZATION, _ACTOR, _REST = "\ue000\ue001\ue002\ue003\ue00f"
VICTIM = f"{_VICTIM}{_REST}*"
"""Pattern of a masked victim."""
PERSON = f"{_PERSON}{_REST}*"
"""Pattern of a masked person who is neither victim nor actor."""
ACTOR = f"{_ACTOR}{_REST}*"
"""Pattern of a masked actor: a threat actor, or a person whom the page holds guilty."""
OTHERS = f"[{_PERSON}{_ORGANIZATION}]{_REST}*"
"""Pattern of a masked person or organization that is neither victim nor actor."""
ANYONE = f"[{_VICTIM}{_PERSON}{_ORGANIZATION}]{_REST}*"
"""Pattern of a masked person or organization that is no actor."""
LIST = rf"{OTHERS}(?:(?:,\s|,?\s(?:and|&)\s)(?:the\s)?{OTHERS}){{0,4}}"
"""Pattern of one such or several in a row."""

_AUTHORITIES = frozenset({"government", "legal"})


def mask(page: Page, position: int) -> str:
    """Return a sentence's text with every agent named in it replaced, code point for code point.

    Args:
        page: The page, its mentions found.
        position: Position of the sentence.

    Returns:
        A text of the same length, in which the patterns of this module match agents.
    """
    text = page.sentences[position].text
    parts: list[str] = []
    last = 0
    for found in page.mentions_in(position):
        sign = _sign_of(page, found)
        if sign and found.start >= last:
            parts += text[last : found.start], sign, _REST * (found.end - found.start - 1)
            last = found.end
    return "".join((*parts, text[last:])) if parts else text


def agents_in(page: Page, position: int, start: int, end: int) -> list[Found]:
    """Return the agents named in a stretch of a sentence, by place."""
    return [
        found
        for found in page.mentions_in(position, "Organization", "Person", "ThreatActor")
        if start <= found.start and found.end <= end
    ]


def is_authority(page: Page, found: Found) -> bool:
    """Tell whether an agent is catalogued as a public authority."""
    thing = page.catalogued(found.entity)
    return thing is not None and thing.sector in _AUTHORITIES


def _sign_of(page: Page, found: Found) -> str:
    if found.kind == "ThreatActor" or found.entity in page.actors:
        return _ACTOR
    if found.entity in page.victims:
        return _VICTIM
    return {"Person": _PERSON, "Organization": _ORGANIZATION}.get(found.kind, "")
