"""A table for the terminal."""

from __future__ import annotations

import shutil
from io import StringIO
from typing import BinaryIO

from breachgraph.query.formats.format import Format
from breachgraph.query.result import Result, show

__all__ = ["FORMAT"]

_MIN_WIDTH = 80


def write_table(result: Result, stream: BinaryIO) -> None:
    """Write a result as wide as the terminal; long cells wrap."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if result.boolean is not None:
        stream.write(b"true\n" if result.boolean else b"false\n")
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in result.columns:
        table.add_column(name, overflow="fold")
    for row in result.terms:
        table.add_row(*(Text(_printable(show(term))) for term in row))
    width = max(shutil.get_terminal_size((100, 24)).columns, _MIN_WIDTH)
    text = StringIO()
    Console(file=text, width=width, color_system=None, highlight=False, legacy_windows=False).print(table)
    lines = [line.rstrip() for line in text.getvalue().rstrip().splitlines()]
    stream.write(("\n".join(lines) + f"\n({len(result)} row{'' if len(result) == 1 else 's'})\n").encode())


def _printable(text: str) -> str:
    """Show control characters, which a page may hold, as their escapes."""
    return "".join(c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape").decode() for c in text)


FORMAT = Format(name="table", description="A table for reading in a terminal.", write=write_table)
