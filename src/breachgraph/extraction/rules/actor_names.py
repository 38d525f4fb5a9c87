"""Threat actors by what the text says they are: "the hacking group known as X", "X (aka A, B)", "Pensive Ursa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.countries import country_of
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import actor_name_words
from breachgraph.model import Claim, Entity, Literal
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import SKOS

__all__ = ["EXTRACTOR"]

_NAME = r"[A-Z0-9][\w-]*[\w](?: [A-Z][\w-]*){0,2}"
_AKA = (
    r"(?:aka|a\.k\.a\.?|also known as|also tracked as|also called|formerly known as|formerly|previously|tracked as|or)"
)
_LISTED = re.compile(rf"(?P<head>{_NAME}),? \((?:{_AKA})[:,]? (?P<list>[^()]{{2,240}})\)")
_APART = re.compile(r",\s*(?:and\s|or\s)?|\s(?:and|or)\s|/|;\s*")
_GROUP = r"(?i:threat[ -]actors?|hacking groups?|hacker groups?|ransomware (?:groups?|gangs?|operations?|crews?)|APT(?: groups?)?|cyber ?crime (?:groups?|gangs?)|cyber ?espionage groups?|criminal groups?|adversary|activity cluster|intrusion set|groups?|gangs?|hackers)"
_CALLED = re.compile(
    rf"\b{_GROUP},? (?:which |that )?(?:is |are |was |we |it |they |\w+ )?(?:known as|named|called|dubbed|track(?:s|ed)? as|calls?)(?: the)? [\"“'‘]?(?P<name>{_NAME})"
)
_LIKE = re.compile(
    rf"\b{_GROUP} \(?(?:such as|like|including)(?: the)?(?: (?:now[- ]defunct|infamous|notorious))? (?P<name>{_NAME})"
)
_IS_GROUP = re.compile(
    r"(?P<name>[A-Z][\w-]*[\w](?: [A-Z][\w-]*)?) (?:ransomware |hacking |threat |extortion |APT )?(?:gang|group|operators|affiliates|hackers|crew|APT|threat actors?|hacking group)\b"
)
_COINED = re.compile(r"\b(?P<first>[A-Z][a-z]+) (?P<last>[A-Z][a-z]+)\b")
_DESIGNATED = re.compile(r"(?:[A-Z]{2,6}[-_ ]?[A-Z]?-?\d{2,5}|[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})\Z")
_CUE = re.compile(
    r"(?i)\b(?:threat actors?|apt|espionage|hack(?:ers|ing group)|state-sponsored|nation-state|ransomware|cybercrim\w+|adversar\w+|intrusion set|activity cluster|gang|group)\b"
)
_NO_NAMES = frozenset(
    "The This That These Those An A New Another Other Our Their Its One Two Three Some Many Most Several Such Each Both Security Threat Ransomware Malware Advanced "
    "Persistent Group Team Cyber Criminal Hacking Hacker Linux Windows Android Mac Apple Microsoft Google January February March April May June July August September "
    "More APT APTs October November December State National Government Military Research Researchers Working User Resource Facebook Telegram WhatsApp Azure Active".split()
)


def find_actor_names(page: Page) -> Iterator[Claim]:
    """Mention threat actors that the text introduces as such, and claim the other names that it gives them."""
    introduced: dict[str, str] = {}
    for position in page.sentences_with(("aka", "a", "also", "formerly", "previously", "tracked", "or")):
        for match in _LISTED.finditer(page.sentences[position].text):
            yield from _claim_listed(page, position, match, introduced)
    for position in page.sentences_with(_GROUP_WORDS):
        text = page.sentences[position].text
        for pattern in (_CALLED, _LIKE, _IS_GROUP):
            for match in pattern.finditer(text):
                _introduce(page, position, match["name"], match.start("name"), introduced)
    words = actor_name_words()
    for position in page.sentences_with(word.lower() for word in words.first | words.last):
        for match in _COINED.finditer(page.sentences[position].text):
            if (match["last"] in words.last or match["first"] in words.first) and match["first"] not in _NO_NAMES:
                _introduce(page, position, match[0], match.start(), introduced, sure=match["last"] in words.last)
    _mention_everywhere(page, introduced)


def _claim_listed(page: Page, position: int, match: re.Match[str], introduced: dict[str, str]) -> Iterator[Claim]:
    """Take the names of "X (aka A, B)" for one actor's, if one of them is known for an actor's or the words say so."""
    sentence = page.sentences[position]
    names = [(match["head"], match.start("head"))]
    cursor = match.start("list")
    for piece in _APART.split(match["list"]):
        name = piece.strip(" \"“”'‘’")
        place = sentence.text.find(name, cursor) if name else -1
        if place >= 0 and _DESIGNATED.match(name):
            names.append((name, place))
            cursor = place + len(name)
    known = [iri for name, _ in names if (iri := _known_actor(page, name))]
    if not known and (len(names) < 2 or not _CUE.search(sentence.text) or not _may_name(match["head"])):
        return
    if any(thing.kind != "ThreatActor" for thing in things_by_name().get(match["head"], ())):
        return
    iri = known[0] if known else _describe(page, match["head"])
    for name, place in names:
        if not _known_actor(page, name):
            introduced[name] = iri
            page.describe(Entity(iri=iri, kinds=("ThreatActor",), label=page.entities[iri].label, aliases=(name,)))
            words = sentence.locate(match.start(), match.end())
            yield page.claim(SKOS + "altLabel", Literal(name), words, rule=EXTRACTOR.rule, subject=iri)
        page.mention(_known_actor(page, name) or iri, position, place, place + len(name), EXTRACTOR.rule)


def _introduce(
    page: Page, position: int, name: str, start: int, introduced: dict[str, str], *, sure: bool = True
) -> None:
    """Mention a name as an actor's, unless it is known for something else, or names a country's people."""
    name = re.sub(r"['’]s?$", "", name)
    while name and name.split()[0] in _NO_NAMES:
        first = name.split()[0]
        start += len(first) + 1
        name = name[len(first) + 1 :]
    if not sure and not _CUE.search(page.sentences[position].text):
        return
    if not _may_name(name) or not page.is_free(position, start, start + len(name)):
        return
    iri = _known_actor(page, name)
    if iri is None:
        iri = introduced[name] = _describe(page, name)
    page.mention(iri, position, start, start + len(name), EXTRACTOR.rule)


def _may_name(name: str) -> bool:
    words = name.split()
    if (
        not words
        or len(name) < 3
        or any(word in _NO_NAMES or word.partition("-")[2] in _COMPOUND for word in words)
        or any(country_of(" ".join(words[:count])) for count in (1, 2))
    ):
        return False
    return not any(thing.kind != "ThreatActor" for thing in things_by_name().get(name, ()))


def _known_actor(page: Page, name: str) -> str | None:
    """The actor of that name: of the lists, or of this page."""
    for thing in things_by_name().get(name, ()):
        if thing.kind == "ThreatActor":
            return page.thing(thing)
    return next(
        (
            iri
            for iri, entity in page.entities.items()
            if entity.kinds[0] == "ThreatActor" and name in {entity.label, *entity.aliases}
        ),
        None,
    )


def _describe(page: Page, name: str) -> str:
    return page.describe(Entity(iri=mint("agent", name), kinds=("ThreatActor",), label=name))


def _mention_everywhere(page: Page, introduced: dict[str, str]) -> None:
    """Mention the actors that this page introduced wherever it names them."""
    if not introduced:
        return
    names = sorted(introduced, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w])")
    for position in page.sentences_with({re.findall(r"\w+", name)[0].lower() for name in names}):
        for match in pattern.finditer(page.sentences[position].text):
            page.mention(introduced[match[0]], position, *match.span(), EXTRACTOR.rule)


_COMPOUND = frozenset("based backed linked nexus sponsored aligned affiliated speaking owned style themed".split())
_GROUP_WORDS = tuple(
    "actor actors group groups gang gangs apt operation operations crew crews adversary cluster set hackers operators affiliates".split()
)

EXTRACTOR = Extractor(
    name="actor-names",
    stage="mentions",
    run=find_actor_names,
    description="Threat actors that the text introduces as such, and their other names.",
    order=25,
)
