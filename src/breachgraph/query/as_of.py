"""The past: what the claims asserted up to a day support."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyoxigraph

from breachgraph.errors import QueryError
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.namespaces import bg
from breachgraph.store import LocalStore, Store

__all__ = ["store_as_of"]

_CLAIMS = """
SELECT ?s ?p ?o ?modality ?status ?on ?published WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status .
  OPTIONAL { ?c rdf:object ?o }
  OPTIONAL { ?c bg:assertedOn ?on }
  OPTIONAL { ?c bg:evidence/bg:inSource ?page . ?page bg:publishedOn ?published }
}
"""
_HELD = ("claim-status-undisputed", "claim-status-accepted")


def store_as_of(store: Store, day: str) -> Store:
    """Return a copy of a dataset as it would have stood on a day.

    A fact stays if a claim that supports it was asserted on that day or earlier; a claim without a date counts as
    asserted when its page was published, and one of a page without a date always.

    Args:
        store: The dataset.
        day: EDTF date; of a longer one the last day counts.

    Returns:
        A store in memory; claims and descriptions stay, facts that only later claims support are gone.

    Raises:
        QueryError: If the text is no date.
    """
    try:
        limit = parse_edtf(day).latest
    except ValueError as error:
        raise QueryError(f"--as-of: {error}") from None
    early: set[tuple[object, object, object]] = set()
    late: set[tuple[object, object, object]] = set()
    rows: Any = store.query(_CLAIMS)
    for row in rows:
        if not row["status"].value.endswith(_HELD):
            continue
        unknown = row["modality"].value.endswith("-unknown")
        fact = (row["s"], pyoxigraph.NamedNode(bg("unknown")), row["p"]) if unknown else (row["s"], row["p"], row["o"])
        (early if _asserted(row["on"], row["published"]) <= limit else late).add(fact)
    gone = late - early
    return LocalStore.of(q for q in store.quads() if (q.subject, q.predicate, q.object) not in gone)


def _asserted(on: Any, published: Any) -> date:
    for term in (on, published):
        if term is not None:
            try:
                return parse_edtf(term.value).earliest
            except ValueError:
                continue
    return date.min
