"""What a counted noun measures, as the ontology's scheme of kinds of measures lists it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from breachgraph.lexicon.concepts import load_concepts

__all__ = ["kind_of_unit"]


def kind_of_unit(noun: str) -> str | None:
    """Return the kind of measure that a counted noun stands for.

    Args:
        noun: The head noun behind a number, in lower case.

    Returns:
        A notation of the scheme `measure-kind`; None for a noun that measures no incident.
    """
    return _kinds().get(noun)


@cache
def _kinds() -> Mapping[str, str]:
    return {noun: concept.notation for concept in load_concepts()["measure-kind"] for noun in concept.phrases}
