"""Fields that every page's header should have."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim, Span

__all__ = ["EXTRACTOR"]

_RECOMMENDED = ("title", "victim", "incident_start_date", "disclosure_date", "final_status")


def check_header(page: Page) -> Iterator[Claim]:
    """Report which recommended fields a header lacks; a page without header is reported for that alone."""
    fields = page.document.front_matter
    missing = [key for key in _RECOMMENDED if key not in fields]
    if fields and missing and page.document.text.removeprefix("\ufeff").startswith("---"):
        first = next(iter(fields.values())).span
        start = page.document.text.rfind("\n", 0, first.start) + 1
        message = f"the header has no {', '.join(missing)}; write N/A or Unknown for what is not known"
        page.report("front-matter-incomplete", "info", message, Span(first.source, start, first.end))
    yield from ()


EXTRACTOR = Extractor(
    name="completeness",
    stage="review",
    run=check_header,
    description="Problems: recommended fields that the header lacks.",
)
