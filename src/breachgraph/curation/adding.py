"""Claims that people add: their names turned into things of the page, the catalogue or the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from breachgraph.curation.entry import UNKNOWN, Entry
from breachgraph.curation.identity import Identity, agent_named
from breachgraph.curation.naming import Names, fold
from breachgraph.extraction.names import kind_of_name
from breachgraph.lexicon.concepts import load_concepts
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.properties import Property, load_properties
from breachgraph.lexicon.things import to_entity
from breachgraph.model import Claim, Entity, Literal, Span
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.namespaces import BG, EDTF_TYPE, XSD

__all__ = ["ADDING_RULE", "Added", "CannotAddError", "make_claim"]

ADDING_RULE = "curation@1"
"""What reads the claims that people add."""

_AGENTS = frozenset({BG + "Agent", BG + "Organization", BG + "Person", BG + "ThreatActor"})
_CHECKS: dict[str, Callable[[str], object]] = {
    XSD + "date": date.fromisoformat,
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    EDTF_TYPE: parse_edtf,
}


@dataclass(frozen=True, slots=True)
class Added:
    """A claim that an entry adds, and what it speaks of that the page does not know yet."""

    claim: Claim
    entities: tuple[Entity, ...]


class CannotAddError(ValueError):
    """An entry cannot be made a claim; the message says why."""


def make_claim(entry: Entry, names: Names, identity: Identity, span: Span) -> Added:
    """Make the claim that an entry adds.

    Args:
        entry: An entry `add`.
        names: What things of the page are called.
        identity: Which names are the same.
        span: The words that the claim rests on.

    Raises:
        CannotAddError: If a name means nothing, or several things, or not what the property takes.
    """
    about = load_properties()[entry.predicate]
    named = identity.canonical.get(entry.subject, entry.subject)
    subject = _only(
        entry.subject, [iri for iri in names.find(named) if _fits(names.kinds_of(iri), about.domains)], about
    )
    if entry.modality == "unknown" and fold(entry.value) != UNKNOWN:
        raise CannotAddError("what is unknown has no value; write 'value: unknown'")
    value, entities = _value(entry, names, identity, about)
    claim = Claim(
        subject=subject,
        predicate=about.iri,
        object=value,
        evidence=(span,),
        rule=ADDING_RULE,
        modality="unknown" if value is None else entry.modality or "asserted",
        status="accepted",
        tier="curated",
        curation=entry.curation,
    )
    return Added(claim, entities)


def _fits(kinds: frozenset[str], classes: tuple[str, ...]) -> bool:
    return any(BG + kind in classes or (BG + "Agent" in classes and BG + kind in _AGENTS) for kind in kinds)


def _only(name: str, found: list[str], about: Property) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotAddError(f"{name!r} means several things on the page: {', '.join(found)}; give one of these")
    raise CannotAddError(f"nothing on the page that bg:{about.name} is used with is called {name!r}")


def _value(
    entry: Entry, names: Names, identity: Identity, about: Property
) -> tuple[str | Literal | None, tuple[Entity, ...]]:
    if fold(entry.value) == UNKNOWN:
        return None, ()
    for concept in load_concepts().get(about.scheme, ()) if about.scheme else ():
        if fold(entry.value) in {fold(concept.notation), fold(concept.label), fold(concept.iri)}:
            return concept.iri, ()
    datatypes = [name for name in about.ranges if name.startswith(XSD) or name == EDTF_TYPE]
    if datatypes:
        return _literal(entry.value, datatypes[0]), ()
    name = identity.canonical.get(entry.value, entry.value)
    known = [iri for iri in names.find(name) if _fits(names.kinds_of(iri), about.ranges)]
    if known:
        return _only(name, known, about), ()
    return _new_thing(entry, name, about)


def _literal(value: str, datatype: str) -> Literal:
    check = _CHECKS.get(datatype)
    try:
        if check is not None:
            check(value)
    except (ValueError, ArithmeticError):
        raise CannotAddError(
            f"{value!r} is no {datatype.replace(XSD, 'xsd:').replace(EDTF_TYPE, 'EDTF date')}"
        ) from None
    return Literal(value, datatype)


def _new_thing(entry: Entry, name: str, about: Property) -> tuple[str, tuple[Entity, ...]]:
    for thing in things_by_name().get(name, ()):
        if _fits(frozenset({thing.kind}), about.ranges):
            return thing.iri, (to_entity(thing),)
    if not _AGENTS.isdisjoint(about.ranges):
        agent = agent_named(name)
        kind = entry.kind or kind_of_name(name)
        aliases = {*agent.aliases, entry.value} - {agent.label}
        entity = Entity(
            iri=agent.iri,
            kinds=agent.kinds or (kind,),
            label=agent.label,
            aliases=tuple(sorted(aliases)),
            notation=agent.notation,
            matches=agent.matches,
            catalogued=agent.catalogued,
        )
        if not _fits(frozenset(entity.kinds), about.ranges):
            raise CannotAddError(f"bg:{about.name} does not take a {entity.kinds[0]}; give another 'kind'")
        return entity.iri, (entity,)
    where = f"; 'breachgraph vocab {about.scheme}' lists what is" if about.scheme else " on the page"
    raise CannotAddError(f"nothing is called {entry.value!r}{where}")
