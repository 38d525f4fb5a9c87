"""The past: what was claimed up to a day, how it stood then, and the facts that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyoxigraph

from breachgraph.errors import QueryError
from breachgraph.model.claim import HELD, holds
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.namespaces import bg, bgv, notation_of
from breachgraph.store import LocalStore, Store

__all__ = ["store_as_of"]

_CLAIMS = """
SELECT ?c ?s ?p ?o ?modality ?status ?tier ?on ?off ?published ?page WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status .
  OPTIONAL { ?c rdf:object ?o }
  OPTIONAL { ?c bg:tier ?tier }
  OPTIONAL { ?c bg:assertedOn ?on }
  OPTIONAL { ?c bg:withdrawnOn ?off }
  OPTIONAL { ?c bg:evidence/bg:inSource ?page . OPTIONAL { ?page bg:publishedOn ?published } }
}
"""
_STANDING = pyoxigraph.NamedNode(bg("claimStatus"))
_WITHDRAWN_ON = pyoxigraph.NamedNode(bg("withdrawnOn"))
_UNDISPUTED = pyoxigraph.NamedNode(bgv("claim-status", "undisputed"))
_UNKNOWN = pyoxigraph.NamedNode(bg("unknown"))

_Fact = tuple[object, object, object]


@dataclass(frozen=True, slots=True)
class _Claim:
    iri: Any
    fact: _Fact | None
    held: bool
    known: bool
    restored: bool
    page: Any


def store_as_of(store: Store, day: str) -> Store:
    """Return a copy of a dataset as it would have stood on a day.

    A claim is known from the day on which it was asserted; one without a date from the day on which its page was
    published, and one of a page without a date always. A claim that was taken back later still stood. Facts are what
    the known claims make stand, by the promotion rule.

    Args:
        store: The dataset.
        day: EDTF date; of a longer one the last day counts.

    Returns:
        A store in memory; things and what describes them stay, claims that are not known yet and facts that only they
        support are gone.

    Raises:
        QueryError: If the text is no date.
    """
    try:
        limit = parse_edtf(day).latest
    except ValueError as error:
        raise QueryError(f"--as-of: {error}") from None
    claims = list(_claims(store, limit))
    supported = {claim.fact for claim in claims if claim.fact}
    standing = {claim.fact for claim in claims if claim.fact and claim.known and (claim.held or claim.restored)}
    hidden = {claim.iri for claim in claims if not claim.known}
    restored = {claim.iri for claim in claims if claim.restored}
    return LocalStore.of(
        [
            *_keep(store, supported - standing, hidden, restored),
            *(
                pyoxigraph.Quad(*claim.fact, claim.page or pyoxigraph.DefaultGraph())  # type: ignore[arg-type]
                for claim in claims
                if claim.fact and claim.known and claim.restored
            ),
        ]
    )


def _claims(store: Store, limit: date) -> Iterator[_Claim]:
    rows: Any = store.query(_CLAIMS)
    for row in rows:
        modality = notation_of("modality", row["modality"].value)
        held = notation_of("claim-status", row["status"].value) in HELD
        tier = notation_of("tier", row["tier"].value) if row["tier"] is not None else ""
        fact = (row["s"], _UNKNOWN, row["p"]) if modality == "unknown" else (row["s"], row["p"], row["o"])
        later = row["off"] is not None and _first_day(row["off"]) > limit
        yield _Claim(
            iri=row["c"],
            fact=fact if holds(modality, "accepted", tier) else None,
            held=held,
            known=_asserted(row["on"], row["published"]) <= limit,
            restored=later and not held,
            page=row["page"],
        )


def _keep(store: Store, gone: set[_Fact], hidden: set[Any], restored: set[Any]) -> Iterator[pyoxigraph.Quad]:
    """The quads that stood: without facts and claims that came later, and with the standing of then."""
    for quad in store.quads():
        if quad.subject in hidden or (quad.subject, quad.predicate, quad.object) in gone:
            continue
        if quad.subject in restored and quad.predicate == _WITHDRAWN_ON:
            continue
        if quad.subject in restored and quad.predicate == _STANDING:
            yield pyoxigraph.Quad(quad.subject, quad.predicate, _UNDISPUTED, quad.graph_name)
            continue
        yield quad


def _asserted(on: Any, published: Any) -> date:
    for term in (on, published):
        if term is not None:
            try:
                return parse_edtf(term.value).earliest
            except ValueError:
                continue
    return date.min


def _first_day(term: Any) -> date:
    try:
        return parse_edtf(term.value).earliest
    except ValueError:
        return date.min
