"""Numbers in English prose: digits, number words, multipliers, ranges, qualifiers, money, shares.

quantity = [ qualifier ] [ symbol ] number [ range ] [ multiplier ] [ currency | "%" ]
range    = ( "to" | "-" | "and" after "between" ) [ symbol ] number
number   = digits | words                        ("12,000", "twenty-five", "half a million")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from breachgraph.model.money import currency_after, currency_before

__all__ = ["NUMBER_WORDS", "Quantity", "find_quantities"]

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9,
    "b": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
NUMBER_WORDS = (*_UNITS, *_TENS, "dozen", "hundred", "thousand", "million", "billion", "trillion")
"""The words of which one stands in every number that is written in words, in lower case."""

_IN_WORDS = frozenset(NUMBER_WORDS)
_LETTERS = re.compile(r"[a-z]+")
_ANY_UNIT, _ANY_TEN = "|".join(_UNITS), "|".join(_TENS)
_SCALE = "(?:dozen|hundred|thousand|million|billion|trillion)"
# All patterns are matched against lower-case text, which takes a third of the time of ignoring case.
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_WORDED = re.compile(
    rf"\b(?:(?P<ten>{_ANY_TEN})(?:[ -](?P<unit>{_ANY_UNIT}))?|(?P<single>{_ANY_UNIT})|(?P<half>half an? )(?={_SCALE}\b)|an? (?={_SCALE}\b))"
    rf"(?P<scales>(?:[ -]?\b{_SCALE}\b){{0,2}})(?:(?<=hundred) and (?:(?P<and_ten>{_ANY_TEN})(?:[ -](?P<and_unit>{_ANY_UNIT}))?|(?P<and_single>{_ANY_UNIT})))?"
    r"(?!\w|-(?!year|month|week|day|hour|minute))"
)
_MULTIPLIER = re.compile(r"[ -]?(thousand|million|billion|trillion|mn|bn|[kmb])(?!\w)")
_RANGE = re.compile(
    r"(?P<joint> to | and |\s?[-–—]\s?)[$€£¥]?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)(?![\w/:]|[.,-]\w)"
)
_SHARE = re.compile(r"\s?%| per ?cent\b")
_GOES_ON = re.compile(r"[.,:/–-]?\w")
_COMPOUND = re.compile(r"-(?:years?|months?|weeks?|days?|hours?|minutes?)(?!\w)")
_QUALIFIERS = {
    "over": "at-least", "more than": "at-least", "at least": "at-least", "in excess of": "at-least", "upwards of": "at-least",
    "exceeding": "at-least", "no fewer than": "at-least", "no less than": "at-least", "not less than": "at-least",
    "up to": "at-most", "at most": "at-most", "fewer than": "at-most", "less than": "at-most", "under": "at-most",
    "as many as": "at-most", "as much as": "at-most", "no more than": "at-most", "not more than": "at-most", "a maximum of": "at-most",
    "about": "approximately", "approximately": "approximately", "around": "approximately", "roughly": "approximately",
    "nearly": "approximately", "almost": "approximately", "some": "approximately", "aprox": "approximately",
    "estimated": "approximately", "an estimated": "approximately", "~": "approximately", "close to": "approximately",
}  # fmt: skip
_LONGEST = max(map(len, _QUALIFIERS)) + 4
_BY_LAST_WORD: dict[str, tuple[str, ...]] = {
    last: tuple(sorted((each for each in _QUALIFIERS if each.rpartition(" ")[2] == last), key=len, reverse=True))
    for last in {each.rpartition(" ")[2] for each in _QUALIFIERS}
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found in a text.

    Attributes:
        start: First code point in the text, the qualifier included.
        end: One past the last code point, multiplier and currency included.
        value: The number itself; the lower one of a range.
        qualifier: Notation in the scheme `qualifier`.
        currency: ISO 4217 code, or the symbol of a crypto asset (XBT for bitcoin); empty if it is no money.
        upper: The upper number of a range.
        share: Whether it counts hundredths of a whole.
    """

    start: int
    end: int
    value: Decimal
    qualifier: str
    currency: str
    upper: Decimal | None = None
    share: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """Find numbers with their qualifier, multiplier, range and currency.

    Args:
        text: Plain text.

    Returns:
        The numbers in order of appearance; years, dates, versions and parts of longer tokens are not told apart
        here, that is the caller's to do.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    found: list[Quantity] = []
    for start, end, value, worded in _numbers(low):
        if not found or start >= found[-1].end:
            quantity = _read(low, start, end, value, worded=worded)
            if quantity is not None:
                found.append(quantity)
    return found


def _numbers(low: str) -> list[tuple[int, int, Decimal, bool]]:
    numbers = [(each.start(), each.end(), Decimal(each[0].replace(",", "")), False) for each in _digits(low)]
    if _IN_WORDS.isdisjoint(_LETTERS.findall(low)):
        return numbers
    worded = [(each.start(), each.end(), _value(each), True) for each in _WORDED.finditer(low)]
    return sorted(numbers + worded) if worded else numbers


def _digits(low: str) -> Iterator[re.Match[str]]:
    for match in _DIGITS.finditer(low):
        start = match.start()
        before = low[start - 1] if start else " "
        if not (before.isalnum() or before in "_.,:/-–") and not ("," in match[0] and match[0].find(",") > 3):
            yield match


def _value(match: re.Match[str]) -> Decimal:
    """Value of a number in words: tens and units, times the scales, and what follows a hundred."""
    groups = match.groupdict()
    number = Decimal(
        _TENS[groups["ten"]] + _UNITS.get(groups["unit"] or "", 0)
        if groups["ten"]
        else _UNITS.get(groups["single"] or "", 1)
    )
    if groups["half"]:
        number /= 2
    for scale in groups["scales"].replace("-", " ").split():
        number *= _SCALES[scale]
    further = _TENS.get(groups["and_ten"] or "", 0) + _UNITS.get(groups["and_unit"] or groups["and_single"] or "", 0)
    return number + further


def _read(low: str, start: int, end: int, value: Decimal, *, worded: bool) -> Quantity | None:
    """Read what belongs to a number before and behind it; None for a part of another token."""
    currency, begin = currency_before(low, start)
    if begin != start and begin and (low[begin - 1].isalnum() or low[begin - 1] in "_.,:/-"):
        return None
    upper, end = (None, end) if worded else _range(low, begin, end, value)
    multiplier = _MULTIPLIER.match(low, end)
    if multiplier:
        value *= _SCALES[multiplier[1]]
        upper = upper * _SCALES[multiplier[1]] if upper is not None else None
        end = multiplier.end()
    if not currency:
        currency, end = currency_after(low, end)
    share = _SHARE.match(low, end)
    if share and not currency:
        end = share.end()
    elif low[end : end + 1] == "°" or (_GOES_ON.match(low, end) and not _COMPOUND.match(low, end)):
        return None
    qualifier, begin = _qualifier(low, begin)
    return Quantity(begin, end, value, qualifier, currency, upper, bool(share and not currency))


def _range(low: str, begin: int, end: int, lower: Decimal) -> tuple[Decimal | None, int]:
    """The upper number of a range and where it ends, so that what stands behind it holds for both."""
    match = _RANGE.match(low, end)
    if match is None or (match["joint"] == " and " and not low.endswith("between ", 0, begin)):
        return None, end
    upper = Decimal(match["digits"].replace(",", ""))
    tight = match["joint"].strip() in "-–—"
    if upper <= lower or (
        tight and not (_MULTIPLIER.match(low, match.end()) or re.match(r" [a-z]|%", low[match.end() : match.end() + 2]))
    ):
        return None, end
    return upper, match.end()


def _qualifier(low: str, start: int) -> tuple[str, int]:
    """The qualifier that stands before a number, and where it begins."""
    window = low[max(0, start - _LONGEST) : start]
    if window.endswith("~"):
        return "approximately", start - 1
    bare = window.rstrip(" ")
    for article in (" an", " a", " the"):
        bare = bare.removesuffix(article)
    for phrase in _BY_LAST_WORD.get(bare.rpartition(" ")[2].lstrip("(\"“'"), ()):
        if bare.endswith(phrase) and not bare[: -len(phrase)][-1:].isalnum():
            return _QUALIFIERS[phrase], start - len(window) + len(bare) - len(phrase)
    return "exact", start
