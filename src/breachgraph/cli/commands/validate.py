"""`breachgraph validate`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from breachgraph.cli.options import data_option, note, open_data, quiet_option

__all__ = ["COMMAND"]


@click.command("validate")
@data_option
@click.argument("file", required=False)
@click.option("--fast", is_flag=True, help="Use the built-in check in SPARQL instead of pyshacl.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
@click.pass_context
def COMMAND(ctx: click.Context, data: str, file: str | None, fast: bool, form: str, quiet: bool) -> None:
    """Check a dataset, or any RDF FILE, against the ontology's SHACL shapes.

    The exit status is 1 if anything is wrong. Every build is checked in the fast way already.

    \b
    Examples:
      breachgraph validate
      breachgraph validate theirs.ttl --fast
    """
    with open_data(file or data) as dataset:
        findings = dataset.validate(full=not fast)
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=1, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(str(finding))
    note(f"{len(findings)} faults" if findings else "no faults", quiet=quiet)
    ctx.exit(1 if findings else 0)
