"""Sentences with their agents masked, so that one readable pattern speaks of "a victim" or "an organization"."""

from __future__ import annotations

from breachgraph.extraction.page import Found, Page

__all__ = ["PERSON", "VICTIM", "mask"]

_VICTIM, _PERSON, _ORGANIZATION, _ACTOR, _REST = "\ue000\ue001\ue002\ue003\ue00f"
VICTIM = f"{_VICTIM}{_REST}*"
"""Pattern of a masked victim."""
PERSON = f"{_PERSON}{_REST}*"
"""Pattern of a masked person who is neither victim nor actor."""


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


def _sign_of(page: Page, found: Found) -> str:
    if found.kind == "ThreatActor" or found.entity in page.actors:
        return _ACTOR
    if found.entity in page.victims:
        return _VICTIM
    return {"Person": _PERSON, "Organization": _ORGANIZATION}.get(found.kind, "")
