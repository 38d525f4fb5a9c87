"""Links of a page to files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from breachgraph.model import Document, Problem

__all__ = ["find_missing_files"]

_MAX_ADDRESS = 500


def find_missing_files(document: Document, folder: Path) -> tuple[Problem, ...]:
    """Find relative links to files that are not there.

    Addresses with a scheme or a host, those from a site's root (`/...`), and places within the page (`#...`) are left
    alone; nothing outside of the file system is asked.

    Args:
        document: A page that was read.
        folder: Where it lies.

    Returns:
        A problem for the first link to each, in file order.
    """
    return tuple(_check(document, folder))


def _check(document: Document, folder: Path) -> Iterator[Problem]:
    known: dict[str, bool] = {}
    for block in document.blocks:
        for link in block.links:
            path = _relative_path(link.url)
            if not path:
                continue
            if path not in known and not known.setdefault(path, _is_there(folder, path)):
                span = block.locate(link.start, max(link.end, link.start + 1) if block.text else link.end)
                yield Problem(
                    path=document.source,
                    line=document.line_of(span.start),
                    column=document.column_of(span.start),
                    code="link-missing",
                    severity="warning",
                    message=f"the link leads to {path!r}, which is not there",
                    span=span,
                )


def _relative_path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or url.startswith(("/", "#", "?")) or len(url) > _MAX_ADDRESS:
        return ""
    return unquote(parts.path)


def _is_there(folder: Path, path: str) -> bool:
    try:
        return (folder / path).exists()
    except (OSError, ValueError):
        return False
