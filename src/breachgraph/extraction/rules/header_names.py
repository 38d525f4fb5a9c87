"""Whether the header speaks of what the text speaks of: its victim is named there, its title is the page's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.harm import suffers
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.roles import role_of_heading
from breachgraph.model import Claim, Span
from breachgraph.model.namespaces import bg

__all__ = ["EXTRACTOR"]

_VICTIM = bg("victim")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SPEAKING = {"lead", "details", "timeline", "attribution", "impact", "other", "title"}
_MIN_WORDS = 60


def check_header_names(page: Page) -> Iterator[Claim]:
    """Report a victim whom the text never names, and a title that shares no word with the page's first heading."""
    _check_title(page)
    text = page.document.text[_body_start(page) :].casefold()
    if len(text.split(None, _MIN_WORDS)) > _MIN_WORDS:
        for iri, span in _stated_victims(page):
            names = (page.entities[iri].label, *page.entities[iri].aliases)
            if not any(_stands_in(name, text) for name in names):
                _report_victim(page, iri, span)
    yield from ()


def _stated_victims(page: Page) -> Iterator[tuple[str, Span]]:
    seen = set()
    body = _body_start(page)
    for claim in page.claims:
        if claim.predicate != _VICTIM or not isinstance(claim.object, str) or claim.evidence[0].start >= body:
            continue
        if claim.object not in seen:
            seen.add(claim.object)
            yield claim.object, claim.evidence[0]


def _report_victim(page: Page, iri: str, span: Span) -> None:
    label = page.entities[iri].label
    for position, sentence in enumerate(page.sentences):
        if sentence.role not in _SPEAKING:
            continue
        for found in page.mentions_in(position, "Organization"):
            if found.entity not in page.victims and suffers(sentence.text, found.start, found.end):
                other = page.entities[found.entity].label
                message = f"the header names {label!r} as victim, whom the text never names; it says that {other!r} was"
                page.report("victim-contradiction", "warning", message, span, also=sentence.span)
                return
    page.report("victim-unnamed", "warning", f"the text never names the header's victim {label!r}", span)


def _check_title(page: Page) -> None:
    field = page.document.front_matter.get("title")
    heading = next((block for block in page.document.blocks if block.kind == "heading"), None)
    if field is None or heading is None or heading.role not in {"title", "lead"} or role_of_heading(heading.text):
        return
    stated, shown = (set(_WORD.findall(text.casefold())) for text in (str(field.value), heading.text))
    if stated and shown and not stated & shown:
        message = f"the title is {str(field.value)!r}, but the page is headed {heading.text.strip()!r}"
        page.report("title-contradiction", "warning", message, field.span, also=heading.span)


def _body_start(page: Page) -> int:
    return next((block.span.start for block in page.document.blocks), len(page.document.text))


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a name, or its first word of some length, stands in a text in lower case."""
    folded = name.casefold()
    if folded in text:
        return True
    words = _WORD.findall(folded)
    return bool(words) and any(word in text for word in words)


EXTRACTOR = Extractor(
    name="header-names",
    stage="review",
    run=check_header_names,
    description="Problems: the header's victim and title against the text.",
)
