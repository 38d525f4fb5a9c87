"""Words by which proposed names are sifted."""

from __future__ import annotations

from functools import cache

from breachgraph.lexicon.ontology import ontology_dir

__all__ = ["not_names", "organization_nouns"]


@cache
def not_names() -> frozenset[str]:
    """Return capitalised words that are no part of a person's name, as written in prose."""
    return _read("not-names.txt")


@cache
def organization_nouns() -> frozenset[str]:
    """Return the nouns by which a name is known to be an organization's, as written in prose."""
    return _read("organization-nouns.txt")


def _read(name: str) -> frozenset[str]:
    lines = (ontology_dir() / "gazetteer" / name).read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
