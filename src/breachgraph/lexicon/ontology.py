"""Where the ontology's files are: in the wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from breachgraph.errors import DatasetError

__all__ = ["ontology_dir", "ontology_files"]

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
    """Return the Turtle files that belong to every dataset, sorted by path; shapes and alignments stay out."""
    folder = ontology_dir()
    return tuple(path for path in sorted(folder.rglob("*.ttl")) if path.name not in _NOT_DATA)
