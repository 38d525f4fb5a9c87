"""Minting of data IRIs: deterministic from content, so that two runs give the same bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Literal as Choice

from breachgraph.model.namespaces import ID

__all__ = ["IdKind", "digest", "mint", "slugify"]

IdKind = Choice[
    "incident",
    "agent",
    "service",
    "source",
    "event",
    "recommendation",
    "measure",
    "proceeding",
    "claim",
    "vulnerability",
]

_NON_SLUG = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 80


@lru_cache(maxsize=65_536)
def slugify(name: str) -> str:
    """Return the ASCII kebab-case slug of a name.

    A name that ASCII cannot carry (other scripts, or nothing but punctuation) or that is very long gets
    eight hexadecimal digits of its SHA-256 appended, so that different names never share a slug by loss.

    Args:
        name: Any text.

    Returns:
        Lower-case letters, digits and single hyphens; never empty.
    """
    plain = name.replace("'", "").replace("’", "")
    if plain.isascii():
        base = plain.lower()
    else:
        folded = unicodedata.normalize("NFKD", plain).casefold()
        base = "".join(c for c in folded if not unicodedata.combining(c))
    slug = _NON_SLUG.sub("-", base).strip("-")
    lossy = not slug or (not base.isascii() and any(c.isalnum() and not c.isascii() for c in base))
    if not lossy and len(slug) <= _MAX_SLUG:
        return slug
    return f"{slug[:_MAX_SLUG].strip('-')}-{digest(name, length=8)}".lstrip("-")


def digest(*parts: str, length: int = 16) -> str:
    """Return the first hexadecimal digits of the SHA-256 of the parts.

    Args:
        parts: Texts; they are joined by U+001F, which occurs in none of them.
        length: Number of hexadecimal digits, 1 to 64.

    Returns:
        `length` lower-case hexadecimal digits.
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def mint(kind: IdKind, *names: str) -> str:
    """Return the IRI of a thing from its kind and canonical name.

    Args:
        kind: The folder below the data namespace.
        names: One name, or several that are joined by hyphens after slugging.

    Returns:
        The IRI; equal names give equal IRIs.
    """
    return f"{ID}{kind}/{'-'.join(slugify(name) for name in names)}"
