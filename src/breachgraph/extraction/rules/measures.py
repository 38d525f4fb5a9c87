"""How many and how much: counts of people, accounts and things, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.extraction.stance import voice_of_sentence
from breachgraph.model import Claim, Entity, Literal, Role
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import XSD, bgv
from breachgraph.model.quantity import Quantity

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "impact", "other"})
_UNITS = {
    "people": "people individual individuals person persons user users customer customers patient patients employee employees student students "
    "citizen citizens consumer consumers client clients subscriber subscribers member members passenger passengers developer developers "
    "engineer engineers driver drivers guest guests households residents victims taxpayers merchants riders",
    "organizations": "organization organizations organisation organisations company companies agency agencies tenant tenants bank banks "
    "institution institutions firm firms hospitals businesses governments",
    "accounts": "account accounts mailbox mailboxes",
    "records": "record records row rows entry entries profile profiles transaction transactions message messages document documents "
    "application applications numbers password passwords hash hashes credential credentials key keys token tokens card cards licenses "
    "addresses certificates vaults",
    "emails": "email emails e-mail e-mails",
    "repositories": "repository repositories repo repos",
    "files": "file files image images photo photos video videos database databases bucket buckets snapshot snapshots csv csvs backup backups",
    "hosts": "server servers instance instances host hosts device devices machine machines container containers cluster clusters system systems "
    "computer computers job jobs ip ips routers endpoints",
    "bytes": "gb tb mb gigabytes terabytes megabytes petabytes",
}
_KIND_OF_UNIT = {word: kind for kind, words in _UNITS.items() for word in words.split()}
_UNIT = re.compile(
    r"(?:\s(?:of\s)?(?:(?:the|their|its|our|such|these|those|[\"“])\s?)*)(?P<words>(?:[A-Za-z][\w'’-]*\s){0,4}?(?P<unit>[A-Za-z][\w-]*))(?![\w])"
)
_MONEY = (
    (re.compile(r"(?i)\b(?:fine[ds]?|penalt\w+)\b"), "fine"),
    (re.compile(r"(?i)\b(?:settle\w*|restitution)\b"), "fine"),
    (
        re.compile(r"(?i)\b(?:ransom|extort\w*|bounty|paid the (?:attackers|hackers)|pay each)\b"),
        "ransom-paid",
    ),
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MIN_COUNT = 3


@dataclass(frozen=True, slots=True)
class _Measured:
    quantity: Quantity
    unit: str
    kind: str
    end: int


def claim_measures(page: Page) -> Iterator[Claim]:
    """Claim every number with a unit that incidents are measured in; numbers that compete all stand."""
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in _ROLES:
            continue
        for measured in _find_measured(page, position):
            if not page.is_free(position, measured.quantity.start, measured.quantity.end):
                continue  # the number is part of a name, such as Office 365
            yield from _claim(page, position, sentence, measured)


def _claim(page: Page, position: int, sentence: Sentence, measured: _Measured) -> Iterator[Claim]:
    quantity, unit = measured.quantity, measured.unit
    value = format(quantity.value.normalize(), "f")
    label = f"{value} {unit}"
    words = sentence.locate(quantity.start, measured.end)
    iri = mint("measure", page.entities[page.incident_at(words)].label, quantity.qualifier, value, unit)
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
    if quantity.currency:
        facts.append(("currency", Literal(quantity.currency)))
    for predicate, fact in facts:
        yield page.claim(predicate, fact, words, rule=rule, subject=iri, voice=voice)
    yield page.claim("measure", iri, sentence.span, rule=rule, voice=voice)


def _find_measured(page: Page, position: int) -> Iterator[_Measured]:
    sentence = page.sentences[position]
    money = ""
    for quantity in page.values.quantities_in(position):
        if quantity.currency:
            if quantity.value >= 1:
                money = money or _money_kind(sentence.text)
                yield _Measured(quantity, quantity.currency, money, quantity.end)
            continue
        unit = _UNIT.match(sentence.text, quantity.end)
        best = _unit_in(unit) if unit else None
        if best is None or unit is None or _is_date(sentence.text, quantity) or quantity.value < _MIN_COUNT:
            continue
        words, kind, width = best
        yield _Measured(quantity, words, kind, unit.start("words") + width)


def _unit_in(match: re.Match[str]) -> tuple[str, str, int] | None:
    """The words up to the last unit among the few words behind the number, so that compounds stay whole."""
    following = match.string[match.start("words") :]
    words = re.match(r"(?:[A-Za-z][\w'’-]*(?: |$|(?=[^\w ]))){1,6}", following)
    if words is None:
        return None
    taken: list[str] = []
    best: tuple[str, str, int] | None = None
    for word in re.finditer(r"[A-Za-z][\w'’-]*", words[0]):
        text = re.sub(r"['’]s?$", "", word[0])
        if text.casefold() in {
            "and",
            "or",
            "from",
            "in",
            "to",
            "who",
            "that",
            "which",
            "with",
            "for",
            "were",
            "was",
            "by",
            "of",
            "containing",
        }:
            break
        taken.append(text)
        kind = _KIND_OF_UNIT.get(text.casefold())
        if kind is not None:
            best = " ".join(taken), kind, word.start() + len(text)
    return best


def _is_date(text: str, quantity: Quantity) -> bool:
    return bool(_YEAR.fullmatch(text[quantity.start : quantity.end].strip())) and quantity.value == int(quantity.value)


def _money_kind(text: str) -> str:
    return next((kind for pattern, kind in _MONEY if pattern.search(text)), "money-lost")


EXTRACTOR = Extractor(
    name="measures",
    stage="relations",
    run=claim_measures,
    description="Counts of people, accounts and things, and sums of money.",
    order=50,
)
