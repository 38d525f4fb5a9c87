"""Tables of incidents: every row is an incident of its own, and its cells speak of that one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.names import is_unknown_name, kind_of_name, split_names, strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.tables import Row, find_tables
from breachgraph.lexicon.names import things_by_name
from breachgraph.model import Block, Claim, Entity, Literal
from breachgraph.model.dates import FoundDate, read_date
from breachgraph.model.iris import digest, mint
from breachgraph.model.namespaces import EDTF_TYPE

__all__ = ["EXTRACTOR"]

_YEAR_FIRST = re.compile(r"\s*(?P<year>(?:19|20)\d\d),?\s{0,3}(?P<month>[A-Za-z]{3,9})?")


def read_tables(page: Page) -> Iterator[Claim]:
    """Describe an incident a row, with its victim, date and coverage; what other rules find in the row is its own."""
    told: list[tuple[int, int, str]] = []
    for table in find_tables(page.document):
        if not table.lists_incidents:
            continue
        for row in table.rows:
            names = [*row.cells.get("victim", ()), *row.cells.get("name", ())]
            if names:
                incident = _describe(page, row)
                told.append((row.span.start, row.span.end, incident))
                yield from _claim_row(page, row, incident)
    if told:
        rest = [place for place in page.told if not any(place[0] < end and start < place[1] for start, end, _ in told)]
        page.told = sorted([*rest, *told])


def _describe(page: Page, row: Row) -> str:
    """Name the incident as the row does: its name, or else its victim, and its date."""
    name = (row.cells.get("name") or row.cells["victim"])[0].text.strip()
    date = row.cells["date"][0].text.strip() if row.cells.get("date") else ""
    label = f"{name} ({date})" if date else name
    return page.describe(Entity(iri=mint("incident", name, date), kinds=("Incident",), label=label))


def _claim_row(page: Page, row: Row, incident: str) -> Iterator[Claim]:
    yield _claim(page, "describedIn", page.source, row, incident)
    for cell in row.cells.get("victim", ()):
        if is_unknown_name(cell.text):
            yield page.claim(
                "victim", None, cell.span, rule=EXTRACTOR.rule, subject=incident, modality="unknown", tier="structural"
            )
            continue
        for name, start, end in split_names(cell.text):
            short = strip_legal_form(name)
            victim = page.agent(short, kind_of_name(short), aliases=(name,))
            span = cell.locate(start, end)
            yield page.claim("victim", victim, span, rule=EXTRACTOR.rule, subject=incident, tier="structural")
    for cell in row.cells.get("name", ()):
        known = [thing for thing in things_by_name().get(cell.text.strip(), ()) if thing.kind == "Organization"]
        if known and "victim" not in row.cells:
            victim = page.thing(known[0])
            yield page.claim("victim", victim, cell.span, rule=EXTRACTOR.rule, subject=incident, tier="structural")
    if row.cells.get("date"):
        yield from _claim_date(page, row, row.cells["date"][0], incident)
    for cell in row.cells.get("source", ()):
        for link in cell.links:
            if link.url.startswith(("http://", "https://")):
                source = page.source_of(link.url, link.text.strip())
                span = cell.locate(link.start, max(link.end, link.start + 1))
                yield page.claim("coverage", source, span, rule=EXTRACTOR.rule, subject=incident, tier="structural")


def _claim_date(page: Page, row: Row, cell: Block, incident: str) -> Iterator[Claim]:
    """The date is one of the row's incident; whether it is that of the attack or of the news is not said."""
    found = _read(cell.text)
    if found is None or not found.valid or "X" in found.edtf:
        return
    text = " ".join(cell.text.split())
    iri = mint("event", incident.rpartition("/")[2], digest(found.edtf, text, length=8))
    page.describe(Entity(iri=iri, kinds=("Event",), label=f"{found.edtf}: {page.entities[incident].label}"))
    yield _claim(page, "incident", incident, row, iri)
    yield page.claim("text", Literal(text), cell.span, rule=EXTRACTOR.rule, subject=iri, tier="structural")
    when = Literal(found.edtf, EDTF_TYPE)
    span = cell.locate(found.start, found.end)
    yield page.claim("when", when, span, rule=EXTRACTOR.rule, subject=iri, tier="structural")


def _read(text: str) -> FoundDate | None:
    """Read a date; also "2014, May", which tables have so that they sort."""
    match = _YEAR_FIRST.match(text)
    if match is None or not match["month"]:
        return read_date(text)
    month = read_date(f"{match['month']} {match['year']}")
    return FoundDate(match.start("year"), match.end(), month.edtf, month.valid) if month else read_date(text)


def _claim(page: Page, predicate: str, value: str, row: Row, subject: str) -> Claim:
    return page.claim(predicate, value, row.span, rule=EXTRACTOR.rule, subject=subject, tier="structural")


EXTRACTOR = Extractor(
    name="incident-tables",
    stage="identity",
    run=read_tables,
    description="An incident from each row of a table whose header names victims or incidents, dates and causes.",
    order=70,
)
