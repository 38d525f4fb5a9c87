"""Measure reading against markdown-it-py alone, in one run: `make bench`.

    python tools/bench.py [PATH ...] [--rounds N]

Prints medians of interleaved rounds and their ratio, with the machine named; absolute times of other runs are not
comparable.
"""

from __future__ import annotations

import argparse
import platform
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

from breachgraph.extraction import extract_document
from breachgraph.graph import to_triples
from breachgraph.sources import SourceFile, collect_files, read_document

__all__ = ["main"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("content")])
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    files, _ = collect_files(args.paths)
    texts = [file.location.read_text("utf-8") for file in files]
    parser_alone = MarkdownIt("commonmark").enable("table")
    stages: dict[str, Callable[[], object]] = {
        "markdown-it-py alone": lambda: [parser_alone.parse(text) for text in texts],
        "bytes to document": lambda: [read_document(file) for file in files],
        "bytes to claims": lambda: [extract_document(read_document(file)) for file in files],
        "bytes to quads": lambda: [to_triples(extract_document(read_document(file))) for file in files],
    }
    for stage in stages.values():
        stage()
    _report(files, _measure(stages, args.rounds))


def _measure(stages: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each stage; the stages take turns, so that noise falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, stage in stages.items():
            start = time.perf_counter()
            stage()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _report(files: Sequence[SourceFile], medians: dict[str, float]) -> None:
    base = medians["markdown-it-py alone"]
    size = sum(file.location.stat().st_size for file in files)
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, {platform.system()}")
    print(f"{len(files)} pages, {size:,} bytes")
    for name, seconds in medians.items():
        print(
            f"{name:22} {seconds * 1000:8.1f} ms  {seconds * 1000 / len(files):6.2f} ms a page  x {seconds / base:5.2f}"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
