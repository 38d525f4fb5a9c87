"""`breachgraph vocab`."""

from __future__ import annotations

import json

import click

from breachgraph.cli.options import quiet_option
from breachgraph.errors import UnknownNameError

__all__ = ["COMMAND"]


@click.command("vocab")
@click.argument("scheme", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(scheme: str | None, form: str, quiet: bool) -> None:
    """List the concept schemes of the ontology; with SCHEME, its concepts.

    \b
    Examples:
      breachgraph vocab
      breachgraph vocab vector
    """
    from breachgraph.lexicon.concepts import load_concepts

    schemes = load_concepts()
    if scheme is not None and scheme not in schemes:
        raise UnknownNameError("scheme", scheme, schemes)
    rows = (
        [(concept.notation, concept.label, concept.definition) for concept in schemes[scheme]]
        if scheme
        else [(name, f"{len(concepts)} concepts", "") for name, concepts in schemes.items()]
    )
    if form == "json":
        click.echo(
            json.dumps([{"name": name, "label": label, "definition": text} for name, label, text in rows], indent=1)
        )
        return
    for name, label, text in rows:
        click.echo(f"{name:26} {label}" + (f": {text}" if text else ""))
