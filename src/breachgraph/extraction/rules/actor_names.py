"""Threat actors by what the text says they are: "the hacking group known as X", "X (aka A, B)", "Pensive Ursa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.actor_phrases import (
    AKA,
    APPOSED,
    BESIDE,
    CALLED,
    COINED,
    CUE,
    GROUP_BEFORE,
    GROUP_BEHIND,
    LIKE,
    MALWARE_BEFORE,
    MALWARE_BEHIND,
    NO_NAMES,
    SOFTWARE_BEFORE_GROUP,
    may_be_actor_name,
)
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import actor_name_words
from breachgraph.lexicon.software import is_kind_of_software, is_software_name
from breachgraph.model import Claim, Entity, Literal
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import SKOS

__all__ = ["EXTRACTOR"]

_APART = re.compile(r",\s*(?:and\s|or\s)?|\s(?:and|or)\s|/|;\s*")
_DESIGNATED = re.compile(r"(?:[A-Z]{2,6}[-_ ]?[A-Z]?-?\d{2,5}|[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})\Z")
_PLAIN_WORD = re.compile(r"\b[a-z]+\b")
_MAX_NAMES = 400
_AKA_WORDS = ("aka", "a", "also", "formerly", "previously", "tracked")
_GROUP_WORDS = tuple(
    "actor actors group groups gang gangs apt apts operation operations crew crews adversary adversaries cluster set hackers operators affiliates collective syndicate cartel".split()
)


def find_actor_names(page: Page) -> Iterator[Claim]:
    """Mention threat actors that the text introduces as such, and claim the other names that it gives them."""
    names = _Names(page)
    for position in page.sentences_with(_AKA_WORDS):
        for match in AKA.finditer(page.sentences[position].text):
            yield from _claim_listed(names, position, match)
    for position in page.sentences_with(_GROUP_WORDS):
        text = page.sentences[position].text
        for pattern in (CALLED, APPOSED, BESIDE):
            for match in pattern.finditer(text):
                names.introduce(position, match["name"], match.start("name"), software=True)
        for match in SOFTWARE_BEFORE_GROUP.finditer(text):
            name, start = _strip(match["name"], match.start())
            if name in names.introduced or is_software_name(name) or (CUE.search(text) and names.actor(name)):
                names.introduce(position, name, start, software=True)
        for match in LIKE.finditer(text):
            for name, start in _names_in(match, "list"):
                names.introduce(position, name, start, software=True)
    words = actor_name_words()
    for position in page.sentences_with(word.lower() for word in words.first | words.last):
        text = page.sentences[position].text
        for match in COINED.finditer(text) if CUE.search(text) else ():
            first, last = (word.capitalize() for word in match[0].split())
            if last in words.last or first in words.first:
                names.introduce(position, match[0], match.start())
    names.mention_everywhere()


class _Names:
    """The names of actors that a page introduces, and what else it knows by name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.introduced: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._others: set[str] = set()
        for iri, entity in page.entities.items():
            if entity.kinds[0] == "ThreatActor":
                self._actors.update(dict.fromkeys((entity.label, *entity.aliases), iri))
            elif entity.kinds[0] in {"Organization", "Person", "Service"}:
                self._others.update((entity.label, *entity.aliases))

    def actor(self, name: str) -> str | None:
        """The actor of that name: of the lists, or of this page."""
        for thing in things_by_name().get(name, ()):
            if thing.kind == "ThreatActor":
                return self.page.thing(thing)
        return self.introduced.get(name) or self._actors.get(name)

    def may_be(self, name: str, *, software: bool = False) -> bool:
        """Tell whether a name can be an actor's: proper, of nothing else that the lists or the page know."""
        if not may_be_actor_name(name) or is_kind_of_software(name) or (not software and is_software_name(name)):
            return False
        others = any(thing.kind != "ThreatActor" for thing in things_by_name().get(name, ()))
        return not others and name not in self._others

    def add(self, name: str, iri: str | None = None) -> str:
        """Take a name for an actor's, by default one of its own."""
        iri = iri or self.actor(name) or mint("agent", name)
        label = self.page.entities[iri].label if iri in self.page.entities else name
        self.page.describe(
            Entity(iri=iri, kinds=("ThreatActor",), label=label, aliases=(name,) if name != label else ())
        )
        self.introduced[name] = iri
        return iri

    def introduce(self, position: int, name: str, start: int, *, software: bool = False) -> None:
        """Mention a name as an actor's, unless it is known for something else, or names a country's people."""
        name, start = _strip(name, start)
        if len(self.introduced) >= _MAX_NAMES or not self.may_be(name, software=software):
            return
        if self.page.is_free(position, start, start + len(name)):
            self.page.mention(self.add(name), position, start, start + len(name), EXTRACTOR.rule)

    def mention_everywhere(self) -> None:
        """Mention the introduced names wherever they stand; not where a longer name or a plain word may stand."""
        if not self.introduced:
            return
        names = sorted(self.introduced, key=lambda name: (-len(name), name))
        pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-]| [A-Z][a-z]+ (?:Inc|Corp|LLC|Ltd)\b)"
        )
        plain = set(_PLAIN_WORD.findall(self.page.document.text))
        for position in self.page.sentences_with({re.findall(r"\w+", name)[0].lower() for name in names}):
            for match in pattern.finditer(self.page.sentences[position].text):
                if match.start() > 0 or match[0].lower() not in plain:
                    self.page.mention(self.introduced[match[0]], position, *match.span(), EXTRACTOR.rule)


def _claim_listed(names: _Names, position: int, match: re.Match[str]) -> Iterator[Claim]:
    """Take the names of "X (aka A, B)" for one actor's, if one of them is known for an actor's or the words say so."""
    listed = [(match["head"], match.start("head")), *_names_in(match, "list")]
    iri = next((iri for name, _ in listed if (iri := names.actor(name))), None)
    if len(names.introduced) >= _MAX_NAMES or any(
        not names.may_be(name) for name, _ in listed if not names.actor(name)
    ):
        return
    if iri is None and (len(listed) < 2 or not _is_group(match)):
        return
    iri = iri or names.add(match["head"])
    page = names.page
    for name, place in listed:
        known = names.actor(name)
        if not known:
            names.add(name, iri)
            words = page.sentences[position].locate(match.start(), match.end())
            yield page.claim(SKOS + "altLabel", Literal(name), words, rule=EXTRACTOR.rule, subject=iri)
        page.mention(known or iri, position, place, place + len(name), EXTRACTOR.rule)


def _names_in(match: re.Match[str], part: str) -> Iterator[tuple[str, int]]:
    """The names of a list, with their places."""
    cursor = match.start(part)
    for piece in _APART.split(match[part]):
        name = piece.strip(" \"“”'‘’")
        place = match.string.find(name, cursor) if name else -1
        if place >= 0 and _DESIGNATED.match(name):
            yield name, place
            cursor = place + len(name)


def _is_group(match: re.Match[str]) -> bool:
    """Tell whether the words beside "X (aka A, B)" say that X is a group, and not malware."""
    before, behind = match.string[: match.start()], match.string[match.end() : match.end() + 120]
    if MALWARE_BEFORE.search(before[-60:]) or MALWARE_BEHIND.match(behind):
        return False
    return bool(GROUP_BEFORE.search(before[-60:]) or GROUP_BEHIND.match(behind))


def _strip(name: str, start: int) -> tuple[str, int]:
    """A name without the possessive and the words before it that are no part of it, and where it begins."""
    name = re.sub(r"['’]s?$", "", name)
    while name and name.split()[0] in NO_NAMES:
        first = name.split()[0]
        start += len(first) + 1
        name = name[len(first) + 1 :]
    return name, start


EXTRACTOR = Extractor(
    name="actor-names",
    stage="mentions",
    run=find_actor_names,
    description="Threat actors that the text introduces as such, and their other names.",
    order=25,
)
