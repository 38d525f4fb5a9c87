"""Claims that contradict each other, by the places of the numbers that compete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from breachgraph.extraction import Extraction
from breachgraph.model import Claim, Span
from breachgraph.model.namespaces import bg

__all__ = ["find_contradictions"]

_BOUNDS = frozenset({bg("value"), bg("minValue"), bg("maxValue")})


def find_contradictions(extraction: Extraction) -> Iterator[tuple[str, str]]:
    """Pair the claims whose numbers compete.

    Args:
        extraction: What reading a document gave, with the places of competing numbers.

    Returns:
        IRIs of two claims, each pair in both directions, in the order of the places.
    """
    if not extraction.competing:
        return
    by_place: dict[Span, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.predicate in _BOUNDS:
            by_place[claim.evidence[0]].append(claim)
    for place, other in extraction.competing:
        for one in by_place.get(place, ()):
            for two in by_place.get(other, ()):
                yield one.iri, two.iri
                yield two.iri, one.iri
