"""Where the dates of the header and those of the text speak against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Literal, Span
from breachgraph.model.dates import read_date
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.namespaces import bg, notation_of

__all__ = ["EXTRACTOR"]

_WHEN = bg("when")
_EVENT_KIND = bg("eventKind")
_DISCLOSING = {"disclosure", "notification"}
_INTRUDING = {"intrusion", "exfiltration"}
_OTHERWISE = {"legal", "acquisition", "payment", "personnel", "policy-change", "review-announced", *_INTRUDING}
"""Kinds of events that are no disclosure, in whatever words a row tells of them."""
_ATTACK = r"(?:attack|breach|intrusion|incident|compromise|hack|unauthori[sz]ed access)"
_BEGAN = re.compile(
    rf"(?i)\b{_ATTACK}\b(?:\s\w+){{0,3}}\s(?:began|started|occurred|happened|took place)\s(?:\w+\s){{0,2}}$"
)
_TOLD = re.compile(
    rf"(?i)\b(?:(?:disclosed|announced|revealed)\b[^.;]{{0,50}}\b{_ATTACK}|{_ATTACK}\s(?:was|were)\s(?:\w+\s)?(?:disclosed|announced|revealed|made public))\s"
    r"(?:publicly\s)?(?:on|in)\s$"
)
_BEFORE = 120


class _Told(NamedTuple):
    """A day or interval that the text tells of, and where."""

    earliest: date
    latest: date
    span: Span


def report_contradictions(page: Page) -> Iterator[Claim]:
    """Report, with both places, what the header and the text say differently; nothing is chosen silently."""
    rows = _timeline(page)
    disclosed = [told for told, kinds in rows if kinds & _DISCLOSING]
    possible = [told for told, kinds in rows if not kinds & _OTHERWISE]
    prose = _prose(page, ("disclosed", "announced", "revealed", "public"), _TOLD)
    _compare(page, "disclosure_date", disclosed, "the timeline first tells of a disclosure on", possible)
    if not disclosed:
        _compare(page, "disclosure_date", prose, "the text tells of the disclosure on", possible)
    if not page.told:  # of a page on several incidents the header gives the dates of one
        began = _prose(page, ("began", "started", "occurred", "happened", "took"), _BEGAN)
        _compare(page, "incident_start_date", began, "the text says that it began on")
        _check_bounds(page, [told for told, kinds in rows if kinds and kinds <= _INTRUDING])
    yield from ()


def _compare(page: Page, key: str, told: Sequence[_Told], words: str, possible: Sequence[_Told] = ()) -> None:
    """Report a date of the header that none of the text's days agrees with, nor that of a row that may mean the same."""
    stated = _stated(page, key)
    if stated is None or not told:
        return
    day, span = stated
    if not any(each.earliest <= day <= each.latest for each in (*told, *possible)):
        first = min(told)
        page.report("date-contradiction", "warning", f"{key} is {day}; {words} {first.earliest}", span, also=first.span)


def _check_bounds(page: Page, attacks: Sequence[_Told]) -> None:
    """Report rows that tell of the attack before its start or after its end."""
    start, end = _stated(page, "incident_start_date"), _stated(page, "incident_end_date")
    early = min((each for each in attacks if start and each.latest < start[0]), default=None)
    if start and early:
        message = (
            f"incident_start_date is {start[0]}; the timeline tells of an intrusion on {early.earliest}, before it"
        )
        page.report("date-contradiction", "warning", message, start[1], also=early.span)
    late = max((each for each in attacks if end and each.earliest > end[0]), default=None)
    if end and late:
        message = f"incident_end_date is {end[0]}; the timeline tells of an intrusion on {late.earliest}, after it"
        page.report("date-contradiction", "warning", message, end[1], also=late.span)


def _stated(page: Page, key: str) -> tuple[date, Span] | None:
    field = page.document.front_matter.get(key)
    if field is None:
        return None
    if isinstance(field.value, date):
        return date.fromisoformat(str(field.value)[:10]), field.span
    found = read_date(str(field.value or ""))
    if found is None or not found.valid or len(found.edtf) != 10 or "X" in found.edtf:
        return None
    return date.fromisoformat(found.edtf), field.span


def _timeline(page: Page) -> list[tuple[_Told, set[str]]]:
    """Dated events of the page, and of which kinds they are."""
    dates: dict[str, _Told] = {}
    kinds: dict[str, set[str]] = defaultdict(set)
    for claim in page.claims:
        if claim.predicate == _WHEN and isinstance(claim.object, Literal) and "X" not in claim.object.value:
            value = parse_edtf(claim.object.value)
            dates.setdefault(claim.subject, _Told(value.earliest, value.latest, claim.evidence[0]))
        elif claim.predicate == _EVENT_KIND:
            kinds[claim.subject].add(notation_of("event-kind", str(claim.object)))
    return [(told, kinds[event]) for event, told in dates.items()]


def _prose(page: Page, words: Sequence[str], pattern: re.Pattern[str]) -> list[_Told]:
    """Days that sentences outside of the timeline give for something, in words that stand before the date."""
    found = []
    for position in page.sentences_with(words):
        sentence = page.sentences[position]
        if sentence.role not in {"lead", "details"} or sentence.block.kind == "cell":
            continue
        for each in page.values.dates_in(position):
            if (
                each.valid
                and "X" not in each.edtf
                and pattern.search(sentence.text[max(0, each.start - _BEFORE) : each.start])
            ):
                value = parse_edtf(each.edtf)
                found.append(_Told(value.earliest, value.latest, sentence.locate(each.start, each.end)))
    return found


EXTRACTOR = Extractor(
    name="contradictions",
    stage="review",
    run=report_contradictions,
    description="Problems: dates of the header and the text that contradict each other.",
)
