"""Incidents that pages refer to, and the pages that describe them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from breachgraph.extraction import Extraction
from breachgraph.model import Literal
from breachgraph.model.namespaces import bg

__all__ = ["IncidentIndex"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATES = frozenset({bg("startDate"), bg("disclosureDate")})
_VICTIM, _DESCRIBED, _PART = bg("victim"), bg("describedIn"), bg("partOf")


@dataclass(slots=True)
class _Known:
    """What documents say of an incident: its name, whom it hit, in which years it is put, who tells of it."""

    label: str
    victims: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    described: bool = False
    is_series: bool = False


class IncidentIndex:
    """The incidents of all documents by victim and year."""

    def __init__(self) -> None:
        """Begin without any incidents."""
        self._known: dict[str, _Known] = {}

    def learn(self, extraction: Extraction) -> None:
        """Note the incidents of a document, with victims and years; the order of documents does not matter."""
        for entity in extraction.entities:
            if entity.kinds[0] == "Incident":
                known = self._known.setdefault(entity.iri, _Known(entity.label))
                known.label = min(known.label, entity.label)
                known.years.update(_YEAR.findall(entity.label))
        for claim in extraction.claims:
            about = self._known.get(claim.subject)
            if about is None or claim.modality != "asserted":
                continue
            if claim.predicate == _VICTIM and isinstance(claim.object, str):
                about.victims.add(claim.object)
            elif claim.predicate in _DATES and isinstance(claim.object, Literal):
                about.years.add(claim.object.value[:4])
            elif claim.predicate == _DESCRIBED:
                about.described = True
            elif claim.predicate == _PART and claim.object in self._known:
                self._known[str(claim.object)].is_series = True

    def label_of(self, iri: str) -> str:
        """Return the name of a known incident."""
        return self._known[iri].label

    def find_renames(self, agents: Mapping[str, str]) -> dict[str, str]:
        """Map each incident that is only referred to to the one described incident of its victim and year.

        Args:
            agents: Which agents are renamed, by IRI.

        Returns:
            IRIs by IRI; an incident without a year or with several victims, or that fits two pages, is left apart.
        """
        described: dict[tuple[str, str], set[str]] = defaultdict(set)
        for iri, known in self._known.items():
            if known.described and not known.is_series:
                for victim in known.victims:
                    for year in known.years:
                        described[agents.get(victim, victim), year].add(iri)
        renamed = {}
        for iri, known in self._known.items():
            if known.described or len(known.victims) != 1 or len(known.years) != 1:
                continue
            victim, year = next(iter(known.victims)), next(iter(known.years))
            fitting = described.get((agents.get(victim, victim), year), set())
            if len(fitting) == 1:
                renamed[iri] = next(iter(fitting))
        return renamed
