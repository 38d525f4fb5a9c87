"""CVE identifiers, and whether they were exploited."""

from __future__ import annotations

from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Entity
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]


def claim_vulnerabilities(page: Page) -> Iterator[Claim]:
    """Claim that a CVE named where the incident is told was exploited, as it is meant there."""
    for position, sentence in enumerate(page.sentences):
        for found in page.values.identifiers_in(position) if sentence.role != "lessons" else ():
            if found.property != "exploited":
                continue
            iri = mint("vulnerability", found.value)
            page.describe(Entity(iri=iri, kinds=("Vulnerability",), label=found.value, notation=found.value))
            yield page.claim(
                "exploited",
                iri,
                sentence.span,
                rule=EXTRACTOR.rule,
                modality=modality_of(sentence.text, found.start, found.end),
                voice=voice_of_sentence(page, position),
            )


EXTRACTOR = Extractor(
    name="vulnerabilities",
    stage="relations",
    run=claim_vulnerabilities,
    description="CVE identifiers named where the incident is told.",
    order=40,
)
