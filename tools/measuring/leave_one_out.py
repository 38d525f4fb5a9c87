"""Reading each page with word lists that know nothing which stands on that page alone."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import pyoxigraph

from breachgraph.api import Dataset
from breachgraph.extraction import Extraction, extract_document
from breachgraph.graph import ontology_text, source_iri, to_triples
from breachgraph.lexicon import ontology, people
from breachgraph.model import Document
from breachgraph.model.namespaces import ONTOLOGY_GRAPH
from breachgraph.resolve import resolve
from breachgraph.sources import SourceFile, collect_files, read_document
from breachgraph.store import LocalStore
from measuring.entries import Entry, find_support, is_public, only_supported_by

__all__ = ["HeldOut", "group_of", "read_leaving_one_out"]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Pages that were read without what they alone support.

    Attributes:
        dataset: What was read.
        dropped: How many entries were left out, by the path of the page.
    """

    dataset: Dataset
    dropped: Mapping[str, int]


def read_leaving_one_out(pages: Path, support: Iterable[Path], *, jobs: int = 2) -> HeldOut:
    """Read every page of a folder without the entries of the word lists that it alone supports.

    Args:
        pages: Folder of NAME/index.md.
        support: Files and folders of all pages that may support an entry; `pages` is counted among them.
        jobs: Processes at a time; each page has one of its own, since word lists are read once a process.

    Returns:
        The dataset, with the ontology whole, and how much was left out.
    """
    files, _ = collect_files([pages])
    documents = _read_groups([pages, *support])
    known = find_support(documents)
    tasks = []
    for file in files:
        things, entries = only_supported_by(_find_group(file, documents), known)
        tasks.append((file, things, entries))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        extractions = list(pool.map(_read_without, *zip(*tasks, strict=True)))
    dropped = {file.path: len(entries) for file, _, entries in tasks}
    return HeldOut(_dataset_of(resolve(extractions)), dropped)


def group_of(names: Iterable[str]) -> dict[str, str]:
    """Say which pages are on one incident: those whose folders have the same name, or one that begins the other.

    Args:
        names: Names of folders, such as `Uber` and `uber-2016`.

    Returns:
        By name the shortest name of its group, in lower case.
    """
    folded = sorted({name.casefold() for name in names}, key=lambda name: (len(name), name))
    groups: dict[str, str] = {}
    for name in folded:
        groups[name] = next((groups[short] for short in groups if name.startswith(f"{short}-")), name)
    return {name: groups[name.casefold()] for name in names}


def _read_groups(folders: Sequence[Path]) -> Mapping[str, Sequence[Document]]:
    """All pages, by group; a page that is named twice counts once."""
    files, _ = collect_files(folders)
    groups = group_of({_page_name(file) for file in files})
    found: dict[str, list[Document]] = defaultdict(list)
    for file in files:
        found[groups[_page_name(file)]].append(read_document(file))
    return found


def _find_group(file: SourceFile, documents: Mapping[str, Sequence[Document]]) -> str:
    name = _page_name(file).casefold()
    return max((group for group in documents if name == group or name.startswith(f"{group}-")), key=len)


def _page_name(file: SourceFile) -> str:
    """NAME of NAME/index.md and of NAME.md."""
    return file.location.parent.name if file.location.stem == "index" else file.location.stem


def _read_without(file: SourceFile, things: frozenset[str], entries: frozenset[Entry]) -> Extraction:
    """Read one page in a process that has read no word list yet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_ontology(folder, things, entries)
        with (
            patch.object(ontology, "ontology_dir", return_value=folder),
            patch.object(people, "ontology_dir", return_value=folder),
        ):
            extraction = extract_document(read_document(file))
    return replace(extraction, document=replace(extraction.document, blocks=()))


def _write_ontology(folder: Path, things: frozenset[str], entries: frozenset[Entry]) -> None:
    """Copy the ontology without some things and entries; what scripts made from public lists stays whole."""
    if ontology.ontology_files.cache_info().currsize:
        raise RuntimeError("this process has read the word lists already; use a fresh one for each page")
    source = ontology.ontology_dir()
    for path in (*source.rglob("*.ttl"), *source.rglob("*.txt")):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        target.write_text(text if is_public(text) else _leave_out(path, text, things, entries), "utf-8")


def _leave_out(path: Path, text: str, things: frozenset[str], entries: frozenset[Entry]) -> str:
    """The lines of a list of names, or the triples of a Turtle file, that are left."""
    if path.suffix == ".txt":
        names = {entry.text for entry in entries if entry.kind == "given name"}
        return "\n".join(line for line in text.splitlines() if line.strip() not in names)
    gone = {(entry.subject, entry.predicate, entry.text) for entry in entries}
    triples = [quad.triple for quad in pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)]
    kept = [triple for triple in triples if not _is_gone(triple, things, gone)]
    return (pyoxigraph.serialize(kept, format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode("utf-8")


def _is_gone(triple: pyoxigraph.Triple, things: Set[str], gone: Set[tuple[str, str, str]]) -> bool:
    subject, value = triple.subject, triple.object
    if not isinstance(subject, pyoxigraph.NamedNode):
        return False
    stated = (subject.value, triple.predicate.value, value.value) if isinstance(value, pyoxigraph.Literal) else None
    return subject.value in things or stated in gone


def _dataset_of(extractions: Iterable[Extraction]) -> Dataset:
    graphs = [(source_iri(each.document), to_triples(each)) for each in extractions]
    return Dataset(LocalStore.of_graphs([(ONTOLOGY_GRAPH, ontology_text()), *graphs]), None, name="held out")
