"""When two names, or two texts, are the same for the purpose of scoring."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from measuring.facts import Labels

__all__ = ["fold_name", "match_agents", "words_of"]

_LEGAL_FORM = re.compile(r"\b(inc|llc|ltd|corp|corporation|company|co)\b\.?", re.IGNORECASE)
_FULL_NAMES = {
    "us": "united states",
    "u s": "united states",
    "doj": "department of justice",
    "us doj": "department of justice",
    "united states department of justice": "department of justice",
    "cisa": "cybersecurity and infrastructure security agency",
    "fbi": "federal bureau of investigation",
    "ftc": "federal trade commission",
    "dhs": "department of homeland security",
    "sec": "securities and exchange commission",
    "csrb": "cyber safety review board",
    "tsa": "transportation security administration",
    "nist": "national institute of standards and technology",
    "wsj": "wall street journal",
    "aws": "amazon web services",
}
_COUNTRY = re.compile(r"^(us|u s|united states) (?=department|house|district|ambassador)")
_NO_WORD = re.compile(r"\[\^\d+\]|\(https?:[^)]*\)")
_LONG_NAME = 40


def fold_name(name: str) -> str:
    """Reduce a name to what counts: no case, punctuation, article, legal form or spaces; agencies in full.

    Args:
        name: As written.

    Returns:
        The folded name; a name of 40 letters or more keeps its spaces.
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    text = re.sub(r"[^\w\s]", " ", _LEGAL_FORM.sub(" ", text)).strip()
    text = re.sub(r"\s+", " ", text.removeprefix("the ")).strip()
    text = _COUNTRY.sub("", _FULL_NAMES.get(text, text)).removesuffix(" s")
    return text.replace(" ", "") if len(text) < _LONG_NAME else text


def match_agents(found: Iterable[Labels], expected: Sequence[str], optional: Sequence[str]) -> set[str]:
    """Say agents that were found by the names that an annotation uses.

    Args:
        found: Names of each agent.
        expected: Names that there are to find.
        optional: Names that may be found.

    Returns:
        For each agent the expected or optional name that is one of its own, else the expected name that holds one of
        its names or is held by one (both of more than five letters), else its own folded name.
    """
    wanted = {fold_name(name): name for name in expected}
    free = {fold_name(name): name for name in optional}
    matched = set()
    for labels in found:
        folded = [fold_name(label) for label in labels]
        key = (
            next((name for name in folded if name in wanted), None)
            or next((name for name in folded if name in free), None)
            or next((key for key in wanted for name in folded if _is_part(name, key)), None)
        )
        matched.add((wanted.get(key) or free.get(key) if key else None) or folded[0])
    return matched


def words_of(text: str) -> set[str]:
    """Return the words of a text in lower case, without addresses and marks of footnotes."""
    return set(re.findall(r"[a-z0-9]+", _NO_WORD.sub(" ", text.casefold().replace("’", "'"))))


def _is_part(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 5 and (one in other or other in one)
