"""Extractions kept on disk while a dataset is built, so that memory does not grow with the number of pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType

from breachgraph.extraction import Extraction

__all__ = ["Spool"]


class Spool:
    """A file that takes extractions one by one and gives them back in the same order, one at a time.

    The file is this process's own and has no name, so unpickling reads nothing but what was just written.
    """

    def __init__(self) -> None:
        """Open a temporary file."""
        self._file = TemporaryFile(prefix="breachgraph-")  # noqa: SIM115 - closed when the spool is left
        self._count = 0

    def add(self, extraction: Extraction) -> None:
        """Keep one more."""
        pickle.dump(extraction, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Extraction]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301 - written by this object

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
