"""Names of agents as front matter and citations write them."""

from __future__ import annotations

import re
from functools import cache

from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import is_person_name
from breachgraph.model import EntityKind

__all__ = ["is_unknown_name", "kind_of_name", "split_names", "strip_legal_form"]

_LEGAL = re.compile(
    r",?\s+(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Company|Co|GmbH|AG|PLC|plc|S\.A|SA|N\.V|B\.V|Pty|LLP|AB|Oy)\.?$"
)
_UNKNOWN = re.compile(r"(?i)^(?:unknown|unidentified|not known|undisclosed|unnamed|\?+)\b.{0,40}$")
_NOTHING = re.compile(r"(?i)^(?:n/?a|none|tbd|various|multiple|several|many|-+)\b.{0,40}$|^$")
_REST = re.compile(r"(?i),?\s*(?:\(?(?:and|among|plus|&)\s+(?:many\s+)?others?\)?|etc\.?|et al\.?)\s*$")
_HANDLE = re.compile(r"[a-z][\w-]*(?: [a-z][\w-]*){1,3}")
_JOINT = re.compile(
    r"\s*(?:,(?!\s*(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Co|GmbH|PLC|plc|S\.A|LLP)\b)\s*(?:and\s+)?|;\s*|\s&\s|\sand\s|\s/\s)\s*"
)


def is_unknown_name(name: str) -> bool:
    """Tell whether a name field says that the name is not known."""
    return bool(_UNKNOWN.match(name.strip()))


def strip_legal_form(name: str) -> str:
    """Return a company's name without its legal form: "Chegg Inc." is Chegg."""
    return _LEGAL.sub("", name.strip()).strip()


def split_names(text: str) -> list[tuple[str, int, int]]:
    """Split a field that may list several names.

    A text that is a catalogued name as a whole stays whole; "among others" and its like are dropped.

    Args:
        text: Such as "US Department of State & Department of Commerce, among others".

    Returns:
        Each name with its place in the text, in order; fields that name nobody (N/A, various) give none.
    """
    whole = _REST.sub("", text)
    if whole.strip() in things_by_name():
        return [_place(text, whole.strip(), 0)]
    found: list[tuple[str, int, int]] = []
    cursor = 0
    for piece in _JOINT.split(_protect(whole)):
        name = piece.replace("\x00", "&").replace("\x01", "and").strip()
        if name and not _NOTHING.match(name):
            placed = _place(text, name, cursor)
            found.append(placed)
            cursor = placed[2]
    return found


def kind_of_name(name: str) -> EntityKind:
    """Guess whether a name is a person's or an organization's; what is not clearly a person is an organization.

    A name of two to four words in lower case is a person's handle.
    """
    if name in things_by_name():
        return "Organization"
    return "Person" if is_person_name(name) or _HANDLE.fullmatch(name) else "Organization"


def _place(text: str, name: str, cursor: int) -> tuple[str, int, int]:
    start = max(text.find(name, cursor), 0)
    return name, start, start + len(name)


def _protect(text: str) -> str:
    """Hide joints that stand inside catalogued names ("Johnson & Johnson")."""
    for name in _joint_names():
        if name in text:
            text = text.replace(name, name.replace("&", "\x00").replace(" and ", " \x01 "))
    return text


@cache
def _joint_names() -> tuple[str, ...]:
    return tuple(sorted((name for name in things_by_name() if " & " in name or " and " in name), key=len, reverse=True))
