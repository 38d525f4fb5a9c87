"""Where the ontology's files are: in the wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from breachgraph.errors import DatasetError

__all__ = ["ontology_dir", "ontology_files", "reference_file"]

_ON_DEMAND = "reference"
"""Folder of the lists that are too long to stand in every dataset; who needs one reads it by itself."""

_NOT_DATA = ("shapes.ttl", "alignments.ttl")


@cache
def ontology_dir() -> Path:
    """Return the folder that holds the ontology's Turtle files.

    Raises:
        DatasetError: If the installation lacks it.
    """
    installed = Path(str(files("breachgraph"))) / "ontology"
    checkout = Path(__file__).parents[3] / "ontology"
    for folder in (installed, checkout):
        if (folder / "schemes").is_dir():
            return folder
    raise DatasetError(f"the ontology is missing; expected {installed}; install breachgraph again", path=str(installed))


@cache
def ontology_files() -> tuple[Path, ...]:
    """Return the Turtle files that belong to every dataset, sorted by path.

    Shapes, alignments and the lists that are read on demand stay out.
    """
    folder = ontology_dir()
    return tuple(
        path
        for path in sorted(folder.rglob("*.ttl"))
        if path.name not in _NOT_DATA and path.parent != folder / _ON_DEMAND
    )


def reference_file(name: str) -> Path:
    """Return the path of a list that is read on demand, such as `countries`."""
    return ontology_dir() / _ON_DEMAND / f"{name}.ttl"
