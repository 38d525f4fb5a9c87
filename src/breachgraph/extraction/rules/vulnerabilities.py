"""CVE identifiers, and whether they were exploited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Entity
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]

_CVE = re.compile(r"(?<![\w-])CVE[-–‑](\d{4})[-–‑](\d{4,7})(?!\d)", re.IGNORECASE)


def claim_vulnerabilities(page: Page) -> Iterator[Claim]:
    """Claim that a CVE named where the incident is told was exploited, as it is meant there.

    Source: CVE Numbering Authority rules, identifier syntax (CVE-YYYY-NNNN with four or more digits).
    """
    for position, sentence in enumerate(page.sentences):
        if sentence.role == "lessons":
            continue
        for match in _CVE.finditer(sentence.text):
            name = f"CVE-{match[1]}-{match[2]}"
            iri = mint("vulnerability", name)
            page.describe(Entity(iri=iri, kinds=("Vulnerability",), label=name, notation=name))
            yield page.claim(
                "exploited",
                iri,
                sentence.span,
                rule=EXTRACTOR.rule,
                modality=modality_of(sentence.text, *match.span()),
                voice=voice_of_sentence(page, position),
            )


EXTRACTOR = Extractor(
    name="vulnerabilities",
    stage="relations",
    run=claim_vulnerabilities,
    description="CVE identifiers named where the incident is told.",
    order=40,
)
