"""Countries in prose: names, demonyms and seats of government, to ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal as Choice

import ahocorasick
import pyoxigraph

from breachgraph.lexicon.ontology import reference_file
from breachgraph.model.namespaces import BG, BGV, SKOS

__all__ = ["CountryHit", "CountryWord", "country_name", "country_of", "find_countries"]

CountryWord = Choice["name", "demonym", "seat"]

_WORD_KINDS: Mapping[str, CountryWord] = {
    SKOS + "prefLabel": "name",
    SKOS + "altLabel": "name",
    BG + "demonym": "demonym",
    SKOS + "hiddenLabel": "seat",
}


@dataclass(frozen=True, slots=True)
class CountryHit:
    """A country in a text.

    Attributes:
        code: ISO 3166-1 alpha-2, such as `CN`.
        start: First code point.
        end: One past the last code point.
        kind: Whether the word is the country's name (`China`), a demonym (`Chinese`) or a seat of
            its government (`Beijing`).
        ambiguous: Whether the word also means other things (`Georgia`, `American`), so that it needs context.
    """

    code: str
    start: int
    end: int
    kind: CountryWord
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    code: str
    kind: CountryWord
    ambiguous: bool


def find_countries(text: str) -> list[CountryHit]:
    """Find countries by name, demonym or seat of government.

    Words are matched whole and with their case; longer names that hold a country's (`New Mexico`, `Bank of America`)
    are none.

    Args:
        text: Plain text.

    Returns:
        Hits in order of appearance, not overlapping; of two that overlap the longer stays.
    """
    hits = []
    for last, (width, word) in _automaton().iter_long(text):
        start, end = last + 1 - width, last + 1
        if word is not None and _is_whole_word(text, start, end):
            hits.append(CountryHit(word.code, start, end, word.kind, word.ambiguous))
    return hits


def country_of(word: str) -> str:
    """Return the code of the country that a word or name means, without regard to case.

    Args:
        word: A name, demonym or seat, such as `china`, `U.S.`, `the Netherlands`; no code.

    Returns:
        ISO 3166-1 alpha-2; empty if the word means no country. `US`, `UK` and the like count in capitals only.
    """
    text = " ".join(word.split())
    for article in ("the ", "The "):
        text = text.removeprefix(article) or text
    if len(text) < _MIN_FOLDED:
        found = _words().get(text)
        return found.code if found else ""
    return _folded().get(text.casefold(), "")


def country_name(code: str) -> str:
    """Return the English name of a country; the code itself where there is none.

    Args:
        code: ISO 3166-1 alpha-2.
    """
    return _names().get(code, code)


_MIN_FOLDED = 4


@cache
def _triples() -> tuple[pyoxigraph.Quad, ...]:
    return tuple(pyoxigraph.parse(reference_file("countries").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))


@cache
def _labels() -> tuple[tuple[str, str, str], ...]:
    """Concept, property and value of every label, in file order."""
    return tuple(
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in _triples()
        if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, pyoxigraph.Literal)
    )


@cache
def _names() -> Mapping[str, str]:
    return {
        iri.removeprefix(BGV + "country-"): value
        for iri, predicate, value in _labels()
        if predicate == SKOS + "prefLabel" and iri != BGV + "country"
    }


@cache
def _words() -> Mapping[str, _Word]:
    ambiguous: dict[str, set[str]] = defaultdict(set)
    for iri, predicate, value in _labels():
        if predicate == BG + "ambiguousLabel":
            ambiguous[iri].add(value)
    return {
        value: _Word(iri.removeprefix(BGV + "country-"), _WORD_KINDS[predicate], value in ambiguous[iri])
        for iri, predicate, value in _labels()
        if predicate in _WORD_KINDS and iri != BGV + "country"
    }


@cache
def _folded() -> Mapping[str, str]:
    return {text.removeprefix("The ").casefold(): word.code for text, word in _words().items()}


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for iri, predicate, value in _labels():
        if predicate == BG + "falseFriend" and iri == BGV + "country":
            automaton.add_word(value, (len(value), None))
    for text, word in _words().items():
        for spelling in {text, text.replace("'", "’")}:
            automaton.add_word(spelling, (len(spelling), word))
    automaton.make_automaton()
    return automaton


def _is_whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether no letter, digit or `$` joins the stretch, nor a sign of domains and handles stands before it."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or (before and before in "_@/.")) and not (
        after.isalnum() or (after and after in "_$")
    )
