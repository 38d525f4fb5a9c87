"""Concept phrases and cues compiled into one matcher.

A cue is a pattern of words, matched inside one sentence without regard to case:

    cue         = element { separator element }
    element     = alternative { "|" alternative }          "leaked|stolen"
                | "(" alternative { "|" alternative } ")"  optional
    alternative = word with "*" for any letters            "rotat*"; a word with a capital letter keeps its case
    separator   = " " | " .. " (a gap of up to six words) | " ... " (of up to twelve)

Every cue is found by its rarest-looking element first, in one pass of an Aho-Corasick automaton over the text;
only then its regular expression is run, on that sentence alone. Gaps are bounded, so no input makes it explode.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from breachgraph.lexicon.concepts import Concept, load_concepts

__all__ = ["ConceptMatcher", "Hit", "compile_cue", "concept_matcher", "first_per_concept"]

_GAPS = {"..": 6, "...": 12}
_SEPARATOR = r"[^\w.;!?]{1,8}"
_FILLER = r"(?:\W{1,8}[\w$€£][\w'’.&/-]*)"
_WORD_END = r"(?![\w])"
_MAX_SENTENCE = 4_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept's words in a text.

    Attributes:
        concept: The concept.
        start: First code point of the words.
        end: One past the last code point.
        cue: The phrase or cue that matched.
    """

    concept: Concept
    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class _Compiled:
    concept: Concept
    cue: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...] = ()


class ConceptMatcher:
    """Finds the concepts of some schemes in sentences."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Compile the phrases and cues of concepts.

        Args:
            concepts: Whose words to find.

        Raises:
            ValueError: If a cue is malformed; the message names the concept.
        """
        self._automaton = ahocorasick.Automaton()
        by_anchor: dict[str, list[_Compiled]] = defaultdict(list)
        for compiled in _compile_all(concepts):
            for anchor in compiled.anchors:
                by_anchor[anchor].append(compiled)
        for anchor, found in by_anchor.items():
            self._automaton.add_word(anchor, tuple(found))
        self._empty = not by_anchor
        if by_anchor:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Find concepts in one sentence.

        Args:
            text: The sentence; of a longer one only the first 4,000 code points are looked at.

        Returns:
            The first hit of every phrase and cue that matches, by place; one concept may be hit several times.
        """
        if self._empty:
            return []
        text = text[:_MAX_SENTENCE]
        folded = _fold(text)
        candidates: dict[int, _Compiled] = {}
        for group in {id(found): found for _, found in self._automaton.iter(folded)}.values():
            for compiled in group:
                candidates[id(compiled)] = compiled
        hits = []
        for compiled in candidates.values():
            if not all(any(stem in folded for stem in element) for element in compiled.needed):
                continue
            match = compiled.pattern.search(text)
            if match is not None:
                hits.append(Hit(compiled.concept, match.start(), match.end(), compiled.cue))
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.concept.iri, hit.cue))


@cache
def concept_matcher(*schemes: str) -> ConceptMatcher:
    """Return the matcher of the named schemes, compiled once."""
    known = load_concepts()
    return ConceptMatcher(concept for scheme in schemes for concept in known.get(scheme, ()))


def compile_cue(cue: str) -> re.Pattern[str]:
    """Compile one cue.

    Args:
        cue: The pattern, in the grammar of this module.

    Returns:
        A regular expression to be searched for in a sentence.

    Raises:
        ValueError: If the cue is empty, begins or ends with a gap, or holds an empty alternative.
    """
    return re.compile(_expression(cue))


def _compile_all(concepts: Iterable[Concept]) -> Iterator[_Compiled]:
    for concept in concepts:
        for phrase in concept.phrases:
            words = [re.escape(_plain(word)) for word in phrase.split()]
            pattern = re.compile(rf"(?i)(?<!\w){_SEPARATOR.join(words)}(?:s|es)?{_WORD_END}")
            yield _Compiled(concept, phrase, pattern, (max(_fold(phrase).split(), key=len),))
        for cue in concept.cues:
            try:
                stems = _stems(cue)
                anchors = max(stems, key=lambda options: min(len(stem) for stem in options))
                others = tuple(element for element in stems if element != anchors)
                yield _Compiled(concept, cue, compile_cue(cue), anchors, others)
            except (ValueError, re.error) as error:
                raise ValueError(f"cue {cue!r} of {concept.iri} is malformed: {error}") from error


def _expression(cue: str) -> str:
    tokens = cue.split()
    if not tokens or tokens[0] in _GAPS or tokens[-1] in _GAPS:
        raise ValueError("a cue begins and ends with a word")
    parts: list[str] = []
    glue = ""
    for token in tokens:
        if token in _GAPS:
            glue = f"{_FILLER}{{0,{_GAPS[token]}}}?{_SEPARATOR}"
            continue
        if token.startswith("("):
            if not parts:
                raise ValueError("a cue cannot begin with an optional word")
            parts.append(f"(?:{glue}{_alternatives(token.strip('()'))})?")
            glue = _SEPARATOR
            continue
        parts.append(glue + _alternatives(token))
        glue = _SEPARATOR
    return "(?<!\\w)" + "".join(parts)


def _alternatives(element: str) -> str:
    options = element.split("|")
    if not all(options):
        raise ValueError(f"{element!r} holds an empty alternative")
    return f"(?:{'|'.join(_alternative(option) for option in options)}){_WORD_END}"


def _alternative(word: str) -> str:
    if word == "n't":
        return r"(?i:\w+n['’]t)"
    stem = re.escape(_plain(word)).replace(r"\*", r"[\w'’-]*")
    return stem if any(letter.isupper() for letter in word) else f"(?i:{stem})"


def _stems(cue: str) -> tuple[tuple[str, ...], ...]:
    """For each element that a cue needs, the texts of which one must stand in a sentence for the cue to match."""
    elements = [token.split("|") for token in cue.split() if token not in _GAPS and not token.startswith("(")]
    return tuple(
        tuple(dict.fromkeys(_fold(option).split("*")[0] or _fold(option).strip("*") for option in element))
        for element in elements
    )


def _fold(text: str) -> str:
    return text.replace("’", "'").lower()


def _plain(word: str) -> str:
    return word.replace("’", "'")


def first_per_concept(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the first hit of every concept."""
    seen: dict[str, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.concept.iri, hit)
    return list(seen.values())
