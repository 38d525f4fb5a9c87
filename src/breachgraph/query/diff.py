"""What came, went, or changed its standing between two datasets, and through which claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any

from breachgraph.model.claim import holds
from breachgraph.model.namespaces import notation_of
from breachgraph.query.result import shorten
from breachgraph.store import Store

__all__ = ["Change", "Through", "diff"]

_FACTS = """
SELECT DISTINCT ?s ?p ?o ?sl ?ol WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o .
  OPTIONAL { ?s skos:prefLabel ?sl } OPTIONAL { ?o skos:prefLabel ?ol }
}
"""
_UNKNOWNS = "SELECT DISTINCT ?s ?p ?sl WHERE { ?s bg:unknown ?p . OPTIONAL { ?s skos:prefLabel ?sl } }"
_CLAIMS = """
SELECT DISTINCT ?s ?p ?o ?sl ?ol ?c ?status ?modality ?tier ?by ?on ?quote ?path ?line WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:claimStatus ?status ; bg:modality ?modality .
  OPTIONAL { ?c bg:tier ?tier }
  OPTIONAL { ?c rdf:object ?o . OPTIONAL { ?o skos:prefLabel ?ol } }
  OPTIONAL { ?s skos:prefLabel ?sl }
  OPTIONAL { ?c bg:assertedBy/skos:prefLabel ?by }
  OPTIONAL { ?c bg:assertedOn ?on }
  OPTIONAL { ?c bg:evidence ?e . ?e oa:exact ?quote ; bg:line ?line ; bg:inSource/bg:path ?path }
}
"""
_MARKS = {"came": "+", "went": "-", "standing": "~", "claimed": "(+)", "unclaimed": "(-)"}

_Names = tuple[str, str, str]
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Through:
    """A claim that made a difference.

    Attributes:
        claim: Its IRI.
        modality: How it was said.
        status: How it stands, or stood before it went.
        by: Who said it; "the page" for its author.
        on: EDTF date on which it was said; empty if not stated.
        quote: The first of the words that it rests on.
        place: File and line of these words.
    """

    claim: str
    modality: str
    status: str
    by: str
    on: str
    quote: str
    place: str

    def __str__(self) -> str:
        """Format as one line."""
        when = f" on {self.on}" if self.on else ""
        words = " ".join(self.quote.split())
        shown = words if len(words) <= 160 else words[:159] + "…"
        return f'{self.modality}, {self.status}: {self.by}{when}, {self.place}  "{shown}"'


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """One difference.

    Attributes:
        subject: Name of what it is about.
        property: The property, as a prefixed name.
        value: The value, by name.
        kind: `came` or `went` for a fact; `standing` for a claim whose status changed; `claimed` or `unclaimed` for a
            claim that came or went and makes no fact stand.
        before: Status of the claim before; empty unless the standing changed.
        after: Status of the claim after; empty unless the standing changed.
        through: The claims that made the difference.
    """

    subject: str
    property: str
    value: str
    kind: str
    before: str = ""
    after: str = ""
    through: tuple[Through, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        change = f"  ({self.before} -> {self.after})" if self.kind == "standing" else ""
        return f"{_MARKS[self.kind]} {self.subject} {self.property} {self.value}{change}"


@dataclass(frozen=True, slots=True)
class _Claims:
    names: dict[str, _Names]
    keys: dict[str, _Key]
    through: dict[str, Through]
    holding: set[str]


def diff(old: Store, new: Store) -> list[Change]:
    """Compare two datasets, or one dataset on two days (`store_as_of`).

    Args:
        old: The earlier one.
        new: The later one.

    Returns:
        Facts that came and went with the claims that they rest on, claims whose status changed, and claims that came
        and went without making a fact stand; sorted.
    """
    before, after = _facts(old), _facts(new)
    earlier, later = _claims(old), _claims(new)
    changes = [_of_fact(after[key], "came", key, later) for key in after.keys() - before.keys()]
    changes += [_of_fact(before[key], "went", key, earlier) for key in before.keys() - after.keys()]
    told = {through.claim for change in changes for through in change.through}
    for claim in earlier.names.keys() & later.names.keys():
        was, now = earlier.through[claim], later.through[claim]
        if was.status != now.status:
            changes.append(_make(later.names[claim], "standing", (now,), was.status, now.status))
    for kind, here, there in (("claimed", later, earlier), ("unclaimed", earlier, later)):
        for claim in here.names.keys() - there.names.keys() - told:
            if claim not in here.holding:
                changes.append(_make(here.names[claim], kind, (here.through[claim],)))
    return sorted(changes)


def _of_fact(names: _Names, kind: str, key: _Key, claims: _Claims) -> Change:
    """A fact that came or went, with the claims that make or made it stand."""
    through = (claims.through[claim] for claim in claims.holding if claims.keys[claim] == key)
    return _make(names, kind, tuple(sorted(through)))


def _make(names: _Names, kind: str, through: tuple[Through, ...], before: str = "", after: str = "") -> Change:
    subject, prop, value = names
    return Change(subject=subject, property=prop, value=value, kind=kind, before=before, after=after, through=through)


def _facts(store: Store) -> dict[_Key, _Names]:
    found: dict[_Key, _Names] = {}
    rows: Any = store.query(_FACTS)
    for row in rows:
        found[row["s"].value, row["p"].value, str(row["o"])] = _names(row)
    rows = store.query(_UNKNOWNS)
    for row in rows:
        subject = row["sl"].value if row["sl"] else shorten(row["s"].value)
        found[row["s"].value, row["p"].value, "unknown"] = subject, shorten(row["p"].value), "unknown"
    return found


def _claims(store: Store) -> _Claims:
    """Every claim of a store; of several quotes the first by place."""
    names: dict[str, _Names] = {}
    keys: dict[str, _Key] = {}
    quotes: dict[str, list[Through]] = defaultdict(list)
    holding: set[str] = set()
    rows: Any = store.query(_CLAIMS)
    for row in rows:
        claim = row["c"].value
        names[claim] = _names(row)
        modality = notation_of("modality", row["modality"].value)
        status = notation_of("claim-status", row["status"].value)
        if holds(modality, status, notation_of("tier", row["tier"].value) if row["tier"] else ""):
            holding.add(claim)
        keys[claim] = row["s"].value, row["p"].value, str(row["o"]) if row["o"] is not None else "unknown"
        quotes[claim].append(
            Through(
                claim=claim,
                modality=modality,
                status=status,
                by=row["by"].value if row["by"] else "the page",
                on=row["on"].value if row["on"] else "",
                quote=row["quote"].value if row["quote"] else "",
                place=f"{row['path'].value}:{row['line'].value}" if row["path"] else "",
            )
        )
    first = {claim: min(found, key=lambda each: (each.place, each.quote)) for claim, found in quotes.items()}
    return _Claims(names, keys, first, holding)


def _names(row: Any) -> _Names:
    subject = row["sl"].value if row["sl"] else shorten(row["s"].value)
    spoken = row["ol"] or row["o"]
    return subject, shorten(row["p"].value), shorten(spoken.value) if spoken else "unknown"
