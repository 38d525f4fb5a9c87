"""Entries of the Open Cloud Vulnerability & Security Issue Database: one YAML file a vulnerability.

Source: github.com/wiz-sec/open-cvdb, the keys of its entries.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import replace

from breachgraph.model import Block, Document, Field, Problem, Role, Severity, Span
from breachgraph.model.document import find_line_starts
from breachgraph.sources.files import Source
from breachgraph.sources.frontmatter import FrontMatterError, read_record
from breachgraph.sources.markdown import parse_prose

__all__ = ["SOURCE", "parse_entry"]

_REQUIRED = ("title", "summary", "references")
_TOLD_BY = re.compile(r"(?m)^(?:affectedPlatforms|affectedServices|knownITWExploitation|exploitabilityPeriod)[ \t]*:")
_PROSE: tuple[tuple[str, Role], ...] = (
    ("summary", "lead"),
    ("manualRemediation", "notes"),
    ("detectionMethods", "notes"),
)
"""Fields of prose. What to do and how to look for it tells of no incident."""
_BLOCK_MARK = re.compile(r"[|>][+\-0-9]{0,2}[ \t]*(?:#[^\n]*)?\r?\n")
_NOTHING = re.compile(r"(?i)\s*(?:none(?: required)?|null|n/?a|unknown)?\W*")


def is_entry(text: str) -> bool:
    """Tell by its keys whether a YAML file is an entry of the database."""
    return all(re.search(rf"(?m)^{key}[ \t]*:", text) for key in _REQUIRED) and bool(_TOLD_BY.search(text))


def parse_entry(text: str, source: str, sha256: str = "") -> Document:
    """Read an entry: fields with their places, and its prose as blocks.

    Args:
        text: The raw file; offsets of all spans count its code points.
        source: Path of the file, as `bg:path` will have it.
        sha256: Hash of the file's bytes, if it is known already.

    Returns:
        The document; what is wrong with the entry stands in its `problems`, nothing raises.
    """
    problems: list[Problem] = []
    fields: dict[str, Field] = {}
    blocks: list[Block] = []
    try:
        record = read_record(text, source)
        fields = record.fields
        for key, span in record.repeated:
            problems.append(
                _problem(text, span, "front-matter-repeated", "warning", f"{key!r} stands twice; the first counts")
            )
    except FrontMatterError as error:
        place = Span(source, error.offset, error.offset)
        problems.append(_problem(text, place, error.code, "error", error.message))
    for key, role in _PROSE:
        if key in fields and isinstance(fields[key].value, str):
            found, odd = _read_prose(text, source, fields[key], role)
            blocks += found
            problems += odd
    if fields and not any(block.role == "lead" for block in blocks):
        end = Span(source, len(text), len(text))
        problems.append(_problem(text, end, "page-empty", "warning", "the entry has no summary"))
    return Document(
        source=source,
        text=text,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        front_matter=fields,
        blocks=tuple(sorted(blocks, key=lambda block: block.span)),
        problems=tuple(sorted(problems)),
    )


def _read_prose(text: str, source: str, field: Field, role: Role) -> tuple[list[Block], tuple[Problem, ...]]:
    start, end = field.span.start, field.span.end
    mark = _BLOCK_MARK.match(text, start, end)
    start = mark.end() if mark else start
    if _NOTHING.fullmatch(text, start, end):
        return [], ()
    blocks, problems = parse_prose(text, source, start, end)
    return [replace(block, role=role) for block in blocks], problems


def _problem(text: str, span: Span, code: str, severity: Severity, message: str) -> Problem:
    starts = find_line_starts(text)
    line = bisect_right(starts, span.start)
    column = span.start - starts[line - 1] + 1
    return Problem(path=span.source, line=line, column=column, code=code, severity=severity, message=message, span=span)


SOURCE = Source(name="open-cvdb entry", suffixes=(".yaml", ".yml"), parse=parse_entry, recognises=is_entry)
