"""Agents and services that the catalogue and the gazetteers name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from breachgraph.extraction.citation import host_of
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.lexicon.concepts import Thing
from breachgraph.lexicon.names import NameHit, find_names, thing_by_iri, things_by_domain, things_by_name
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_SOFTWARE_BEFORE = re.compile(
    r"\b(?:ransomware|malware|trojan|wiper|worm|encryptor|infostealer)\s(?:called\s|named\s|strain\s)?$"
)


def find_catalogued(page: Page) -> Iterator[Claim]:
    """Mention what the catalogue names; names that mean other things too need context on the page."""
    doubtful: list[tuple[int, NameHit]] = []
    for position, sentence in enumerate(page.sentences):
        for hit in find_names(sentence.text):
            if hit.ambiguous:
                doubtful.append((position, hit))
            else:
                _mention(page, position, hit, hit.thing)
    context = _Context(page)
    for position, hit in doubtful:
        thing = context.choose(position, hit)
        if thing is not None:
            _mention(page, position, hit, thing)
    yield from ()


def _mention(page: Page, position: int, hit: NameHit, thing: Thing) -> None:
    if thing.kind == "ThreatActor" and _is_software(page.sentences[position].text, hit):
        return
    if thing.kind == "ThreatActor":  # a victim that bears the name of a group is who the page means
        text = page.sentences[position].text[hit.start : hit.end]
        for victim in page.victims:
            entity = page.entities[victim]
            if victim != thing.iri and text in {entity.label, *entity.aliases}:
                page.mention(victim, position, hit.start, hit.end, EXTRACTOR.rule)
                return
    iri = page.thing(thing)
    if hit.ambiguous:  # the name that stood here is one of its names after all
        text = page.sentences[position].text[hit.start : hit.end]
        page.describe(replace(page.entities[iri], aliases=(text,)))
    page.mention(thing.iri, position, hit.start, hit.end, EXTRACTOR.rule)


def _is_software(text: str, hit: NameHit) -> bool:
    """Tell whether a name that a group and its tool share means the tool: "the ransomware X encrypted"."""
    return bool(_SOFTWARE_BEFORE.search(text[max(0, hit.start - 24) : hit.start].lower()))


class _Context:
    """What the page shows about whose world it is in."""

    def __init__(self, page: Page) -> None:
        known = thing_by_iri()
        self.seen = {each.entity for each in page.found}
        self.seen |= {iri for iri in page.entities if iri in known}
        self.page = page
        hosts = {host_of(link.url) for block in page.document.blocks for link in block.links}
        self.linked = {thing.iri for host in hosts for thing in _things_of_host(host)}

    def choose(self, position: int, hit: NameHit) -> Thing | None:
        """Return the thing that an ambiguous name means here, or None where nothing speaks for one.

        A service needs one of its own family in the same sentence; an agent needs a link to it on the page, the
        article before an agency's acronym, or its full name elsewhere on the page.
        """
        sentence = self.page.sentences[position]
        text = sentence.text[hit.start : hit.end]
        joined = "-" in (sentence.text[hit.start - 1 : hit.start], sentence.text[hit.end : hit.end + 1])
        if joined:
            return None
        family = self._family_in(position)
        for thing in things_by_name().get(text, ()):
            if thing.kind == "Service" and _ancestors(thing) & family:
                return thing
            if thing.kind != "Service" and (thing.iri in self.linked or self._has_article(sentence, hit, thing)):
                return thing
            if thing.iri in self.seen:
                return thing
        return None

    def _family_in(self, position: int) -> set[str]:
        """What a sentence names, and what that belongs to."""
        named = {each.entity for each in self.page.mentions_in(position)}
        known = thing_by_iri()
        return named.union(*(_ancestors(known[iri]) for iri in named if iri in known))

    def _has_article(self, sentence: Sentence, hit: NameHit, thing: Thing) -> bool:
        """Agencies' acronyms take the article: "the SEC"."""
        before = sentence.text[max(0, hit.start - 4) : hit.start].casefold()
        return thing.sector == "government" and before.endswith("the ") and sentence.text[hit.start : hit.end].isupper()


def _ancestors(thing: Thing) -> set[str]:
    """Provider, suite and their providers: the family that a service belongs to."""
    found: set[str] = set()
    todo = [thing.provided_by, thing.part_of]
    while todo:
        iri = todo.pop()
        if iri and iri not in found:
            found.add(iri)
            parent = thing_by_iri().get(iri)
            todo += [parent.provided_by, parent.part_of] if parent else []
    return found


def _things_of_host(host: str) -> Iterator[Thing]:
    labels = host.split(".")
    for count in range(len(labels), 1, -1):
        thing = things_by_domain().get(".".join(labels[-count:]))
        if thing is not None:
            yield thing


EXTRACTOR = Extractor(
    name="names",
    stage="mentions",
    run=find_catalogued,
    description="Names of agents and services from the catalogue and the gazetteers, longest first.",
    order=10,
)
