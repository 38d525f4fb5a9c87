"""Which mentions are the same thing; identity across documents."""

from breachgraph.resolve.identity import Resolver, resolve

__all__ = ["Resolver", "resolve"]
