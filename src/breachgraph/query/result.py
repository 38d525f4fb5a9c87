"""What a query gives: rows with their terms, a boolean, or triples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyoxigraph

from breachgraph.errors import MissingExtraError
from breachgraph.model.namespaces import PREFIXES, XSD
from breachgraph.store import Term

if TYPE_CHECKING:
    import pandas

__all__ = ["Result", "Value", "shorten", "show", "value_of"]

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
Value = str | int | float | bool | date | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a query.

    Attributes:
        columns: Names of the columns; empty for a boolean, subject, predicate and object for triples.
        terms: Rows of RDF terms, None where a variable is unbound.
        boolean: The answer to ASK; None for other forms.
        triples: The triples of CONSTRUCT or DESCRIBE, sorted; None for other forms.
        unknown: How an empty or unknown value reads, for a named query.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None
    triples: tuple[pyoxigraph.Triple, ...] | None = None
    unknown: str = ""

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as Python values: text for IRIs and strings, numbers, dates, booleans, None."""
        return [tuple(value_of(term) for term in row) for row in self.terms]

    def head(self, count: int) -> Result:
        """Return the same with at most `count` rows."""
        triples = self.triples[:count] if self.triples is not None else None
        return replace(self, terms=self.terms[:count], triples=triples)

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self) -> str:
        """Return the rows as CSV (RFC 4180, header first)."""
        return self.to_text("csv")

    def to_json(self) -> str:
        """Return the W3C SPARQL 1.1 JSON result."""
        return self.to_text("json")

    def to_text(self, name: str) -> str:
        """Return the result in a format that `breachgraph query --format` knows.

        Raises:
            UnknownNameError: If there is no such format.
        """
        from breachgraph.query.formats import FORMATS

        stream = BytesIO()
        FORMATS[name].write(self, stream)
        return stream.getvalue().decode("utf-8")

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a data frame.

        Raises:
            MissingExtraError: If pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise MissingExtraError("to_pandas()", "notebook") from None
        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def __bool__(self) -> bool:
        return self.boolean if self.boolean is not None else bool(self.terms)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.terms)

    def __repr__(self) -> str:
        if self.boolean is not None:
            return f"<Result {self.boolean}>"
        return f"<Result {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        if self.boolean is not None:
            return f"<p>{'true' if self.boolean else 'false'}</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(_html_row(row) for row in self.terms)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def value_of(term: Term | None) -> Value:
    """Return the Python value of a term; a literal that its datatype does not allow stays text."""
    if term is None:
        return None
    if not isinstance(term, pyoxigraph.Literal):
        return term.value
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in {"integer", "int", "long", "nonNegativeInteger"}:
            return int(term.value)
        if kind == "decimal":
            return Decimal(term.value)
        if kind in {"double", "float"}:
            return float(term.value)
        if kind == "boolean":
            return _BOOLEANS[term.value]
        if kind == "date":
            return date.fromisoformat(term.value)
    except (ValueError, ArithmeticError, KeyError):
        return term.value
    return term.value


def shorten(iri: str) -> str:
    """Return an IRI as a prefixed name where a known prefix fits, otherwise as it is."""
    best = max((p for p in PREFIXES.items() if iri.startswith(p[1])), key=lambda p: len(p[1]), default=None)
    if best is None or any(mark in iri[len(best[1]) :] for mark in "/#?"):
        return iri
    return f"{best[0]}:{iri[len(best[1]) :]}"


def show(term: Term | None) -> str:
    """Return a term as people read it: prefixed names, plain values, nothing where nothing is bound."""
    if term is None:
        return ""
    return shorten(term.value) if isinstance(term, pyoxigraph.NamedNode) else term.value


def _html_row(row: Sequence[Any]) -> str:
    return "<tr>" + "".join(f"<td>{escape(show(term))}</td>" for term in row) + "</tr>"
