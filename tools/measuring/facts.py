"""What a dataset says of each page, as plain values to compare with an annotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from breachgraph.api import Dataset

__all__ = ["Coverage", "Labels", "PageFacts", "read_facts"]

Labels = tuple[str, ...]
"""Names of one agent as the dataset has them, the preferred one first."""

_AGENTS = {
    "victim": "?i bg:victim ?x",
    "actor": "?i bg:actor ?x",
    "person": "?s bg:mentions ?x . ?x a bg:Person",
    "organization": "?s bg:mentions ?x . ?x a bg:Organization",
}
_NOTATIONS = {
    "provider": "bg:provider",
    "service": "bg:affectedService",
    "vector": "bg:vector",
    "effect": "bg:effect",
    "weakness": "bg:weakness",
    "cve": "bg:exploited",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """An article that a page lists: its EDTF date and its publisher's name; empty where not known."""

    date: str
    publisher: str


@dataclass(slots=True)
class PageFacts:
    """The facts that stand for the incidents of one page.

    Attributes:
        agents: Agents by kind (`victim`, `actor`, `person`, `organization`).
        notations: Notations of concepts, services, providers and vulnerabilities, by kind.
        values: Values of all measures.
        legal: Pairs of a defendant's names and the notation of a legal status.
        events: EDTF date and text of the rows of the timeline, in their order.
        coverage: Articles by their address as written.
        recommendations: Their texts, in order.
        actor_unknown: Whether the page is found to say that the actor is unknown.
    """

    agents: dict[str, set[Labels]] = field(default_factory=lambda: defaultdict(set))
    notations: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    values: set[float] = field(default_factory=set)
    legal: set[tuple[Labels, str]] = field(default_factory=set)
    events: list[tuple[str, str]] = field(default_factory=list)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    recommendations: list[str] = field(default_factory=list)
    actor_unknown: bool = False


def read_facts(dataset: Dataset) -> Mapping[str, PageFacts]:
    """Collect the facts of every page of a dataset.

    Args:
        dataset: Built from folders that hold NAME/index.md.

    Returns:
        Facts by NAME, for every page that describes an incident.
    """
    found: dict[str, PageFacts] = defaultdict(PageFacts)
    labels = _read_labels(dataset)
    for (path,) in _rows(dataset, "?path", ""):
        found[_name_of(path)] = PageFacts()
    for kind, pattern in _AGENTS.items():
        for path, agent in _rows(dataset, "?path ?x", pattern):
            found[_name_of(path)].agents[kind].add(labels[agent])
    for kind, prop in _NOTATIONS.items():
        for path, notation in _rows(dataset, "?path ?n", f"?i {prop} ?x . ?x skos:notation ?n"):
            found[_name_of(path)].notations[kind].add(notation)
    _add_structure(dataset, found, labels)
    return dict(found)


def _add_structure(dataset: Dataset, found: dict[str, PageFacts], labels: Mapping[str, Labels]) -> None:
    """Measures, proceedings, events, articles, recommendations, and whether the actor is said to be unknown."""
    for path, value in _rows(dataset, "?path ?v", "?i bg:measure/(bg:value|bg:minValue|bg:maxValue) ?v"):
        found[_name_of(path)].values.add(float(value))
    pattern = "?p a bg:Proceeding ; bg:incident ?i ; bg:defendant ?x ; bg:legalStatus/skos:notation ?n"
    for path, who, status in _rows(dataset, "?path ?x ?n", pattern):
        found[_name_of(path)].legal.add((labels[who], status))
    pattern = "?e a bg:Event ; bg:incident ?i ; bg:when ?w ; bg:text ?t ; bg:order ?o"
    for path, when, text, _, _ in _rows(dataset, "?path ?w ?t ?o ?e", pattern, "?path ?o ?e ?w"):
        found[_name_of(path)].events.append((when, text))
    pattern = (
        "?i bg:coverage ?c . ?c bg:url ?u OPTIONAL { ?c bg:publishedOn ?d } "
        "OPTIONAL { ?c bg:publisher/skos:prefLabel ?p }"
    )
    for path, url, date, publisher in _rows(dataset, "?path ?u ?d ?p", pattern):
        found[_name_of(path)].coverage[url] = Coverage(date, publisher)
    pattern = "?r a bg:Recommendation ; bg:incident ?i ; bg:text ?t ; bg:order ?o"
    for path, text, _, _ in _rows(dataset, "?path ?t ?o ?r", pattern, "?path ?o ?r"):
        found[_name_of(path)].recommendations.append(text)
    for (path,) in _rows(dataset, "?path", "?i bg:unknown bg:actor"):
        found[_name_of(path)].actor_unknown = True


def _read_labels(dataset: Dataset) -> Mapping[str, Labels]:
    """The names of everything that has one, the preferred first, the others sorted."""
    preferred: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for target, prop in ((preferred, "prefLabel"), (others, "altLabel")):
        for iri, label in dataset.query(f"SELECT ?x ?l WHERE {{ ?x skos:{prop} ?l }}"):
            target[str(iri)].add(str(label))
    named = {iri: (*sorted(names), *sorted(others[iri] - names)) for iri, names in preferred.items()}
    return defaultdict(lambda: ("?",), named)


def _rows(dataset: Dataset, select: str, pattern: str, order: str = "") -> Iterator[tuple[str, ...]]:
    """Values of some variables for the incidents `?i` of the sources `?s` at `?path`; unbound ones are empty."""
    query = f"SELECT DISTINCT {select} WHERE {{ ?i bg:describedIn ?s . ?s bg:path ?path . {pattern} }}"
    for row in dataset.query(f"{query} ORDER BY {order or select}"):
        yield tuple("" if value is None else str(value) for value in row)


def _name_of(path: str) -> str:
    """NAME of the path FOLDER/NAME/index.md."""
    return path.split("/")[-2] if "/" in path else path
