"""Pictures; one module a kind."""

from breachgraph.view.view import VIEWS, View, write_view

__all__ = ["VIEWS", "View", "write_view"]
