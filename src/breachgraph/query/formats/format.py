"""What a result format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from breachgraph.query.result import Result
from breachgraph.registry import Registry

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a result.

    Attributes:
        name: What users ask for.
        description: One sentence for the list of formats.
        write: Writes a result to a binary stream, UTF-8.
    """

    name: str
    description: str
    write: Callable[[Result, BinaryIO], None]


FORMATS: Registry[Format] = Registry(
    kind="result format", group="result_formats", package="breachgraph.query.formats", attribute="FORMAT"
)
