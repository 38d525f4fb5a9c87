"""`breachgraph view`."""

from __future__ import annotations

from pathlib import Path

import click

from breachgraph.cli.options import data_option, note, open_data, output_option, quiet_option

__all__ = ["COMMAND"]


@click.command("view")
@click.argument("kind", metavar="KIND")
@output_option
@click.option("--open", "show", is_flag=True, help="Open the file in a browser.")
@data_option
@quiet_option
def COMMAND(kind: str, output: Path | None, show: bool, data: str, quiet: bool) -> None:  # noqa: N802
    """Draw the dataset as one HTML file that works without a network; 'formats' lists the kinds.

    \b
    Example:
      breachgraph view graph -o graph.html --open
    """
    target = output or Path(f"{kind}.html")
    with open_data(data) as dataset:
        dataset.view(kind, target)
    note(f"{target}", quiet=quiet)
    if show:
        click.launch(target.resolve().as_uri())
