"""Identifiers in prose: CVE, ATT&CK techniques, CWE types, addresses, file hashes, AWS resource names."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass

from breachgraph.lexicon.reference import Listed, load_reference

__all__ = ["FoundIdentifier", "find_identifiers", "may_hold_identifiers"]

_LISTS = (
    ("technique", "attack-techniques", re.compile(r"(?<![\w.-])T\d{4}(?:[./]\d{3})?(?![\w-]|\.\d)")),
    ("weaknessType", "cwe", re.compile(r"(?<![\w-])CWE[-–‑ ]?\d{1,4}(?![\w-]|\.\d)")),
)
"""Property, reference list, and how its identifiers are written."""

_SIGNS = tuple(re.compile(each) for each in (r"T\d{4}", r"\.[\])]?\d{1,3}[\[(]?\.", r"[0-9a-fA-F]{32}"))
_SIGN_WORDS = ("cve", "cwe", "arn:aws")
"""A text without any of these holds no identifier; each is looked for apart, which is several times as fast."""

_CVE = re.compile(r"(?<![\w-])CVE[-–‑](\d{4})[-–‑](\d{4,7})(?!\d)", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIdentifier:
    """An identifier found in a text.

    Attributes:
        property: What it identifies, as the local name of a property: `exploited` (CVE), `technique`, `weaknessType`,
            `resourceName`, `fileHash` or `ipAddress`.
        value: Its normal form: dashes plain, hashes in lower case, addresses without brackets.
        start: First code point in the text.
        end: One past the last code point.
        entry: Its entry, if a reference list has it.
    """

    property: str
    value: str
    start: int
    end: int
    entry: Listed | None = None


def may_hold_identifiers(text: str) -> bool:
    """Tell quickly whether a text, such as a whole page, may hold any identifier."""
    lowered = text.lower()
    return any(word in lowered for word in _SIGN_WORDS) or any(sign.search(text) for sign in _SIGNS)


def find_identifiers(text: str) -> list[FoundIdentifier]:
    """Find the identifiers that a text names.

    Techniques and weakness types count if their list has them. Addresses count if they are public; a number with four
    parts is an address only if it is defanged or the text speaks of the network.

    Args:
        text: Plain text, such as a sentence.

    Returns:
        The identifiers by kind, then in order of appearance.

    Source: CVE Numbering Authority rules (CVE-YYYY-NNNN with four or more digits); MITRE ATT&CK and CWE identifiers;
    RFC 791 (addresses in dotted decimals); AWS General Reference, Amazon Resource Names; hashes by their length: MD5
    (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4).
    """
    return [*_find_listed(text), *_find_observed(text)] if may_hold_identifiers(text) else []


def _find_listed(text: str) -> Iterator[FoundIdentifier]:
    for match in _CVE.finditer(text):
        value = f"CVE-{match[1]}-{match[2]}"
        yield FoundIdentifier(property="exploited", value=value, start=match.start(), end=match.end())
    for name, reference, pattern in _LISTS:
        for match in pattern.finditer(text):
            value = match[0].replace("/", ".") if name == "technique" else f"CWE-{int(match[0].lstrip('CWE-–‑ '))}"
            entry = load_reference(reference).get(value)
            if entry is not None:
                yield FoundIdentifier(property=name, value=value, start=match.start(), end=match.end(), entry=entry)


def _find_observed(text: str) -> Iterator[FoundIdentifier]:
    for match in _ARN.finditer(text):
        value = match[0].rstrip(".:")
        end = match.start() + len(value)
        yield FoundIdentifier(property="resourceName", value=value, start=match.start(), end=end)
    for match in _HASH.finditer(text):
        if not (len(match[0]) == 40 and _COMMIT.search(text)):
            yield FoundIdentifier(property="fileHash", value=match[0].lower(), start=match.start(), end=match.end())
    for match in _ADDRESS.finditer(text):
        value = re.sub(r"[\[\]()]", "", match[0])
        if _is_address(text, value, match):
            yield FoundIdentifier(property="ipAddress", value=value, start=match.start(), end=match.end())


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
