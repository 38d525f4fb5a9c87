"""Building a dataset: read, extract, resolve, write; the earlier dataset stays until the new one is whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from breachgraph.api.dataset import Dataset
from breachgraph.api.folder import STORE_NAME, check_target, replace_folder
from breachgraph.api.manifest import FILE_NAME, SourceEntry, describe_source, make_manifest
from breachgraph.api.pages import write_page
from breachgraph.api.spool import Spool
from breachgraph.curation import Corrections, Outcome, load_corrections
from breachgraph.errors import BreachgraphError, DatasetError
from breachgraph.extraction import Extraction, extract_document
from breachgraph.graph import ontology_text, source_iri, to_triples
from breachgraph.inference import infer
from breachgraph.model import Document, Problem
from breachgraph.model.namespaces import ONTOLOGY_GRAPH
from breachgraph.resolve import Resolver
from breachgraph.sources import SourceError, SourceFile, collect_files, read_document
from breachgraph.sources.markdown import parse_markdown
from breachgraph.store import Graph, LocalStore, write_directory
from breachgraph.validation import check_graph

__all__ = ["Progress", "Read", "build", "extract", "read_all"]

Progress = Callable[[int, int], None]
"""Called with how many pages are done, of how many."""

_PARALLEL_FROM = 40

Read = tuple[Extraction | None, list[Problem], Outcome | None]
"""What reading a page gives, what is wrong with it, and what became of what people decided about it."""


def extract(text: str, path: str = "page.md", *, suggest: bool = False) -> Extraction:
    """Read the claims of one page.

    Args:
        text: The raw page, front matter included; spans count its code points.
        path: What the page is called in spans and problems.
        suggest: Also propose people and organizations that no rule found, as claims of the tier `suggested`.

    Returns:
        Claims, problems, entities and mentions.

    Raises:
        MissingExtraError: If suggestions are asked for and the extra `nlp` is not installed.
    """
    return extract_document(parse_markdown(text, path), suggest=suggest)


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    jobs: int | None = None,
    strict: bool = False,
    suggest: bool = False,
    curation: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Dataset:
    """Build a dataset from pages.

    Args:
        paths: Files and folders.
        out: Folder for the dataset; an earlier dataset there is replaced at once when the new one is whole.
            None keeps it in memory.
        jobs: Worker processes; by default one, and one a core from 40 pages on.
        strict: Refuse to build if anything is an error or a warning.
        suggest: Also propose people and organizations that no rule found; they are claims, and never facts.
        curation: Folder of further curation files, beside those that lie beside pages.
        progress: Told of each page done.

    Returns:
        The dataset, open for reading. Pages that cannot be read are problems of it; the others are built.

    Raises:
        DatasetError: If `out` is a folder that holds something else, or cannot be written; if `curation` is no folder.
        MissingExtraError: If suggestions are asked for and the extra `nlp` is not installed.
        BreachgraphError: If no page at all could be read, or, with `strict`, if there are problems; nothing is
            written, and an earlier dataset stays as it was.
    """
    wanted = [Path(paths)] if isinstance(paths, (str, os.PathLike)) else [Path(path) for path in paths]
    target = Path(out) if out is not None else None
    if target is not None:
        check_target(target)
    files, problems = collect_files(wanted)
    corrections = load_corrections(files, _curation_folder(curation))
    outcomes: list[Outcome] = []
    with Spool() as spool:
        resolver = Resolver()
        for done, (extraction, found, outcome) in enumerate(read_all(files, jobs, corrections, suggest), 1):
            problems.extend(found)
            outcomes.extend([outcome] if outcome else [])
            if extraction is not None:
                resolver.learn(extraction)
                spool.add(extraction)
            if progress is not None:
                progress(done, len(files))
        problems.extend((*corrections.problems, *corrections.stale(outcomes)))
        problems.sort()
        if strict:
            _refuse(problems)
        if target is not None and not len(spool):
            reasons = "\n".join(str(problem) for problem in problems) or f"there are no pages in {_list(wanted)}"
            raise BreachgraphError(f"no page was read, so nothing is built\n{reasons}")
        return _write(map(infer, map(resolver.resolve, spool)), problems, target)


def _curation_folder(folder: str | os.PathLike[str] | None) -> Path | None:
    if folder is not None and not Path(folder).is_dir():
        raise DatasetError(f"{folder} is no folder of curation files", path=str(folder))
    return Path(folder) if folder is not None else None


def read_all(files: Sequence[SourceFile], jobs: int | None, corrections: Corrections, suggest: bool) -> Iterator[Read]:
    """Read files in their order, many of them in several processes.

    Args:
        files: The pages.
        jobs: Worker processes; None for one, and one a core for many pages.
        corrections: What people decided about the pages' claims.
        suggest: Also propose what no rule found.

    Returns:
        For each file, in order, what it gives; what cannot be read is a problem and raises nothing.

    Raises:
        MissingExtraError: If suggestions are asked for and the extra `nlp` is not installed.
    """
    read = partial(_read_one, corrections=corrections, suggest=suggest)
    workers = jobs or (min(os.cpu_count() or 1, 8) if len(files) >= _PARALLEL_FROM else 1)
    if workers <= 1 or len(files) < 2:
        yield from map(read, files)
        return
    with ProcessPoolExecutor(max_workers=min(workers, len(files))) as pool:
        yield from pool.map(read, files, chunksize=max(1, min(16, len(files) // (workers * 4))))


def _read_one(file: SourceFile, corrections: Corrections, suggest: bool) -> Read:
    try:
        extraction = extract_document(read_document(file), suggest=suggest)
    except SourceError as error:
        return None, [error.problem], None
    except BreachgraphError:
        raise
    except Exception as error:  # a fault of a rule, ours or a plugin's, must not cost the other pages
        message = f"the program failed on this page: {type(error).__name__}: {error}"
        failed = Problem(path=file.path, line=0, column=0, code="reading-failed", severity="error", message=message)
        return None, [failed], None
    extraction, outcome = corrections.curate(extraction)
    # what comes after needs the text, but not its blocks, which are large
    slim = replace(extraction, document=replace(extraction.document, blocks=()))
    return slim, [*extraction.problems, *(outcome.problems if outcome else ())], outcome


def _list(paths: Sequence[Path]) -> str:
    return ", ".join(map(str, paths)) or "no folder"


def _refuse(problems: Sequence[Problem]) -> None:
    serious = [problem for problem in problems if problem.severity != "info"]
    if serious:
        raise BreachgraphError("strict: nothing is built\n" + "\n".join(str(problem) for problem in serious))


def _write(extractions: Iterable[Extraction], problems: Sequence[Problem], target: Path | None) -> Dataset:
    sources: list[SourceEntry] = []
    if target is None:
        texts: dict[str, str] = {}
        kept = _keep(extractions, lambda document: texts.update({document.source: document.text}))
        store = LocalStore.of_graphs(_make_graphs(kept, sources))
        return Dataset(store, make_manifest(sources, [*problems, *_check(store)], store), name="memory", texts=texts)
    with replace_folder(target) as folder:
        kept = _keep(extractions, lambda document: write_page(folder, document))
        store = write_directory(folder / STORE_NAME, _make_graphs(kept, sources))
        manifest = make_manifest(sources, [*problems, *_check(store)], store)
        store.close()
        (folder / FILE_NAME).write_text(manifest.to_json(), "utf-8", newline="\n")
    return Dataset.open(target)


def _keep(extractions: Iterable[Extraction], keep: Callable[[Document], None]) -> Iterator[Extraction]:
    """Pass extractions on, and hand the document of each over to be kept."""
    for extraction in extractions:
        keep(extraction.document)
        yield extraction


def _check(store: LocalStore) -> Iterator[Problem]:
    """What the shapes find wrong with a graph that was built: a fault of a rule, ours or a plugin's."""
    for finding in check_graph(store):
        yield Problem(path="graph", line=0, column=0, code="graph-invalid", severity="error", message=str(finding))


def _make_graphs(extractions: Iterable[Extraction], sources: list[SourceEntry]) -> Iterator[Graph]:
    """The ontology's graph and one a document; notes each document in `sources`."""
    yield ONTOLOGY_GRAPH, ontology_text()
    for extraction in extractions:
        sources.append(describe_source(extraction))
        yield source_iri(extraction.document), to_triples(extraction)
