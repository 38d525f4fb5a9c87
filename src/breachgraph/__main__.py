"""`python -m breachgraph` is the same as `breachgraph`."""

from breachgraph.cli import main

main()
