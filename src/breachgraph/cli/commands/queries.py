"""`breachgraph queries`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from breachgraph.cli.options import quiet_option

__all__ = ["COMMAND"]


@click.command("queries")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(name: str | None, form: str, quiet: bool) -> None:
    """List the named queries; with NAME, show one whole.

    \b
    Examples:
      breachgraph queries
      breachgraph queries timeline
    """
    from breachgraph.query import find_query, load_queries

    if form == "json":
        chosen = [find_query(name)] if name else list(load_queries().values())
        click.echo(json.dumps([asdict(query) for query in chosen], indent=1))
    elif name:
        click.echo(find_query(name).text, nl=False)
    else:
        for query in load_queries().values():
            params = " ".join(
                f"{p.name}={p.default if p.default is not None else p.type.upper()}" for p in query.params
            )
            click.echo(f"{query.name:22} {query.question}" + (f"  [{params}]" if params else ""))
