"""Building a dataset: read, extract, resolve, write; the earlier dataset stays until the new one is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from breachgraph.api.dataset import STORE_NAME, Dataset
from breachgraph.api.manifest import FILE_NAME, make_manifest
from breachgraph.errors import BreachgraphError, DatasetError
from breachgraph.extraction import Extraction, extract_document
from breachgraph.graph import ontology_quads, to_quads
from breachgraph.model import Problem
from breachgraph.resolve import resolve
from breachgraph.sources import SourceError, SourceFile, collect_files, read_document
from breachgraph.sources.markdown import parse_markdown
from breachgraph.store import LocalStore, write_directory

__all__ = ["Progress", "build", "extract"]

Progress = Callable[[int, int], None]
"""Called with how many pages are done, of how many."""

_PARALLEL_FROM = 40
_TEMPORARY = ".breachgraph-building-"


def extract(text: str, path: str = "page.md") -> Extraction:
    """Read the claims of one page.

    Args:
        text: The raw page, front matter included; spans count its code points.
        path: What the page is called in spans and problems.

    Returns:
        Claims, problems, entities and mentions.
    """
    return extract_document(parse_markdown(text, path))


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Dataset:
    """Build a dataset from pages.

    Args:
        paths: Files and folders.
        out: Folder for the dataset; an earlier dataset there is replaced at once when the new one is whole.
            None keeps it in memory.
        jobs: Worker processes; by default one, and one a core from 40 pages on.
        strict: Refuse to build if anything is an error or a warning.
        progress: Told of each page done.

    Returns:
        The dataset, open for reading. Pages that cannot be read are problems of it; the others are built.

    Raises:
        DatasetError: If `out` is a folder that holds something else, or cannot be written.
        BreachgraphError: If no page at all could be read, or, with `strict`, if there are problems; nothing is
            written, and an earlier dataset stays as it was.
    """
    wanted = [Path(paths)] if isinstance(paths, (str, os.PathLike)) else [Path(path) for path in paths]
    target = Path(out) if out is not None else None
    if target is not None:
        _check_target(target)
    files, problems = collect_files(wanted)
    extractions: list[Extraction] = []
    for done, (extraction, found) in enumerate(_read_all(files, jobs), 1):
        problems.extend(found)
        if extraction is not None:
            extractions.append(extraction)
        if progress is not None:
            progress(done, len(files))
    problems.sort()
    if strict:
        _refuse(problems)
    if target is not None and not extractions:
        reasons = "\n".join(str(problem) for problem in problems) or f"there are no pages in {_list(wanted)}"
        raise BreachgraphError(f"no page was read, so nothing is built\n{reasons}")
    return _write(resolve(extractions), problems, target)


def _read_all(files: Sequence[SourceFile], jobs: int | None) -> Iterator[tuple[Extraction | None, list[Problem]]]:
    workers = jobs or (min(os.cpu_count() or 1, 8) if len(files) >= _PARALLEL_FROM else 1)
    if workers <= 1 or len(files) < 2:
        yield from map(_read_one, files)
        return
    with ProcessPoolExecutor(max_workers=min(workers, len(files))) as pool:
        yield from pool.map(_read_one, files, chunksize=max(1, min(16, len(files) // (workers * 4))))


def _read_one(file: SourceFile) -> tuple[Extraction | None, list[Problem]]:
    try:
        extraction = extract_document(read_document(file))
    except SourceError as error:
        return None, [error.problem]
    return extraction, list(extraction.problems)


def _list(paths: Sequence[Path]) -> str:
    return ", ".join(map(str, paths)) or "no folder"


def _refuse(problems: Sequence[Problem]) -> None:
    serious = [problem for problem in problems if problem.severity != "info"]
    if serious:
        raise BreachgraphError("strict: nothing is built\n" + "\n".join(str(problem) for problem in serious))


def _write(extractions: Sequence[Extraction], problems: list[Problem], target: Path | None) -> Dataset:
    batches = (to_quads(extraction) for extraction in extractions)
    if target is None:
        store = LocalStore.of(quad for batch in (ontology_quads(), *batches) for quad in batch)
        return Dataset(store, make_manifest(extractions, problems, len(store)), name="memory")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clean_leftovers(target)
        temporary = Path(tempfile.mkdtemp(prefix=f"{_TEMPORARY}{target.name}-", dir=target.parent))
    except OSError as error:
        raise DatasetError(f"{target} cannot be written: {error.strerror or error}", path=str(target)) from error
    try:
        count = write_directory(temporary / STORE_NAME, (ontology_quads(), *batches))
        manifest = make_manifest(extractions, problems, count)
        (temporary / FILE_NAME).write_text(manifest.to_json(), "utf-8")
        _swap(temporary, target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return Dataset.open(target)


def _check_target(target: Path) -> None:
    """Refuse to replace what is no dataset of ours."""
    if not target.exists():
        return
    if not target.is_dir():
        raise DatasetError(f"{target} is a file, not a folder for a dataset", path=str(target))
    if any(target.iterdir()) and not (target / FILE_NAME).is_file():
        message = f"{target} is a folder with other things in it; name an empty or new folder"
        raise DatasetError(message, path=str(target))


def _swap(temporary: Path, target: Path) -> None:
    """Put the new folder in the place of the old one; if that fails, the old one is put back."""
    temporary.chmod(0o755)
    if not target.exists():
        temporary.replace(target)
        return
    old = temporary.with_name(temporary.name + "-old")
    target.replace(old)
    try:
        temporary.replace(target)
    except OSError:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _clean_leftovers(target: Path) -> None:
    """Remove what a build that was killed left beside the target."""
    for leftover in target.parent.glob(f"{_TEMPORARY}{target.name}-*"):
        if leftover.name.endswith("-old") and not target.exists():
            leftover.replace(target)
        else:
            shutil.rmtree(leftover, ignore_errors=True)
