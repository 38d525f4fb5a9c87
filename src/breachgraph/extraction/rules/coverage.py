"""What others published about the incident: the lines of the coverage section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.citation import claim_citation, read_citation
from breachgraph.extraction.page import Page, cited_iri
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_LINE = re.compile(r"[^\n]+")


def read_coverage(page: Page) -> Iterator[Claim]:
    """Make a source of every line with a link; the line's publisher, title and date describe it."""
    for block in page.document.blocks:
        if block.role != "coverage" or block.kind == "heading" or not block.links:
            continue
        for line in _LINE.finditer(block.text):
            cited = read_citation(block, line.start(), line.end())
            if cited is not None:
                yield from claim_citation(page, cited, EXTRACTOR.rule)
                source = cited_iri(cited.url)
                yield page.claim("coverage", source, cited.span, rule=EXTRACTOR.rule, tier="structural")


EXTRACTOR = Extractor(
    name="coverage",
    stage="structure",
    run=read_coverage,
    description="Cited publications from the coverage section: address, title, publisher, date.",
    order=40,
)
