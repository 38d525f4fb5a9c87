"""Where quads are kept: one protocol, on disk or in memory."""

from breachgraph.store.local import Graph, LocalStore, load_file, open_directory, with_ontology, write_directory
from breachgraph.store.protocol import Answer, Store, Term

__all__ = [
    "Answer",
    "Graph",
    "LocalStore",
    "Store",
    "Term",
    "load_file",
    "open_directory",
    "with_ontology",
    "write_directory",
]
