"""Every error that breachgraph raises on purpose; all carry data, not only text."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["BreachgraphError", "DatasetError", "MissingExtraError", "QueryError", "UnknownNameError"]


class BreachgraphError(Exception):
    """Root of the errors a caller may expect; its message is fit to be shown to a user."""


class DatasetError(BreachgraphError):
    """A dataset cannot be read or written; `path` names it."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class QueryError(BreachgraphError):
    """A query is malformed or refused; `line` and `column` count from 1 where they are known."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class UnknownNameError(BreachgraphError, LookupError):
    """A name is not registered; `known` lists the names that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        super().__init__(f"there is no {kind} named {name!r}; known: {', '.join(self.known) or 'none'}")


class MissingExtraError(BreachgraphError, ImportError):
    """An optional dependency is not installed; the message says how to install it."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs an optional part: pip install 'breachgraph[{extra}]'")
