"""Agents that are only likely to be the same: told with a reason and a score, never merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from breachgraph.extraction.names import strip_legal_form
from breachgraph.model import Entity

__all__ = ["Likeness", "find_likely"]

_MIN_LETTERS = 6
_MIN_RATIO = 92
_BLOCK = 3
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’.-][^\W\d_]+)*\Z")


class Likeness(NamedTuple):
    """Two agents that may be one.

    Attributes:
        first: IRI of the one, the smaller of the two.
        second: IRI of the other.
        reason: Why they may be the same.
        score: From 0 to 1.
    """

    first: str
    second: str
    reason: str
    score: float


def find_likely(agents: Iterable[Entity], aliases: Mapping[tuple[str, str], set[str]]) -> list[Likeness]:
    """Compare the agents of all documents by name.

    Names are alike if they differ only in case, punctuation or legal form, or if they are spelt alike: alphabetic, of
    six letters or more, with the same beginning, at a ratio of 92 or more. Designators (Storm-0558) are never compared.
    A name that several agents have besides their own may mean each of them.

    Args:
        agents: The agents, each once.
        aliases: IRIs of agents by class and other name.

    Returns:
        The pairs, each once, sorted; of several reasons the best.
    """
    known = sorted(agents, key=lambda entity: entity.iri)
    found: dict[tuple[str, str], Likeness] = {}
    for likeness in (*_shared(known, aliases), *_alike(known)):
        pair = likeness.first, likeness.second
        if pair not in found or likeness.score > found[pair].score:
            found[pair] = likeness
    return sorted(found.values())


def _shared(agents: Sequence[Entity], aliases: Mapping[tuple[str, str], set[str]]) -> Iterator[Likeness]:
    """An agent whose own name is another name of several."""
    for entity in agents:
        owners = aliases.get((entity.kinds[0], entity.label), set()) - {entity.iri}
        if len(owners) > 1:
            for owner in sorted(owners):
                yield _make(entity.iri, owner, f"{entity.label!r} is another name of {len(owners)} agents", 0.5)


def _alike(agents: Sequence[Entity]) -> Iterator[Likeness]:
    """Agents of one class whose names are written or spelt alike; compared only where they begin alike."""
    from rapidfuzz.fuzz import ratio

    blocks: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for entity in agents:
        for name in {entity.label, *(() if entity.catalogued else entity.aliases)}:
            folded = _fold(name)
            if folded:
                blocks[entity.kinds[0], folded[:_BLOCK]].append((entity.iri, name, folded))
    for block in blocks.values():
        for (one, name, folded), (other, second, refolded) in combinations(sorted(block), 2):
            if one == other:
                continue
            if folded == refolded:
                yield _make(one, other, f"{name!r} and {second!r} differ in case, punctuation or legal form only", 0.95)
            elif _LETTERS.match(name) and _LETTERS.match(second) and min(len(folded), len(refolded)) >= _MIN_LETTERS:
                score = ratio(folded, refolded)
                if score >= _MIN_RATIO:
                    yield _make(one, other, f"{name!r} and {second!r} are spelt alike", round(score / 100, 2))


def _make(one: str, other: str, reason: str, score: float) -> Likeness:
    first, second = sorted((one, other))
    return Likeness(first, second, reason, score)


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", strip_legal_form(name).casefold())
