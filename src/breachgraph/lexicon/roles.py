"""What a section is for, told from its heading."""

from __future__ import annotations

import re
from functools import cache
from typing import cast, get_args

from breachgraph.lexicon.concepts import load_concepts
from breachgraph.model import Role

__all__ = ["role_of_heading"]

_NOT_WORD = re.compile(r"[^a-z0-9;/-]+")


def role_of_heading(heading: str) -> Role | None:
    """Return the role that a heading announces.

    The whole heading is looked up first, then the longest known heading that stands in it as whole words.

    Args:
        heading: Plain text of the heading.

    Returns:
        The role, or None where the heading is of no known kind, so that the section keeps its parent's role.
    """
    folded = _fold(heading)
    known = _known_headings()
    if folded in known:
        return known[folded]
    padded = f" {folded} "
    inside = [label for label in known if len(label) > 5 and f" {label} " in padded]
    if not inside or len(folded.split()) > 9:
        return None
    return known[max(inside, key=lambda label: (len(label), label))]


@cache
def _known_headings() -> dict[str, Role]:
    roles = set(get_args(Role))
    return {
        _fold(phrase): cast("Role", concept.notation)
        for concept in load_concepts()["section-role"]
        if concept.notation in roles
        for phrase in concept.phrases
    }


def _fold(heading: str) -> str:
    return _NOT_WORD.sub(" ", heading.casefold()).strip(" ./-")
