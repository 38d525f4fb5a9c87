"""What people decided about the graph, in data: curation files, applied to what was read of each page."""

from breachgraph.curation.corrections import FILE_NAME, Corrections, Outcome, load_corrections
from breachgraph.curation.entry import Entry
from breachgraph.curation.places import find_quote
from breachgraph.curation.reading import SCHEMA_IRI, parse_entries, schema_text
from breachgraph.curation.writing import append_entry

__all__ = [
    "FILE_NAME",
    "SCHEMA_IRI",
    "Corrections",
    "Entry",
    "Outcome",
    "append_entry",
    "find_quote",
    "load_corrections",
    "parse_entries",
    "schema_text",
]
