"""`breachgraph query`."""

from __future__ import annotations

import sys

import click

from breachgraph.cli.options import data_option, note, open_data, quiet_option
from breachgraph.errors import QueryError

__all__ = ["COMMAND"]


@click.command("query")
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@click.option("-e", "--expression", metavar="SPARQL", help="Ask this query.")
@click.option("-p", "--param", "params", multiple=True, metavar="K=V", help="Value of a parameter; repeatable.")
@click.option("--as-of", metavar="DATE", help="Only what claims asserted up to that day support.")
@click.option("-f", "--format", "form", default="table", show_default=True, metavar="FORMAT", help="See 'formats'.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows.")
@data_option
@quiet_option
def COMMAND(
    name: str | None,
    expression: str | None,
    params: tuple[str, ...],
    as_of: str | None,
    form: str,
    limit: int | None,
    data: str,
    quiet: bool,
) -> None:
    """Ask a named query, a file, standard input ('-'), or SPARQL given with -e.

    \b
    Examples:
      breachgraph query incidents
      breachgraph query recurring-weaknesses -p minimum=2 --format csv
      breachgraph query -e 'SELECT ?v WHERE { ?i bg:victim/skos:prefLabel ?v }'
    """
    if (name is None) == (expression is None):
        raise click.UsageError("give either a query's name or file, or SPARQL with -e")
    from breachgraph.query import run_query
    from breachgraph.query.formats import FORMATS

    writer, values = FORMATS[form], _read_params(params)
    text = _read_input() if name == "-" else expression or name or ""
    with open_data(data) as dataset:
        result = run_query(dataset.store, text, values, as_of=as_of)
    result = result.head(limit) if limit is not None else result
    writer.write(result, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    if result.unknown and form == "table":
        note(result.unknown, quiet=quiet)


def _read_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is not UTF-8: {error.reason} at byte {error.start}") from None


def _read_params(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [param.partition("=") for param in params]
    wrong = [name for name, mark, _ in pairs if not mark or not name]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is not of the form K=V", param_hint="--param")
    return {name: value for name, _, value in pairs}
