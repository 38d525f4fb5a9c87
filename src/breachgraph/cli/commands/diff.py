"""`breachgraph diff`."""

from __future__ import annotations

import json

import click

from breachgraph.cli.options import note, open_data, quiet_option

__all__ = ["COMMAND"]

_COLOURS = {"came": "green", "went": "red", "standing": "yellow"}


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(old: str, new: str, form: str, quiet: bool) -> None:  # noqa: N802
    """List the facts that came (+) and went (-) and the claims whose standing changed (~) between two datasets.

    \b
    Example:
      breachgraph diff build-monday build
    """
    from breachgraph.query import diff

    with open_data(old) as before, open_data(new) as after:
        changes = diff(before.store, after.store)
    if form == "json":
        click.echo(json.dumps([change.to_dict() for change in changes], indent=1, ensure_ascii=False))
        return
    for change in changes:
        click.secho(str(change), fg=_COLOURS[change.kind])
    note(f"{len(changes)} changes", quiet=quiet)
