"""The ontology's labels, compiled into matchers: one list serves extraction, documentation and search."""
