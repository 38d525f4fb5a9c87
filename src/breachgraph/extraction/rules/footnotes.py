"""Sources that footnotes cite."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.citation import claim_citation, read_citation
from breachgraph.extraction.page import Page, cited_iri
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim
from breachgraph.model.namespaces import DCTERMS

__all__ = ["EXTRACTOR"]


def read_footnotes(page: Page) -> Iterator[Claim]:
    """Make a source of every footnote with a link, and remember which label stands for it."""
    for block in page.document.blocks:
        if block.kind != "footnote" or not block.links:
            continue
        cited = read_citation(block, 0, len(block.text))
        if cited is None:
            continue
        source = cited_iri(cited.url)
        page.notes.setdefault(block.label, source)
        yield from claim_citation(page, cited, EXTRACTOR.rule)
        yield page.claim(
            DCTERMS + "references",
            source,
            cited.span,
            rule=EXTRACTOR.rule,
            subject=page.source,
            tier="structural",
        )


EXTRACTOR = Extractor(
    name="footnotes",
    stage="structure",
    run=read_footnotes,
    description="Cited publications from footnotes.",
    order=50,
)
