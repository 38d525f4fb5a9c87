"""Datasets in other tools' formats; one module a format."""

from breachgraph.export.exporter import EXPORTERS, Exporter, Layer, export_bytes, export_to_path, select_quads

__all__ = ["EXPORTERS", "Exporter", "Layer", "export_bytes", "export_to_path", "select_quads"]
