"""Options that several commands share, and how they print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from breachgraph.api import Dataset

__all__ = ["data_option", "note", "open_data", "output_option", "quiet_option", "write_output"]

F = TypeVar("F", bound=Callable[..., Any])


def data_option(function: F) -> F:
    """Add `--data`: what to read."""
    return click.option(
        "--data",
        default="build",
        envvar="BREACHGRAPH_DATA",
        show_default=True,
        show_envvar=True,
        metavar="DIR|FILE",
        help="Dataset directory, or any RDF file.",
    )(function)


def quiet_option(function: F) -> F:
    """Add `--quiet`: nothing but results and errors."""
    return click.option("-q", "--quiet", is_flag=True, help="Print nothing but results and errors.")(function)


def output_option(function: F) -> F:
    """Add `-o`: the file to write."""
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="File to write."
    )(function)


def open_data(data: str) -> Dataset:
    """Open the dataset that `--data` names; imported late, so that help is fast."""
    from breachgraph.api import Dataset

    return Dataset.open(data)


def note(text: str, *, quiet: bool) -> None:
    """Say something on standard error, unless asked to be quiet."""
    if not quiet:
        click.echo(text, err=True)


def write_output(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
