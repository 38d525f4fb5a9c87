"""`breachgraph check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from breachgraph.cli.options import note, quiet_option

if TYPE_CHECKING:
    from breachgraph.model import Problem

__all__ = ["COMMAND"]


def _read_codes(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> frozenset[str]:
    """Split lists of codes, and refuse what no code begins with."""
    from breachgraph.model.problem_codes import PROBLEM_CODES

    codes = frozenset(code.strip() for value in values for code in value.split(",") if code.strip())
    unknown = sorted(c for c in codes if not any(f"{known}-".startswith(f"{c}-") for known in PROBLEM_CODES))
    if unknown:
        raise click.BadParameter(f"no code is or begins with {', '.join(unknown)}; known: {', '.join(PROBLEM_CODES)}")
    return codes


def _read_form(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Refuse what is no report format."""
    from breachgraph.cli.reports import REPORTS

    if value not in tuple(REPORTS):
        raise click.BadParameter(f"there is no report format named {value!r}; known: {', '.join(REPORTS)}")
    return value


def _summarise(problems: Sequence[Problem]) -> str:
    counts = {kind: sum(problem.severity == kind for problem in problems) for kind in ("error", "warning", "info")}
    shown = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(
        f"{count} {shown[kind]}{'' if count == 1 else 's'}" for kind, count in counts.items() if count or kind != "info"
    )


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    callback=_read_form,
    metavar="NAME",
    help="text, json, github, sarif.",
)
@click.option("--select", multiple=True, callback=_read_codes, metavar="CODE", help="Show these problems only.")
@click.option("--ignore", multiple=True, callback=_read_codes, metavar="CODE", help="Leave these problems out.")
@click.option("--strict", is_flag=True, help="Exit status 1 for warnings, too.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes; by default as many as help.")
@quiet_option
@click.pass_context
def COMMAND(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    select: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Print the problems of pages as a compiler does: path:line:column: severity code message.

    Codes are comma-separated, and "date" stands for all that begin so. Exit status 1 if one is an error.

    \b
    Examples:
      breachgraph check content/uber-2016/index.md
      breachgraph check content --ignore link-missing,front-matter --strict
    """
    from breachgraph.api.checking import check
    from breachgraph.cli.reports import REPORTS

    findings = check(paths or (Path("content"),), select=select, ignore=ignore, jobs=jobs)
    click.echo(REPORTS[form].render(findings), nl=False, color=None)
    problems = [finding.problem for finding in findings]
    note(_summarise(problems), quiet=quiet)
    failing = {"error", "warning"} if strict else {"error"}
    ctx.exit(1 if any(problem.severity in failing for problem in problems) else 0)
