"""What a reader should know about bad or contradictory input."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal as Choice

from breachgraph.model.span import Span

__all__ = ["Problem", "Severity"]

Severity = Choice["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding about the input.

    Attributes:
        path: The file, as the user named it or as `bg:path` has it.
        line: Line, counted from 1; 0 for the file as a whole.
        column: Column in code points, counted from 1; 0 for the file as a whole.
        code: Stable name of the kind of problem; the documentation explains each.
        severity: `error` (something could not be read), `warning` (read, but doubtful), `info`.
        message: What was found, what was expected, what to do.
        span: The place in the raw file, where there is one.
        also: A second place that belongs to the problem, such as the other of two values that disagree.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    span: Span | None = None
    also: Span | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the fields by name, places as dictionaries, for JSON."""
        fields = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {name: value._asdict() if isinstance(value, Span) else value for name, value in fields.items()}

    def __str__(self) -> str:
        """Format as a compiler does: `path:line:column: severity code message`."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.severity} {self.code} {self.message}"
