"""Which files a build reads, and what each is called in the graph."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from breachgraph.model import Document, Problem
from breachgraph.registry import Registry

__all__ = ["SOURCES", "Source", "SourceError", "SourceFile", "collect_files", "read_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file format that documents are read from.

    Attributes:
        name: What it is called in messages.
        suffixes: Lower-case file name endings, with the dot.
        parse: Makes a document of (decoded text, path, SHA-256 of the bytes).
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[str, str, str], Document]


SOURCES: Registry[Source] = Registry(
    kind="source format", group="sources", package="breachgraph.sources", attribute="SOURCE"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceFile:
    """A file to read.

    Attributes:
        path: What it is called in the graph (`bg:path`): the folder named by the user and what lies below it,
            with `/`; the same wherever the user stands.
        location: Where it is.
    """

    path: str
    location: Path


class SourceError(Exception):
    """A file cannot be read at all; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def collect_files(paths: Sequence[Path]) -> tuple[list[SourceFile], list[Problem]]:
    """Find the pages that paths name.

    Folders are walked: hidden folders and files of other formats are passed over, and so is a `README.md` that
    lies beside folders of pages. A file that is named is read whatever it is called.

    Args:
        paths: Files and folders.

    Returns:
        The files sorted by path, each once, and a problem for each path that names nothing readable.
    """
    found: dict[Path, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            _add_folder(path, found, problems)
        elif not path.exists():
            problems.append(_problem(str(path), "path-missing", "there is no such file or folder"))
        elif path.suffix.casefold() not in _suffixes():
            known = ", ".join(sorted(_suffixes()))
            problems.append(
                _problem(str(path), "format-unknown", f"no source format reads this; known endings: {known}")
            )
        else:
            found.setdefault(path.resolve(), _name_parts(path.resolve().parent.parent, path.resolve()))
    return _name_files(found), problems


def read_document(file: SourceFile) -> Document:
    """Read one file.

    Args:
        file: What to read.

    Returns:
        The document, with its problems.

    Raises:
        SourceError: If it cannot be opened, is no file, or is not UTF-8.
    """
    try:
        data = file.location.read_bytes()
    except IsADirectoryError:
        raise SourceError(_problem(file.path, "not-a-file", "this is a folder, not a page")) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(_problem(file.path, "file-unreadable", f"the file cannot be read: {reason}")) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        message = f"byte {data[error.start]:#04x} at {error.start} is not UTF-8; save the file as UTF-8"
        raise SourceError(_problem(file.path, "encoding", message, line, column)) from None
    return _format_of(file.location).parse(text, file.path, _sha256(data))


def _add_folder(root: Path, found: dict[Path, tuple[str, ...]], problems: list[Problem]) -> None:
    base = root.resolve()
    for folder, names, files in os.walk(base, onerror=lambda error: problems.append(_walk_problem(error))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = Path(folder)
        for name in names:
            if Path(name).suffix.casefold() in _suffixes():
                path = "/".join(_name_parts(base.parent, here / name))
                problems.append(_problem(path, "not-a-file", "this is a folder with the name of a page; it is walked"))
        for name in sorted(files):
            if Path(name).suffix.casefold() in _suffixes() and not _is_readme(name, names):
                found.setdefault((here / name).absolute(), _name_parts(base.parent, here / name))


def _is_readme(name: str, folders: Sequence[str]) -> bool:
    return bool(folders) and name.casefold() == "readme.md"


def _name_parts(base: Path, path: Path) -> tuple[str, ...]:
    return path.relative_to(base).parts


def _name_files(found: dict[Path, tuple[str, ...]]) -> list[SourceFile]:
    """Name files by the folder that was asked for; where two would share a name, by more of their path."""
    counts = Counter(found.values())
    files = []
    for location, parts in found.items():
        extra = len(parts)
        while counts[parts] > 1 and extra < len(location.parts):
            extra += 1
            longer = location.parts[-extra:]
            if sum(other.parts[-extra:] == longer for other, name in found.items() if name == found[location]) == 1:
                parts = longer
                break
        files.append(SourceFile(path="/".join(part.strip("/") or "root" for part in parts), location=location))
    return sorted(files)


def _suffixes() -> frozenset[str]:
    return frozenset(suffix for source in SOURCES.values() for suffix in source.suffixes)


def _format_of(path: Path) -> Source:
    for source in SOURCES.values():
        if path.suffix.casefold() in source.suffixes:
            return source
    raise SourceError(_problem(str(path), "format-unknown", "no source format reads this"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _walk_problem(error: OSError) -> Problem:
    return _problem(str(error.filename), "file-unreadable", f"the folder cannot be read: {error.strerror}")


def _problem(path: str, code: str, message: str, line: int = 0, column: int = 0) -> Problem:
    return Problem(path=path, line=line, column=column, code=code, severity="error", message=message)
