"""What a view is, and how it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from breachgraph.errors import DatasetError
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
    html = VIEWS[kind].render(store)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}.", encoding="utf-8", newline="\n", delete=False
        ) as stream:
            stream.write(html)
        Path(stream.name).chmod(0o644)
        Path(stream.name).replace(path)
    except OSError as error:
        raise DatasetError(f"{path} cannot be written: {error.strerror or error}", path=str(path)) from error
