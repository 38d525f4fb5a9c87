"""The rules, one kind of knowledge a file; `breachgraph.extraction.rule` says how they are found and ordered."""
