"""How many and how much: counts of people, accounts and things, sums of money, lengths of time, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import TELLING, Sentence
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.lexicon.units import kind_of_unit
from breachgraph.model import Claim, Entity, Literal
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import XSD, bgv
from breachgraph.model.quantity import Quantity

__all__ = ["EXTRACTOR"]

_OPENING = re.compile(r"[ -](?:of )?(?:(?:the|their|its|our|his|her|such|these|those|other|[\"“]) ?){0,3}")
_WORD = re.compile(r"[A-Za-z][\w-]*(?P<own>['’]s?)?(?P<joint> |$|(?=[^\w ]))")
_STOP = frozenset(
    "and or from in to who that which with for were was by of containing at on are is had have has into over worth behind before after "
    "during between through about than while when as out apart".split()
)
_MAX_WORDS = 6
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
_OF_WHICH = re.compile(r"\b(?:of (?:which|whom|these|those|them)),? (?:only )?$")
_SAME_AGAIN = re.compile(r" (?:in|across) [A-Z]| (?:more|others)\b")
_OWNED_BY = re.compile(r" (?:of|from|at|belonging to) (?:the )?")
_NO_COUNT = re.compile(
    r"\b(?:pages?|pp?\.|section|article|version|ports?|chapter|no\.|number|figure|table|step|phase|day|level|rule|item|form|tier|title) $"
)
_OF_THE_WORLD = re.compile(
    r"\b(?:serv(?:es?|ed|ing)|employ(?:s|ed|ing)|boast(?:s|ed|ing)?|importance to|operat(?:es|ing)|revenues? (?:of|was)|turnover of"
    r"|market (?:value|cap|capitali[sz]ation) of|valued at|valuation of|budget of|(?:company|firm|provider|bank|chain) (?:with|of)) $"
)
"""What a firm is, not what befell it."""

_NO_LENGTH_BEFORE = re.compile(r"\b(?:last|past|next|every|each|first|previous|coming|within|retain\w*|valid for) $")
_NO_LENGTH_AFTER = re.compile(r"[ -](?:old|ago|now|later|earlier)\b| of (?:age|experience)\b")
_MONEY = (
    (re.compile(r"\b(?:fine[ds]?|penalt\w+)\b"), "fine"),
    (re.compile(r"\b(?:settle\w*|restitution)\b"), "fine"),
    (
        re.compile(r"\b(?:ransom|extort\w*|bounty|paid the (?:attackers|hackers)|pay each)\b"),
        "ransom-paid",
    ),
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_NOUN = frozenset({"duration", "share", "bytes"})
_LEAST = 3
_LEAST_OF = {"charges": 2, "accounts": 2, "people": 2}
_LONG_TERM = re.compile(
    r"\b(?:sentenc\w+|prison|jail\w*|probation|supervised|detention|confinement|custody|imprison\w*)\b"
)


@dataclass(frozen=True, slots=True)
class _Measured:
    quantity: Quantity
    unit: str
    kind: str
    end: int


def claim_measures(page: Page) -> Iterator[Claim]:
    """Claim every number with a unit that incidents are measured in; numbers that compete all stand."""
    last: _Measured | None = None
    block = None
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in TELLING:
            continue
        last, block = (last if block is sentence.block else None), sentence.block
        for quantity in page.values.quantities_in(position):
            measured = _measure(page, position, sentence, quantity, last)
            if measured is not None and page.is_free(position, quantity.start, quantity.end):
                last = measured if not quantity.currency and measured.kind not in _NO_NOUN else last
                yield from _claim(page, position, sentence, measured)


def _claim(page: Page, position: int, sentence: Sentence, measured: _Measured) -> Iterator[Claim]:
    quantity, unit = measured.quantity, measured.unit
    value = format(quantity.value.normalize(), "f")
    upper = format(quantity.upper.normalize(), "f") if quantity.upper is not None else ""
    number = f"{value}-{upper}" if upper else value
    label = f"{number} {unit}"
    words = sentence.locate(quantity.start, measured.end)
    iri = mint("measure", page.entities[page.incident_at(words)].label, quantity.qualifier, number, unit)
    page.describe(Entity(iri=iri, kinds=("Measure",), label=label))
    voice = voice_of_sentence(page, position)
    rule = EXTRACTOR.rule
    bound = {"at-least": "minValue", "at-most": "maxValue"}.get(quantity.qualifier, "value")
    facts: list[tuple[str, str | Literal]] = [
        (bound, Literal(value, XSD + "decimal")),
        ("unitText", Literal(unit)),
        ("measureKind", bgv("measure-kind", measured.kind)),
        ("qualifier", bgv("qualifier", quantity.qualifier)),
    ]
    if upper:
        facts = [
            ("minValue", Literal(value, XSD + "decimal")),
            ("maxValue", Literal(upper, XSD + "decimal")),
            *facts[1:],
        ]
    owner = _owner(page, position, measured)
    if owner:
        facts.append(("of", owner))
    if quantity.currency:
        facts.append(("currency", Literal(quantity.currency)))
    for predicate, fact in facts:
        yield page.claim(predicate, fact, words, rule=rule, subject=iri, voice=voice)
    yield page.claim("measure", iri, sentence.span, rule=rule, voice=voice)


def _measure(
    page: Page, position: int, sentence: Sentence, quantity: Quantity, last: _Measured | None
) -> _Measured | None:
    """What a number of a sentence measures of the incident; None if it measures nothing of it."""
    text = sentence.text
    before = text[max(0, quantity.start - 40) : quantity.start].lower()
    if _NO_COUNT.search(before) or _OF_THE_WORLD.search(before) or _in_date(page, position, quantity):
        return None
    if quantity.currency:
        return _Measured(quantity, quantity.currency, _money_kind(text), quantity.end) if quantity.value >= 1 else None
    if quantity.share:
        return _Measured(quantity, "percent", "share", quantity.end) if " of " in text[quantity.end :][:4] else None
    if _is_year(text, quantity):
        return None
    found = _unit_at(text, quantity.end)
    if found is None or _OF_THEM.match(text, quantity.end):
        return _elided(text, quantity, last)
    unit, kind, end = found
    if kind == "duration" and not _is_length(text, quantity, before, end):
        return None
    if kind == "bytes" or quantity.value >= (1 if kind == "duration" else _LEAST_OF.get(kind, _LEAST)):
        return _Measured(quantity, unit, kind, end)
    return None


def _unit_at(text: str, start: int) -> tuple[str, str, int] | None:
    """The words up to the last unit among the few words behind the number, so that compounds stay whole."""
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    at = opening.end()
    best: tuple[str, str, int] | None = None
    taken: list[str] = []
    for _ in range(_MAX_WORDS):
        word = _WORD.match(text, at)
        if word is None:
            break
        plain = word[0].rstrip(" ").removesuffix(word["own"] or "")
        if plain.lower() in _STOP:
            break
        taken.append(plain)
        kind = kind_of_unit(plain.lower())
        if kind is not None:
            best = " ".join(taken), kind, at + len(plain)
        if not word["joint"]:
            break
        at = word.end()
    return best


def _elided(text: str, quantity: Quantity, last: _Measured | None) -> _Measured | None:
    """A number whose noun was said just before: "nine keys, five of them", "100 million people here and 6 million in Canada"."""
    if last is None or quantity.value < _LEAST:
        return None
    again = (
        quantity.value >= 1000
        and last.kind in {"people", "records", "accounts"}
        and _SAME_AGAIN.match(text, quantity.end)
    )
    if (
        again
        or _OF_THEM.match(text, quantity.end)
        or _OF_WHICH.search(text[max(0, quantity.start - 24) : quantity.start].lower())
    ):
        return _Measured(quantity, last.unit, last.kind, quantity.end)
    return None


def _owner(page: Page, position: int, measured: _Measured) -> str | None:
    """Whose number it is: an agent named in the unit or right behind it."""
    start, end = measured.quantity.end, measured.end
    if measured.quantity.currency or measured.kind in _NO_NOUN:
        return None
    joint = _OWNED_BY.match(page.sentences[position].text, end)
    for found in page.mentions_in(position, "Organization", "Person"):
        if start <= found.start < end or (joint and found.start == joint.end()):
            return found.entity
    return None


def _is_length(text: str, quantity: Quantity, before: str, end: int) -> bool:
    """Tell a length of time that something took from an age and from a habit."""
    if (
        _NO_LENGTH_BEFORE.search(before)
        or _NO_LENGTH_AFTER.match(text, end)
        or _NO_LENGTH_AFTER.match(text, quantity.end)
    ):
        return False
    return bool(_LONG_TERM.search(text.lower())) or quantity.value > 1


def _in_date(page: Page, position: int, quantity: Quantity) -> bool:
    return any(found.start < quantity.end and quantity.start < found.end for found in page.values.dates_in(position))


def _is_year(text: str, quantity: Quantity) -> bool:
    return bool(_YEAR.fullmatch(text, quantity.start, quantity.end))


def _money_kind(text: str) -> str:
    low = text.lower()
    return next((kind for pattern, kind in _MONEY if pattern.search(low)), "money-lost")


EXTRACTOR = Extractor(
    name="measures",
    version=2,
    stage="relations",
    run=claim_measures,
    description="Counts of people, accounts and things, and sums of money.",
    order=50,
)
