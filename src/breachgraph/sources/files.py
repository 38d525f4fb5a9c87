"""Which files a build reads, and what each is called in the graph."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from breachgraph.model import Document, Problem, Severity
from breachgraph.registry import Registry
from breachgraph.sources.local_links import find_missing_files

__all__ = ["SOURCES", "Source", "SourceError", "SourceFile", "collect_files", "read_document"]

_DECISIONS = "claims.yaml"
"""What people decided about a page's claims; it is read with the page, and is none."""
_COMPANIONS = frozenset(".png .jpg .jpeg .gif .svg .webp .ico .css .js .woff .woff2".split())
"""Endings of what lies beside pages and is never meant to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file format that documents are read from.

    Attributes:
        name: What it is called in messages.
        suffixes: Lower-case file name endings, with the dot.
        parse: Makes a document of (decoded text, path, SHA-256 of the bytes).
        recognises: Tells by the decoded text whether the file is of this format, where others share its ending;
            None for a format that takes every file of its endings.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[str, str, str], Document]
    recognises: Callable[[str], bool] | None = None


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
        named: Whether the user named the file itself, so that silence about it would be wrong.
    """

    path: str
    location: Path
    named: bool = False


class SourceError(Exception):
    """A file cannot be read, or a walk met one that is no page; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def collect_files(paths: Sequence[Path]) -> tuple[list[SourceFile], list[Problem]]:
    """Find the pages that paths name.

    Folders are walked: hidden folders and files of other formats are passed over, the latter with a word about how
    many there are, and so is a `README.md` that lies beside folders of pages. A file that is named is read whatever
    it is called.

    Args:
        paths: Files and folders.

    Returns:
        The files sorted by path, each once, and a problem for each path that names nothing readable.
    """
    found: dict[Path, tuple[str, ...]] = {}
    problems: list[Problem] = []
    named = {path.resolve() for path in paths if path.is_file()}
    for path in paths:
        if path.is_dir():
            _add_folder(path, found, problems)
        elif not path.exists():
            problems.append(_problem(str(path), "path-missing", "there is no such file or folder"))
        elif path.suffix.casefold() not in _suffixes():
            problems.append(_problem(str(path), "format-unknown", f"no source format reads this; {_known_endings()}"))
        else:
            found.setdefault(path.resolve(), _name_parts(path.resolve().parent.parent, path.resolve()))
    return [replace(file, named=file.location in named) for file in _name_files(found)], problems


def read_document(file: SourceFile) -> Document:
    """Read one file.

    Args:
        file: What to read.

    Returns:
        The document, with its problems.

    Raises:
        SourceError: If it cannot be opened, is no file, is not UTF-8, or is of no known format.
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
    document = _format_of(file, text).parse(text, file.path, _sha256(data))
    missing = find_missing_files(document, file.location.parent)
    return replace(document, problems=(*document.problems, *missing)) if missing else document


def parse_text(text: str, path: str) -> Document:
    """Parse a page whose text is at hand.

    Args:
        text: The raw page, decoded.
        path: What it is called in the graph; its ending tells the format.

    Returns:
        The document, with its problems.

    Raises:
        SourceError: If it is of no known format.
    """
    file = SourceFile(path=path, location=Path(path))
    return _format_of(file, text).parse(text, path, _sha256(text.encode("utf-8")))


def _add_folder(root: Path, found: dict[Path, tuple[str, ...]], problems: list[Problem]) -> None:
    base = root.resolve()
    before, passed = len(found), Counter[str]()
    for folder, names, files in os.walk(base, onerror=lambda error: problems.append(_walk_problem(error))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = Path(folder)
        for name in names:
            if Path(name).suffix.casefold() in _suffixes():
                path = "/".join(_name_parts(base.parent, here / name))
                problems.append(_problem(path, "not-a-file", "this is a folder with the name of a page; it is walked"))
        for name in sorted(files):
            suffix = Path(name).suffix.casefold()
            if name == _DECISIONS:
                continue
            if suffix in _suffixes():
                if not _is_readme(name, names):
                    found.setdefault((here / name).absolute(), _name_parts(base.parent, here / name))
            elif suffix and not name.startswith(".") and suffix not in _COMPANIONS:
                passed[suffix] += 1
    _report_passed(root, passed, problems, is_all=len(found) == before)


def _report_passed(root: Path, passed: Counter[str], problems: list[Problem], *, is_all: bool) -> None:
    """Say which files of a folder were passed over: by the way, or as an error where there was nothing else."""
    if passed:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(passed.items()))
        if is_all:
            message = f"no source format reads any file of this folder ({kinds}); {_known_endings()}"
            problems.append(_problem(str(root), "format-unknown", message))
        else:
            problems.append(
                _problem(
                    root.resolve().name or "root",
                    "file-skipped",
                    f"passed over: {kinds}; {_known_endings()}",
                    severity="info",
                )
            )


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


def _known_endings() -> str:
    return f"known endings: {', '.join(sorted(_suffixes()))}"


def _format_of(file: SourceFile, text: str) -> Source:
    suffix = file.location.suffix.casefold()
    candidates = [source for source in SOURCES.values() if suffix in source.suffixes]
    for source in candidates:
        if source.recognises is None or source.recognises(text):
            return source
    names = ", ".join(source.name for source in candidates)
    message = f"this file is no record of a known kind ({names}); it is not read"
    if file.named or not candidates:
        raise SourceError(_problem(file.path, "format-unknown", message))
    raise SourceError(_problem(file.path, "file-skipped", message, severity="info"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _walk_problem(error: OSError) -> Problem:
    return _problem(str(error.filename), "file-unreadable", f"the folder cannot be read: {error.strerror}")


def _problem(
    path: str, code: str, message: str, line: int = 0, column: int = 0, severity: Severity = "error"
) -> Problem:
    return Problem(path=path, line=line, column=column, code=code, severity=severity, message=message)
