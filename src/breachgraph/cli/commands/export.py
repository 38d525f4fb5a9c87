"""`breachgraph export`."""

from __future__ import annotations

from pathlib import Path

import click

from breachgraph.cli.options import data_option, note, open_data, output_option, quiet_option, write_output

__all__ = ["COMMAND"]


@click.command("export")
@click.argument("form", metavar="FORMAT")
@output_option
@click.option(
    "--layer", type=click.Choice(["facts", "claims", "all"]), default="all", show_default=True, help="Which part."
)
@data_option
@quiet_option
def COMMAND(form: str, output: Path | None, layer: str, data: str, quiet: bool) -> None:
    """Write the dataset in another tool's format; 'formats' lists them. Without -o to standard output.

    \b
    Examples:
      breachgraph export turtle -o breachgraph.ttl
      breachgraph export nquads --layer facts | sort | uniq -c
    """
    from breachgraph.export import export_bytes

    with open_data(data) as dataset:
        if output is None:
            write_output(export_bytes(dataset.store, form, layer=layer))  # type: ignore[arg-type]  # click chose it
            return
        dataset.export(form, output, layer=layer)  # type: ignore[arg-type]  # click chose it
    note(f"{output}", quiet=quiet)
