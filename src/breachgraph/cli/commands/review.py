"""`breachgraph review`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from breachgraph.cli.options import data_option, note, quiet_option

__all__ = ["COMMAND"]


@click.command("review")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@data_option
@click.option("--suggest", is_flag=True, help="With PATH: also propose people and organizations (extra nlp).")
@click.option(
    "--curation",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write to claims.yaml of this folder instead of beside each page.",
)
@click.option("--who", metavar="NAME", help="Who decides; by default git's user.name, else the user's name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of curation files, for editors, and stop.")
@quiet_option
def COMMAND(
    paths: tuple[Path, ...],
    data: str,
    suggest: bool,
    curation: Path | None,
    who: str | None,
    form: str,
    schema: bool,
    quiet: bool,
) -> None:
    """Decide on suggestions and on claims that others speak against, one by one; decisions go to claims.yaml.

    Pages and folders are read anew; without any, the dataset's claims are shown, whose pages must lie where they lay
    when it was built. Build again to see the effect.

    \b
    Examples:
      breachgraph review content --suggest
      breachgraph review --format json
    """
    from breachgraph.cli.reviewing import list_pending, open_session

    if schema:
        from breachgraph.curation import schema_text

        click.echo(schema_text(), nl=False)
        return
    pending, pages = list_pending(paths, data, suggest=suggest, curation=curation)
    if form == "json":
        click.echo(json.dumps([claim.to_dict() for claim in pending], indent=1, ensure_ascii=False))
        return
    session = open_session(pages, curation, who, date.today().isoformat())
    session.walk(pending)
    note(f"{session.decided} decisions written", quiet=quiet)
