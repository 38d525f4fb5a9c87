"""Dates, quantities and identifiers of a page, each text read once however many rules ask."""

from __future__ import annotations

from collections.abc import Sequence

from breachgraph.extraction.identifiers import FoundIdentifier, find_identifiers, may_hold_identifiers
from breachgraph.extraction.sentences import Sentence
from breachgraph.model.dates import FoundDate, find_dates
from breachgraph.model.quantity import Quantity, find_quantities

__all__ = ["Values"]


class Values:
    """What the sentences of a page state in figures and codes; places are code points in the sentence's text."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Prepare to read.

        Args:
            text: The raw file; if it holds no identifier at all, no sentence is searched for one.
            sentences: The page's sentences, in file order.
        """
        self._sentences = sentences
        self._dates: dict[str, Sequence[FoundDate]] = {}
        self._quantities: dict[int, Sequence[Quantity]] = {}
        self._identifiers: dict[int, Sequence[FoundIdentifier]] = {}
        self._may_hold_identifiers = may_hold_identifiers(text)

    def dates(self, text: str) -> Sequence[FoundDate]:
        """Return the dates of a text of the page, such as a cell, as `find_dates` gives them."""
        found = self._dates.get(text)
        if found is None:
            found = self._dates[text] = find_dates(text)
        return found

    def dates_in(self, position: int) -> Sequence[FoundDate]:
        """Return the dates of one sentence, by its position in the page's sentences."""
        return self.dates(self._sentences[position].text)

    def quantities_in(self, position: int) -> Sequence[Quantity]:
        """Return the numbers of one sentence, as `find_quantities` gives them."""
        found = self._quantities.get(position)
        if found is None:
            found = self._quantities[position] = find_quantities(self._sentences[position].text)
        return found

    def identifiers_in(self, position: int) -> Sequence[FoundIdentifier]:
        """Return the identifiers of one sentence, as `find_identifiers` gives them."""
        if not self._may_hold_identifiers:
            return ()
        found = self._identifiers.get(position)
        if found is None:
            found = self._identifiers[position] = find_identifiers(self._sentences[position].text)
        return found
