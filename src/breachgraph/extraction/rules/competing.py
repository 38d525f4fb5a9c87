"""Numbers that compete: counts of the same thing that differ. Each stands as a claim; none is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Literal, Span
from breachgraph.model.namespaces import bg, notation_of

__all__ = ["EXTRACTOR"]

_BOUNDS = frozenset({bg("value"), bg("minValue"), bg("maxValue")})
_VAGUE = frozenset({"numbers", "records", "files", "entries"})
_APART = frozenset({"duration", "share", "charges"})
"""Kinds of measures that count something else each time: lengths of time, parts of different wholes."""

_MOST = 12
"""Different numbers of one noun that are compared; a page with more is a list."""
_ALIKE = 3
"""Numbers further apart than this factor count different things."""


def find_competing(page: Page) -> Iterator[Claim]:
    """Note pairs of counts of one incident whose noun is the same and whose numbers differ, with both places.

    "25 organizations" and "22 enterprise organizations" compete; "57 million users" and "600,000 drivers" do not.
    """
    incidents: dict[str, str] = {}
    nouns: dict[str, str] = {}
    apart: set[str] = set()
    counts: dict[str, tuple[Decimal, Span]] = {}
    for claim in page.claims:
        if claim.predicate == bg("measure") and isinstance(claim.object, str) and claim.modality == "asserted":
            incidents[claim.object] = claim.subject
        elif claim.predicate == bg("unitText") and isinstance(claim.object, Literal):
            noun = _noun(claim.object.value)
            said = page.document.quote(claim.evidence[0]).casefold()
            nouns[claim.subject] = noun if noun.rpartition(" ")[2] in said else ""  # "five of them" is a part
        elif claim.predicate == bg("measureKind") and notation_of("measure-kind", str(claim.object)) in _APART:
            apart.add(claim.subject)
        elif claim.predicate in _BOUNDS and isinstance(claim.object, Literal):
            counts.setdefault(claim.subject, (Decimal(claim.object.value), claim.evidence[0]))
    groups: dict[tuple[str, str], list[tuple[Decimal, Span]]] = defaultdict(list)
    for measure, incident in incidents.items():
        if measure in counts and nouns.get(measure) and measure not in apart:
            groups[incident, nouns[measure]].append(counts[measure])
    for group in groups.values():
        first: dict[Decimal, Span] = {}
        for number, place in sorted(group, key=lambda each: each[1]):
            if len(first) < _MOST:
                first.setdefault(number, place)
        for (one, place), (other, second) in combinations(first.items(), 2):
            if max(one, other) <= _ALIKE * min(one, other):
                page.competing.append((place, second))
    yield from ()


def _noun(unit: str) -> str:
    """What is counted: the last word, or the last two where the last says little; nothing for sums of money."""
    words = unit.casefold().split()
    if not words or (len(words) == 1 and unit.isupper()):
        return ""
    return " ".join(words[-2:]) if words[-1] in _VAGUE else words[-1]


EXTRACTOR = Extractor(
    name="competing",
    stage="review",
    run=find_competing,
    description="Counts of the same thing that differ, as claims that contradict each other.",
)
