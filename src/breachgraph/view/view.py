"""What a view is, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from breachgraph.files import write_whole
from breachgraph.registry import Registry
from breachgraph.store import Store

__all__ = ["VIEWS", "Scene", "View", "write_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a view is drawn from.

    Attributes:
        store: The dataset.
        texts: The raw text of its pages, by path; empty where the data is just an RDF file.
        only: What the user wants to see of it, by name or a part of a name; empty for all.
    """

    store: Store
    texts: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()


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
    render: Callable[[Scene], str]


VIEWS: Registry[View] = Registry(kind="view", group="views", package="breachgraph.view", attribute="VIEW")


def write_view(scene: Scene, kind: str, path: Path) -> None:
    """Write a view to a file; a file that is there stays as it was until the new one is whole.

    Raises:
        UnknownNameError: If there is no such view.
        MissingExtraError: If the extra that it needs is not installed.
        DatasetError: If the file cannot be written.
    """
    write_whole(path, VIEWS[kind].render(scene).encode("utf-8"))
