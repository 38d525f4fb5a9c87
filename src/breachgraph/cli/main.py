"""The `breachgraph` command: finds its subcommands by folder, and turns expected errors into messages."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import IO, Any

import click

from breachgraph import __version__
from breachgraph.cli import commands
from breachgraph.errors import BreachgraphError

__all__ = ["group", "main"]

_INTERRUPTED = 130
"""Exit status of a program that was interrupted: 128 and the signal's number."""


class _Failure(click.ClickException):
    """An expected error: one message on standard error, exit status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message as the problems of pages are printed."""
        click.echo(f"error: {self.format_message()}", file=file, err=file is None)


class _Commands(click.Group):
    """Subcommands by the name of their module, loaded when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, sorted."""
        return sorted({info.name for info in iter_modules(commands.__path__)} | {*super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None if there is none of that name."""
        if cmd_name in self.commands or cmd_name not in self.list_commands(ctx):
            return super().get_command(ctx, cmd_name)
        command = import_module(f"{commands.__name__}.{cmd_name}").COMMAND
        assert isinstance(command, click.Command)  # noqa: S101 - a programmer's mistake
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; expected errors become a message and exit status 1."""
        try:
            return super().invoke(ctx)
        except BreachgraphError as error:
            raise _Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(_INTERRUPTED)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog='Shell completion: eval "$(_BREACHGRAPH_COMPLETE=bash_source breachgraph)" (or zsh_source, fish_source).',
)
@click.version_option(__version__, prog_name="breachgraph")
def group() -> None:
    """Read write-ups of security incidents into a graph in which every edge carries its words.

    \b
    Begin with:
      breachgraph build content --out build
      breachgraph query incidents
      breachgraph view graph -o graph.html --open
    """


def main() -> None:
    """Run the command line.

    The exit status is 0 for done, 1 for failed or doubtful, 2 for wrong use, 130 for interrupted.
    """
    for entry in entry_points(group="breachgraph.commands"):
        group.add_command(entry.load())
    try:
        group(prog_name="breachgraph")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
