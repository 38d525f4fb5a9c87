"""Who a sentence speaks of: the agents that it names, and those it means by a surname, a short name or a pronoun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from breachgraph.extraction.page import Page
from breachgraph.model import EntityKind, Span

__all__ = ["Parties", "Party"]

_AUTHORITY_SECTORS = frozenset({"government", "legal"})
_AUTHORITY_NAME = re.compile(
    r"\b(?:Commission|Commissioner|Authority|Court|Tribunal|Ministry|Department|Police|Prosecutors?|Ombudsman|Ombudsperson|Agency|Attorney|Regulator"
    r"|Bureau|Directorate|Inspectorate|Central Bank|Senate|Congress|Parliament)\b"
)
_FRAGMENT = re.compile(
    r"\s[A-Z][\w-]+(?:['’]s)?\s(?:Office|Authority|Commission|Agency|Court|Department|Board|Council)\b"
)
_SHORT_NAME = re.compile(
    r"^(?:,?\s(?:plc|Inc|Ltd|LLC|Corp|Corporation|Company)\.?)?,?\s\((?:the\s|collectively,?\s)?[\"“']?(?P<name>[A-Z][\w&-]{1,20})[\"”']?\)"
)
_SINGULAR = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er)\b(?!['’])")
_FIRM = re.compile(
    r"\b(?:[Ii]t|[Tt]he (?:company|firm|bank|airline|retailer|hospital|agency|organi[sz]ation|university|provider|vendor|business|group|charity|council|Company))\b(?!['’])"
)
_PLURAL = re.compile(r"\b[Tt]hey\b(?:\s(?:both|all))?")
_CULPRIT = re.compile(
    r"\b(?:attackers?|hackers?|intruders?|perpetrators?|culprits?|threat actors?|suspects?|m[ae]n|wom[ae]n|teenagers?|criminals?|thie(?:f|ves)|insiders?|defendants?|accomplices?)\b"
)
_BEFORE_SUBJECT = re.compile(
    r"(?:(?:[Ii]n|[Oo]n|[Bb]y|[Aa]fter|[Ll]ater|[Tt]hen|[Ff]irst|[Ff]inally|[Aa]t|[Ii]ts|[Tt]he|[Aa]n?|[Oo]ne)\b[^.;]{0,40}?[,\s]*|[^\w]*)"
)
_OBJECT_OF_LAW = re.compile(
    r"\b(?:arrest\w*|charg\w*|indict\w*|convict\w*|sentenc\w*|extradit\w*|against|identified|sued|fin(?:ed|es|e)|behind (?:it|this|the \w+) (?:was|were))\b[^.;]{0,40}$"
)
_MAX_BEFORE = 50
_REACH_BACK: Mapping[EntityKind, int] = {"Person": 4, "Organization": 1}


@dataclass(frozen=True, slots=True)
class Party:
    """An agent that a sentence speaks of.

    Attributes:
        entity: IRI of the agent.
        kind: Its class.
        start: First code point of the words in the sentence's text.
        end: One past the last.
        named_in: Position of the sentence that names the agent; another than the one spoken of for a pronoun.
    """

    entity: str
    kind: EntityKind
    start: int
    end: int
    named_in: int


class Parties:
    """The agents of a page's sentences, each looked for when asked for."""

    def __init__(self, page: Page) -> None:
        """Prepare to read a page."""
        self._page = page
        self._known: dict[int, list[Party]] = {}

    def named_in(self, position: int) -> list[Party]:
        """Return the agents that a sentence names, in full, by a surname or by a short name, by place."""
        known = self._known.get(position)
        if known is None:
            text = self._page.sentences[position].text
            named = [
                Party(each.entity, each.kind, each.start, each.end, position)
                for each in self._page.mentions_in(position, "Person", "Organization", "ThreatActor")
                if not _FRAGMENT.match(text[each.end :])
            ]
            named += (
                Party(entity, kind, start, end, position)
                for start, end, entity, kind in self._short.get(position, ())
                if self._page.is_free(position, start, end)
            )
            known = self._known[position] = sorted(named, key=lambda party: party.start)
        return known

    def spoken_of(self, position: int) -> list[Party]:
        """Return the agents that a sentence names or means by a pronoun, by place."""
        named = self.named_in(position)
        return sorted([*named, *self._by_pronoun(position, named)], key=lambda party: party.start)

    def is_authority(self, entity: str) -> bool:
        """Tell whether an agent is a court, prosecutor, regulator or another body of government."""
        thing = self._page.catalogued(entity)
        if thing is not None:
            return thing.sector in _AUTHORITY_SECTORS
        described = self._page.entities[entity]
        return described.kinds[0] == "Organization" and bool(_AUTHORITY_NAME.search(described.label))

    def evidence(self, position: int, *parties: Party) -> tuple[Span, ...]:
        """Return the sentence's place and those of the sentences that name its parties."""
        places = {position, *(party.named_in for party in parties)}
        return tuple(self._page.sentences[place].span for place in sorted(places))

    def _by_pronoun(self, position: int, named: Sequence[Party]) -> Iterator[Party]:
        text = self._page.sentences[position].text
        for match in _SINGULAR.finditer(text):
            if not _names_before(named, match.start(), "Person"):
                yield from self._stand_for(position, match, "Person")
            elif match[0] in {"him", "her"}:
                yield from _within(named, match, position)
        for match in _FIRM.finditer(text):
            firms = [each for each in named if not self.is_authority(each.entity)]
            if not _names_before(firms, match.start(), "Organization"):
                yield from self._stand_for(position, match, "Organization")
            elif match[0] != "It":
                yield from _within(firms, match, position, "Organization")
        for match in _PLURAL.finditer(text):
            if not _names_before(named, match.start(), "Person"):
                yield from self._stand_for(position, match, "Person", several=True)

    def _stand_for(
        self, position: int, match: re.Match[str], kind: EntityKind, *, several: bool = False
    ) -> Iterator[Party]:
        """The subject of the sentence before, if it is the only one that the pronoun can mean."""
        if match.start() > _MAX_BEFORE and match[0] not in {"him", "her", "it"}:
            return
        before, parties = self._last_named(position, kind)
        text = self._page.sentences[before].text
        meant = {each.entity: each for each in reversed(parties)}
        if not meant or (len(meant) == 1) is several:
            return
        first = parties[0]
        if kind == "Person" and not several and _CULPRIT.search(text[: first.start]):
            return
        is_subject = bool(_BEFORE_SUBJECT.fullmatch(text[: first.start]))
        if not is_subject and not _OBJECT_OF_LAW.search(text[: first.start]):
            return
        for each in meant.values():
            yield Party(each.entity, each.kind, match.start(), match.end(), each.named_in)

    def _last_named(self, position: int, kind: EntityKind) -> tuple[int, list[Party]]:
        """Return the sentence before that names agents of a kind, and them; people reach over sentences without any."""
        sentences = self._page.sentences
        for before in range(position - 1, max(-1, position - 1 - _REACH_BACK[kind]), -1):
            if sentences[before].block is not sentences[position].block:
                break
            parties = [
                each
                for each in (self.named_in(before) or list(self._by_pronoun(before, ())))
                if each.kind == kind and not (kind == "Organization" and self.is_authority(each.entity))
            ]
            if parties or _CULPRIT.search(sentences[before].text):
                return before, parties
        return position, []

    @cached_property
    def _short(self) -> Mapping[int, Sequence[tuple[int, int, str, EntityKind]]]:
        """Places of surnames and defined short names of the page's agents, by sentence."""
        owners: dict[str, set[tuple[str, EntityKind]]] = defaultdict(set)
        for each in self._page.found:
            label = self._page.entities[each.entity].label
            if each.kind == "Person" and " " in label:
                owners[label.rpartition(" ")[2]].add((each.entity, each.kind))
            elif each.kind == "Organization":
                defined = _SHORT_NAME.match(self._page.sentences[each.sentence].text[each.end : each.end + 60])
                if defined is not None:
                    owners[defined["name"]].add((each.entity, each.kind))
        places: dict[int, list[tuple[int, int, str, EntityKind]]] = defaultdict(list)
        for name, agents in owners.items():
            if len(agents) > 1 or len(name) < 2:
                continue
            ((entity, kind),) = agents
            for position in self._page.sentences_with([re.findall(r"\w+", name.lower())[0]]):
                text = self._page.sentences[position].text
                places[position] += (
                    (found.start(), found.end(), entity, kind)
                    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
                )
        return places


def _names_before(named: Sequence[Party], end: int, kind: EntityKind) -> bool:
    return any(each.kind == kind and each.end <= end for each in named)


def _within(
    named: Sequence[Party], match: re.Match[str], position: int, kind: EntityKind = "Person"
) -> Iterator[Party]:
    """The one agent that the sentence itself names before the pronoun."""
    meant = [each for each in named if each.kind == kind and each.end <= match.start()]
    if len({each.entity for each in meant}) == 1:
        yield Party(meant[0].entity, kind, match.start(), match.end(), position)
