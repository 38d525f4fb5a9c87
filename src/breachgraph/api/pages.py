"""The texts of a dataset's pages, kept beside its store, so that what was read can always be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from breachgraph.api.manifest import Manifest
from breachgraph.errors import DatasetError
from breachgraph.model import Document

__all__ = ["PAGES_NAME", "PageFolder", "write_page"]

PAGES_NAME = "pages"


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
        file = self._folder / self._hashes[path]
        try:
            return file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError(f"{file} cannot be read: {error}; build the dataset again", path=str(file)) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)


def write_page(folder: Path, document: Document) -> None:
    """Keep a document's text in the folder of a dataset; equal pages are kept once."""
    (folder / PAGES_NAME).mkdir(exist_ok=True)
    (folder / PAGES_NAME / document.sha256).write_bytes(document.text.encode("utf-8"))
