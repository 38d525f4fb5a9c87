"""People: known given names before a surname, titles before a name, and "also known as"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.countries import country_of
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import given_names, surnames
from breachgraph.model import Claim, Entity
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ][\w-]*"
_FIRST = r"[A-ZÀ-ÖØ-Þ](?<![\w-].)[\w'’-]*[a-zß-öø-ÿ][\w-]*"
"""A capitalised word that begins one; the letter stands before the check, since a search skips to letters."""
_NAME = re.compile(
    rf"(?P<given>{_FIRST})(?P<middle>(?: (?:[A-Z]\.|{_WORD})){{0,2}}) (?P<last>(?:(?:van|von|de|der|del|bin|al) ){{0,2}}{_WORD})(?![\w-])"
)
_TITLES = (
    r"Mr|Mrs|Ms|Dr|Prof|Professor|Sen|Senator|Rep|Representative|Congressman|Congresswoman|Secretary|Judge|Justice|CEO|CISO|CTO|CFO|CSO"
    r"|CIO|COO|Chair|Chairman|Chairwoman|Director|President|Ambassador|General|Commissioner|Attorney|Prosecutor|Agent|Officer|researcher"
    r"|spokesperson|spokesman|spokeswoman|founder|co-founder|journalist|reporter|author|analyst|engineer"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?:{_TITLES})\.?,? (?:of [A-Z]\w+,? )?(?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD})){{0,3}})(?![\w-])"
)
_ROLE = (
    r"(?:officer|executive|minister|governor|director|president|chairman|chairwoman|chair|spokes\w+|founder|co-founder|researcher|analyst|engineer|lawyer|attorney|prosecutor|journalist|reporter"
    r"|senator|congress\w+|judge|commissioner|consultant|contractor|employee|student|hacker|man|woman|teenager|head|secretary|ambassador|mayor|professor|administrator|manager|architect|technician)"
)
_ROLE_WORDS = tuple(word.replace("\\w+", "*").lower() for word in _ROLE[3:-1].split("|"))
_AGES = tuple(map(str, range(10, 100)))
_TITLE_WORDS = tuple(title.lower() for title in _TITLES.split("|"))
_ROLED = re.compile(
    rf"(?P<name>{_FIRST}(?: (?:[A-Z]\.|{_WORD})){{1,2}})(?:,? \(?\d{{2}}[,)]|, (?:the|an?|its|their|then|former|chief|vice|one of|who (?:was|is|leads|led))\s(?:[\w’'-]+\s){{0,5}}?{_ROLE}\b(?!['’]))"
)
_OFFICE = re.compile(
    rf"(?<![\w-])(?:(?:chief|prime|vice|deputy|senior|security|privacy|information|managing|general|attorney|police)\s){{0,3}}{_ROLE}, (?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD})){{1,2}}),"
)
_ALIAS = re.compile(
    rf"(?P<handle>[A-Za-z][\w-]*(?: [\w-]+){{0,2}}),? (?:\()?(?:also known as|a\.?k\.?a\.?|formerly known as|otherwise known as) (?P<name>{_WORD}(?: {_WORD}){{1,2}})"
)
_ACTED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD})){{1,2}}) (?:(?:is|are|was|were|has been|had been) (?:arrested|convicted|indicted|acquitted|extradited|detained|jailed|sentenced)|testified|ple(?:d|aded) (?:not )?guilty|resigned|stepped down)\b"
)
_ACTS = (
    "arrested",
    "convicted",
    "indicted",
    "acquitted",
    "extradited",
    "detained",
    "jailed",
    "sentenced",
    "testified",
    "guilty",
    "resigned",
    "stepped",
)
_DETERMINER = re.compile(r"(?i)(?:^|\W)(?:an?|the|this|that|these|every|each|your|our) \Z")
_MIN_HANDLE = 5
_AMBIGUOUS_GIVEN = frozenset(
    "Chase Grant Will Summer Virginia Washington Jordan Austin Dallas Phoenix Jersey Georgia Carolina Paris London Chelsea Hunter Sky Art "
    "Case Rich Sunny Faith Hope Grace Joy Christian Israel Chad Kenya India China America Asia Florida Lance Page "
    "Ruby Amber Crystal Pearl Iris Rose Dawn Eve April May June August Tuesday Royal Prince Major Justice Price Young Long "
    "Manual Guy Alexa Siri Watson Max Earl Duke Rod Van Gale Ivory Jade Jasper Coral Violet Olive Ginger Heather Holly Ivy Lily "
    "Basil Sage Angel Love Princess Queen King Star Sterling Silver Merry Penny Robin Sandy Misty Windy Treasure Charity Constance Harmony "
    "Destiny Candy Mercedes Tiffany Madison Lincoln Jackson Kennedy Carter Clinton Houston Denver Boston Cleveland Memphis Savannah Sydney "
    "Vienna Milan Roman Angelo".split()
)
_NOT_NAMES = frozenset(
    "Security Report Breach Incident Attack Hack Cloud Data Service Services Inc Corp Company Group Bank Team Teams Board Department Office "
    "Agency Bureau Commission Committee Court District Street Road City County State States University Institute Center Centre Foundation "
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday The This That These Those There Their They When Where While What Which Who How Why And But For From With Without After Before "
    "During Since Until As At By In On To Of Or If It Its An A Under Over Per According However Although Because Online Server Network "
    "Systems Software Technologies Labs Media News Times Post Journal Update Alert Advisory Act Law Blizzard Storm Spider Panda Bear Kitten "
    "Account Access Key Keys Token Tokens Email Web Web3 Internet Open Source Code Threat Actor Chief Executive Information Officer Senior "
    "Vice President Director Secretary General Attorney Grand Jury Judge Senate House Doe".split()
)


def find_people(page: Page) -> Iterator[Claim]:
    """Mention people by full name, and by surname alone after that; those known already, wherever they are named."""
    for iri, entity in sorted(page.entities.items()):
        if entity.kinds[0] == "Person":
            _mention_elsewhere(page, iri, re.compile(rf"(?<![\w-]){re.escape(entity.label)}(?![\w-])"))
    acted = set(page.sentences_with(_ACTS))
    aged = set(page.sentences_with(_AGES))
    titled, in_office = set(page.sentences_with(_TITLE_WORDS)), set(page.sentences_with(_ROLE_WORDS))
    for position, sentence in enumerate(page.sentences):
        if "known as" in sentence.text or "aka" in sentence.text or "a.k.a" in sentence.text:
            for match in _ALIAS.finditer(sentence.text):
                _add_alias(page, position, match)
        for match in _TITLED.finditer(sentence.text) if position in titled else ():
            _add_titled(page, position, match)
        for match in _ROLED.finditer(sentence.text) if position in in_office or position in aged else ():
            _add_roled(page, position, match)
        for match in _ACTED.finditer(sentence.text) if position in acted else ():
            _add_roled(page, position, match)
        for match in _OFFICE.finditer(sentence.text) if position in in_office else ():
            _add_roled(page, position, match)
        _add_named(page, position, sentence.text)
    _add_surnames(page)
    yield from ()


def _add_named(page: Page, position: int, text: str) -> None:
    start = 0
    while (match := _NAME.search(text, start)) is not None:
        start = match.end("given")
        if not _is_name(match):
            continue
        name = match[0].removesuffix("'s").removesuffix("’s")
        if page.is_free(position, match.start(), match.start() + len(name)):
            _mention(page, position, name, match.start())
            start = match.start() + len(name)


def _is_name(match: re.Match[str]) -> bool:
    given, last = match["given"], re.sub(r"['’]s$", "", match["last"])
    words = [given, *match["middle"].split(), last]
    if given not in given_names() or any(word in _NOT_NAMES for word in words):
        return False
    if match[0] in things_by_name():
        return False
    known = last in surnames() and (given not in _AMBIGUOUS_GIVEN or all(map(_is_part, words)))
    if (last not in surnames() or given in _AMBIGUOUS_GIVEN) and _DETERMINER.search(match.string, 0, match.start()):
        return False
    return known if given in _AMBIGUOUS_GIVEN else known or bool(match["middle"]) or last not in given_names()


def _is_part(word: str) -> bool:
    return word.endswith(".") or word in given_names() or word in surnames()


def _add_titled(page: Page, position: int, match: re.Match[str]) -> None:
    name = re.sub(r"['’]s$", "", match["name"])
    words = [word for word in name.split() if not word.endswith(".")]
    if any(word in _NOT_NAMES for word in words) or not page.is_free(
        position, match.start("name"), match.start("name") + len(name)
    ):
        return
    if len(words) == 1 and _person_with_surname(page, words[0]) is None and words[0] not in surnames():
        return
    if len(words) > 1 and words[0] not in given_names() and words[-1] not in surnames():
        return
    if len(words) > 1:
        _mention(page, position, name, match.start("name"))


def _add_roled(page: Page, position: int, match: re.Match[str]) -> None:
    """A name that an age or an office says is a person's, whether or not a list has it."""
    name, start = match["name"], match.start("name")
    words = [word for word in name.split() if not word.endswith(".")]
    if any(word in _NOT_NAMES for word in words) or name in things_by_name() or country_of(words[0]):
        return
    if all(page.writes(word.lower()) for word in words):
        return  # words that the page writes in lower case too name nobody
    if page.is_free(position, start, start + len(name)):
        _mention(page, position, name, start)


def _add_alias(page: Page, position: int, match: re.Match[str]) -> None:
    """Two names of one person: the handle first, as in "xyz, also known as Jane Roe"."""
    name, handle = match["name"], match["handle"].strip()
    words = name.split()
    if words[0] not in given_names() or any(word in _NOT_NAMES for word in words):
        return
    if not page.is_free(position, *match.span("handle")) or not page.is_free(position, *match.span("name")):
        return
    label = handle if handle.split()[0] not in {"The", "the", "a", "A"} else name
    iri = page.describe(Entity(iri=mint("agent", label), kinds=("Person",), label=label, aliases=(name,)))
    page.mention(iri, position, *match.span("handle"), EXTRACTOR.rule)
    page.mention(iri, position, *match.span("name"), EXTRACTOR.rule)
    _mention_elsewhere(page, iri, re.compile(rf"(?i)(?<!\w){re.escape(label)}(?!\w)"))


def _mention(page: Page, position: int, name: str, start: int) -> None:
    known = _same_person(page, name)
    iri = known or page.agent(name, "Person")
    page.mention(iri, position, start, start + len(name), EXTRACTOR.rule)


def _same_person(page: Page, name: str) -> str | None:
    """A person already named with the same first and last word, with or without a middle name."""
    first, last = name.split()[0], name.split()[-1]
    for iri, entity in page.entities.items():
        if entity.kinds[0] == "Person":
            for label in (entity.label, *entity.aliases):
                words = label.split()
                if len(words) > 1 and words[0] == first and words[-1] == last:
                    return iri
    return None


def _person_with_surname(page: Page, surname: str) -> str | None:
    found = {
        iri
        for iri, entity in page.entities.items()
        if entity.kinds[0] == "Person"
        and any(label.split()[-1] == surname for label in (entity.label, *entity.aliases))
    }
    return found.pop() if len(found) == 1 else None


def _add_surnames(page: Page) -> None:
    """Mention people by surname alone, where only one person of the page bears it."""
    names: dict[str, set[str]] = {}
    for iri, entity in page.entities.items():
        if entity.kinds[0] == "Person":
            for label in (entity.label, *entity.aliases):
                last = label.split()[-1]
                is_handle = label.islower() and len(last) >= _MIN_HANDLE
                if " " in label and (last[0].isupper() or is_handle):
                    names.setdefault(last, set()).add(iri)
    for surname, people in sorted(names.items()):
        if len(people) == 1 and surname not in things_by_name():
            _mention_elsewhere(page, next(iter(people)), re.compile(rf"(?<![\w-]){re.escape(surname)}(?![\w-])"))


def _mention_elsewhere(page: Page, iri: str, pattern: re.Pattern[str]) -> None:
    for position, sentence in enumerate(page.sentences):
        for match in pattern.finditer(sentence.text):
            page.mention(iri, position, *match.span(), EXTRACTOR.rule)


EXTRACTOR = Extractor(
    name="people",
    stage="mentions",
    run=find_people,
    description="People by given name and surname, title, or alias; then by surname alone.",
    order=30,
)
