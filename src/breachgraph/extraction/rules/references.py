"""What the page cites: footnotes without use, coverage twice, quotes without a source."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page, Voice
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Block, Claim, Span
from breachgraph.model.namespaces import bg

__all__ = ["EXTRACTOR"]

_COVERAGE = bg("coverage")
_MIN_QUOTE = 40
"""Code points from which on a quote should say where it comes from."""


def check_references(page: Page) -> Iterator[Claim]:
    """Report footnotes that nothing refers to, addresses that coverage cites twice, quotes of nobody."""
    used = {label for block in page.document.blocks for label, _ in block.notes}
    for block in page.document.blocks:
        if block.kind == "footnote" and block.label not in used:
            used.add(block.label)
            message = f"footnote {block.label!r} is defined and never referred to"
            page.report("footnote-unused", "warning", message, block.span)
    _check_coverage(page)
    _check_quotes(page)
    yield from ()


def _check_coverage(page: Page) -> None:
    seen: dict[object, Span] = {}
    for claim in page.claims:
        if claim.predicate == _COVERAGE:
            span, cited = claim.evidence[0], (claim.subject, claim.object)
            if seen.setdefault(cited, span) != span:
                message = "this address is cited twice; it is one source"
                page.report("coverage-duplicate", "warning", message, span, also=seen[cited])


def _check_quotes(page: Page) -> None:
    before: Block | None = None
    sourced = False
    for block in page.document.blocks:
        if not block.quote:
            before, sourced = block, False
            continue
        here = page.voice_of(block) != Voice() or bool(block.links or block.notes)
        opened = before is not None and not sourced and bool(before.notes or before.links)
        sourced = sourced or here or opened
        if not sourced and len(block.text) >= _MIN_QUOTE and block.role not in {"coverage", "notes"}:
            sourced = True  # one report a quote
            message = "nothing says who speaks in this quote; introduce the speaker, or add a footnote"
            page.report("quote-unsourced", "info", message, block.span)


EXTRACTOR = Extractor(
    name="references",
    stage="review",
    run=check_references,
    description="Problems: unused footnotes, coverage cited twice, quotes without a source.",
)
