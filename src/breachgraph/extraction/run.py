"""Running the rules over a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from operator import attrgetter

from breachgraph.extraction.extraction import Extraction
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import EXTRACTORS, STAGES, Extractor
from breachgraph.model import Claim, Document, Literal, Modality, Span

__all__ = ["extract_document", "merge_claims"]

_Statement = tuple[str, str, str | Literal | None, Modality, str | None, str]
"""What makes two claims one: subject, predicate, object, modality, claimant and source."""


def extract_document(document: Document, *, suggest: bool = False) -> Extraction:
    """Read a document's claims.

    Args:
        document: A parsed page.
        suggest: Also run the rules that only propose; what they find has the tier `suggested`.

    Returns:
        Claims with evidence, the entities they speak of, mentions and problems; the same for the same text.

    Raises:
        MissingExtraError: If suggestions are asked for and the extra `nlp` is not installed.
    """
    page = Page(document)
    for extractor in _ordered():
        if extractor.proposes and not suggest:
            continue
        page.claims.extend(list(extractor.run(page)))
    return Extraction(
        claims=_settle(merge_claims(page.claims)),
        problems=tuple(sorted(set(page.problems), key=lambda each: (each.line, each.column, each.code, each.message))),
        entities=tuple(page.entities[iri] for iri in sorted(page.entities)),
        mentions=page.mentions(),
        document=document,
        competing=tuple(page.competing),
    )


@cache
def _ordered() -> tuple[Extractor, ...]:
    stages = {stage: number for number, stage in enumerate(STAGES)}
    return tuple(sorted(EXTRACTORS.values(), key=lambda rule: (stages[rule.stage], rule.order, rule.name)))


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Join claims that say the same in the same place and voice: one claim, all its evidence.

    Of two standings the one that a rule found out (withdrawn, disputed) is kept over the default, and of a suggestion
    and a claim the claim.

    Args:
        claims: Claims in the order in which they were found.

    Returns:
        The claims by subject and predicate, those of one in the order in which they were found.
    """
    merged: dict[_Statement, Claim] = {}
    evidence: dict[_Statement, set[Span]] = {}
    for claim in claims:
        where = claim.asserted_in or claim.evidence[0].source
        statement = (claim.subject, claim.predicate, claim.object, claim.modality, claim.asserted_by, where)
        known = merged.get(statement)
        if known is None:
            merged[statement] = claim
            continue
        if (known.status == "undisputed" and claim.status != "undisputed") or (
            known.tier == "suggested" and claim.tier != "suggested"
        ):
            merged[statement] = claim
        evidence.setdefault(statement, set(known.evidence)).update(known.evidence, claim.evidence)
    for statement, spans in evidence.items():
        merged[statement] = replace(merged[statement], evidence=tuple(sorted(spans)))
    return tuple(sorted(merged.values(), key=attrgetter("subject", "predicate")))


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
