"""Handles: `Jane Roe ("xyz_1")`, "who goes by the alias xyz", "a seller with the username xyz"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.software import is_software_name
from breachgraph.model import Claim, Entity
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]

_QUOTED = r"[\"“'‘`](?P<quoted>[A-Za-z0-9_$@][\w.$@-]{1,30}(?: [\w.$-]{1,20}){0,2}?),?[\"”'’`]"
_PLAIN = r"(?P<plain>@?[A-Za-z0-9_][\w.$-]{1,30}[\w$])(?![\w@-])"
_NOUN = r"(?:handles?|alias(?:es)?|monikers?|nicknames?|pseudonyms?|user ?names?|screen names?|nom de guerre|persona|online (?:name|identity))"
_USES = re.compile(
    rf"(?i:\b{_NOUN},? (?:of |was |is )?|\b(?:who |and )?(?:goes|went|going) (?:online )?by (?:the name )?(?:of )?|\bknown online as (?:the )?|\bcalls? (?:him|her)self )(?:{_QUOTED}|{_PLAIN})"
)
_ROLE = re.compile(
    rf"(?i:\b(?:hacker|forum user|seller|forum member|poster|cybercriminal|hacktivist|leaker|broker)(?: (?:named|called|known as|dubbed|calling (?:him|her)self))?,? ){_QUOTED}"
)
_BESIDE = re.compile(rf"^,? \(?(?:(?:or|aka|a\.k\.a\.|alias|also known as|known online as|known as) )?{_QUOTED}")
_MAX_NAMES = 400
_BETWEEN = re.compile(r"^,?(?: [\w’'-]+){0,6},? $")
_LOOKS = re.compile(r"[@_$\d]|[a-z][A-Z]|[a-z]\.[a-z]")
_WORDS = tuple(
    "handle handles alias aliases moniker monikers nickname nicknames pseudonym pseudonyms username usernames user screen guerre persona online goes went going himself herself hacker seller member "
    "poster cybercriminal hacktivist leaker broker".split()
)


def find_handles(page: Page) -> Iterator[Claim]:
    """Mention people by handle: as another name of the person it stands beside, or by itself."""
    handles: dict[str, str] = {}
    for found in page.found[:]:
        if found.kind == "Person":
            text = page.sentences[found.sentence].text
            if match := _BESIDE.match(text[found.end : found.end + 80]):
                start = found.end + match.start("quoted")
                _add(page, found.sentence, match["quoted"], start, handles, person=found.entity)
    for position in page.sentences_with(_WORDS):
        text = page.sentences[position].text
        for pattern in (_USES, _ROLE):
            for match in pattern.finditer(text):
                part = "quoted" if match["quoted"] else "plain"
                is_quoted_name = part == "quoted" and (pattern is _USES or match[part][0].isupper())
                if is_quoted_name or _LOOKS.search(match[part]):
                    owner = _owner(page, position, match.start())
                    _add(page, position, match[part], match.start(part), handles, person=owner)
    _mention_everywhere(page, handles)
    yield from ()


def _owner(page: Page, position: int, start: int) -> str | None:
    """The person named just before words such as "who goes by"."""
    before = [each for each in page.mentions_in(position, "Person") if each.end <= start]
    text = page.sentences[position].text
    return before[-1].entity if before and _BETWEEN.match(text[before[-1].end : start]) else None


def _add(page: Page, position: int, handle: str, start: int, handles: dict[str, str], *, person: str | None) -> None:
    if (
        len(handles) >= _MAX_NAMES
        or handle in things_by_name()
        or is_software_name(handle)
        or not page.is_free(position, start, start + len(handle))
    ):
        return
    iri = person or handles.get(handle) or mint("agent", handle)
    label = page.entities[iri].label if iri in page.entities else handle
    if iri in page.entities and page.entities[iri].kinds[0] != "Person":
        return
    page.describe(Entity(iri=iri, kinds=("Person",), label=label, aliases=(handle,) if label != handle else ()))
    handles[handle] = iri
    page.mention(iri, position, start, start + len(handle), EXTRACTOR.rule)


def _mention_everywhere(page: Page, handles: dict[str, str]) -> None:
    """Mention handles that no word can be taken for wherever they stand."""
    names = sorted((name for name in handles if _LOOKS.search(name)), key=lambda name: (-len(name), name))
    if not names:
        return
    pattern = re.compile(rf"(?<![\w@.-])(?:{'|'.join(map(re.escape, names))})(?![\w@-])")
    for position in page.sentences_with({re.findall(r"\w+", name)[0].lower() for name in names}):
        for match in pattern.finditer(page.sentences[position].text):
            page.mention(handles[match[0]], position, *match.span(), EXTRACTOR.rule)


EXTRACTOR = Extractor(
    name="handles",
    stage="mentions",
    run=find_handles,
    description="Handles and aliases, in quotes or by the words that introduce them.",
    order=32,
)
