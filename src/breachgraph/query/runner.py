"""Running queries: named ones with parameters bound as terms, and any SPARQL that only reads."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

import pyoxigraph

from breachgraph.errors import QueryError
from breachgraph.lexicon.concepts import ontology_triples
from breachgraph.model.namespaces import BG, BGV, PREFIXES, XSD
from breachgraph.query.as_of import store_as_of
from breachgraph.query.catalog import Param, Query, find_query, parse_query
from breachgraph.query.result import Result
from breachgraph.store import Answer, Store, Term
from breachgraph.store.bindings import NOT_CODE

__all__ = ["bind_params", "expand", "run_query"]

_MAX_DIGITS = 1000
_NAME = re.compile(r"[A-Za-z][\w-]*\Z")
_NOT_CODE = re.compile(NOT_CODE, re.DOTALL)
_GAP = r"(?:\s|#[^\n\r]*)*"
_SERVICE = re.compile(rf"(?i)SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^>]*>|[?$]\w+|[\w.%\\-]*:[\w.%:\\-]*){_GAP}\{{")
"""The shape of a call (SPARQL 1.1, rule [59]), sought in the text as it stands: what counts as a string cannot be told
without a parser (`?a<'>'`), so a string with a whole call in it is refused as well."""
_LONGER_NAME = re.compile(r"(?:[?$]|:|@)[\w-]*\Z")
_UPDATE = re.compile(r"(?i)\b(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b")
_TERM = re.compile(r"(?<![\w:])(bgv?):([A-Za-z][\w-]*)")


def run_query(
    store: Store, sparql_or_name: str, params: Mapping[str, object] | None = None, *, as_of: str | None = None
) -> Result:
    """Answer a query.

    Args:
        store: What to ask.
        sparql_or_name: Name of a query, path of an `.rq` file, or SPARQL text.
        params: Values by parameter name, as text or as Python values.
        as_of: EDTF date; see `store_as_of`.

    Returns:
        The answer; SELECT keeps the query's order, triples come sorted.

    Raises:
        QueryError: If the text is not SPARQL, is an update or asks another server, or a parameter is unknown,
            missing or of another type.
        UnknownNameError: If no query has that name.
    """
    query = _find(sparql_or_name)
    _check(query.text)
    bindings = bind_params(query, params or {})
    asked = store_as_of(store, as_of) if as_of else store
    answer = asked.query(query.text, bindings=bindings)
    return _collect(answer, query)


def expand(name: str) -> str:
    """Return the IRI of a prefixed name; an IRI, with or without angle brackets, stays itself.

    Raises:
        QueryError: If the prefix is not known.
    """
    text = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix] + local
    if colon and ("/" in local or prefix in {"urn", "mailto"}):
        return text
    raise QueryError(f"{name!r} is neither an IRI nor a name with a known prefix ({', '.join(sorted(PREFIXES))})")


def bind_params(query: Query, given: Mapping[str, object]) -> dict[str, Term]:
    """Turn the values of a query's parameters into terms.

    Args:
        query: The query.
        given: Values by parameter name, as text or as Python values.

    Returns:
        A term for each parameter, its default where nothing is given.

    Raises:
        QueryError: If a parameter is unknown, missing or of another type; the message says what is expected.
    """
    known = {param.name: param for param in query.params}
    unknown = sorted(set(given) - set(known))
    if unknown:
        takes = ", ".join(f"{param.name} ({param.type})" for param in query.params) or "none"
        raise QueryError(f"query {query.name} has no parameter {unknown[0]!r}; it takes: {takes}")
    bindings: dict[str, Term] = {}
    for param in query.params:
        value = given.get(param.name, param.default)
        if value is None:
            raise QueryError(f"query {query.name} needs the parameter {param.name} ({param.type}): {param.description}")
        bindings[param.name] = _to_term(param, value)
    return bindings


def _find(text: str) -> Query:
    stripped = text.strip()
    if _NAME.match(stripped):
        return find_query(stripped)
    if stripped.endswith(".rq") and "\n" not in stripped:
        try:
            path = Path(stripped)
            return parse_query(path.stem, path.read_text("utf-8"))
        except OSError as error:
            raise QueryError(f"{stripped} cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError as error:
            raise QueryError(f"{stripped} is not UTF-8: {error.reason} at byte {error.start}") from None
    return parse_query("query", text)


def _check(text: str) -> None:
    """Refuse what does not only read from this dataset, and name misspelt terms."""
    code = _NOT_CODE.sub(" ", text)
    if any(not _LONGER_NAME.search(text, 0, call.start()) for call in _SERVICE.finditer(text)):
        raise QueryError("SERVICE is refused: a query asks this dataset only")
    if _UPDATE.search(code) and not re.search(r"(?i)\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", code):
        raise QueryError("this is an update; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    known = _declared_terms()
    for prefix, local in _TERM.findall(code):
        base = {"bg": BG, "bgv": BGV}[prefix]
        if base + local in known:
            continue
        near = difflib.get_close_matches(
            local, [k.removeprefix(base) for k in known if k.startswith(base)], n=1, cutoff=0.8
        )
        if near and not _is_declared(prefix, text):
            raise QueryError(f"there is no {prefix}:{local}; did you mean {prefix}:{near[0]}?")


def _is_declared(prefix: str, text: str) -> bool:
    """Tell whether the query gives the prefix a meaning of its own."""
    return bool(re.search(rf"(?i)\bPREFIX\s+{prefix}:", text))


@cache
def _declared_terms() -> frozenset[str]:
    return frozenset(t.subject.value for t in ontology_triples() if isinstance(t.subject, pyoxigraph.NamedNode))


def _to_term(param: Param, value: object) -> Term:
    text = str(value).strip() if param.type != "text" else str(value)
    try:
        if param.type == "integer":
            return pyoxigraph.Literal(str(int(text)), datatype=pyoxigraph.NamedNode(XSD + "integer"))
        if param.type == "decimal":
            return pyoxigraph.Literal(_to_decimal(text), datatype=pyoxigraph.NamedNode(XSD + "decimal"))
        if param.type == "date":
            day = date.fromisoformat(text).isoformat()
            return pyoxigraph.Literal(day, datatype=pyoxigraph.NamedNode(XSD + "date"))
        if param.type == "boolean" and text.casefold() in {"true", "false"}:
            return pyoxigraph.Literal(text.casefold() == "true")
        if param.type == "iri":
            return pyoxigraph.NamedNode(expand(text))
        if param.type == "text":
            return pyoxigraph.Literal(text)
    except (ValueError, InvalidOperation):
        pass
    raise QueryError(f"parameter {param.name} should be of type {param.type}, not {value!r}: {param.description}")


def _to_decimal(text: str) -> str:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _MAX_DIGITS:
        raise ValueError(text)
    return format(number, "f")


def _collect(answer: Answer, query: Query) -> Result:
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Result(columns=(), terms=(), boolean=bool(answer), unknown=query.unknown)
    if isinstance(answer, pyoxigraph.QueryTriples):
        triples = tuple(sorted(set(answer), key=str))
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
        return Result(columns=("subject", "predicate", "object"), terms=rows, triples=triples, unknown=query.unknown)
    names = tuple(variable.value for variable in answer.variables)
    try:
        terms = tuple(tuple(solution[name] for name in names) for solution in answer)
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    return Result(columns=names, terms=terms, unknown=query.unknown)
