"""Organizations of the page: victims by name, linked firms, firms that the text introduces, acronyms it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.citation import host_of
from breachgraph.extraction.names import strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.lexicon.names import things_by_name
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_SUFFIXED = re.compile(
    r"(?P<name>[A-Z](?<![\w-].)[\w&'’-]*(?: [A-Z][\w&'’-]*){0,4}),? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|PLC|plc|AG|S\.A)\b\.?"
)
_CALLED = re.compile(
    r"(?:company|firm|startup|vendor|provider|subsidiary|business|bank|retailer|exchange|platform|airline)(?: called| named|,)? "
    r"(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?![\w-])"
)
_KIND_WORDS = tuple(
    "company firm startup vendor provider subsidiary business bank retailer exchange platform airline".split()
)
_ACRONYM = re.compile(
    r"(?P<name>[A-Z][\w&'’-]*(?: (?:[A-Z][\w&'’-]*|of|and|for|the|&)){1,7}) \((?:the )?[\"“]?(?P<short>[A-Z][A-Za-z&]{1,7})[\"”]?\)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_MAX_NAMES = 400


def find_organizations(page: Page) -> Iterator[Claim]:
    """Mention the page's own organizations, first where they are introduced, then wherever they are named."""
    names: dict[str, str] = {}
    for iri in page.victims:
        entity = page.entities[iri]
        names.update(dict.fromkeys((entity.label, *entity.aliases), iri))
    called = set(page.sentences_with(_KIND_WORDS))
    for position, sentence in enumerate(page.sentences):
        for name, start, end in _introduced(sentence, called=position in called):
            if len(names) < _MAX_NAMES and page.is_free(position, start, end) and _is_new(name):
                iri = page.agent(strip_legal_form(name), "Organization", aliases=(name,))
                names.setdefault(strip_legal_form(name), iri)
        for match in _ACRONYM.finditer(sentence.text) if " (" in sentence.text else ():
            _add_acronym(page, names, match)
    _mention_all(page, names)
    yield from ()


def _introduced(sentence: Sentence, *, called: bool) -> Iterator[tuple[str, int, int]]:
    for pattern in (_SUFFIXED, _CALLED) if called else (_SUFFIXED,):
        for match in pattern.finditer(sentence.text):
            name = _POSSESSIVE.sub("", match["name"])
            yield name, match.start("name"), match.start("name") + len(name)
    for link in sentence.block.links_in(sentence.start, sentence.end):
        label = _domain_label(link.url)
        start = link.start - sentence.start
        if label and label == _fold(link.text) and 0 <= start < len(sentence.text):
            yield link.text.strip(), start, start + len(link.text)


def _is_new(name: str) -> bool:
    known = things_by_name().get(name, ())
    return not any(thing.kind != "Organization" for thing in known) and len(name) > 1


def _add_acronym(page: Page, names: dict[str, str], match: re.Match[str]) -> None:
    """Take "Full Name (FN)" if the initials are right and the page knows the one or the other."""
    full, short = match["name"], match["short"]
    words = full.split()
    for skip in range(len(words)):
        candidate = " ".join(words[skip:])
        if not _initials_match(words[skip:], short):
            continue
        iri = names.get(candidate) or _organization_named(page, candidate)
        if iri is not None:
            names.setdefault(short, iri)
        return


def _organization_named(page: Page, name: str) -> str | None:
    return next(
        (
            iri
            for iri, entity in page.entities.items()
            if entity.kinds[0] == "Organization" and name in {entity.label, *entity.aliases}
        ),
        None,
    )


def _initials_match(words: list[str], short: str) -> bool:
    initials = "".join(word[0] for word in words if word[0].isupper()).upper()
    every = "".join(word[0] for word in words).upper()
    return short.upper() in {initials, every} and words[0][0].isupper()


def _mention_all(page: Page, names: dict[str, str]) -> None:
    if not names:
        return
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w])")
    for position, sentence in enumerate(page.sentences):
        for match in pattern.finditer(sentence.text):
            page.mention(names[match[0]], position, *match.span(), EXTRACTOR.rule)


def _domain_label(url: str) -> str:
    labels = host_of(url).split(".")
    return _fold(labels[-2]) if len(labels) > 1 else ""


def _fold(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


EXTRACTOR = Extractor(
    name="organizations",
    stage="mentions",
    run=find_organizations,
    description="Victims, linked firms, firms introduced by a noun or legal form, acronyms that the page defines.",
    order=40,
)
