"""`breachgraph view`."""

from __future__ import annotations

from pathlib import Path

import click

from breachgraph.cli.options import data_option, note, open_data, output_option, quiet_option

__all__ = ["COMMAND"]


@click.command("view")
@click.argument("kind", metavar="KIND")
@output_option
@click.option(
    "--only",
    "--page",
    "only",
    multiple=True,
    metavar="NAME",
    help="Show this only: a page's path or a thing's name.",
)
@click.option("--open", "show", is_flag=True, help="Open the file in a browser.")
@data_option
@quiet_option
def COMMAND(kind: str, output: Path | None, only: tuple[str, ...], show: bool, data: str, quiet: bool) -> None:
    """Draw the dataset as one HTML file that works without a network; 'formats' lists the kinds.

    \b
    Examples:
      breachgraph view graph -o graph.html --open
      breachgraph view page --page capital-one -o page.html
      breachgraph view explain --only "Capital One 2019" -o why.html
    """
    target = output or Path(f"{kind}.html")
    with open_data(data) as dataset:
        dataset.view(kind, target, only=only)
    note(f"{target}", quiet=quiet)
    if show:
        click.launch(target.resolve().as_uri())
