"""Binding terms to the variables of a query."""

from __future__ import annotations

import re
from collections.abc import Mapping

from breachgraph.store.protocol import Term

__all__ = ["NOT_CODE", "bind_terms"]

NOT_CODE = (
    r"#[^\n]*|<[^<>\"{}|^`\\\s]*>|\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
)
"""What stands in a query and is no code: comments, IRIs, strings (SPARQL 1.1, section 19.8)."""

_TOKEN = re.compile(rf"(?P<other>{NOT_CODE})|[?$](?P<name>[A-Za-z_]\w*)", re.DOTALL)


def bind_terms(sparql: str, bindings: Mapping[str, Term]) -> str:
    """Return a query with terms in the place of variables.

    The terms are written by the RDF library in canonical N-Triples syntax, in which quotation marks, backslashes
    and line breaks of a value are escaped, so that no value can become code. Comments, IRIs and strings of the
    query are left alone.

    Args:
        sparql: The query; bound variables must not be projected by it.
        bindings: Terms by variable name, without `?`.

    Returns:
        The query, in which every use of the variables is the term.
    """
    if not bindings:
        return sparql

    def replace(match: re.Match[str]) -> str:
        term = bindings.get(match["name"] or "")
        return match[0] if term is None else str(term)

    return _TOKEN.sub(replace, sparql)
