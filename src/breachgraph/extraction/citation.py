"""Citations: "Publisher: [Title](address) - date", in its many spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from breachgraph.extraction.names import kind_of_name
from breachgraph.extraction.page import Page
from breachgraph.lexicon.names import things_by_domain
from breachgraph.model import Block, Claim, Literal, Span
from breachgraph.model.dates import FoundDate, find_dates
from breachgraph.model.namespaces import DCTERMS, EDTF_TYPE

__all__ = ["Citation", "claim_citation", "host_of", "read_citation"]

_EDGE = " \t:–—-,;.|*“”\"'"
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)$")
_MAX_PUBLISHER = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A cited source as a line names it.

    Attributes:
        url: Address as written.
        title: Title, without surrounding quotation marks.
        publisher: Who published it, as written; empty if the line does not say.
        published: EDTF date; empty if the line does not say.
        span: The whole line.
        title_span: The title.
        publisher_span: The publisher; None if the line does not name one.
        date_span: The date; None if the line has none.
    """

    url: str
    title: str
    publisher: str
    published: str
    span: Span
    title_span: Span
    publisher_span: Span | None
    date_span: Span | None


def read_citation(block: Block, start: int, end: int) -> Citation | None:
    """Read one line of a block as a citation.

    Args:
        block: The block.
        start: First code point of the line in the block's text.
        end: One past the last.

    Returns:
        The citation of the line's first link; None if it has no link with an address.
    """
    link = next((each for each in block.links_in(start, end) if each.url), None)
    if link is None:
        return None
    before, after = block.text[start : link.start], block.text[link.end : end]
    found = _best_date(after)
    shift = link.end
    if found is None and not after.strip(_EDGE):
        found, shift = _best_date(before), start
    publisher = before.strip(_EDGE) if not (found and shift == start) else before[: found.start].strip(_EDGE)
    if len(publisher) > _MAX_PUBLISHER or publisher.casefold() in {"see", "source", "via", "from", "link"}:
        publisher = ""
    place = block.text.find(publisher, start) if publisher else -1
    return Citation(
        url=link.url,
        title=link.text.strip().strip('“”"'),
        publisher=publisher,
        published=found.edtf if found else "",
        span=block.locate(start, end),
        title_span=block.locate(link.start, max(link.end, link.start + 1)),
        publisher_span=block.locate(place, place + len(publisher)) if publisher else None,
        date_span=block.locate(shift + found.start, shift + found.end) if found else None,
    )


def claim_citation(page: Page, cited: Citation, rule: str) -> Iterator[Claim]:
    """Describe a cited source and claim its title, publisher, date and archived copy."""
    source = page.source_of(cited.url, cited.title)
    title = Literal(cited.title or cited.url)
    yield page.claim(DCTERMS + "title", title, cited.title_span, rule=rule, subject=source, tier="structural")
    publisher, place = _publisher_of(page, cited)
    if publisher:
        yield page.claim("publisher", publisher, place, rule=rule, subject=source, tier="structural")
    if cited.date_span is not None:
        page.published.setdefault(source, cited.published)
        value = Literal(cited.published, EDTF_TYPE)
        yield page.claim("publishedOn", value, cited.date_span, rule=rule, subject=source, tier="structural")
    if _ARCHIVE.match(cited.url):
        copy = Literal(cited.url)
        yield page.claim("archivedAt", copy, cited.span, rule=rule, subject=source, tier="structural")


def host_of(url: str) -> str:
    """Return the host an address leads to, without `www.`; of an archived copy, the original's."""
    archived = _ARCHIVE.match(url)
    try:
        host = urlsplit(archived[1] if archived else url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _publisher_of(page: Page, cited: Citation) -> tuple[str, Span]:
    """The publisher that the line names, or else the organization whose domain the address has."""
    if cited.publisher_span is not None:
        return page.agent(cited.publisher, kind_of_name(cited.publisher)), cited.publisher_span
    labels = host_of(cited.url).split(".")
    for count in range(len(labels), 1, -1):
        thing = things_by_domain().get(".".join(labels[-count:]))
        if thing is not None:
            return page.thing(thing), cited.span
    return _victim_behind(page, host_of(cited.url)), cited.span


def _victim_behind(page: Page, host: str) -> str:
    """The victim whose name is the host's label: lastpass.com is LastPass."""
    label = host.split(".")[-2] if host.count(".") else ""
    for iri in page.victims:
        if label and label == re.sub(r"[^a-z0-9]", "", page.entities[iri].label.casefold()):
            return iri
    return ""


def _best_date(text: str) -> FoundDate | None:
    """The most precise valid date of a text; the first of several."""
    found = [each for each in find_dates(text) if each.valid and not each.edtf.startswith("XXXX")]
    day_or_month = [each for each in found if len(each.edtf.split("/")[0]) >= 7]
    pool = day_or_month or [each for each in found if "(" not in text[: each.start]]
    return max(pool, key=lambda each: (len(each.edtf), -each.start)) if pool else None
