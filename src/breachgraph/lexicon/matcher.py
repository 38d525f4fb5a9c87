"""Finding concepts in sentences: all cues and phrases of the ontology at once, by the words that a sentence holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from breachgraph.lexicon.concepts import Concept, load_concepts
from breachgraph.lexicon.cues import TOKEN, Cue, Element, Piece, parse_cue, parse_phrase

__all__ = ["ConceptMatcher", "Hit", "concept_matcher", "first_per_concept"]

_MAX_SENTENCE = 4_000
_MAX_SEPARATOR = 8
_WORD_JOINTS = ".&/'’-"
_SENTENCE_END = frozenset(".;!?")
_MAX_REMEMBERED = 100_000
_EVERY: frozenset[str] = frozenset()
_NOT_IN_PROSE = frozenset({"measure-kind", "recommendation-kind", "section-role"})
"""Schemes whose words are those of units, of openings and of headings, which mean something there alone."""


class Hit(NamedTuple):
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


class _Option(NamedTuple):
    """An alternative by the numbers of its pieces."""

    first: int
    rest: tuple[tuple[int, str], ...]


class _Place(NamedTuple):
    """An element by the numbers of its pieces."""

    options: tuple[_Option, ...]
    gap: int
    optional: bool


class _Entry(NamedTuple):
    """A cue ready for matching.

    Attributes:
        concept: Whose cue it is.
        text: The cue as written.
        number: Its place among all cues.
        needed: For each element that must be there, the numbers of the pieces of which one must stand in a sentence.
        places: Its elements.
    """

    concept: Concept
    text: str
    number: int
    needed: tuple[frozenset[int], ...]
    places: tuple[_Place, ...]


class ConceptMatcher:
    """Finds concepts in sentences."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Compile the phrases and cues of concepts.

        Args:
            concepts: Whose words to find.

        Raises:
            ValueError: If a cue is malformed; the message names the concept.
        """
        self._numbers: dict[Piece, int] = {}
        self._by_anchor: dict[int, list[_Entry]] = defaultdict(list)
        compiled = list(_compile_all(concepts))
        common = Counter(piece for _, cue in compiled for element in cue.elements for piece in _telling(element))
        for number, (concept, cue) in enumerate(compiled):
            self._add(concept, cue, number, common)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._open: dict[str, list[tuple[Piece, int]]] = defaultdict(list)
        for piece, place in self._numbers.items():
            if piece.open or piece.cased:
                self._open[piece.head[:1].lower()].append((piece, place))
            else:
                self._exact[piece.head].append(place)
        self._known: dict[str, tuple[int, ...]] = {}

    def find(self, text: str, schemes: frozenset[str] = _EVERY) -> list[Hit]:
        """Find concepts in one sentence.

        Args:
            text: The sentence; of a longer one only the first 4,000 code points are looked at.
            schemes: Schemes to find concepts of; all if empty.

        Returns:
            The first hit of every phrase and cue that matches, by place; one concept may be hit several times.
        """
        text = text[:_MAX_SENTENCE]
        known = self._known
        words = TOKEN.findall(text)
        found = [known[word] if word in known else self._remember(word) for word in words]
        pieces = set().union(*found)
        candidates = self._candidates(pieces)
        if schemes:
            candidates = [entry for entry in candidates if entry.concept.scheme in schemes]
        if not candidates:
            return []
        sentence = _Sentence(text, found)
        hits = [
            Hit(entry.concept, *place, entry.text)
            for entry in candidates
            if (place := sentence.find(entry.places)) is not None
        ]
        hits.sort(key=lambda hit: (hit.start, -hit.end, hit.concept.iri, hit.cue))
        return hits

    def _candidates(self, pieces: set[int]) -> list[_Entry]:
        """The cues all of whose elements stand somewhere in a sentence."""
        found: dict[int, _Entry] = {}
        for piece in self._by_anchor.keys() & pieces:
            for entry in self._by_anchor[piece]:
                for options in entry.needed:
                    if pieces.isdisjoint(options):
                        break
                else:
                    found[entry.number] = entry
        return list(found.values())

    def _add(self, concept: Concept, cue: Cue, number: int, common: Counter[Piece]) -> None:
        """Number a cue's pieces, and note the cue under those of its rarest element: long words, that few cues need."""
        needed = sorted(
            (_telling(element) for element in cue.elements if not element.optional),
            key=lambda pieces: sum(common[piece] / _weight(piece) ** 3 for piece in pieces),
        )
        numbers = [frozenset(map(self._number, pieces)) for pieces in needed]
        places = tuple(self._compile(element) for element in cue.elements)
        for anchor in numbers[0]:
            self._by_anchor[anchor].append(_Entry(concept, cue.text, number, tuple(numbers[1:]), places))

    def _compile(self, element: Element) -> _Place:
        options = []
        for pieces, joints in element.alternatives:
            first, *rest = map(self._number, pieces)
            options.append(_Option(first, tuple(zip(rest, joints, strict=True))))
        return _Place(tuple(options), element.gap, element.optional)

    def _number(self, piece: Piece) -> int:
        return self._numbers.setdefault(piece, len(self._numbers))

    def _remember(self, word: str) -> tuple[int, ...]:
        """Which pieces a word is; remembered, since texts repeat their words."""
        if len(self._known) >= _MAX_REMEMBERED:
            self._known.clear()
        folded = word.lower()
        candidates = (*self._open.get(folded[:1], ()), *self._open.get("", ()))
        found = (*self._exact.get(folded, ()), *(number for piece, number in candidates if piece.matches(word)))
        self._known[word] = found
        return found


class _Sentence:
    """The words of a text, which pieces they are, and how far they stand apart."""

    def __init__(self, text: str, pieces: Sequence[Iterable[int]]) -> None:
        self.text = text
        self.places: dict[int, list[int]] = {}
        for place, found in enumerate(pieces):
            for piece in found:
                if piece in self.places:
                    self.places[piece].append(place)
                else:
                    self.places[piece] = [place]

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where the words stand."""
        return [match.span() for match in TOKEN.finditer(self.text)]

    def find(self, elements: Sequence[_Place]) -> tuple[int, int] | None:
        """The first place where all elements stand as they should, in code points."""
        if len(elements) == 1 and len(elements[0].options) == 1 and not elements[0].options[0].rest:
            place = self.places[elements[0].options[0].first][0]
            return self.spans[place]
        starts = [(place, option) for option in elements[0].options for place in self.places.get(option.first, ())]
        for place, option in sorted(starts):
            end = self._end_of(option, place) if option.rest else place
            last = self._follow(elements, 1, end) if end >= 0 else None
            if last is not None:
                return self.spans[place][0], self.spans[last][1]
        return None

    def _end_of(self, option: _Option, place: int) -> int:
        """The place of the last word of an alternative that begins at a place; -1 if it does not stand there."""
        for piece, joint in option.rest:
            place += 1
            if place not in self.places.get(piece, ()) or self._before(place) != joint:
                return -1
        return place

    def _follow(self, elements: Sequence[_Place], number: int, last: int) -> int | None:
        """The place of the last word of the nearest match of the elements from a number on."""
        if number == len(elements):
            return last
        element = elements[number]
        found = [
            (place, option)
            for option in element.options
            for place in self.places.get(option.first, ())
            if place > last and (place == last + 1 or element.gap) and self._reaches(last, place, element.gap)
        ]
        for place, option in sorted(found):
            end = self._end_of(option, place)
            whole = self._follow(elements, number + 1, end) if end >= 0 else None
            if whole is not None:
                return whole
        return self._follow(elements, number + 1, last) if element.optional else None

    def _before(self, place: int) -> str:
        """What stands between a word and the word before it."""
        return self.text[self.spans[place - 1][1] : self.spans[place][0]].replace("’", "'")

    def _reaches(self, last: int, place: int, gap: int) -> bool:
        """Tell whether a word follows another at once, or with at most `gap` words between.

        Words that a hyphen, an apostrophe, a point or a slash joins count as one; a sentence's end parts words that
        follow at once, and what is no text (more than eight signs in a row) parts any.
        """
        if place == last + 1:
            between = self._before(place)
            return 0 < len(between) <= _MAX_SEPARATOR and _SENTENCE_END.isdisjoint(between)
        words = 0
        for each in range(last + 1, place + 1):
            between = self._before(each)
            if len(between) > _MAX_SEPARATOR:
                return False
            words += each < place and not (len(between) == 1 and between in _WORD_JOINTS)
            if words > gap:
                return False
        closing = self._before(place).lstrip(_WORD_JOINTS)
        return bool(closing) and _SENTENCE_END.isdisjoint(closing)


@cache
def concept_matcher(*schemes: str) -> ConceptMatcher:
    """Return the matcher of the named schemes, or of all that speak of incidents, compiled once."""
    known = load_concepts()
    named = schemes or [scheme for scheme in known if scheme not in _NOT_IN_PROSE]
    return ConceptMatcher(concept for scheme in named for concept in known.get(scheme, ()))


def first_per_concept(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the first hit of every concept."""
    seen: dict[str, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.concept.iri, hit)
    return list(seen.values())


def _compile_all(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Cue]]:
    for concept in concepts:
        for phrase in concept.phrases:
            yield concept, parse_phrase(phrase)
        for text in concept.cues:
            try:
                yield concept, parse_cue(text)
            except ValueError as error:
                raise ValueError(f"cue {text!r} of {concept.iri} is malformed: {error}") from error


def _telling(element: Element) -> list[Piece]:
    """Of each alternative its longest word: one of these stands wherever the element does."""
    return [max(option.pieces, key=_weight) for option in element.alternatives]


def _weight(piece: Piece) -> int:
    """How telling a word of a cue is: its known letters."""
    return max(len(piece.head) + len(piece.tail), 1)
