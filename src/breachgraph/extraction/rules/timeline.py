"""Dated events: rows of a timeline table, or items of a timeline list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from breachgraph.extraction.page import Page, Row
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.matcher import first_per_concept
from breachgraph.model import Block, Claim, Entity, Literal, Span
from breachgraph.model.dates import FoundDate, find_dates
from breachgraph.model.iris import digest, mint
from breachgraph.model.namespaces import EDTF_TYPE, XSD, bg

__all__ = ["EXTRACTOR"]

_DATE_HEADERS = {"date", "dates", "when", "day", "time", "date/time", "timestamp", "date (utc)", "time (utc)"}
_LEADING = re.compile(r"^[\s:–—\-,|]+")
_SPACE = re.compile(r"\s+")


def read_timeline(page: Page) -> Iterator[Claim]:
    """Make an event of every row; equal rows are one event with the evidence of each."""
    order = 0
    year = ""
    seen: dict[str, Span] = {}
    for row in _find_rows(page):
        when, year = _complete(page, row, year)
        page.rows.append(replace(row, when=when))
        iri = mint("event", page.entities[page.incident].label, digest(when, _fold(row.text), length=8))
        if iri in seen:
            page.report("row-duplicate", "warning", "this row stands twice; it is one event", row.span, also=seen[iri])
        else:
            seen[iri] = row.span
            order += 1
            label = f"{when or 'undated'}: {row.text[:80]}"
            details = ((bg("order"), Literal(str(order), XSD + "integer")),)
            page.describe(Entity(iri=iri, kinds=("Event",), label=label, details=details))
        yield from _claim_event(page, iri, when, row)


def _claim_event(page: Page, iri: str, when: str, row: Row) -> Iterator[Claim]:
    rule = EXTRACTOR.rule
    yield page.claim("incident", page.incident_at(row.span), row.span, rule=rule, subject=iri, tier="structural")
    yield page.claim("text", Literal(row.text), row.text_span, rule=rule, subject=iri, tier="structural")
    if when and row.date_span is not None:
        value = Literal(when, EDTF_TYPE)
        yield page.claim("when", value, row.date_span, rule=rule, subject=iri, tier="structural")
    for hit in first_per_concept(page.concepts(row.text, "event-kind")):
        yield page.claim("eventKind", hit.concept.iri, row.text_span, rule=rule, subject=iri)


def _find_rows(page: Page) -> Iterator[Row]:
    tables: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in page.document.blocks:
        if block.role != "timeline" or block.kind in {"heading", "code"}:
            continue
        if block.kind == "cell":
            tables[block.table][block.row].append(block)
        elif block.kind == "item" or block.kind == "paragraph":
            row = _read_line(block)
            if row is not None:
                yield row
    for rows in tables.values():
        yield from _read_table(page, rows)


def _read_table(page: Page, rows: dict[int, list[Block]]) -> Iterator[Row]:
    column = next((cell.column for cell in rows.get(0, ()) if cell.text.strip().casefold() in _DATE_HEADERS), 0)
    for number, cells in rows.items():
        dates = [cell for cell in cells if cell.column == column]
        others = [cell for cell in cells if cell.column != column and cell.text.strip()]
        found = next(iter(page.values.dates(dates[0].text)), None) if dates else None
        if number == 0 and found is None:
            continue
        if not others:
            if dates:
                page.report("row-incomplete", "warning", "this row has a date and no event", dates[0].span)
            continue
        if found is None or not found.valid:
            place = dates[0].span if dates else others[0].span
            written = dates[0].text.strip() if dates else ""
            page.report("date-unreadable", "warning", f"{written!r} is no date that exists; the event has none", place)
            found = None
        yield _make_row(dates, others, found)


def _make_row(dates: Sequence[Block], others: Sequence[Block], found: FoundDate | None) -> Row:
    cells = sorted((*dates, *others), key=lambda cell: cell.column)
    span = Span(source=cells[0].source, start=cells[0].span.start, end=cells[-1].span.end)
    text_span = Span(source=span.source, start=others[0].span.start, end=others[-1].span.end)
    text = _clean(" ".join(cell.text for cell in others))
    date_span = dates[0].locate(found.start, found.end) if found else None
    links = tuple(link for cell in others for link in cell.links)
    when = found.edtf if found else ""
    return Row(when=when, text=text, date_span=date_span, text_span=text_span, span=span, links=links)


def _read_line(block: Block) -> Row | None:
    """Read a list item or paragraph that begins with a date."""
    found = next(iter(find_dates(block.text[:80])), None)
    if found is None or found.start > 4 or not found.valid or block.quote:
        return None
    rest = block.text[found.end :]
    skipped = _LEADING.match(rest)
    start = found.end + (skipped.end() if skipped else 0)
    if start >= len(block.text):
        return None
    return Row(
        when=found.edtf,
        text=_clean(block.text[start:]),
        date_span=block.locate(found.start, found.end),
        text_span=block.locate(start, len(block.text)),
        span=block.span,
        links=tuple(link for link in block.links if link.start >= start),
    )


def _complete(page: Page, row: Row, year: str) -> tuple[str, str]:
    """Give a date without a year the year of the row above."""
    if row.when.startswith("XXXX"):
        if not year:
            page.report("date-no-year", "warning", "this date has no year, and no row above gives one", row.span)
            return row.when, year
        return row.when.replace("XXXX", year), year
    return row.when, row.when[:4] or year


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text.casefold()).strip(" .")


EXTRACTOR = Extractor(
    name="timeline",
    stage="structure",
    run=read_timeline,
    description="Events from the rows of a timeline, with date, text and order.",
    order=30,
)
