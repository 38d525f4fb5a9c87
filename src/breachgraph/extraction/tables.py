"""Tables that list many things of a kind, one a row: told by their headers, and read by rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as Choice

from breachgraph.model import Block, Document, Span

__all__ = ["Column", "Row", "Table", "find_tables"]

Column = Choice["name", "victim", "date", "cause", "source", "other"]
"""What a column is for."""

_HEADERS: dict[Column, str] = {
    "name": "name;incident;incident name;breach;breach name;case;event;title",
    "victim": "victim;victims;company;organization;organisation;organization name;entity;target;customer",
    "date": "date;dates;year;when;month;date of breach;date of incident;breach date;incident date;disclosed;reported",
    "cause": "root cause;root causes;cause;causes;vector;vectors;attack vector;initial vector;initial access;impact;effect;"
    "escalation;escalation vector;escalation vector(s);method;method of breach;records;records lost;records affected;data;"
    "data exposed;attack type;type of attack;technique;techniques",
    "source": "source;sources;reference;references;link;links;link to details;report;reports;details;coverage;url;read more",
}
"""Headers of columns, in lower case, by what the column is for."""

_COLUMNS: dict[str, Column] = {header: column for column, headers in _HEADERS.items() for header in headers.split(";")}
_MIN_ROWS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header, its cells by what their column is for, in order; empty cells are left out."""

    cells: Mapping[str, Sequence[Block]]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table that lists things.

    Attributes:
        columns: What its columns are for, left to right.
        rows: The rows below the header.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def lists_incidents(self) -> bool:
        """Whether every row is an incident: each has a name or a victim, and a date, and a cause or an effect."""
        return {"date", "cause"} <= set(self.columns) and bool({"name", "victim"} & set(self.columns))

    @property
    def is_catalogue(self) -> bool:
        """Whether each row speaks of a thing of its own, whatever it is: it has a source of its own."""
        return "source" in self.columns


def find_tables(document: Document) -> Iterator[Table]:
    """Find the tables of a document that have a header and at least two rows; a timeline's table is none.

    Args:
        document: A parsed page.

    Returns:
        The tables in file order.
    """
    grouped: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in document.blocks:
        if block.kind == "cell" and block.role != "timeline":
            grouped[block.table][block.row].append(block)
    for rows in grouped.values():
        header = {cell.column: _COLUMNS.get(_fold(cell.text), "other") for cell in rows.pop(0, ())}
        if len(rows) >= _MIN_ROWS and header:
            yield Table(tuple(header.values()), tuple(_make_row(cells, header) for cells in rows.values()))


def _make_row(cells: Sequence[Block], header: Mapping[int, Column]) -> Row:
    found: dict[str, list[Block]] = defaultdict(list)
    for cell in cells:
        if cell.text.strip():
            found[header.get(cell.column, "other")].append(cell)
    return Row(found, Span(cells[0].source, cells[0].span.start, max(cell.span.end for cell in cells)))


def _fold(header: str) -> str:
    return " ".join(header.casefold().split()).strip(" :*")
