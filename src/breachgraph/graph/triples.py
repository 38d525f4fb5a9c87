"""An extraction as N-Triples: the source, what it speaks of, the facts that stand, the claims, the words.

Triples are written as text at once: a page gives some thousand, and an object for each would take longer than
finding them.

Source: RDF 1.1 N-Triples (W3C, 2014), canonical form but for the order of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring as quoted

from breachgraph.extraction import Extraction
from breachgraph.graph.contradictions import find_contradictions
from breachgraph.graph.promote import promote
from breachgraph.model import Claim, Document, Entity, Literal, Span
from breachgraph.model.edtf import parse_edtf
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import BG, BGV, EDTF_TYPE, OA, RDF, SKOS, XSD, bg

__all__ = ["source_iri", "span_iri", "term", "to_triples"]

_TYPE = f"<{RDF}type>"
_LABEL, _ALIAS = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"
_INTEGER, _DATE, _STRING = f"^^<{XSD}integer>", f"^^<{XSD}date>", XSD + "string"


def to_triples(extraction: Extraction) -> str:
    """Return the triples of one document, which all belong to the graph named after it (`source_iri`).

    Args:
        extraction: What reading the document gave.

    Returns:
        N-Triples in a fixed order, a line each; no blank nodes.
    """
    document = extraction.document
    source = source_iri(document)
    lines = [*_describe_source(document, source)]
    proposed = _only_suggested(extraction)
    for entity in extraction.entities:
        if entity.iri in proposed:
            lines.append(f"<{entity.iri}> {_LABEL} {quoted(entity.label)} .")
        else:
            lines.extend(_describe_entity(entity))
    for subject, predicate, value in promote(extraction.claims):
        lines.append(f"<{subject}> <{predicate}> {term(value)} .")
        if predicate == BG + "when" and isinstance(value, Literal):
            lines.extend(_bound(subject, value))
    lines.extend(_describe_claim(claim, source) for claim in extraction.claims)
    lines.extend(f"<{one}> <{BG}contradicts> <{other}> ." for one, other in find_contradictions(extraction))
    lines.extend(_describe_spans(extraction, source))
    lines.append("")
    return "\n".join(lines)


def term(value: str | Literal) -> str:
    """Return the N-Triples term of an object: an IRI for text, a literal for a `Literal`."""
    if isinstance(value, str):
        return f"<{value}>"
    if value.datatype == _STRING:
        return quoted(value.value)
    return f"{quoted(value.value)}^^<{value.datatype}>"


def source_iri(document: Document) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return mint("source", document.source)


def span_iri(source: str, span: Span) -> str:
    """Return the IRI of a span: the source's with a fragment in the manner of RFC 5147 (`#char=start,end`)."""
    return f"{source}#char={span.start},{span.end}"


def _describe_source(document: Document, iri: str) -> Iterator[str]:
    yield f"<{iri}> {_TYPE} <{BG}Source> ."
    yield f"<{iri}> <{BG}path> {quoted(document.source)} ."
    yield f"<{iri}> <{BG}sha256> {quoted(document.sha256)} ."


def _only_suggested(extraction: Extraction) -> frozenset[str]:
    """The things that only suggestions speak of: they have a name, but nothing is said to be so."""
    suggested = {claim.object for claim in extraction.claims if claim.tier == "suggested"}
    if not suggested:
        return frozenset()
    spoken = {mention.entity for mention in extraction.mentions}
    for claim in extraction.claims:
        spoken.update(each for each in (claim.subject, claim.asserted_by, claim.asserted_in) if each)
        if claim.tier != "suggested" and isinstance(claim.object, str):
            spoken.add(claim.object)
    return frozenset(each for each in suggested if isinstance(each, str)) - spoken


def _describe_entity(entity: Entity) -> Iterator[str]:
    iri = f"<{entity.iri}>"
    for kind in entity.kinds:
        yield f"{iri} {_TYPE} <{SKOS if kind == 'Concept' else BG}{kind}> ."
    yield f"{iri} {_LABEL} {quoted(entity.label)} ."
    for alias in entity.aliases:
        yield f"{iri} {_ALIAS} {quoted(alias)} ."
    if entity.notation:
        yield f"{iri} <{SKOS}notation> {quoted(entity.notation)} ."
    for match in entity.matches:
        yield f"{iri} <{SKOS}exactMatch> <{match}> ."
    for predicate, value in entity.details:
        yield f"{iri} <{predicate}> {term(value)} ."


def _bound(event: str, when: Literal) -> Iterator[str]:
    """The days that bound an event, for queries; a date whose year is not known has none."""
    try:
        value = parse_edtf(when.value)
    except ValueError:
        return
    yield f'<{event}> <{BG}earliest> "{value.earliest.isoformat()}"{_DATE} .'
    yield f'<{event}> <{BG}latest> "{value.latest.isoformat()}"{_DATE} .'
    yield f"<{event}> <{BG}precision> <{BGV}precision-{value.precision}> ."


def _describe_claim(claim: Claim, source: str) -> str:
    iri = f"<{claim.iri}>"
    spoken = "" if claim.object is None else f"\n{iri} <{RDF}object> {term(claim.object)} ."
    said = "".join(
        f"\n{iri} <{bg(name)}> {value} ."
        for name, value in (
            ("assertedBy", claim.asserted_by and f"<{claim.asserted_by}>"),
            ("assertedOn", claim.asserted_on and f'"{claim.asserted_on}"^^<{EDTF_TYPE}>'),
            ("withdrawnOn", claim.withdrawn_on and f'"{claim.withdrawn_on}"^^<{EDTF_TYPE}>'),
            ("reason", claim.reason and quoted(claim.reason)),
            ("score", claim.score is not None and f'"{claim.score:.2f}"^^<{XSD}decimal>'),
            ("curatedBy", claim.curation and quoted(claim.curation.by)),
            ("curatedOn", claim.curation and f'"{claim.curation.on}"^^<{EDTF_TYPE}>'),
            ("curationNote", claim.curation and quoted(claim.curation.why)),
        )
        if value
    )
    words = "".join([f"\n{iri} <{BG}evidence> <{source}#char={span.start},{span.end}> ." for span in claim.evidence])
    return (
        f"{iri} {_TYPE} <{BG}Claim> .\n"
        f"{iri} <{RDF}subject> <{claim.subject}> .\n"
        f"{iri} <{RDF}predicate> <{claim.predicate}> .{spoken}\n"
        f"{iri} <{BG}modality> <{BGV}modality-{claim.modality}> .\n"
        f"{iri} <{BG}claimStatus> <{BGV}claim-status-{claim.status}> .\n"
        f"{iri} <{BG}tier> <{BGV}tier-{claim.tier}> .\n"
        f"{iri} <{BG}extractedBy> {quoted(claim.rule)} .\n"
        f"{iri} <{BG}assertedIn> <{claim.asserted_in or source}> .{said}{words}"
    )


def _describe_spans(extraction: Extraction, source: str) -> Iterator[str]:
    text = extraction.document.text
    line_of = extraction.document.line_of
    for span in sorted({span for claim in extraction.claims for span in claim.evidence}):
        iri = f"<{source}#char={span.start},{span.end}>"
        yield (
            f"{iri} {_TYPE} <{BG}Span> .\n"
            f"{iri} <{BG}inSource> <{source}> .\n"
            f'{iri} <{OA}start> "{span.start}"{_INTEGER} .\n'
            f'{iri} <{OA}end> "{span.end}"{_INTEGER} .\n'
            f"{iri} <{OA}exact> {quoted(text[span.start : span.end])} .\n"
            f'{iri} <{BG}line> "{line_of(span.start)}"{_INTEGER} .'
        )
