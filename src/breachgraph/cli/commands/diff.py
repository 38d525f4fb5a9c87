"""`breachgraph diff`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from breachgraph.cli.options import data_option, note, open_data, quiet_option

if TYPE_CHECKING:
    from breachgraph.store import Store

__all__ = ["COMMAND"]

_COLOURS = {"came": "green", "went": "red", "standing": "yellow", "claimed": "cyan", "unclaimed": "magenta"}


@click.command("diff")
@click.argument("old")
@click.argument("new")
@data_option
@click.option("--facts", is_flag=True, help="Leave out claims that make no fact stand.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(old: str, new: str, data: str, facts: bool, form: str, quiet: bool) -> None:
    """List what changed between two datasets, or between two days of one.

    OLD and NEW are datasets, RDF files, or days (EDTF) on which --data is looked at. A fact came, + or went, -; a claim
    changed its standing, ~ or came and went without making a fact stand, (+) and (-). Below each stand the claims that
    made the difference, with their words.

    \b
    Examples:
      breachgraph diff build-monday build
      breachgraph diff 2023-10-01 2024-04-01
    """
    from breachgraph.query import diff

    with _open(old, data) as before, _open(new, data) as after:
        changes = [each for each in diff(before, after) if not facts or each.kind in {"came", "went", "standing"}]
    if form == "json":
        click.echo(json.dumps([change.to_dict() for change in changes], indent=1, ensure_ascii=False))
        return
    for change in changes:
        click.secho(str(change), fg=_COLOURS[change.kind])
        for through in change.through:
            click.echo(f"      {through}")
    note(f"{len(changes)} changes", quiet=quiet)


@contextmanager
def _open(name: str, data: str) -> Iterator[Store]:
    """Open a dataset, or look at `--data` on a day."""
    from breachgraph.model.edtf import is_edtf
    from breachgraph.query.as_of import store_as_of

    is_day = is_edtf(name) and not Path(name).exists()
    with open_data(data if is_day else name) as dataset:
        yield store_as_of(dataset.store, name) if is_day else dataset.store
