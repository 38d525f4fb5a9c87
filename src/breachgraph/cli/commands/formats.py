"""`breachgraph formats`."""

from __future__ import annotations

import json

import click

from breachgraph.cli.options import quiet_option

__all__ = ["COMMAND"]


@click.command("formats")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(form: str, quiet: bool) -> None:
    """List the formats of `export` and of `query`, the kinds of `view`, and the file formats that are read.

    \b
    Example:
      breachgraph formats
    """
    from breachgraph.export import EXPORTERS
    from breachgraph.query.formats import FORMATS
    from breachgraph.sources import SOURCES
    from breachgraph.view import VIEWS

    found = {
        "export": {name: each.description for name, each in EXPORTERS.items()},
        "query": {name: each.description for name, each in FORMATS.items()},
        "view": {name: each.description for name, each in VIEWS.items()},
        "read": {name: f"Files ending in {', '.join(each.suffixes)}." for name, each in SOURCES.items()},
    }
    if form == "json":
        click.echo(json.dumps(found, indent=1))
        return
    for kind, parts in found.items():
        click.echo(f"{kind}:")
        for name, description in parts.items():
            click.echo(f"  {name:12} {description}")
