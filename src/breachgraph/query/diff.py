"""What came, went, or changed its standing between two datasets."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from breachgraph.query.result import shorten
from breachgraph.store import Store

__all__ = ["Change", "diff"]

_FACTS = """
SELECT DISTINCT ?s ?p ?o ?sl ?ol WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o .
  OPTIONAL { ?s skos:prefLabel ?sl } OPTIONAL { ?o skos:prefLabel ?ol }
}
"""
_UNKNOWNS = "SELECT DISTINCT ?s ?p ?sl WHERE { ?s bg:unknown ?p . OPTIONAL { ?s skos:prefLabel ?sl } }"
_STANDING = """
SELECT DISTINCT ?s ?p ?o ?sl ?ol ?c ?status WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:claimStatus ?status .
  OPTIONAL { ?c rdf:object ?o . OPTIONAL { ?o skos:prefLabel ?ol } } OPTIONAL { ?s skos:prefLabel ?sl }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """One difference.

    Attributes:
        subject: Name of what it is about.
        property: The property, as a prefixed name.
        value: The value, by name.
        kind: `came`, `went`, or `standing`.
        before: Status of the claim before; empty unless the standing changed.
        after: Status of the claim after; empty unless the standing changed.
    """

    subject: str
    property: str
    value: str
    kind: str
    before: str = ""
    after: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the change as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        mark = {"came": "+", "went": "-", "standing": "~"}[self.kind]
        change = f"  ({self.before} -> {self.after})" if self.kind == "standing" else ""
        return f"{mark} {self.subject} {self.property} {self.value}{change}"


def diff(old: Store, new: Store) -> list[Change]:
    """Compare two datasets.

    Args:
        old: The earlier one.
        new: The later one.

    Returns:
        Facts that came and went, and claims whose status changed, sorted.
    """
    before, after = _facts(old), _facts(new)
    changes = [_change(after[key], "came") for key in after.keys() - before.keys()]
    changes += [_change(before[key], "went") for key in before.keys() - after.keys()]
    earlier, later = _standing(old), _standing(new)
    for claim in earlier.keys() & later.keys():
        names, status = later[claim]
        if earlier[claim][1] != status:
            changes.append(_change(names, "standing", earlier[claim][1], status))
    return sorted(changes)


def _facts(store: Store) -> dict[tuple[str, ...], tuple[str, str, str]]:
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    rows: Any = store.query(_FACTS)
    for row in rows:
        found[row["s"].value, row["p"].value, str(row["o"])] = _names(row)
    rows = store.query(_UNKNOWNS)
    for row in rows:
        subject = row["sl"].value if row["sl"] else shorten(row["s"].value)
        found[row["s"].value, "unknown", row["p"].value] = subject, shorten(row["p"].value), "unknown"
    return found


def _standing(store: Store) -> dict[str, tuple[tuple[str, str, str], str]]:
    rows: Any = store.query(_STANDING)
    return {row["c"].value: (_names(row), row["status"].value.partition("claim-status-")[2]) for row in rows}


def _names(row: Any) -> tuple[str, str, str]:
    subject = row["sl"].value if row["sl"] else shorten(row["s"].value)
    spoken = row["ol"] or row["o"]
    return subject, shorten(row["p"].value), shorten(spoken.value) if spoken else "unknown"


def _change(names: tuple[str, str, str], kind: str, before: str = "", after: str = "") -> Change:
    subject, prop, value = names
    return Change(subject=subject, property=prop, value=value, kind=kind, before=before, after=after)
