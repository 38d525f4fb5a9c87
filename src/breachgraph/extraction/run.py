"""Running the rules over a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from breachgraph.extraction.extraction import Extraction
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import EXTRACTORS, STAGES, Extractor
from breachgraph.model import Claim, Document, Span

__all__ = ["extract_document"]


def extract_document(document: Document) -> Extraction:
    """Read a document's claims.

    Args:
        document: A parsed page.

    Returns:
        Claims with evidence, the entities they speak of, mentions and problems; the same for the same text.
    """
    page = Page(document)
    claims: list[Claim] = []
    for extractor in _ordered():
        claims.extend(extractor.run(page))
    return Extraction(
        claims=_settle(_merge(claims)),
        problems=tuple(sorted(set(page.problems), key=lambda each: (each.line, each.column, each.code, each.message))),
        entities=tuple(page.entities[iri] for iri in sorted(page.entities)),
        mentions=page.mentions(),
        document=document,
    )


@cache
def _ordered() -> tuple[Extractor, ...]:
    stages = {stage: number for number, stage in enumerate(STAGES)}
    return tuple(sorted(EXTRACTORS.values(), key=lambda rule: (stages[rule.stage], rule.order, rule.name)))


def _merge(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Join claims that say the same in the same place and voice: one claim, all its evidence.

    Of two standings the one that a rule found out (withdrawn, disputed) is kept over the default.
    """
    merged: dict[str, Claim] = {}
    evidence: dict[str, set[Span]] = defaultdict(set)
    for claim in claims:
        iri = claim.iri
        known = merged.get(iri)
        if known is None or (known.status == "undisputed" and claim.status != "undisputed"):
            merged[iri] = claim
        evidence[iri].update(claim.evidence)
    whole = [
        (claim.subject, claim.predicate, repr(claim.object), iri, claim)
        if len(evidence[iri]) == len(claim.evidence)
        else (
            claim.subject,
            claim.predicate,
            repr(claim.object),
            iri,
            replace(claim, evidence=tuple(sorted(evidence[iri]))),
        )
        for iri, claim in merged.items()
    ]
    return tuple(row[4] for row in sorted(whole, key=lambda row: row[:4]))


def _settle(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Mark as disputed what is said to be unknown and is stated elsewhere on the page."""
    stated = {
        (claim.subject, claim.predicate)
        for claim in claims
        if claim.modality == "asserted" and claim.status == "undisputed"
    }
    return tuple(
        replace(claim, status="disputed")
        if claim.modality == "unknown" and claim.status == "undisputed" and (claim.subject, claim.predicate) in stated
        else claim
        for claim in claims
    )
