"""What waits for a person's decision: suggestions, and claims that others speak against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from typing import Literal as Choice

from breachgraph.model import EntityKind
from breachgraph.model.namespaces import notation_of
from breachgraph.query.explain import Quote
from breachgraph.query.result import shorten
from breachgraph.store import Store

__all__ = ["PendingClaim", "Reason", "find_pending"]

Reason = Choice["suggested", "disputed", "possibly-same", "contradicted"]

_PENDING = """
SELECT ?c ?s ?sLocal ?sLabel ?sPath ?p ?o ?oLocal ?oLabel ?oNotation ?modality ?status ?tier ?rule ?by ?other
       ?quote ?start ?line ?path WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status ; bg:tier ?tier ;
     bg:extractedBy ?rule ; bg:evidence ?e .
  OPTIONAL { { ?c bg:contradicts ?other } UNION { ?other bg:contradicts ?c } }
  FILTER(?tier = bgv:tier-suggested || ?status = bgv:claim-status-disputed || ?p = bg:possiblySameAs || BOUND(?other))
  FILTER NOT EXISTS { ?c bg:curatedBy ?somebody }
  ?e oa:exact ?quote ; oa:start ?start ; bg:line ?line ; bg:inSource/bg:path ?path .
  OPTIONAL { GRAPH ?g { ?c a bg:Claim . ?s skos:prefLabel ?sLocal } }
  OPTIONAL { ?s skos:prefLabel ?sLabel }
  OPTIONAL { ?s bg:path ?sPath }
  OPTIONAL { ?c rdf:object ?o
    OPTIONAL { GRAPH ?h { ?c a bg:Claim . ?o skos:prefLabel ?oLocal } }
    OPTIONAL { ?o skos:prefLabel ?oLabel }
    OPTIONAL { ?o skos:inScheme ?scheme ; skos:notation ?oNotation } }
  OPTIONAL { ?c bg:assertedBy/skos:prefLabel ?by }
}
"""
_KINDS: dict[str, EntityKind] = {"suggested-person": "Person", "suggested-organization": "Organization"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingClaim:
    """A claim to be decided on.

    Attributes:
        reason: Why it waits.
        subject: Name of what it is about, as its page has it.
        property: Local name of the property.
        value: What it says; `unknown` where it says that nobody knows.
        modality: How it was said.
        status: How it stands.
        rule: Which rule read it.
        said_by: Who said it; "the page" for its author.
        kind: Class of an agent that is suggested; empty otherwise.
        quotes: The words, in file order.
        iri: The claim.
    """

    reason: Reason
    subject: str
    property: str
    value: str
    modality: str
    status: str
    rule: str
    said_by: str
    kind: EntityKind | Choice[""]
    quotes: tuple[Quote, ...]
    iri: str

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain data."""
        return asdict(self)


def find_pending(store: Store) -> list[PendingClaim]:
    """Collect the claims that nobody has decided on yet.

    Args:
        store: The dataset.

    Returns:
        Suggestions, disputed claims, agents that may be the same, and claims that contradict each other, by page and
        place; none if nothing waits.
    """
    rows: Any = store.query(_PENDING)
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        texts = {name.value: str(row[name].value) if row[name] is not None else "" for name in rows.variables}
        found.setdefault(texts["c"], []).append(texts)
    pending = [_to_pending(iri, each) for iri, each in found.items()]
    return sorted(pending, key=lambda each: (each.quotes[0].path, each.quotes[0].start, each.property, each.iri))


def _to_pending(iri: str, rows: list[Mapping[str, str]]) -> PendingClaim:
    # several labels of a thing, from several pages, give several rows
    row = min(rows, key=lambda each: sorted(each.items()))
    quotes = {
        Quote(text=each["quote"], path=each["path"], line=int(each["line"]), start=int(each["start"])) for each in rows
    }
    name = shorten(row["p"]).removeprefix("bg:")
    return PendingClaim(
        reason=_reason(row),
        subject=row["sLocal"] or row["sLabel"] or row["sPath"] or shorten(row["s"]),
        property=name,
        value=row["oNotation"] or row["oLocal"] or row["oLabel"] or row["o"] or "unknown",
        modality=notation_of("modality", row["modality"]),
        status=notation_of("claim-status", row["status"]),
        rule=row["rule"],
        said_by=row["by"] or "the page",
        kind=_KINDS.get(row["rule"].partition("@")[0], ""),
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.path, quote.start))),
        iri=iri,
    )


def _reason(row: Mapping[str, str]) -> Reason:
    if row["tier"].endswith("-suggested"):
        return "suggested"
    if row["p"].endswith("#possiblySameAs"):
        return "possibly-same"
    return "disputed" if row["status"].endswith("-disputed") else "contradicted"
