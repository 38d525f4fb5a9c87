"""The rules, one kind of knowledge a file; `breachgraph.extract.rule` says how they are found and ordered."""
