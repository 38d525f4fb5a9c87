"""`view page`: a page's source text with every span marked, and beside it what was read from each.

The fastest way to see what was read and what was missed: marked words carry claims or name something, plain ones do
not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from breachgraph.errors import BreachgraphError, MissingExtraError
from breachgraph.extraction import extract_document
from breachgraph.query.result import shorten
from breachgraph.sources.markdown import parse_markdown
from breachgraph.store import Store
from breachgraph.view.html import hash_of, read_asset, to_script
from breachgraph.view.view import Scene, View

__all__ = ["VIEW", "Segment", "cut_segments", "render_pages"]

_MOST = 40
_CLAIMS = """
SELECT ?c ?path ?start ?end ?line ?s ?sLabel ?p ?o ?oLabel ?modality ?status ?tier ?rule ?by ?on ?off WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status ; bg:evidence ?e .
  ?e oa:start ?start ; oa:end ?end ; bg:inSource ?src . ?src bg:path ?path .
  OPTIONAL { ?e bg:line ?line }
  OPTIONAL { ?c bg:tier ?tier } OPTIONAL { ?c bg:extractedBy ?rule }
  OPTIONAL { ?s skos:prefLabel ?sLabel }
  OPTIONAL { ?c rdf:object ?o . OPTIONAL { ?o skos:prefLabel ?oLabel } }
  OPTIONAL { ?c bg:assertedBy/skos:prefLabel ?by } OPTIONAL { ?c bg:assertedOn ?on } OPTIONAL { ?c bg:withdrawnOn ?off }
} ORDER BY ?path ?start ?end ?c
"""
_KINDS = ("Person", "Organization", "ThreatActor", "Service")
_QUIET = frozenset({"bg:mentions", "bg:informant"})
"""Properties that only say that something is named; the mark of the name shows it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with one set of marks.

    Attributes:
        text: The words, without a line break.
        claims: Numbers of the claims that rest on it, in the page's list.
        kind: Class of what is named here; empty where nothing is.
    """

    text: str
    claims: tuple[int, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class _Sheet:
    """What one page shows."""

    path: str
    claims: list[dict[str, Any]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


def render_pages(scene: Scene) -> str:
    """Draw the pages of a dataset.

    Args:
        scene: The dataset with the text of its pages; `only` names those that are wanted, by path or a part of it.

    Returns:
        One HTML file with a list to choose a page from; the same for the same dataset.

    Raises:
        BreachgraphError: If the dataset has no texts, no page has a name that is asked for, or there are more than 40
            pages and none is named.
        MissingExtraError: If jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, select_autoescape
    except ImportError:
        raise MissingExtraError("view page", "viz") from None
    paths = _choose(scene)
    sheets = _read_sheets(scene.store, paths)
    pages = [
        {
            "path": path,
            "lines": list(_lines(scene.texts[path], sheets[path], _mentions(scene.texts[path], path))),
            "claims": len(sheets[path].claims),
        }
        for path in paths
    ]
    script = read_asset("page.js")
    environment = Environment(
        loader=PackageLoader("breachgraph.view"), autoescape=select_autoescape(["html", "j2"]), trim_blocks=True
    )
    return environment.get_template("page.html.j2").render(
        pages=pages,
        kinds=_KINDS,
        properties=sorted({claim["property"] for sheet in sheets.values() for claim in sheet.claims}),
        data=to_script({"pages": [sheets[path].claims for path in paths]}),
        script=script,
        hash=hash_of(script),
        style=read_asset("page.css"),
    )


def cut_segments(
    text: str, spans: Iterable[tuple[int, int, int]], mentions: Iterable[tuple[int, int, str]]
) -> Iterator[Segment]:
    """Cut a text where a mark begins or ends, and at line breaks.

    Args:
        text: The raw page.
        spans: Start, end and claim number; they may overlap and nest.
        mentions: Start, end and class of what is named; they do not overlap.

    Returns:
        Segments in order, whose texts joined are the text; a line break is a segment of its own.
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for start, end, number in spans:
        if end <= start:
            continue
        opening[start].append(number)
        closing[end].append(number)
    named = {start: kind for start, _, kind in mentions}
    ends = {end for _, end, _ in mentions}
    breaks = {place for index, letter in enumerate(text) if letter == "\n" for place in (index, index + 1)}
    cuts = sorted({0, len(text), *opening, *closing, *named, *ends, *breaks})
    live: Counter[int] = Counter()
    kind = ""
    for start, end in pairwise(cuts):
        for number in closing.get(start, ()):
            live[number] -= 1
            if not live[number]:
                del live[number]
        for number in opening.get(start, ()):
            live[number] += 1
        kind = named.get(start, "" if start in ends else kind)
        yield Segment(text[start:end], tuple(sorted(live)), kind)


def _choose(scene: Scene) -> list[str]:
    if not scene.texts:
        raise BreachgraphError(
            "this data holds no text of its pages; view page needs a dataset that 'breachgraph build' wrote"
        )
    paths = sorted(scene.texts)
    if not scene.only:
        if len(paths) > _MOST:
            raise BreachgraphError(f"there are {len(paths)} pages; name some of them with --page, such as {paths[0]}")
        return paths
    found = [path for path in paths if any(name.casefold() in path.casefold() for name in scene.only)]
    if not found:
        shown = ", ".join(paths[:10]) + (", ..." if len(paths) > 10 else "")
        raise BreachgraphError(f"no page is called {', '.join(map(repr, scene.only))}; there are: {shown}")
    return found


def _read_sheets(store: Store, paths: Sequence[str]) -> Mapping[str, _Sheet]:
    sheets = {path: _Sheet(path) for path in paths}
    rows: Any = store.query(_CLAIMS)
    for row in rows:
        sheet = sheets.get(row["path"].value)
        if sheet is None:
            continue
        number = sheet.numbers.setdefault(row["c"].value, len(sheet.claims))
        if number == len(sheet.claims):
            sheet.claims.append(_describe(row))
        start, end = int(row["start"].value), int(row["end"].value)
        sheet.spans.append((start, end, number))
        sheet.claims[number]["places"].append([start, end, int(row["line"].value) if row["line"] else 0])
    return sheets


def _describe(row: Any) -> dict[str, Any]:
    def text(name: str) -> str:
        return str(row[name].value) if row[name] is not None else ""

    status, modality = text("status").partition("claim-status-")[2], text("modality").partition("modality-")[2]
    return {
        "subject": text("sLabel") or shorten(text("s")),
        "property": shorten(text("p")),
        "value": text("oLabel") or (shorten(text("o")) if row["o"] is not None else "unknown"),
        "modality": modality,
        "status": status,
        "holds": status in {"undisputed", "accepted"} and modality in {"asserted", "unknown"},
        "tier": text("tier").partition("tier-")[2],
        "rule": text("rule"),
        "by": text("by"),
        "on": text("on"),
        "off": text("off"),
        "places": [],
    }


def _mentions(text: str, path: str) -> list[tuple[int, int, str]]:
    """What is named where, read again: the dataset holds who is named, but not each place."""
    extraction = extract_document(parse_markdown(text, path))
    kinds = {entity.iri: entity.kinds[0] for entity in extraction.entities}
    found: list[tuple[int, int, str]] = []
    for mention in extraction.mentions:
        kind = kinds.get(mention.entity, "")
        if kind in _KINDS and (not found or mention.span.start >= found[-1][1]):
            found.append((mention.span.start, mention.span.end, kind))
    return found


def _lines(text: str, sheet: _Sheet, mentions: Sequence[tuple[int, int, str]]) -> Iterator[list[dict[str, Any]]]:
    """The text line by line, each a list of runs as the template writes them."""
    line: list[dict[str, Any]] = []
    for segment in cut_segments(text, sheet.spans, mentions):
        if segment.text == "\n":
            yield line
            line = []
            continue
        shown = [sheet.claims[number] for number in segment.claims if sheet.claims[number]["property"] not in _QUIET]
        line.append(
            {
                "text": segment.text.replace("\x00", "\ufffd").replace("\r", ""),
                "claims": " ".join(map(str, segment.claims)),
                "kind": segment.kind,
                "state": "" if not shown else "held" if all(claim["holds"] for claim in shown) else "doubt",
            }
        )
    yield line


VIEW = View(
    name="page",
    description="The text of each page with every span marked, and the claims that rest on it.",
    render=render_pages,
)
