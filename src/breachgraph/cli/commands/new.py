"""`breachgraph new`."""

from __future__ import annotations

from pathlib import Path

import click

from breachgraph.cli.options import note, quiet_option

__all__ = ["COMMAND"]


@click.command("new")
@click.argument("name")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("content"), show_default=True, metavar="DIR"
)
@quiet_option
def COMMAND(name: str, folder: Path, quiet: bool) -> None:
    """Begin a page for an incident, in the form that `build` reads best. Nothing is overwritten.

    \b
    Example:
      breachgraph new "Example Corp 2024"
    """
    from breachgraph.sources.template import write_page

    note(f"{write_page(folder, name)}", quiet=quiet)
