"""Names that are nearly others: suggested as slips, never merged.

A name is compared with those that the ontology knows and those that the page names, by `rapidfuzz.fuzz.ratio`; only
names of letters alone, so that designators (Storm-0558, APT29) are never matched by likeness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import given_names, surnames
from breachgraph.model import Claim, Span

__all__ = ["EXTRACTOR"]

_TOKEN = re.compile(r"[A-Z](?<![\w.@/&’'-].)[a-z]{5,20}(?![\w@/&-]|\.\w)")
_MIN_LENGTH = 6
_MIN_RATIO = 92
_ENDINGS = ("s", "es", "n", "an", "ian", "ed", "er", "ing", "y", "e", "d", "r", "ic", "al")
_MAX_TOKENS = 2_000


def check_spelling(page: Page) -> Iterator[Claim]:
    """Report, once each, names that are one or two letters away from a known name."""
    seen = _read_tokens(page)
    own = _own_names(page)
    near = _index(own)
    for token, places in list(seen.items())[:_MAX_TOKENS]:
        if token in own or _is_known(token):
            continue
        other = _closest(token, _near(token, near)) or _closest(token, _near(token, _known()))
        if other is not None and not _is_word(page, token):
            message = f"{token!r} is nearly a known name: did you mean {other!r}?"
            sentence, start = places
            page.report(
                "name-misspelt",
                "warning",
                message,
                sentence.locate(start, start + len(token)),
                also=_place(page, other),
            )
    yield from ()


def _place(page: Page, name: str) -> Span | None:
    """Where the page writes a name first."""
    for sentence in page.sentences:
        start = sentence.text.find(name)
        if start >= 0:
            return sentence.locate(start, start + len(name))
    return None


def _read_tokens(page: Page) -> dict[str, tuple[Sentence, int]]:
    """Capitalised words within sentences, with the first place of each."""
    seen: dict[str, tuple[Sentence, int]] = {}
    for sentence in page.sentences:
        for match in _TOKEN.finditer(sentence.text, 1):
            if match[0] not in seen:
                seen[match[0]] = sentence, match.start()
    return seen


def _is_word(page: Page, token: str) -> bool:
    """Tell whether the page writes a token in lower case, too, so that it is a word and no name."""
    return re.search(rf"(?<!\w){token.casefold()}(?!\w)", page.document.text) is not None


def _own_names(page: Page) -> frozenset[str]:
    """Names of one word of the page's agents that no list has."""
    labels = (page.entities[iri].label for iri in {*page.victims, *(found.entity for found in page.found)})
    return frozenset(label for label in labels if _is_comparable(label) and label not in things_by_name())


def _is_known(token: str) -> bool:
    return token in things_by_name() or token in given_names() or token in surnames()


def _is_comparable(name: str) -> bool:
    return len(name) >= _MIN_LENGTH and name.isalpha()


def _closest(token: str, others: Iterable[str]) -> str | None:
    from rapidfuzz.fuzz import ratio

    scored = [(ratio(token, other), other) for other in others if other != token and not _is_inflected(token, other)]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _MIN_RATIO else None


def _is_inflected(token: str, other: str) -> bool:
    """Tell whether one is the other with an ending: Iran and Iranian are two words, not a slip."""
    short, long = sorted((token.casefold(), other.casefold()), key=len)
    return any(long == short + ending for ending in _ENDINGS) or long[:-2] == short[:-1]


def _near(token: str, index: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for variant in (token, *_shortened(token)):
        yield from index.get(variant, ())


def _shortened(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1 :] for at in range(len(name)))


def _index(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by themselves and by each spelling that lacks a letter: what is nearly alike shares one of these.

    Source: the symmetric-deletion method of W. Garbe (SymSpell, 2012).
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for variant in (name, *_shortened(name)):
            found[variant].add(name)
    return {variant: tuple(sorted(near)) for variant, near in found.items()}


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """The index of the ontology's organizations, actors and services of one word."""
    return _index(
        name for name in things_by_name() if _is_comparable(name) and not name.islower() and not name.isupper()
    )


EXTRACTOR = Extractor(
    name="misspelt",
    stage="review",
    run=check_spelling,
    description="Problems: names that look misspelt.",
)
