"""Vendors' designators of threat actors: Storm-0558, UNC2903, APT29. Matched exactly, never alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_DESIGNATOR = re.compile(
    r"(?<![\w-])(?:Storm-\d{4}|DEV-\d{4}|UNC-?\d{3,5}|UAC-\d{4}|UTA\d{4}|APT-?[CQKY]?-?\d{1,3}|TA\d{3,4}|FIN\d{1,2}|TEMP\.[A-Z][a-z]+|CL-(?:STA|CRI)-\d{4})(?![\w-])"
)


def find_designators(page: Page) -> Iterator[Claim]:
    """Mention threat actors by designator."""
    for position, sentence in enumerate(page.sentences):
        for match in _DESIGNATOR.finditer(sentence.text):
            if page.is_free(position, *match.span()):
                iri = page.agent(match[0], "ThreatActor")
                page.mention(iri, position, *match.span(), EXTRACTOR.rule)
    yield from ()


EXTRACTOR = Extractor(
    name="designators",
    stage="mentions",
    run=find_designators,
    description="Designators of threat actors by their pattern.",
    order=20,
)
