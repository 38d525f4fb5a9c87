"""Names of agents and services, found in one pass: longest match, whole words, with their case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick

from breachgraph.lexicon.concepts import Thing, load_things

__all__ = ["NameHit", "find_names", "thing_by_iri", "things_by_domain", "things_by_name"]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A catalogued name in a text.

    Attributes:
        thing: What it names; where a name is shared, the first by IRI.
        start: First code point.
        end: One past the last code point.
        ambiguous: Whether the words also mean other things.
    """

    thing: Thing
    start: int
    end: int
    ambiguous: bool


def find_names(text: str) -> list[NameHit]:
    """Find catalogued names.

    Args:
        text: Plain text.

    Returns:
        Hits in order of appearance, not overlapping; of two that overlap the longer stays, then the earlier.
    """
    hits: list[NameHit] = []
    if not load_things():
        return hits
    for last, (thing, width, ambiguous) in _automaton().iter_long(text):
        start, end = last + 1 - width, last + 1
        if _is_whole_word(text, start, end):
            hits.append(NameHit(thing, start, end, ambiguous))
    return hits


@cache
def things_by_name() -> Mapping[str, tuple[Thing, ...]]:
    """Return the things that each catalogued name may mean; names keep their case."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in load_things():
        for name in thing.names:
            found[name.text].append(thing)
    return {name: tuple(things) for name, things in found.items()}


@cache
def things_by_domain() -> Mapping[str, Thing]:
    """Return the organization behind each catalogued web domain."""
    found: dict[str, Thing] = {}
    for thing in load_things():
        for domain in thing.domains:
            found.setdefault(domain.casefold(), thing)
    return found


@cache
def thing_by_iri() -> Mapping[str, Thing]:
    """Return the catalogued things by IRI."""
    return {thing.iri: thing for thing in load_things()}


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for thing in reversed(load_things()):
        for name in thing.names:
            automaton.add_word(name.text, (thing, len(name.text), name.ambiguous))
            if "'" in name.text:
                automaton.add_word(name.text.replace("'", "’"), (thing, len(name.text), name.ambiguous))
    automaton.make_automaton()
    return automaton


def _is_whole_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not ((before.isalnum() or before in {"_", "@"}) and before) and not (after.isalnum() or after == "_")
