"""Measure what is read right, and write it down: `make yardstick`.

    python tools/yardstick.py [--corpus DIR --gold DIR] [--support DIR ...] [--misses] [--first-read]

Our own pages (tests/pages) are always measured; annotated pages of a corpus only if it is given, and the numbers of
the last time are kept otherwise. Writes docs/explanation/yardstick.md and yardstick.json, and tests/known_misses.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from breachgraph.api import build
from measuring.facts import read_facts
from measuring.leave_one_out import read_leaving_one_out
from measuring.report import Measured, known_misses, render_page, render_table, summarize, to_json
from measuring.scoring import Tally, load_annotations, score_pages

__all__ = ["FIRST_READ", "KNOWN_MISSES", "MEASURED", "OWN_PAGES", "PAGE", "main", "measure"]

_ROOT = Path(__file__).parents[1]
OWN_PAGES = _ROOT / "tests" / "pages"
KNOWN_MISSES = _ROOT / "tests" / "known_misses.json"
FIRST_READ = _ROOT / "docs" / "explanation" / "first-read.json"
MEASURED = _ROOT / "docs" / "explanation" / "yardstick.json"
PAGE = _ROOT / "docs" / "explanation" / "yardstick.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="folder of NAME/index.md")
    parser.add_argument("--gold", type=Path, help="folder of NAME.json")
    parser.add_argument("--support", type=Path, nargs="*", default=[], help="further pages that may support an entry")
    parser.add_argument("--misses", action="store_true", help="print what is missed and wrong on our own pages")
    parser.add_argument("--first-read", action="store_true", help="keep this reading of our own pages as the first")
    args = parser.parse_args(arguments)
    if (args.corpus is None) != (args.gold is None):
        parser.error("--corpus and --gold go together")
    tallies = measure(OWN_PAGES, OWN_PAGES)
    annotations = load_annotations(OWN_PAGES)
    if args.first_read:
        _keep_first_read(summarize(tallies, len(annotations)))
    measured = _measure_all(tallies, args.corpus, args.gold, args.support)
    misses = known_misses(tallies)
    first = json.loads(FIRST_READ.read_text("utf-8"))
    KNOWN_MISSES.write_text(to_json(misses), "utf-8", newline="\n")
    MEASURED.write_text(to_json(measured), "utf-8", newline="\n")
    PAGE.write_text(render_page(first, measured, misses, annotations), "utf-8", newline="\n")
    _report(measured, first, tallies if args.misses else {})


def measure(pages: Path, gold: Path) -> dict[str, Tally]:
    """Read the pages of a folder and compare them with their annotations.

    Args:
        pages: Folder of NAME/index.md.
        gold: Folder of NAME.json; may be the same.

    Returns:
        A tally for each kind.
    """
    return score_pages(read_facts(build([pages])), load_annotations(gold))


def _measure_all(
    own: dict[str, Tally], corpus: Path | None, gold: Path | None, support: Iterable[Path]
) -> dict[str, Measured]:
    """The four sets of numbers; those of a corpus that is not given are kept as they were."""
    everything = [_ROOT / "content", OWN_PAGES, *support, *([corpus] if corpus else [])]
    measured: dict[str, Measured] = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    measured["own"] = summarize(own, len(load_annotations(OWN_PAGES)))
    measured["own left out"] = _measure_left_out(OWN_PAGES, OWN_PAGES, everything)
    if corpus is not None and gold is not None:
        measured["corpus"] = summarize(measure(corpus, gold), len(load_annotations(gold)))
        measured["corpus left out"] = _measure_left_out(corpus, gold, everything)
    return measured


def _measure_left_out(pages: Path, gold: Path, support: Iterable[Path]) -> Measured:
    annotations = load_annotations(gold)
    read = read_leaving_one_out(pages, support)
    return summarize(score_pages(read_facts(read.dataset), annotations), len(annotations))


def _keep_first_read(summary: Measured) -> None:
    """Keep the first reading; there is only one."""
    if FIRST_READ.exists():
        raise SystemExit(f"{FIRST_READ} is there already: pages are read for the first time only once")
    command = ["git", "log", "-1", "--format=%h", "--", "src", "ontology"]
    program = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True).stdout.strip()
    today = datetime.now(UTC).date().isoformat()
    FIRST_READ.write_text(to_json({**summary, "program": program, "read_on": today}), "utf-8", newline="\n")


def _report(measured: dict[str, Measured], first: Measured, tallies: dict[str, Tally]) -> None:
    if "corpus" in measured:
        print(render_table(measured["corpus"], measured["corpus left out"], None))
    print(render_table(measured["own"], measured["own left out"], first))
    for kind, tally in tallies.items():
        for page, item in tally.missed:
            print(f"missed {kind}: {page}: {item}")
        for page, item in tally.wrong:
            print(f"wrong  {kind}: {page}: {item}")


if __name__ == "__main__":
    main()
