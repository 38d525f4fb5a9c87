"""Measurements as JSON that is kept, and as a page of the documentation that is made from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from measuring.scoring import KINDS, Annotation, Tally, mean_f1

__all__ = ["Measured", "known_misses", "render_page", "render_table", "summarize", "to_json"]

Measured = dict[str, Any]
"""`kinds` (precision, recall, F1 and number expected, by kind), `mean`, and how many `pages` and `innocent` accused."""

_SHOWN = (*KINDS, "unknown actor")

_INTRODUCTION = """# How well it reads

This page is made by `make yardstick`; do not edit it.

The rules were written by people who had read the ten pages of the corpus that is measured first, so its plain numbers flatter.
Two others stand beside them.

**Leave one out.**
Each page is read once more with word lists that lack every name, alias, domain, phrase and pattern of the ontology that was written by hand and stands on that page and on none other of all pages at hand, pages on the same incident being held out together.
Lists that a script made from a public source stay whole.
This is hard on lists of general knowledge: a cloud service that only one page names is left out as well, although nobody learnt its name there.
It is soft on the grammar: patterns that stand in the code of a rule stay.

**As first read.**
The {pages} pages in `tests/pages` are in styles that the corpus lacks, such as a press article, a regulator's notice, a court's press release or two bare sentences.
They and what is expected of them were written before the program read them, and the first reading was kept, of program {program} on {read_on}.
What is tuned to them since shows in the column beside it.

F1 is the harmonic mean of precision and recall, over all pages of a set together; a claim that nothing speaks for in the annotation counts as wrong.
The mean is over the kinds of which there is anything to find.
For `unknown actor`, each page counts once: whether it says that nobody knows who did it.
What is missed and what is wrong on our own pages stands claim by claim in `tests/known_misses.json`.
"""


def summarize(tallies: Mapping[str, Tally], pages: int) -> Measured:
    """Reduce tallies to the numbers that are kept, rounded to three places."""
    return {
        "kinds": {
            kind: {
                "precision": round(tally.precision, 3),
                "recall": round(tally.recall, 3),
                "f1": round(tally.f1, 3),
                "expected": tally.expected,
            }
            for kind in _SHOWN
            for tally in [tallies[kind]]
        },
        "mean": round(mean_f1(tallies), 3),
        "pages": pages,
        "innocent": len(tallies["innocent"].wrong),
    }


def known_misses(tallies: Mapping[str, Tally]) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return what is missed and wrongly claimed, by page and kind, sorted."""
    found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for kind, tally in tallies.items():
        for outcome, items in (("missed", tally.missed), ("wrong", tally.wrong)):
            for page, item in items:
                found[page][kind][outcome].append(item)
    return {
        page: {kind: {name: sorted(items) for name, items in found[page][kind].items()} for kind in sorted(found[page])}
        for page in sorted(found)
    }


def render_page(
    first: Measured,
    measured: Mapping[str, Measured],
    misses: Mapping[str, Mapping[str, Mapping[str, list[str]]]],
    annotations: Mapping[str, Annotation],
) -> str:
    """Return the page of the documentation.

    Args:
        first: The first reading of our own pages, with `program` and `read_on`.
        measured: `corpus`, `corpus left out`, `own` and `own left out`; those of the corpus may be missing.
        misses: Of our own pages, as `known_misses` gives them.
        annotations: Of our own pages.
    """
    parts = [_INTRODUCTION.format(pages=first["pages"], program=first["program"], read_on=first["read_on"])]
    if "corpus" in measured:
        plain, left_out = measured["corpus"], measured["corpus left out"]
        parts.append(f"## The corpus of {plain['pages']} pages\n\n" + render_table(plain, left_out, None))
    own = render_table(measured["own"], measured["own left out"], first)
    parts.append(f"## Our own {measured['own']['pages']} pages\n\n" + own)
    parts.append("## Page by page\n\n" + _page_table(misses, annotations))
    return "\n".join(parts)


def render_table(plain: Measured, left_out: Measured, first: Measured | None) -> str:
    """Return a markdown table, a line a kind of which there is anything to find, and one for the mean."""
    head = ["kind", "expected", "precision", "recall", "F1", "F1, leave one out"]
    head += ["F1, as first read"] if first else []
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    for kind in _SHOWN:
        row = plain["kinds"][kind]
        if row["expected"]:
            cells = [kind, str(row["expected"]), *(f"{row[name]:.2f}" for name in ("precision", "recall", "f1"))]
            cells += [f"{each['kinds'][kind]['f1']:.2f}" for each in (left_out, first) if each]
            lines.append(f"| {' | '.join(cells)} |")
    means = [f"{each['mean']:.3f}" for each in (plain, left_out, first) if each]
    lines.append(f"| mean of kinds | | | | {' | '.join(means)} |")
    lines.append(f"\nInnocent people or firms that were made actors: {plain['innocent']}.\n")
    return "\n".join(lines)


def to_json(value: object) -> str:
    """Return JSON with sorted keys, as it is kept."""
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _page_table(
    misses: Mapping[str, Mapping[str, Mapping[str, list[str]]]], annotations: Mapping[str, Annotation]
) -> str:
    lines = ["| page | style | missed | wrong |", "| --- | --- | ---: | ---: |"]
    for page, gold in annotations.items():
        counts = [
            sum(len(kind.get(outcome, ())) for kind in misses.get(page, {}).values()) for outcome in ("missed", "wrong")
        ]
        lines.append(f"| {page} | {gold['style']} | {counts[0]} | {counts[1]} |")
    return "\n".join(lines) + "\n"
