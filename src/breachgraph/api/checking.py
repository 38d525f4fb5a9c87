"""The problems of pages, with the lines they speak of."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from breachgraph.api.building import read_all
from breachgraph.curation import Outcome, load_corrections
from breachgraph.model import Document, Problem, Span
from breachgraph.sources import SourceFile, collect_files

__all__ = ["Excerpt", "Finding", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A place in a file, with the line it stands in.

    Attributes:
        line: Line, counted from 1.
        column: Column in code points, counted from 1.
        end_line: Line on which the place ends.
        end_column: Column at which the place ends, exclusive.
        text: The first of its lines, without its end.
        quote: The words of the place.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem and what it speaks of.

    Attributes:
        problem: What was found.
        place: Where; None for a problem of the file as a whole.
        second: The other place that belongs to it, such as the other of two values that disagree.
    """

    problem: Problem
    place: Excerpt | None = None
    second: Excerpt | None = None


def check(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    jobs: int | None = None,
) -> list[Finding]:
    """Find the problems of pages; nothing is built.

    Args:
        paths: Files and folders.
        select: Codes, or the words that codes begin with (`date`, `front-matter`), of those wanted; empty for all.
        ignore: Codes of problems not wanted, likewise.
        jobs: Worker processes; by default one, and one a core for many pages.

    Returns:
        The findings by path and place; files are named so that they are found from the working directory.
    """
    wanted = [Path(paths)] if isinstance(paths, (str, os.PathLike)) else [Path(path) for path in paths]
    files, problems = collect_files(wanted)
    findings = [Finding(problem=problem) for problem in problems]
    corrections = load_corrections(files, None)
    outcomes: list[Outcome] = []
    for file, (extraction, found, outcome) in zip(
        files, read_all(files, jobs, corrections, suggest=False), strict=True
    ):
        outcomes.extend([outcome] if outcome else [])
        findings += (_locate(problem, file, extraction.document if extraction else None) for problem in found)
    findings += (Finding(problem=problem) for problem in (*corrections.problems, *corrections.stale(outcomes)))
    kept = (each for each in findings if _is_wanted(each.problem.code, select, ignore))
    return sorted(kept, key=lambda each: (each.problem.path, each.problem.line, each.problem.column, each.problem.code))


def _shown_path(file: SourceFile) -> str:
    here = Path.cwd()
    return (file.location.relative_to(here) if file.location.is_relative_to(here) else file.location).as_posix()


def _is_wanted(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    names = set(_beginnings(code))
    return (not select or bool(names & set(select))) and not names & set(ignore)


def _beginnings(code: str) -> Iterator[str]:
    words = code.split("-")
    return ("-".join(words[:count]) for count in range(1, len(words) + 1))


def _locate(problem: Problem, file: SourceFile, document: Document | None) -> Finding:
    """Find the lines of a problem; one of another file, such as that of people's decisions, has none here."""
    if problem.path != file.path:
        return Finding(problem=problem)
    problem = replace(problem, path=_shown_path(file))
    if document is None or not problem.line:
        return Finding(problem=problem)
    start = document.line_starts[problem.line - 1] + problem.column - 1
    span = problem.span or Span(document.source, start, start)
    second = _excerpt(document, problem.also) if problem.also else None
    return Finding(problem=problem, place=_excerpt(document, span), second=second)


def _excerpt(document: Document, span: Span) -> Excerpt:
    line, end_line = document.line_of(span.start), document.line_of(span.end)
    first = document.line_starts[line - 1]
    last = document.text.find("\n", first)
    return Excerpt(
        line=line,
        column=document.column_of(span.start),
        end_line=end_line,
        end_column=document.column_of(span.end),
        text=document.text[first : last if last >= 0 else None].rstrip("\r"),
        quote=document.quote(span),
    )
