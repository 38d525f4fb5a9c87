"""Identifiers with a meaning of their own: ATT&CK techniques, CWE types, addresses, file hashes, resource names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.identifiers import find_identifiers, may_hold_identifiers
from breachgraph.extraction.page import PROSE, Page, Voice
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.reference import Listed, load_reference, successor_of
from breachgraph.model import Block, Claim, Entity, Literal, Modality, Span
from breachgraph.model.namespaces import DCTERMS, SKOS, bg

__all__ = ["EXTRACTOR"]

_LINK = re.compile(
    r"//attack\.mitre\.org/(?:wiki/Technique|techniques)/(T\d{4}(?:/\d{3})?)\b|//cwe\.mitre\.org/data/definitions/(\d{1,4})\.html"
)


def claim_identifiers(page: Page) -> Iterator[Claim]:
    """Claim the techniques and weakness types that a page names by identifier, and what it says was observed.

    Lessons and coverage name what others do; they are not read. Vulnerabilities have a rule of their own.
    """
    if may_hold_identifiers(page.document.text) or "mitre.org/" in page.document.text:
        yield from _claim_beside_prose(page)
    for position, sentence in enumerate(page.sentences):
        for found in page.values.identifiers_in(position) if sentence.role != "lessons" else ():
            span = sentence.locate(found.start, found.end)
            modality = modality_of(sentence.text, found.start, found.end)
            voice = voice_of_sentence(page, position)
            if found.entry is not None:
                yield _claim_listed(page, found.property, found.entry, span, modality, voice)
            elif found.property != "exploited":
                value = Literal(found.value)
                yield page.claim(found.property, value, span, rule=EXTRACTOR.rule, modality=modality, voice=voice)


def _claim_beside_prose(page: Page) -> Iterator[Claim]:
    """Entries that headings name and that links lead to."""
    for block in page.document.blocks:
        if block.role in PROSE and block.role != "lessons" and block.kind != "code":
            yield from _claim_links(page, block)
            for found in find_identifiers(block.text) if block.kind == "heading" else ():
                if found.entry is not None:
                    yield _claim_listed(page, found.property, found.entry, block.locate(found.start, found.end))


def _claim_links(page: Page, block: Block) -> Iterator[Claim]:
    """Entries that a link leads to; the anchor is the evidence."""
    for link in block.links:
        match = _LINK.search(link.url)
        if match and link.end > link.start:
            name, reference = ("technique", "attack-techniques") if match[1] else ("weaknessType", "cwe")
            entry = load_reference(reference).get(match[1].replace("/", ".") if match[1] else f"CWE-{match[2]}")
            if entry is not None:
                yield _claim_listed(page, name, entry, block.locate(link.start, link.end))


def _claim_listed(
    page: Page, name: str, entry: Listed, span: Span, modality: Modality = "asserted", voice: Voice | None = None
) -> Claim:
    _describe(page, entry)
    if entry.deprecated and name == "technique":
        _report_revoked(page, entry, span)
    return page.claim(name, entry.iri, span, rule=EXTRACTOR.rule, modality=modality, voice=voice)


def _describe(page: Page, entry: Listed) -> None:
    """Describe an entry on the page, since the dataset does not hold the whole list."""
    details: list[tuple[str, str | Literal]] = [(SKOS + "inScheme", entry.scheme)]
    details += [(bg("tactic"), Literal(tactic)) for tactic in entry.tactics]
    details += [(DCTERMS + "isReplacedBy", entry.replaced_by)] if entry.replaced_by else []
    page.describe(
        Entity(
            iri=entry.iri,
            kinds=("Concept",),
            label=entry.label,
            notation=entry.notation,
            matches=entry.matches,
            details=tuple(sorted(details, key=repr)),
        )
    )


def _report_revoked(page: Page, entry: Listed, span: Span) -> None:
    listed = load_reference("attack-techniques")
    successor = successor_of(entry, listed)
    if successor is None:
        message = f"ATT&CK has withdrawn {entry.notation} ({entry.label}); nothing replaces it"
    else:
        _describe(page, successor)
        message = (
            f"ATT&CK has revoked {entry.notation} ({entry.label}); {successor.notation} ({successor.label}) replaces it"
        )
    page.report("attack-id-revoked", "warning", message, span)


EXTRACTOR = Extractor(
    name="identifiers",
    stage="relations",
    run=claim_identifiers,
    description="ATT&CK techniques and CWE types by identifier or link; addresses, file hashes and AWS resource names.",
    order=45,
)
