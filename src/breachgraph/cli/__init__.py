"""The command line: parse arguments, call one library function, print."""

from breachgraph.cli.main import main

__all__ = ["main"]
