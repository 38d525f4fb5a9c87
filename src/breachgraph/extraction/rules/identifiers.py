"""Identifiers with a meaning of their own: ATT&CK techniques, CWE types, addresses, file hashes, resource names."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from breachgraph.extraction.page import PROSE, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import Sentence
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.reference import Listed, load_reference, successor_of
from breachgraph.model import Block, Claim, Entity, Literal, Span
from breachgraph.model.namespaces import DCTERMS, SKOS, bg

__all__ = ["EXTRACTOR"]

_LISTS = (
    ("technique", "attack-techniques", re.compile(r"(?<![\w.-])T\d{4}(?:[./]\d{3})?(?![\w-]|\.\d)")),
    ("weaknessType", "cwe", re.compile(r"(?<![\w-])CWE[-–‑ ]?\d{1,4}(?![\w-]|\.\d)")),
)
"""Property, reference list, and how its identifiers are written."""

_LINK = re.compile(
    r"//attack\.mitre\.org/(?:wiki/Technique|techniques)/(T\d{4}(?:/\d{3})?)\b|//cwe\.mitre\.org/data/definitions/(\d{1,4})\.html"
)
_MAYBE_LISTED = (re.compile(r"T\d{4}"), re.compile(r"CWE"), re.compile(r"mitre\.org/"))
_MAYBE_OBSERVED = (
    re.compile(r"[0-9a-fA-F]{32}"),
    re.compile(r"arn:aws"),
    re.compile(r"\d{1,3}[\[(]?\.[\])]?\d{1,3}[\[(]?\.[\])]?\d{1,3}[\[(]?\."),
)
"""What a page holds if it can hold anything of the kind; most pages do not, and are spared the rest. Apart, these are
sought several times faster than together."""

_ARN = re.compile(
    r"(?<![\w:])arn:aws(?:-[a-z]{2,8}){0,2}:[a-z0-9-]{1,40}:[a-z0-9-]{0,25}:(?:\d{12}|aws)?:[\w/:.*@+=-]{1,200}"
)
_HASH = re.compile(
    r"(?<![\w/=.-])(?=[a-fA-F]{0,63}\d)(?=\d{0,63}[a-fA-F])(?:[a-fA-F0-9]{64}|[a-fA-F0-9]{40}|[a-fA-F0-9]{32})(?![\w-])"
)
_ADDRESS = re.compile(r"(?<![\w.\]-])(?:\d{1,3}(?:\.|\[\.\]|\(\.\))){3}\d{1,3}(?![\w-]|\[?\.\]?\d)")
_NETWORK = re.compile(
    r"(?i)\b(?:ips?|ipv4|address(?:es)?|hosts?|servers?|nodes?|c2|proxy|proxies|vpn|subnets?|traffic|connect\w*|logged|log-?ins?|sign-?ins?|request\w*|scann\w*|origin\w*|from|via)\b"
)
_VERSION = re.compile(
    r"(?i)(?:\bversions?|\breleases?|\bbuilds?|\bv|\bprior to|\bbefore|\bthrough|\bupgrad\w*|\bpatch\w*|\bfirmware)\W{0,3}$"
)
_COMMIT = re.compile(r"(?i)\bcommit|\brevision")


def claim_identifiers(page: Page) -> Iterator[Claim]:
    """Claim the techniques and weakness types that a page names by identifier, and what it says was observed.

    Lessons and coverage name what others do; they are not read. Addresses count if they are public; a number with
    four parts is an address only if it is defanged or its sentence speaks of the network.

    Source: MITRE ATT&CK and CWE identifiers; RFC 791 (addresses in dotted decimals); AWS General Reference, Amazon
    Resource Names; hashes by their length: MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4).
    """
    raw = page.document.text
    if any(maybe.search(raw) for maybe in _MAYBE_LISTED):
        yield from _claim_beside_prose(page)
        for position, sentence in _told(page):
            for name, entry, start, end in _listed_in(sentence.text):
                yield _claim_listed(page, name, entry, sentence.locate(start, end), position, (start, end))
    if any(maybe.search(raw) for maybe in _MAYBE_OBSERVED):
        for position, sentence in _told(page):
            for name, value, start, end in _observed_in(sentence.text):
                yield page.claim(
                    name,
                    Literal(value),
                    sentence.locate(start, end),
                    rule=EXTRACTOR.rule,
                    modality=modality_of(sentence.text, start, end),
                    voice=voice_of_sentence(page, position),
                )


def _told(page: Page) -> Iterator[tuple[int, Sentence]]:
    """The sentences that tell of the incident, with their positions."""
    return ((position, each) for position, each in enumerate(page.sentences) if each.role != "lessons")


def _claim_beside_prose(page: Page) -> Iterator[Claim]:
    """Entries that headings name and that links lead to."""
    for block in page.document.blocks:
        if block.role in PROSE and block.role != "lessons" and block.kind != "code":
            yield from _claim_links(page, block)
            if block.kind == "heading":
                for name, entry, start, end in _listed_in(block.text):
                    yield _claim_listed(page, name, entry, block.locate(start, end))


def _listed_in(text: str) -> Iterator[tuple[str, Listed, int, int]]:
    """Identifiers of reference lists: property, entry, and place."""
    for name, reference, pattern in _LISTS:
        for match in pattern.finditer(text):
            notation = match[0].replace("/", ".") if name == "technique" else f"CWE-{int(match[0].lstrip('CWE-–‑ '))}"
            entry = load_reference(reference).get(notation)
            if entry is not None:
                yield name, entry, *match.span()


def _claim_links(page: Page, block: Block) -> Iterator[Claim]:
    """Entries that a link leads to; the anchor is the evidence."""
    for link in block.links:
        match = _LINK.search(link.url)
        if match and link.end > link.start:
            name, reference, _ = _LISTS[0] if match[1] else _LISTS[1]
            entry = load_reference(reference).get(match[1].replace("/", ".") if match[1] else f"CWE-{match[2]}")
            if entry is not None:
                yield _claim_listed(page, name, entry, block.locate(link.start, link.end))


def _claim_listed(
    page: Page, name: str, entry: Listed, span: Span, position: int | None = None, place: tuple[int, int] = (0, 0)
) -> Claim:
    _describe(page, entry)
    if entry.deprecated and name == "technique":
        _report_revoked(page, entry, span)
    if position is None:
        return page.claim(name, entry.iri, span, rule=EXTRACTOR.rule)
    modality = modality_of(page.sentences[position].text, *place)
    voice = voice_of_sentence(page, position)
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


def _observed_in(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Things observed: property, value in normal form, and place."""
    for match in _ARN.finditer(text):
        value = match[0].rstrip(".:")
        yield "resourceName", value, match.start(), match.start() + len(value)
    for match in _HASH.finditer(text):
        if not (len(match[0]) == 40 and _COMMIT.search(text)):
            yield "fileHash", match[0].lower(), *match.span()
    for match in _ADDRESS.finditer(text):
        value = re.sub(r"[\[\]()]", "", match[0])
        if _is_address(text, value, match):
            yield "ipAddress", value, *match.span()


def _is_address(text: str, value: str, match: re.Match[str]) -> bool:
    """Tell an address from a version number: public, and the words speak of the network."""
    try:
        if not ipaddress.IPv4Address(value).is_global:
            return False
    except ValueError:
        return False
    if value != match[0] or text.strip() == match[0]:
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    return not _VERSION.search(before) and bool(_NETWORK.search(text[max(0, match.start() - 120) : match.end() + 60]))


EXTRACTOR = Extractor(
    name="identifiers",
    stage="relations",
    run=claim_identifiers,
    description="ATT&CK techniques and CWE types by identifier or link; addresses, file hashes and AWS resource names.",
    order=45,
)
