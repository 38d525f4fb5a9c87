"""What a view is, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from breachgraph.files import write_whole
from breachgraph.registry import Registry
from breachgraph.store import Store

__all__ = ["VIEWS", "View", "write_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A kind of picture.

    Attributes:
        name: What users ask for.
        description: One sentence for the list of views.
        render: Makes one HTML file, which needs no network, of a dataset.
    """

    name: str
    description: str
    render: Callable[[Store], str]


VIEWS: Registry[View] = Registry(kind="view", group="views", package="breachgraph.view", attribute="VIEW")


def write_view(store: Store, kind: str, path: Path) -> None:
    """Write a view to a file; a file that is there stays as it was until the new one is whole.

    Raises:
        UnknownNameError: If there is no such view.
        MissingExtraError: If the extra that it needs is not installed.
        DatasetError: If the file cannot be written.
    """
    write_whole(path, VIEWS[kind].render(store).encode("utf-8"))
