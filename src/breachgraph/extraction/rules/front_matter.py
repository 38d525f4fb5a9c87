"""What the header of a page states: victim, dates, outcome, author, description; and what it says is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from breachgraph.extraction.incident_keys import split_by_year
from breachgraph.extraction.names import is_unknown_name, kind_of_name, split_names, strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.matcher import concept_matcher, first_per_concept
from breachgraph.model import Claim, Field, Literal, Span
from breachgraph.model.dates import read_date
from breachgraph.model.namespaces import DCTERMS, EDTF_TYPE, XSD

__all__ = ["EXTRACTOR"]

_DATES = {
    "incident_start_date": "startDate",
    "incident_end_date": "endDate",
    "disclosure_date": "disclosureDate",
}
_EDITIONS = {"date": "publishedOn", "lastmod": "revisedOn"}
_NO_DATE = {"", "n/a", "na", "none", "null", "-"}
_UNKNOWN_DATE = {"tbd", "?", "tba", "not disclosed"}
_TEXTS = {"author": DCTERMS + "creator", "author_url": "creatorUrl", "description": DCTERMS + "description"}
_UNKNOWN_BY_STATUS = {"perpetrator-unknown": "actor", "victim-unknown": "victim"}


def read_front_matter(page: Page) -> Iterator[Claim]:
    """Read the fields of the header that the corpus form defines; others are left alone."""
    fields = page.document.front_matter
    if "victim" in fields:
        yield from _read_victim(page, fields["victim"])
    yield from _read_dates(page)
    for key in ("final_status", "status"):
        if key in fields:
            yield from _read_status(page, fields[key])
            break
    for key, predicate in _EDITIONS.items():
        if key in fields and isinstance(fields[key].value, date):
            value = Literal(str(fields[key].value)[:10], EDTF_TYPE)
            yield _about_page(page, predicate, value, fields[key].span)
    for key, predicate in _TEXTS.items():
        field = fields.get(key)
        for text, span in (field.items or ((str(field.value or ""), field.span),)) if field else ():
            if text.strip():
                yield _about_page(page, predicate, Literal(text.strip()), span)
    if "draft" in fields and fields["draft"].value is True:
        yield _about_page(page, "draft", Literal("true", XSD + "boolean"), fields["draft"].span)


def _read_victim(page: Page, field: Field) -> Iterator[Claim]:
    texts = field.items or ((str(field.value or ""), field.span),)
    for text, span in texts:
        if is_unknown_name(text):
            yield page.claim("victim", None, span, rule=EXTRACTOR.rule, modality="unknown", tier="structural")
            continue
        exact = page.document.quote(span) == text
        for name, start, end in split_names(text):
            short = strip_legal_form(name)
            agent = page.agent(short, kind_of_name(short), aliases=(name,))
            page.victims.append(agent)
            place = Span(source=span.source, start=span.start + start, end=span.start + end) if exact else span
            yield page.claim("victim", agent, place, rule=EXTRACTOR.rule, tier="structural")


def _read_dates(page: Page) -> Iterator[Claim]:
    found: dict[str, tuple[date, Span]] = {}
    for key, predicate in _DATES.items():
        field = page.document.front_matter.get(key)
        if field is None or str(field.value or "").strip().casefold() in _NO_DATE:
            continue
        if is_unknown_name(str(field.value)) or str(field.value).strip().casefold() in _UNKNOWN_DATE:
            yield page.claim(predicate, None, field.span, rule=EXTRACTOR.rule, modality="unknown", tier="structural")
            continue
        day = _as_day(field)
        if day is None:
            message = f"{key} is {str(field.value)!r}, not a day that exists; write it as YYYY-MM-DD or N/A"
            page.report("date-invalid", "error", message, field.span)
            continue
        found[predicate] = day, field.span
        value = Literal(day.isoformat(), XSD + "date")
        yield page.claim(predicate, value, field.span, rule=EXTRACTOR.rule, tier="structural")
    if "startDate" in found and "endDate" in found and found["endDate"][0] < found["startDate"][0]:
        message = f"the incident ends on {found['endDate'][0]}, before it starts on {found['startDate'][0]}"
        page.report("date-order", "warning", message, found["endDate"][1], also=found["startDate"][1])
    if "startDate" in found and "disclosureDate" in found and found["disclosureDate"][0] < found["startDate"][0]:
        message = (
            f"the incident is disclosed on {found['disclosureDate'][0]}, before it starts on {found['startDate'][0]}"
        )
        page.report("date-order", "warning", message, found["disclosureDate"][1], also=found["startDate"][1])


def _as_day(field: Field) -> date | None:
    if isinstance(field.value, datetime):
        return field.value.date()
    if isinstance(field.value, date):
        return field.value
    written = read_date(str(field.value))
    if written is None or not written.valid or len(written.edtf) != 10 or "X" in written.edtf:
        return None
    return date.fromisoformat(written.edtf)


def _read_status(page: Page, field: Field) -> Iterator[Claim]:
    text = str(field.value or "").strip()
    if not text:
        return
    yield page.claim("statusText", Literal(text), field.span, rule=EXTRACTOR.rule, tier="structural")
    if is_unknown_name(text) and not concept_matcher("status").find(text):
        yield page.claim("status", None, field.span, rule=EXTRACTOR.rule, modality="unknown", tier="structural")
    exact = page.document.quote(field.span) == text
    for _, start, end in split_by_year(text):
        for hit in first_per_concept(concept_matcher("status").find(text[start:end])):
            first = field.span.start + start
            span = field.span._replace(start=first + hit.start, end=first + hit.end) if exact else field.span
            yield page.claim("status", hit.concept.iri, span, rule=EXTRACTOR.rule, tier="structural")
            predicate = _UNKNOWN_BY_STATUS.get(hit.concept.notation)
            if predicate is not None:
                yield page.claim(predicate, None, span, rule=EXTRACTOR.rule, modality="unknown", tier="structural")


def _about_page(page: Page, predicate: str, value: Literal, span: Span) -> Claim:
    return page.claim(predicate, value, span, rule=EXTRACTOR.rule, subject=page.source, tier="structural")


EXTRACTOR = Extractor(
    name="front-matter",
    stage="structure",
    run=read_front_matter,
    description="Victim, dates, final status, description, author, draft and dates of the page from its YAML header.",
    order=10,
)
