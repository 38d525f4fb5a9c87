"""Catalogued agents and services as the entities that claims speak of."""

from __future__ import annotations

from typing import cast

from breachgraph.lexicon.concepts import Thing
from breachgraph.model import Entity, EntityKind

__all__ = ["to_entity"]


def to_entity(thing: Thing) -> Entity:
    """Return a catalogued thing as an entity; its further statements stay in the ontology."""
    return Entity(
        iri=thing.iri,
        kinds=(cast("EntityKind", thing.kind),),
        label=thing.label,
        aliases=thing.aliases,
        notation=thing.notation,
        matches=thing.matches,
        catalogued=True,
    )
