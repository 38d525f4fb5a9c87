"""Precision, recall and F1 of each kind of knowledge, against what a careful reader found.

An annotation is a JSON object: `victims`, `actors`, `people`, `organizations` (names), `providers`, `services`,
`vectors`, `impacts` (effects), `weaknesses` (notations), `counts` ([value, unit] pairs), `legal` ([defendant, status]
pairs), `cves`, `timeline` (`date` or several, the beginning of its `text`), `sources` (`url`, `date`, `publisher`),
`lessons` (how each begins), `actor_unknown`, `not_actors`. What stands in `KIND_optional` and `actor_aliases` counts
neither for nor against.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring.facts import Labels, PageFacts
from measuring.matching import fold_name, match_agents, words_of

__all__ = ["KINDS", "Annotation", "Tally", "load_annotations", "mean_f1", "score_pages"]

Annotation = Mapping[str, Any]

_AGENTS = {"victim": "victims", "actor": "actors", "person": "people", "organization": "organizations"}
_NOTATIONS = {
    "provider": "providers",
    "service": "services",
    "vector": "vectors",
    "effect": "impacts",
    "weakness": "weaknesses",
    "cve": "cves",
}
_STRUCTURE = ("measure", "legal", "timeline", "coverage", "coverage date", "publisher", "recommendation")
KINDS: tuple[str, ...] = (*_AGENTS, *_NOTATIONS, *_STRUCTURE)
"""Every kind that is scored, in the order of tables."""

_PLATFORMS = ("Amazon Web Services", "AWS", "Amazon", "GitHub", "Google", "Microsoft")
"""Organizations that write-ups name in passing wherever their services are named."""


@dataclass(slots=True)
class Tally:
    """What was found, missed and wrongly claimed, of one kind.

    Attributes:
        right: How many expected items were found.
        missed: Page and expected item, for those not found.
        wrong: Page and item, for those found and not expected.
    """

    right: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def add(self, page: str, expected: Set[str], found: Set[str], optional: Set[str] = frozenset()) -> None:
        """Count a page's items; what is optional counts neither for nor against."""
        self.right += len(expected & found)
        self.missed += ((page, item) for item in sorted(expected - found))
        self.wrong += ((page, item) for item in sorted(found - expected - optional))

    @property
    def expected(self) -> int:
        """How many items there were to find."""
        return self.right + len(self.missed)

    @property
    def precision(self) -> float:
        """Share of the claimed items that are right; 1 where nothing was claimed and nothing was to be found."""
        claimed = self.right + len(self.wrong)
        return self.right / claimed if claimed else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of the expected items that were found; 1 where nothing was to be found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load_annotations(folder: Path) -> dict[str, Annotation]:
    """Read every NAME.json of a folder; those without `victims` are no annotations and are passed over."""
    read = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    return {name: found for name, found in read.items() if "victims" in found}


def score_pages(facts: Mapping[str, PageFacts], annotations: Mapping[str, Annotation]) -> dict[str, Tally]:
    """Compare pages with their annotations.

    Args:
        facts: What was read, by page; a page that is missing here has nothing.
        annotations: What there is to read, by page; pages without an annotation are passed over.

    Returns:
        A tally for each of `KINDS`; `unknown actor` and `innocent` beside them count pages whose actor is rightly
        said or not said to be unknown, and innocents who were made actors as wrong.
    """
    tallies = {kind: Tally() for kind in (*KINDS, "unknown actor", "innocent")}
    for page, gold in annotations.items():
        found = facts.get(page, PageFacts())
        _score_names(tallies, page, gold, found)
        _score_structure(tallies, page, gold, found)
        _score_actor_checks(tallies, page, gold, found)
    return tallies


def mean_f1(tallies: Mapping[str, Tally]) -> float:
    """Return the mean F1 of the kinds of which something was expected or claimed; 0 where there is none."""
    scored = [tallies[kind].f1 for kind in KINDS if tallies[kind].expected or tallies[kind].wrong]
    return sum(scored) / len(scored) if scored else 0.0


def _score_names(tallies: Mapping[str, Tally], page: str, gold: Annotation, found: PageFacts) -> None:
    """Agents by name; concepts, services and providers by notation."""
    aliases = gold.get("actor_aliases", [])
    publishers = [source["publisher"] for source in gold["sources"] if source["publisher"]]
    free = {
        "victim": gold.get("victims_optional", []),
        "actor": aliases,
        "person": [*gold.get("people_optional", []), *aliases],
        "organization": [*gold.get("organizations_optional", []), *publishers, *_PLATFORMS, *gold["victims"]],
    }
    for kind, key in _AGENTS.items():
        matched = match_agents(found.agents[kind], gold[key], free[kind])
        tallies[kind].add(page, set(gold[key]), matched, set(free[kind]))
    for kind, key in _NOTATIONS.items():
        tallies[kind].add(page, set(gold[key]), found.notations[kind], set(gold.get(f"{key}_optional", [])))


def _score_structure(tallies: Mapping[str, Tally], page: str, gold: Annotation, found: PageFacts) -> None:
    """Measures by value, proceedings, timeline, articles and recommendations."""
    tallies["measure"].add(page, {str(float(count[0])) for count in gold["counts"]}, set(map(str, found.values)))
    _score_legal(tallies["legal"], page, gold, found)
    _score_timeline(tallies["timeline"], page, gold, found)
    expected = {source["url"]: source for source in gold["sources"]}
    tallies["coverage"].add(page, set(expected), set(found.coverage))
    known = {url: each for url, each in found.coverage.items() if url in expected}
    tallies["coverage date"].add(
        page,
        {f"{source['url']} {source['date']}" for source in gold["sources"] if source["date"]},
        {f"{url} {each.date}" for url, each in known.items() if each.date},
    )
    tallies["publisher"].add(
        page,
        {f"{url} {fold_name(source['publisher'])}" for url, source in expected.items() if source["publisher"]},
        {
            f"{url} {fold_name(each.publisher)}"
            for url, each in known.items()
            if each.publisher and expected[url]["publisher"]
        },
    )
    texts = [words_of(text) for text in found.recommendations]
    got, left = _take(((lesson, words_of(lesson)) for lesson in gold["lessons"]), texts, 0.8)
    tallies["recommendation"].add(page, set(gold["lessons"]), got | {f"extra {_show(text)}" for text in left})


def _score_legal(tally: Tally, page: str, gold: Annotation, found: PageFacts) -> None:
    """A further status of a defendant who is expected is not wrong."""
    defendants = [name for name, _ in gold["legal"]]
    got = {(_name_among(labels, defendants), status) for labels, status in found.legal}
    expected = {(name, status) for name, status in gold["legal"]}
    free = {each for each in got if each[0] in defendants} | {tuple(each) for each in gold.get("legal_optional", [])}
    tally.add(page, *({": ".join(each) for each in pairs} for pairs in (expected, got, free)))


def _score_timeline(tally: Tally, page: str, gold: Annotation, found: PageFacts) -> None:
    """A row is found where its date is right and most of its words stand in the event."""
    left = [(when, words_of(text)) for when, text in found.events]
    expected, got = set(), set()
    for row in gold["timeline"]:
        dates = row["date"] if isinstance(row["date"], list) else [row["date"]]
        name, words = f"{dates[0]} {row['text'][:40]}", words_of(row["text"])
        expected.add(name)
        fits = (place for place, (when, text) in enumerate(left) if when in dates and _share(words, text) >= 0.6)
        if (place := next(fits, None)) is not None:
            got.add(name)
            left.pop(place)
    tally.add(page, expected, got | {f"extra {when} {_show(text)}" for when, text in left})


def _score_actor_checks(tallies: Mapping[str, Tally], page: str, gold: Annotation, found: PageFacts) -> None:
    says = gold.get("actor_unknown")
    if says is not None:
        right = "said" if says else "not said"
        tallies["unknown actor"].add(page, {right}, {"said" if found.actor_unknown else "not said"})
    names = {fold_name(label) for labels in found.agents["actor"] for label in labels}
    accused = {name for name in gold.get("not_actors", []) if fold_name(name) in names}
    tallies["innocent"].add(page, set(), accused)


def _name_among(labels: Labels, names: Iterable[str]) -> str:
    folded = {fold_name(label) for label in labels}
    return next((name for name in names if fold_name(name) in folded), fold_name(labels[0]))


def _take(
    wanted: Iterable[tuple[str, set[str]]], texts: list[set[str]], least: float
) -> tuple[set[str], list[set[str]]]:
    """Give each wanted item the first text that holds enough of its words; what is found, and the texts left over."""
    left, got = list(texts), set()
    for name, words in wanted:
        place = next((place for place, text in enumerate(left) if _share(words, text) >= least), None)
        if place is not None:
            got.add(name)
            left.pop(place)
    return got, left


def _share(words: set[str], text: set[str]) -> float:
    return len(words & text) / len(words) if words else 0.0


def _show(words: set[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(sorted(words)))[:40]
