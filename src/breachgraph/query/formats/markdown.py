"""A Markdown table."""

from __future__ import annotations

from typing import BinaryIO

from breachgraph.query.formats.format import Format
from breachgraph.query.result import Result, show

__all__ = ["FORMAT"]


def write_markdown(result: Result, stream: BinaryIO) -> None:
    """Write a result; bars and line breaks in cells are escaped."""
    if result.boolean is not None:
        stream.write(b"true\n" if result.boolean else b"false\n")
        return
    lines = [list(result.columns), ["---"] * len(result.columns)]
    lines += [[_escape(show(term)) for term in row] for row in result.terms]
    stream.writelines(f"| {' | '.join(line)} |\n".encode() for line in lines)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


FORMAT = Format(name="markdown", description="A Markdown table.", write=write_markdown)
