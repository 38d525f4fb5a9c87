"""Files and feeds into documents; one module a format."""

from breachgraph.sources.files import SOURCES, Source, SourceError, SourceFile, collect_files, parse_text, read_document

__all__ = ["SOURCES", "Source", "SourceError", "SourceFile", "collect_files", "parse_text", "read_document"]
