"""`breachgraph check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from breachgraph.cli.options import note, quiet_option

__all__ = ["COMMAND"]


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@quiet_option
def COMMAND(paths: tuple[Path, ...], form: str, quiet: bool) -> None:  # noqa: N802
    """Print the problems of pages as a compiler does: path:line:column: severity code message.

    Exit status 1 if one is an error.

    \b
    Example:
      breachgraph check content/uber-2016/index.md
    """
    from breachgraph.api import build

    problems = build(paths or (Path("content"),)).problems
    if form == "json":
        click.echo(json.dumps([problem.to_dict() for problem in problems], indent=1, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(str(problem))
    counts = [f"{sum(p.severity == kind for p in problems)} {kind}s" for kind in ("error", "warning")]
    note(", ".join(counts), quiet=quiet)
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)
