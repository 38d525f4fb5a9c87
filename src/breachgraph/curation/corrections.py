"""All curation files of a build: finding them, applying them page by page, and telling which no longer fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from breachgraph.curation.deciding import decide
from breachgraph.curation.entry import Entry
from breachgraph.curation.identity import Identity, agree
from breachgraph.curation.merging import add_identity_claims, apply_identity
from breachgraph.curation.reading import parse_entries
from breachgraph.extraction import Extraction
from breachgraph.model import Problem
from breachgraph.sources import SourceFile

__all__ = ["FILE_NAME", "Corrections", "Outcome", "load_corrections"]

FILE_NAME = "claims.yaml"
"""What a curation file beside a page is called."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the entries on one page.

    Attributes:
        problems: What is wrong with entries that concern it.
        met: Entries that were applied to it, or are problems.
        unmet: Why others that concern it were not.
        names: Names, of those that entries speak of, which agents of the page bear.
    """

    problems: tuple[Problem, ...] = ()
    met: frozenset[Entry] = frozenset()
    unmet: Mapping[Entry, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The entries of all curation files.

    Attributes:
        by_page: Entries about claims, by path of the page that they may concern.
        identity: What is agreed on about names.
        problems: What is wrong with the files themselves.
    """

    by_page: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    identity: Identity = field(default_factory=Identity)
    problems: tuple[Problem, ...] = ()

    def curate(self, extraction: Extraction) -> tuple[Extraction, Outcome | None]:
        """Apply what concerns a page.

        Args:
            extraction: What was read of it; other pages need not be known.

        Returns:
            The page, and what became of the entries, None where none concerns it. The result does not depend on the
            order of entries, and curating it again changes nothing.
        """
        entries = self.by_page.get(extraction.document.source, ())
        if not entries and not self.identity:
            return extraction, None
        asked = {name for entry in (*self.identity.same, *self.identity.different) for name in entry.names}
        names = frozenset(name for each in extraction.entities for name in (each.label, *each.aliases)) & asked
        extraction = apply_identity(extraction, self.identity)
        decided = decide(extraction, entries, self.identity)
        extraction = add_identity_claims(decided.extraction, self.identity)
        return extraction, Outcome(decided.problems, decided.met, decided.unmet, names)

    def stale(self, outcomes: Iterable[Outcome]) -> list[Problem]:
        """Tell which entries fitted no page.

        Args:
            outcomes: Those of every page of the build, in any order.

        Returns:
            A problem `curation-stale` for each, sorted.
        """
        met: set[Entry] = set()
        unmet: dict[Entry, list[str]] = {}
        names: set[str] = set()
        for outcome in outcomes:
            met |= outcome.met
            names |= outcome.names
            for entry, reason in outcome.unmet.items():
                unmet.setdefault(entry, []).append(reason)
        found = [
            entry.problem("curation-stale", "warning", f"not applied: {min(unmet.get(entry, ['no page was read']))}")
            for entry in {entry for entries in self.by_page.values() for entry in entries} - met
        ]
        for entry in (*self.identity.same, *self.identity.different):
            # the name that is kept may be a new one
            needed = entry.names[1:] if entry.action == "same" else entry.names
            missing = [name for name in needed if name not in names]
            if missing:
                message = f"not applied: no agent is called {' or '.join(map(repr, missing))}"
                found.append(entry.problem("curation-stale", "warning", message))
        return sorted(found)


def load_corrections(files: Sequence[SourceFile], folder: Path | None = None) -> Corrections:
    """Find and read the curation files of a build.

    Args:
        files: The pages; `claims.yaml` in the folder of a page concerns the pages of that folder.
        folder: A further folder, whose `.yaml` files name in each entry about a claim the `page` that they concern.

    Returns:
        What they say; files that cannot be read are problems of it.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    beside: dict[Path, list[SourceFile]] = {}
    for file in files:
        beside.setdefault(file.location.parent, []).append(file)
    read: set[Path] = set()
    for place, pages in beside.items():
        path = place / FILE_NAME
        if path.is_file():
            read.add(path.resolve())
            shown = f"{pages[0].path.rpartition('/')[0]}/{FILE_NAME}".lstrip("/")
            _load(path, shown, pages, [page.path for page in pages], entries, problems)
    for path in sorted(folder.rglob("*.yaml")) if folder else ():
        if path.resolve() not in read:
            _load(path, path.as_posix(), files, [], entries, problems)
    return _index(entries, problems)


def _load(
    path: Path,
    shown: str,
    files: Sequence[SourceFile],
    default: Sequence[str],
    entries: list[Entry],
    problems: list[Problem],
) -> None:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        message = f"the file cannot be read: {reason}"
        problem = Problem(path=shown, line=0, column=0, code="curation-invalid", severity="error", message=message)
        problems.append(problem)
        return
    found, wrong = parse_entries(text, shown)
    problems += wrong
    for entry in found:
        if entry.names:
            entries.append(entry)
            continue
        pages = [file.path for file in files if _is_called(file.path, entry.page)] if entry.page else list(default)
        if pages:
            entries.append(replace(entry, pages=tuple(sorted(pages))))
        elif entry.page:
            message = f"not applied: no page of this build is called {entry.page!r}"
            problems.append(entry.problem("curation-stale", "warning", message))
        else:
            message = "the file does not lie beside a page, so the entry must name its 'page'"
            problems.append(entry.problem("curation-invalid", "error", message))


def _is_called(path: str, name: str) -> bool:
    return path == name or path.endswith(f"/{name.strip('/')}")


def _index(entries: Sequence[Entry], problems: Sequence[Problem]) -> Corrections:
    by_page: dict[str, list[Entry]] = {}
    for entry in sorted(set(entries)):
        for page in entry.pages:
            by_page.setdefault(page, []).append(entry)
    identity = agree(entries)
    return Corrections(
        by_page={page: tuple(found) for page, found in by_page.items()},
        identity=identity,
        problems=tuple(sorted({*problems, *identity.problems})),
    )
