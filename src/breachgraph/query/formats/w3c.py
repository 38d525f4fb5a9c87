"""The W3C's result formats, written by pyoxigraph."""

from __future__ import annotations

import json
from typing import BinaryIO

import pyoxigraph

from breachgraph.query.result import Result

__all__ = ["write_w3c"]


def write_w3c(result: Result, stream: BinaryIO, form: pyoxigraph.QueryResultsFormat) -> None:
    """Write a result; triples are written as rows of subject, predicate and object.

    Source: W3C, SPARQL 1.1 Query Results JSON, XML, and CSV and TSV formats (2013).
    """
    if result.boolean is not None:
        document = json.dumps({"head": {}, "boolean": result.boolean}).encode()
    else:
        bindings = [
            {name: _to_json(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
            for row in result.terms
        ]
        document = json.dumps({"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}).encode()
    parsed = pyoxigraph.parse_query_results(document, format=pyoxigraph.QueryResultsFormat.JSON)
    stream.write(parsed.serialize(format=form) or b"")


def _to_json(term: object) -> dict[str, str]:
    if isinstance(term, pyoxigraph.Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            return found | {"xml:lang": term.language}
        return found | {"datatype": term.datatype.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    return {"type": "uri", "value": getattr(term, "value", str(term))}
