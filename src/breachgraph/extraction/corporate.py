"""Names of organizations beside the words of a deal or a renaming."""

from __future__ import annotations

import re

from breachgraph.extraction.names import strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import is_person_name

__all__ = ["NAME", "Party", "party_at"]

Party = tuple[str, str, bool]
"""An organization as a sentence names it: IRI or "", the name as written, whether it is mentioned already."""

_WORD = r"[A-Z](?:[\w&.’'-]*[\w])?"
NAME = rf"{_WORD}(?: (?:{_WORD}|of|&)){{0,4}}"
"""A name of one to five words that begin with capitals."""

_ENDING = 6
"""How much longer than a mention a name may be: a possessive, a legal form, a domain's ending."""

_NO_NAME = frozenset(
    "A After Also Although An And As At Because Before Both But By Earlier Eventually Finally For Former He However If In It Its Last Later Like "
    "Now On Once Perhaps Possibly Recently She Since So That The Then They This Today Unlike Until We When Whether While With".split()
)


def party_at(page: Page, position: int, start: int, end: int) -> Party | None:
    """Return the organization that stands at a place of a sentence.

    Args:
        page: The page.
        position: Position of the sentence.
        start: First code point of a capitalised name in the sentence.
        end: One past its last.

    Returns:
        The mention that covers the place, if it is of an organization or a service; else the name itself, with no
        IRI, if it can be an organization's; None for a person, an actor, or a word that only begins a sentence.
    """
    text = page.sentences[position].text
    while (first_word := re.match(r"(\w+) ", text[start:end])) and first_word[1] in _NO_NAME:
        start += first_word.end()
    covering = [each for each in page.mentions_in(position) if each.start < end and start < each.end]
    if covering:
        first = covering[0]
        if len(covering) > 1 or first.kind not in {"Organization", "Service"} or first.start > start:
            return None
        if abs(first.end - end) <= _ENDING:
            return first.entity, text[first.start : first.end], True
    name = re.sub(r"['’]s?$", "", text[start:end])
    words = name.split()
    if not words or words[0] in _NO_NAME or is_person_name(name):
        return None
    if any(thing.kind in {"Person", "ThreatActor"} for thing in things_by_name().get(name, ())):
        return None
    return "", strip_legal_form(name), False
