"""The rules of inference, applied to claims, so that facts stay what claims make stand.

Each rule is named and defined by a CONSTRUCT query of its name in `ontology/rules`; what is made here for a document is
what that query gives over its facts (a test compares the two). A claim that follows bears the words, the modality, the
standing, the claimant and the day of its premise, the tier `inferred`, and the rule's name. Broader concepts and the
suites of services are left to property paths (`skos:broader*`, `bg:partOf+`), which read as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

import pyoxigraph

from breachgraph.extraction import Extraction
from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.model import Claim
from breachgraph.model.namespaces import BG, ID, RDFS, bg

__all__ = ["RULES", "infer"]

_INCIDENT = f"{ID}incident/"
_RELATED = bg("relatedIncident")


def infer(extraction: Extraction) -> Extraction:
    """Add what follows from a document's claims, until nothing new follows.

    Args:
        extraction: What reading the document gave.

    Returns:
        The extraction with claims of the tier `inferred` added; the same if nothing follows. A claim that the document
        makes itself is not made again.
    """
    known = {_statement(claim) for claim in extraction.claims}
    added: list[Claim] = []
    fresh: list[Claim] = list(extraction.claims)
    while fresh:
        found: list[Claim] = []
        for name, rule in RULES.items():
            for claim in rule(fresh):
                if _statement(claim) not in known:
                    known.add(_statement(claim))
                    found.append(replace(claim, tier="inferred", rule=f"{name}@1"))
        added += found
        fresh = found
    return replace(extraction, claims=(*extraction.claims, *added)) if added else extraction


def _widen(claims: Iterable[Claim]) -> Iterator[Claim]:
    """`subproperty`: a narrower property implies the wider one (RDF Schema 1.1, section 5.3, entailment rule rdfs7)."""
    for claim in claims:
        for wide in _wider().get(claim.predicate, ()):
            if claim.object is not None and (wide != _RELATED or _is_incident(claim.subject)):
                yield replace(claim, predicate=wide)


def _reverse(claims: Iterable[Claim]) -> Iterator[Claim]:
    """`symmetric`: what is related is related both ways."""
    for claim in claims:
        if claim.predicate == _RELATED and _is_incident(claim.subject) and _is_incident(claim.object):
            assert isinstance(claim.object, str)  # noqa: S101 - an incident is an IRI
            yield replace(claim, subject=claim.object, object=claim.subject)


RULES: Mapping[str, Callable[[Iterable[Claim]], Iterator[Claim]]] = {"subproperty": _widen, "symmetric": _reverse}
"""Rules by name; each gives claims that follow from claims, still with the premise's tier and rule."""


@cache
def _wider() -> Mapping[str, tuple[str, ...]]:
    """The wider properties of breachgraph's own properties."""
    found: dict[str, list[str]] = {}
    for triple in ontology_triples():
        if triple.predicate.value == RDFS + "subPropertyOf" and isinstance(triple.object, pyoxigraph.NamedNode):
            assert isinstance(triple.subject, pyoxigraph.NamedNode)  # noqa: S101 - the ontology's own terms
            if triple.object.value.startswith(BG):
                found.setdefault(triple.subject.value, []).append(triple.object.value)
    return {narrow: tuple(sorted(wide)) for narrow, wide in found.items()}


def _is_incident(value: object) -> bool:
    return isinstance(value, str) and value.startswith(_INCIDENT)


def _statement(claim: Claim) -> tuple[object, ...]:
    where = claim.asserted_in or claim.evidence[0].source
    return claim.subject, claim.predicate, claim.object, claim.modality, claim.asserted_by, where
