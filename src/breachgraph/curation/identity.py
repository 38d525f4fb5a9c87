"""Names that people say are the same, or different: agreed on across all files, then applied page by page.

A name leads to its canonical name by the entries `same`; an agent's IRI follows from its canonical name alone, so that
each page can be changed without regard to the others, and without the entries is what it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from breachgraph.curation.entry import Entry
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.things import to_entity
from breachgraph.model import Entity, Problem
from breachgraph.model.iris import mint

__all__ = ["Identity", "agent_named", "agree"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What entries say of names, without those that contradict each other.

    Attributes:
        canonical: The canonical name of every name that has another.
        same: Entries by which a name is given up, the latest of each pair of names, sorted by names.
        different: Entries whose two names are to be kept apart, likewise.
        problems: The contradictions.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)
    same: tuple[Entry, ...] = ()
    different: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def iri_of(self, name: str) -> str:
        """Return the IRI of the agent that a name means."""
        return agent_named(self.canonical.get(name, name)).iri

    def __bool__(self) -> bool:
        return bool(self.same or self.different)


def agent_named(name: str) -> Entity:
    """Return the catalogued agent of a name, or one without a class whose IRI follows from the name."""
    for thing in things_by_name().get(name, ()):
        if thing.kind != "Service":
            return to_entity(thing)
    return Entity(iri=mint("agent", name), kinds=(), label=name)


def agree(entries: Iterable[Entry]) -> Identity:
    """Find out what entries say together, whatever their order.

    Names that entries connect are one group; it has one canonical name, which no entry gives up. A group without
    such a name, with two, or with two names that another entry says are different, is a contradiction: none of its
    entries counts.

    Args:
        entries: Entries of all files; those about claims are passed over.
    """
    asked = sorted(set(entries))
    same = [entry for entry in asked if entry.action == "same"]
    different = [entry for entry in asked if entry.action == "different"]
    canonical: dict[str, str] = {}
    problems: list[Problem] = []
    refused: set[Entry] = set()
    for group in _groups(same):
        names = {name for entry in group for name in entry.names}
        kept = sorted(names - {entry.names[1] for entry in group})
        against = [entry for entry in different if set(entry.names) <= names]
        if len(kept) != 1 or against:
            refused.update(group, against)
            problems += _contradictions(group, against, kept)
        else:
            canonical.update(dict.fromkeys(names - {kept[0]}, kept[0]))
    return Identity(
        canonical=canonical,
        same=_latest(entry for entry in same if entry not in refused),
        different=_latest(entry for entry in different if entry not in refused),
        problems=tuple(problems),
    )


def _latest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[tuple[str, ...], Entry] = {}
    for entry in sorted(entries, key=lambda each: (each.when, each.who, each.why, each)):
        found[tuple(sorted(entry.names)) if entry.action == "different" else entry.names] = entry
    return tuple(found[names] for names in sorted(found))


def _contradictions(group: list[Entry], against: list[Entry], kept: list[str]) -> Iterable[Problem]:
    if against:
        others = "an entry 'different' says otherwise" if len(against) == 1 else "entries 'different' say otherwise"
        reason = f"{others} ({', '.join(f'{entry.path}:{entry.line}' for entry in against)})"
    elif kept:
        reason = f"entries keep {' and '.join(map(repr, kept))} for the same thing; say which of these is kept"
    else:
        reason = "the entries go in a circle, so that no name is kept"
    for entry in group:
        yield entry.problem("curation-conflict", "warning", f"not applied: {reason}")
    for entry in against:
        where = ", ".join(f"{other.path}:{other.line}" for other in group)
        yield entry.problem("curation-conflict", "warning", f"not applied: entries 'same' say otherwise ({where})")


def _groups(same: list[Entry]) -> list[list[Entry]]:
    """Entries by group of connected names."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for entry in same:
        first, second = sorted(find(name) for name in entry.names)
        leader[second] = first
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in same:
        groups[find(entry.names[0])].append(entry)
    return [groups[name] for name in sorted(groups)]
