"""Personal names: given names and surnames from lists, and the words that only look like them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from breachgraph.lexicon.ontology import ontology_dir

__all__ = ["ActorNameWords", "actor_name_words", "given_names", "is_person_name", "surnames"]


class ActorNameWords(NamedTuple):
    """Words by which vendors name threat actors.

    Attributes:
        first: Words that such a name begins with.
        last: Words that it ends with.
    """

    first: frozenset[str]
    last: frozenset[str]


@cache
def actor_name_words() -> ActorNameWords:
    """Return the words of vendors' naming schemes, capitalised as written in prose."""
    words = _read("actor-name-words")
    first = frozenset(word.removeprefix(">") for word in words if word.startswith(">"))
    return ActorNameWords(first, words - {f">{word}" for word in first})


@cache
def given_names() -> frozenset[str]:
    """Return known given names, capitalised as written in prose."""
    return _read("given-names")


@cache
def surnames() -> frozenset[str]:
    """Return known surnames, capitalised as written in prose."""
    return _read("surnames")


def is_person_name(name: str) -> bool:
    """Tell whether a name is clearly a person's: two to four words, a known given name, then a surname.

    Args:
        name: Words as written.

    Returns:
        True only if the first word is a known given name and the last is capitalised and no given name alone.
    """
    words = name.replace("’", "'").split()
    if not 2 <= len(words) <= 4 or words[0] not in given_names():
        return False
    return all(word[:1].isupper() for word in words) and (words[-1] in surnames() or len(words) > 2)


def _read(stem: str) -> frozenset[str]:
    """Read every list whose file name begins with the stem; lines with `#` are comments."""
    folder = ontology_dir() / "gazetteer"
    lines = (line for path in sorted(folder.glob(f"{stem}*.txt")) for line in path.read_text("utf-8").splitlines())
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
