"""Which people, organizations and actors the prose names."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]


def claim_mentions(page: Page) -> Iterator[Claim]:
    """Claim `bg:mentions` for every agent named in the prose; each place is evidence."""
    for found in page.found:
        if found.kind in {"Person", "Organization", "ThreatActor"}:
            span = page.sentences[found.sentence].locate(found.start, found.end)
            yield page.claim("mentions", found.entity, span, rule=found.rule, subject=page.source)


EXTRACTOR = Extractor(
    name="mentioned",
    stage="relations",
    run=claim_mentions,
    description="The agents that the prose names.",
    order=10,
)
