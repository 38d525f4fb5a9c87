"""What a proceeding is about and what it ended with: the charge in the words of the page, money and terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from breachgraph.model.quantity import find_quantities

__all__ = ["Charge", "Outcome", "find_charge", "find_money", "find_terms"]

_PREPOSITIONS = {
    "charged": "with|over|for|of",
    "indicted": "for|on|over",
    "pleaded-guilty": "to",
    "convicted": "of|for|on",
    "acquitted": "of|on",
    "sentenced": "for|over",
    "fined": "for|over",
    "investigation": "over|for",
    "settled": "over",
    "filed": "over|for",
}
_WHEN = r"(?:\s(?:yesterday|today|guilty|later|too|as well|in (?:\w+ )?\d{4}|last \w+|on \d{1,2} \w+(?: \d{4})?|on \w+ \d{1,2}(?:, \d{4})?))?"
_CHARGES = {
    status: re.compile(
        rf"{_WHEN}(?:,[^.;]{{1,120}}?,)?\s(?:{words})\s(?P<charge>(?!\d|[$€£]|us\$)[^.;,()]{{3,140}}"
        rf"|\d+\s(?!january|february|march|april|may|june|july|august|september|october|november|december|million|billion)[^.;,()]{{3,140}})"
    )
    for status, words in _PREPOSITIONS.items()
}
_AMOUNT_FIRST = re.compile(
    r"[^.;]{0,90}?(?=\s(?:for|over)\s(?!\d|[$€£]|a (?:term|period)|at least|more|up|some|about))"
)
_CHARGE_ENDS = re.compile(
    r"\s(?:and (?:was|were|is|has|had|got|sentenced|fined|ordered|will|must|pleaded|also)\b|who\b|which\b|but\b|by (?:the|a|an|justice|judge)\b|in (?:\w+ )?(?:19|20)\d\d"
    r"|last (?:year|month|week|\w+ber|june|july|may|march|april|august|january|february)\b|on \d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|while\b|after\b).*",
    re.DOTALL,
)
_NUMBER = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty)"
_TERM = re.compile(
    rf"(?<![\w.,])(?:(?P<bound>more than|over|at least|up to|less than)\s)?(?P<number>{_NUMBER})(?:\s|-)(?P<unit>year|month|week|day|hour)s?\b['’]?"
    rf"(?:(?:,|\sand)\s(?P<more>{_NUMBER})\smonths?\b['’]?(?=\s(?:in|of|behind)\b|[.,;]|$))?"
)
_BOUNDS = {
    "more than": "at-least",
    "over": "at-least",
    "at least": "at-least",
    "up to": "at-most",
    "less than": "at-most",
}
_AGO = re.compile(r"\s(?:ago|later|earlier|before|after|old)\b|[\s-]old\b")
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "thirty": 30}
_REACH = 160


@dataclass(frozen=True, slots=True)
class Charge:
    """What a defendant is accused of, and where it stands in the sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Money or a term.

    Attributes:
        value: How much.
        unit: Currency by ISO 4217, or a unit of time in the plural.
        qualifier: Notation in the scheme `qualifier`.
        currency: ISO 4217 code; empty for a term.
        start: First code point in the sentence.
        end: One past the last.
    """

    value: str
    unit: str
    qualifier: str
    currency: str
    start: int
    end: int


def find_charge(text: str, status: str, end: int) -> Charge | None:
    """Return what a defendant is charged with, convicted of or fined for.

    Args:
        text: The sentence.
        status: Notation in the scheme `legal-status`.
        end: One past the legal verb and its object.
    """
    pattern = _CHARGES.get(status)
    if pattern is None:
        return None
    lowered = text.lower()
    if status in {"sentenced", "fined"} and (amount := _AMOUNT_FIRST.match(lowered, end)):
        end = amount.end()
    match = pattern.match(lowered, end)
    if match is None:
        return None
    start = match.start("charge")
    length = len(_CHARGE_ENDS.sub("", match["charge"]).rstrip())
    return Charge(text[start : start + length], start, start + length) if length else None


def find_money(text: str, start: int, end: int) -> list[Outcome]:
    """Return the sum of money nearest to legal words: in or behind them, else ahead of them.

    Args:
        text: The sentence.
        start: First code point of the verb.
        end: One past its last.
    """
    sums = [each for each in find_quantities(text) if each.currency and each.value >= 1]
    after = [each for each in sums if start <= each.start <= end + _REACH]
    before = [each for each in sums if start - 40 <= each.end <= start]
    return [
        Outcome(format(each.value.normalize(), "f"), each.currency, each.qualifier, each.currency, each.start, each.end)
        for each in (after[:1] or before[-1:])
    ]


def find_terms(text: str, end: int) -> Sequence[Outcome]:
    """Return the terms of prison, confinement or service behind a legal verb, in order.

    Args:
        text: The sentence.
        end: One past the verb.
    """
    found = []
    for match in _TERM.finditer(text.lower(), end, min(len(text), end + _REACH)):
        if _AGO.match(text, match.end()):
            continue
        value, unit = _number(match["number"]), match["unit"] + "s"
        if match["more"] and match["unit"] == "year":
            value, unit = value * 12 + _number(match["more"]), "months"
        stop = match.end() if match["unit"] == "year" or not match["more"] else match.start("more")
        qualifier = _BOUNDS.get(match["bound"] or "", "exact")
        found.append(Outcome(str(value), unit, qualifier, "", match.start(), stop))
        if match["more"] and match["unit"] != "year":
            found.append(Outcome(str(_number(match["more"])), "months", "exact", "", match.start("more"), match.end()))
    return found


def _number(word: str) -> Decimal:
    return Decimal(word) if word.isdigit() else Decimal(_WORDS[word])
