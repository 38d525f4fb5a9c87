"""Which mentions are the same thing, across documents."""

from breachgraph.resolve.identity import resolve

__all__ = ["resolve"]
