"""Words that tell one incident of a page from another: "the 2014 breach", "the second incident", "Incident 2"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal as Choice
from typing import NamedTuple

__all__ = [
    "CUE_WORDS",
    "HARM",
    "KEY_WORDS",
    "MONTHS",
    "Key",
    "KeyHit",
    "KeyKind",
    "find_keys",
    "leads_with_year",
    "split_by_year",
]

KeyKind = Choice["year", "ordinal", "month"]


class Key(NamedTuple):
    """What sets an incident apart: its year, its number or its month.

    Attributes:
        kind: Which of the three.
        value: The year, the number in digits, or the month's English name.
    """

    kind: KeyKind
    value: str


class KeyHit(NamedTuple):
    """Words that name an incident by its key.

    Attributes:
        key: The key.
        start: First code point.
        end: One past the last.
    """

    key: Key
    start: int
    end: int


MONTHS = "January February March April May June July August September October November December".split()
HARM = r"(?i:(?:breach|incident|hack|intrusion|compromise|leak|data theft|cyber ?attack|attack|data exposure|security event)(?:e?s)?)"
"""What an incident is called."""

CUE_WORDS = tuple(
    "breach* incident* hack* intrusion* compromise* leak* theft cyberattack* attack* exposure* event*".split()
)
"""The words of `HARM`, for looking sentences up."""

_NUMBERS = {
    **dict.fromkeys(("first", "1st", "one", "1"), "1"),
    **dict.fromkeys(("second", "2nd", "two", "2"), "2"),
    **dict.fromkeys(("third", "3rd", "three", "3"), "3"),
    **dict.fromkeys(("fourth", "4th", "four", "4"), "4"),
}
KEY_WORDS = ("19*", "20*", *_NUMBERS, *(month.lower() for month in MONTHS))
"""Words without which no key is named, for looking sentences up."""

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_EVENT = r"(?:breach|incident|hack|intrusion|compromise)(?:e?s)?"
_SOME = (
    r"(?:(?!(?:the|an?|this|that|its|their|our|and|or|when|who|was|were|had|has|by|in|to)\b)[\w'’.-]{1,20},? ){0,2}?"
)
_NO_INCIDENT = r"(?! (?:responses?|responders?|reports?|notifications?|notices?|attempts?|investigat\w+|commander))"

_PATTERNS: tuple[tuple[KeyKind, re.Pattern[str]], ...] = (
    ("year", re.compile(rf"\b(?P<key>{_YEAR}) (?P<between>{_SOME}){HARM}\b{_NO_INCIDENT}")),
    ("year", re.compile(rf"\b{HARM} (?P<between>(?:[\w'’.-]{{1,20}} ){{0,3}}?)(?:in|of|from) (?:{_MONTH},? )?(?P<key>{_YEAR})\b")),
    (
        "ordinal",
        re.compile(rf"(?i:\b(?P<key>{_ORDINAL})(?:,? (?:and|or) (?:the )?(?P<more>{_ORDINAL}))?),? (?P<between>{_SOME})(?i:{_EVENT})\b{_NO_INCIDENT}"),
    ),
    ("ordinal", re.compile(r"(?i)\b(?P<between>)(?:incident|breach) (?:no\. ?|number |#)?(?P<key>one|two|three|four|[1-4])\b(?![.,]?\d)")),
    ("month", re.compile(rf"\b(?P<key>{_MONTH}) (?:{_YEAR} )?(?P<between>{_SOME})(?i:{_EVENT})\b{_NO_INCIDENT}")),
)  # fmt: skip
_OWNER = re.compile(r"(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})['’]s?\s(?:own\s)?$")
_AT = re.compile(r"\s(?:of|at|against|on|suffered by)\s(?:the\s)?(?P<name>[A-Z][\w.&-]*)")
_LEADING = re.compile(rf"^\W{{0,3}}(?:(?:later|early|late|back)\s)?(?:in|by|during)\s(?:(?:early|late|mid-?)\s?)?(?:{_MONTH},?\s)?(?P<key>{_YEAR})\b", re.IGNORECASE)  # fmt: skip
_LABEL = re.compile(rf"(?<!\d)(?P<key>{_YEAR})\s?[:–-]\s")
_MAY_NAME = re.compile(r"(?i)breach|incident|hack|intru|compromise|leak|theft|attack|exposure|event")
_CASED = re.compile(r"\b[A-Z][\w&-]*")


def find_keys(text: str, own: Iterable[str]) -> list[KeyHit]:
    """Find the words by which a text names incidents of the page's own victim.

    Args:
        text: One sentence or heading.
        own: Names of the victim; "the 2012 breach of Initech" is no incident of Example Corp.

    Returns:
        Hits by place.
    """
    if not _MAY_NAME.search(text):
        return []
    names = _words_of(frozenset(own))
    hits = {
        KeyHit(Key(kind, _value(kind, match[group])), match.start("key"), match.end())
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if not _is_of_another(text, match, names)
        for group in ("key", "more")
        if match.groupdict().get(group)
    }
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.key))


def leads_with_year(text: str) -> str:
    """Return the year that a sentence begins with ("In 2016, ..."); empty if it begins otherwise."""
    match = _LEADING.match(text)
    return match["key"] if match else ""


def split_by_year(text: str) -> list[tuple[str, int, int]]:
    """Split a short text that tells of several years one after the other: "2014: unknown 2016: convicted".

    Args:
        text: Such as a status.

    Returns:
        Each piece's year, first code point and one past the last; the whole text, without a year, if no year labels it.
    """
    labels = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in labels[1:]), len(text)]
    pieces = [(match["key"], match.start(), end) for match, end in zip(labels, ends, strict=True)] if labels else []
    first = pieces[0][1] if pieces else len(text)
    return [("", 0, first), *pieces] if first else pieces


@lru_cache(maxsize=64)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word.casefold() for name in names for word in re.findall(r"[\w&-]+", name))


def _value(kind: KeyKind, written: str) -> str:
    return _NUMBERS[written.casefold()] if kind == "ordinal" else written


def _is_of_another(text: str, match: re.Match[str], own: frozenset[str]) -> bool:
    """Tell whether somebody is named, beside the words, to whom the incident belongs, and who is not the victim."""
    return any(name.casefold() not in own for name in _named_beside(text, match))


def _named_beside(text: str, match: re.Match[str]) -> Iterator[str]:
    yield from (word for word in _CASED.findall(match["between"]) if word not in MONTHS)
    owner = _OWNER.search(text[max(0, match.start() - 60) : match.start()])
    if owner:
        yield owner["name"].split()[-1]
    after = _AT.match(text[match.end() : match.end() + 60])
    if after and after["name"] not in MONTHS:
        yield after["name"]
