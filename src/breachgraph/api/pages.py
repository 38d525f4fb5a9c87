"""The texts of a dataset's pages, kept beside its store, so that what was read can always be shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from breachgraph.api.manifest import Manifest
from breachgraph.errors import DatasetError
from breachgraph.model import Document

__all__ = ["PAGES_NAME", "PageFolder", "is_page_folder", "write_page"]

PAGES_NAME = "pages"

_FILE = re.compile(r"[0-9a-f]{64}")


class PageFolder(Mapping[str, str]):
    """Raw texts by the path that `bg:path` has, read when they are asked for."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Find the pages of a dataset's folder.

        Args:
            folder: The dataset's folder.
            manifest: What it says went in.
        """
        self._folder = folder / PAGES_NAME
        self._hashes = {entry.path: entry.sha256 for entry in manifest.sources} if self._folder.is_dir() else {}

    def __getitem__(self, path: str) -> str:
        """Return the text of a page.

        Raises:
            KeyError: If no such page went into the dataset.
            DatasetError: If its file is gone, or is not what was read; the quotes would point elsewhere.
        """
        digest = self._hashes[path]
        file = self._folder / digest
        try:
            # a name that is no hash, in a manifest made by someone else, may lead out of the folder
            data = file.read_bytes() if _FILE.fullmatch(digest) else b""
        except OSError as error:
            raise DatasetError(f"{file} cannot be read: {error}; build the dataset again", path=str(file)) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise DatasetError(f"{file} is not {path} as it was read; build the dataset again", path=str(file))
        return data.decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)


def write_page(folder: Path, document: Document) -> None:
    """Keep a document's text in the folder of a dataset; equal pages are kept once."""
    (folder / PAGES_NAME).mkdir(exist_ok=True)
    (folder / PAGES_NAME / document.sha256).write_bytes(document.text.encode("utf-8"))


def is_page_folder(path: Path) -> bool:
    """Tell whether a folder holds nothing but what `write_page` wrote."""
    return path.is_dir() and all(_FILE.fullmatch(each.name) for each in path.iterdir())
