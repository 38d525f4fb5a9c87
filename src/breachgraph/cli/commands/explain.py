"""`breachgraph explain`."""

from __future__ import annotations

import json

import click

from breachgraph.cli.options import data_option, open_data, quiet_option

__all__ = ["COMMAND"]


@click.command("explain")
@click.argument("thing")
@click.argument("prop", required=False, metavar="[PROPERTY")
@click.argument("value", required=False, metavar="[VALUE]]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@data_option
@quiet_option
def COMMAND(thing: str, prop: str | None, value: str | None, form: str, data: str, quiet: bool) -> None:
    """Tell why something stands: the words, the source, who said it, when, and what speaks against it.

    THING is an IRI, a prefixed name (incident:uber) or a name in quotation marks.

    \b
    Examples:
      breachgraph explain Storm-0558
      breachgraph explain "Capital One 2019" vector ssrf
    """
    with open_data(data) as dataset:
        found = dataset.explain(thing, prop, value)
    click.echo(
        json.dumps(found.to_dict(), indent=1, ensure_ascii=False) if form == "json" else found.to_text(),
        nl=form == "json",
    )
