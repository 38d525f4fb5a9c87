"""Pictures; one module a kind."""

from breachgraph.view.view import VIEWS, Scene, View, write_view

__all__ = ["VIEWS", "Scene", "View", "write_view"]
