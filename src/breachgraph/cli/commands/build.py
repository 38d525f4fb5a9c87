"""`breachgraph build`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from breachgraph.cli.options import note, quiet_option

if TYPE_CHECKING:
    from breachgraph.api.building import Progress

__all__ = ["COMMAND"]


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@click.option("--out", default="build", show_default=True, metavar="DIR", help="Folder for the dataset.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes; by default as many as help.")
@click.option("--strict", is_flag=True, help="Build nothing if there is any error or warning.")
@click.option("--suggest", is_flag=True, help="Also propose people and organizations for review (extra nlp).")
@click.option(
    "--curation",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of further curation files.",
)
@quiet_option
def COMMAND(
    paths: tuple[Path, ...],
    out: str,
    jobs: int | None,
    strict: bool,
    suggest: bool,
    curation: Path | None,
    quiet: bool,
) -> None:
    """Read pages and folders (by default `content`) into a dataset.

    A `claims.yaml` beside a page says what people decided about its claims.

    An earlier dataset in the folder stays until the new one is whole. Exit status 1 if a page could not be read.

    \b
    Example:
      breachgraph build content --out build
    """
    from breachgraph.api import build

    with _progress(quiet) as progress:
        dataset = build(
            paths or (Path("content"),),
            out,
            jobs=jobs,
            strict=strict,
            suggest=suggest,
            curation=curation,
            progress=progress,
        )
    errors = [problem for problem in dataset.problems if problem.severity == "error"]
    for problem in dataset.problems:
        if problem.severity == "error" or not quiet:
            click.echo(str(problem), err=True)
    sources = dataset.manifest.sources if dataset.manifest else ()
    claims = sum(source.claims for source in sources)
    note(
        f"{out}: {len(sources)} pages, {len(dataset.incidents)} incidents, {claims} claims, {len(dataset)} quads",
        quiet=quiet,
    )
    dataset.close()
    sys.exit(1 if errors else 0)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """Show a bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
