"""Result formats; one module a format."""

from breachgraph.query.formats.format import FORMATS, Format

__all__ = ["FORMATS", "Format"]
