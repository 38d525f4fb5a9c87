"""Checking a store against the shapes by SPARQL alone: fast enough for every build, and without another library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from breachgraph.model.namespaces import PREFIXES
from breachgraph.store import Store
from breachgraph.validation.compiler import compile_shapes

__all__ = ["Finding", "check_graph"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """A thing that is not as its shape says.

    Attributes:
        thing: Its IRI.
        path: IRI of the property that is at fault; empty where the thing as a whole is.
        value: The value at fault, in N-Triples syntax; empty where none is.
        message: What is wrong, and what to do.
    """

    thing: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        """Format as one line, with short names."""
        place = " ".join(_short(part) for part in (self.thing, self.path, self.value) if part)
        return f"{place}: {self.message}"


def check_graph(store: Store) -> list[Finding]:
    """Check everything in a store against the ontology's shapes.

    Args:
        store: The data; the ontology must be among it, since shapes ask of which scheme a concept is.

    Returns:
        What is wrong, sorted and each once; nothing if all is well.

    Source: W3C, SHACL, 2017; see `compile_shapes` for the supported part.
    """
    found: set[Finding] = set()
    for test in compile_shapes():
        rows: Any = store.query(test.sparql)
        for row in rows:
            value = row["value"] if "?value" in test.sparql.partition("WHERE")[0] else None
            found.add(
                Finding(
                    thing=_plain(row["this"]),
                    path=test.path,
                    value=str(value) if value is not None else "",
                    message=test.message,
                )
            )
    return sorted(found)


def _plain(term: Any) -> str:
    return str(term.value) if hasattr(term, "value") else str(term)


def _short(term: str) -> str:
    """Write an IRI with a prefix where there is one."""
    iri = term.strip("<>")
    for name, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local and "#" not in local:
            return f"{name}:{local}"
    return term
