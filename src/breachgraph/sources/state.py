"""What the reading of a page has to remember from one event to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from breachgraph.model import Role

__all__ = ["State"]


@dataclass(slots=True)
class State:
    """Where in the document the reading is.

    Attributes:
        headings: Level, text and role of the headings above.
        lists: Numbers of the enclosing list items.
        quote: Block-quote nesting.
        items: Number of the last list item.
        tables: Number of the last table.
        row: Row in the table; -1 outside.
        column: Column in the table; -1 outside of cells.
        cells: Cells so far in a row of a table in HTML.
        footnote: Label of the footnote definition; empty outside.
        level: Level of the heading that is read; 0 outside.
        unread: Nesting in what is not read as prose (code).
        html: Places of the lines of the block of HTML that is read.
    """

    headings: list[tuple[int, str, Role]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    quote: int = 0
    items: int = -1
    tables: int = -1
    row: int = -1
    column: int = -1
    cells: int = 0
    footnote: str = ""
    level: int = 0
    unread: int = 0
    html: list[tuple[int, int]] = field(default_factory=list)
