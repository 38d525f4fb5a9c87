"""Trusty URIs: addresses that hold a hash of what they name, so that anyone can check that it is unchanged.

Source: Kuhn and Dumontier, "Making Digital Artifacts on the Web Verifiable and Reliable" (IEEE TKDE 2015), module RA
(RDF graphs): quads sorted by graph, subject, predicate and object, IRIs with a blank for the hash, SHA-256 in
base64url.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

import pyoxigraph

__all__ = ["PLACEHOLDER", "hash_quads", "put_hash"]

PLACEHOLDER = "~TRUSTY~"
"""What stands for the hash in IRIs until it is known."""


def hash_quads(quads: Iterable[pyoxigraph.Quad]) -> str:
    """Return the artifact code of quads.

    Args:
        quads: Without blank nodes; IRIs hold `PLACEHOLDER` where the hash is to stand.

    Returns:
        `RA` and 43 characters of base64url.
    """
    rows = sorted({_row(quad) for quad in quads})
    text = "".join("".join(f"{part}\n" for part in row[:3]) + f"{row[4]}\n" for row in rows)
    return "RA" + base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii").rstrip("=")


def put_hash(quads: Iterable[pyoxigraph.Quad], code: str) -> list[pyoxigraph.Quad]:
    """Return the quads with the artifact code in place of `PLACEHOLDER`."""
    return [
        pyoxigraph.Quad(
            _named(quad.subject, code),
            _named(quad.predicate, code),
            _named(quad.object, code),
            _named(quad.graph_name, code),
        )
        for quad in quads
    ]


def _row(quad: pyoxigraph.Quad) -> tuple[str, str, str, tuple[bool, bytes, str], str]:
    """Graph, subject and predicate; the object's place in the order; the object's canonical form."""
    value = quad.object
    if not isinstance(value, pyoxigraph.Literal):
        plain = _plain(value)
        return _plain(quad.graph_name), _plain(quad.subject), _plain(quad.predicate), (False, plain.encode(), ""), plain
    escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
    kind = f"@{value.language.lower()}" if value.language else f"^{value.datatype.value}"
    order = True, value.value.encode("utf-8"), kind
    return _plain(quad.graph_name), _plain(quad.subject), _plain(quad.predicate), order, f"{kind} {escaped}"


def _plain(term: object) -> str:
    return term.value.replace(PLACEHOLDER, " ") if isinstance(term, pyoxigraph.NamedNode) else ""


def _named(term: Any, code: str) -> Any:
    if isinstance(term, pyoxigraph.NamedNode) and PLACEHOLDER in term.value:
        return pyoxigraph.NamedNode(term.value.replace(PLACEHOLDER, code))
    return term
