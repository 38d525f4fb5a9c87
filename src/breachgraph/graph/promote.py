"""The promotion rule: which facts stand, given the claims."""

from __future__ import annotations

from collections.abc import Iterable

from breachgraph.model import Claim, Literal
from breachgraph.model.claim import holds
from breachgraph.model.namespaces import bg

__all__ = ["Fact", "promote", "stands"]

Fact = tuple[str, str, str | Literal]
"""Subject, predicate, object."""

_UNKNOWN = bg("unknown")


def stands(claim: Claim) -> bool:
    """Tell whether a claim alone makes its fact stand.

    Args:
        claim: Any claim.

    Returns:
        True if it is asserted, or says that something is unknown, and is undisputed or accepted; a claim that is only
        suggested never is, whatever else it says.
    """
    return holds(claim.modality, claim.status, claim.tier)


def promote(claims: Iterable[Claim]) -> list[Fact]:
    """Return the facts that some claims make stand.

    A fact stands iff some claim with the same subject, predicate and object is asserted and is undisputed or
    accepted, and more than suggested. `bg:unknown` with the predicate as its object stands iff a claim says `unknown`.

    Args:
        claims: Claims in any order.

    Returns:
        The facts without repetition, sorted.
    """
    facts: set[Fact] = set()
    for claim in claims:
        if not stands(claim):
            continue
        if claim.modality == "unknown":
            facts.add((claim.subject, _UNKNOWN, claim.predicate))
        elif claim.object is not None:
            facts.add((claim.subject, claim.predicate, claim.object))
    return sorted(facts, key=lambda fact: (fact[0], fact[1], isinstance(fact[2], Literal), fact[2]))
