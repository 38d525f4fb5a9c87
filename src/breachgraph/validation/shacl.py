"""Checking a store against the shapes with pyshacl, the reference that the built-in check is measured against."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pyoxigraph

from breachgraph.errors import MissingExtraError
from breachgraph.store import Store
from breachgraph.validation.check import Finding
from breachgraph.validation.compiler import shapes_path

if TYPE_CHECKING:
    import rdflib

__all__ = ["validate_shacl"]

_SH = "http://www.w3.org/ns/shacl#"


def validate_shacl(store: Store) -> list[Finding]:
    """Check everything in a store against the ontology's shapes, with a full implementation of SHACL.

    Args:
        store: The data; the ontology must be among it.

    Returns:
        What is wrong, sorted and each once; nothing if all is well.

    Raises:
        MissingExtraError: If the extra `validate` is not installed.

    Source: W3C, SHACL, 2017, section 3.6 (validation report).
    """
    if find_spec("pyshacl") is None:
        raise MissingExtraError("validation with pyshacl", "validate")
    import pyshacl
    import rdflib

    _, report, _ = pyshacl.validate(_as_rdflib(store), shacl_graph=str(shapes_path()), advanced=True)
    assert isinstance(report, rdflib.Graph)  # noqa: S101 - no serialisation was asked for
    sh = rdflib.Namespace(_SH)
    found = set()
    for result in report.objects(None, sh.result):
        path, value = report.value(result, sh.resultPath), report.value(result, sh.value)
        thing = report.value(result, sh.focusNode)
        found.add(
            Finding(
                thing=str(thing),
                path=str(path) if path is not None else "",
                value=value.n3() if path is not None and value is not None else "",
                message=str(report.value(result, sh.resultMessage)),
            )
        )
    return sorted(found)


def _as_rdflib(store: Store) -> rdflib.Graph:
    """Copy the union of a store's graphs."""
    import rdflib

    triples = [quad.triple for quad in store.quads()]
    data = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data.decode("utf-8"), format="nt")
