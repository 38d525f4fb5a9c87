"""`view page`: the text of pages as one HTML file, every span that was read marked, its claims beside it.

The claims are the dataset's. Which words name something the dataset does not hold, so that is read again from the
text that the dataset keeps, which takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from breachgraph.errors import BreachgraphError, MissingExtraError
from breachgraph.extraction import extract_document
from breachgraph.model import Span
from breachgraph.sources import parse_text
from breachgraph.view.html import hash_of, read_asset, to_script
from breachgraph.view.marks import MENTION_KINDS, cut_text, find_mentions
from breachgraph.view.page_claims import Evidence, PageClaim, find_conflicts, load_claims
from breachgraph.view.view import Scene, View

__all__ = ["VIEW", "choose_pages", "describe_page", "render_page"]

_MOST_PAGES = 200
_MOST_TEXT = 10_000_000
"""Code points of text that one file holds, so that a browser opens it; the first page is always shown."""
_MEASURING = {"value", "minValue", "maxValue"}
_SUGGESTED = 10


def render_page(scene: Scene) -> str:
    """Show the text of pages with what was read from it.

    Args:
        scene: The dataset with the text of its pages; `only` chooses among them, see `choose_pages`.

    Returns:
        One HTML file; the same for the same dataset. It holds at most 200 pages and 10 million code points of text,
        and says if there are more.

    Raises:
        BreachgraphError: If the data came without the text of pages, or it is damaged, or no page is called so.
        MissingExtraError: If jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, select_autoescape
    except ImportError:
        raise MissingExtraError("view page", "viz") from None
    wanted = choose_pages(scene.texts, scene.only)
    pages = list(_describe_all(scene, wanted))
    script, style = read_asset("page.js"), read_asset("page.css")
    environment = Environment(loader=PackageLoader("breachgraph.view"), autoescape=select_autoescape(["html", "j2"]))
    return environment.get_template("page.html.j2").render(
        title=pages[0]["path"] if len(pages) == 1 else f"{len(pages)} pages",
        data=to_script({"pages": pages, "total": len(wanted), "kinds": list(MENTION_KINDS)}),
        script=script,
        style=style,
        script_hash=hash_of(script),
        style_hash=hash_of(style),
    )


def choose_pages(texts: Mapping[str, str], only: Sequence[str]) -> list[str]:
    """Return the paths of the pages that a user means, sorted.

    Args:
        texts: All pages, by path.
        only: Paths, or parts of them, whatever the case; none for all pages.

    Raises:
        BreachgraphError: If there are no pages, or none is called so; it names some that are called alike.
    """
    if not texts:
        raise BreachgraphError(
            "this data holds no text of its pages; view page needs a dataset that 'breachgraph build' wrote"
        )
    paths = sorted(texts)
    found = [path for path in paths if not only or any(name.casefold() in path.casefold() for name in only)]
    if found:
        return found
    parts = {part.casefold(): path for path in reversed(paths) for part in (path, *PurePosixPath(path).parts)}
    close = dict.fromkeys(parts[name] for each in only for name in get_close_matches(each.casefold(), sorted(parts)))
    shown = list(close) or paths[:_SUGGESTED]
    more = ", ..." if len(shown) < len(paths) else ""
    raise BreachgraphError(f"no page is called {', '.join(map(repr, only))}; there are: {', '.join(shown)}{more}")


def _describe_all(scene: Scene, paths: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Describe pages as long as a browser can be trusted with more; the first one always."""
    size = 0
    for number, path in enumerate(paths[:_MOST_PAGES]):
        text = scene.texts[path]
        size += len(text)
        if number and size > _MOST_TEXT:
            return
        yield describe_page(scene, path, text)


def describe_page(scene: Scene, path: str, text: str) -> dict[str, Any]:
    """Return a page as its script reads it: lines of pieces, marks, claims.

    Args:
        scene: The dataset.
        path: The page, as `bg:path` has it.
        text: Its raw text.

    Returns:
        `lines` holds `[text, number in sets]` for each piece; `sets` holds `[mentions, claims]` by number, the
        shortest mark first; the claims of other pages come after `own` of this page.
    """
    own, elsewhere = load_claims(scene.store, path)
    against = find_conflicts([*own, *elsewhere])
    claims = [*own, *(claim for claim in elsewhere if claim.iri in against)]
    numbers = {claim.iri: number for number, claim in enumerate(claims)}
    extraction = extract_document(parse_text(text, path))
    measured = [
        Span(path, words.start, words.end)
        for claim in own
        if claim.property in _MEASURING
        for words in _here(claim, path)
    ]
    mentions = find_mentions(extraction, measured)
    places = [(mark.start, mark.end) for mark in mentions]
    owners = list(range(len(mentions)))
    for number, claim in enumerate(own):
        words = _here(claim, path)
        places += [(each.start, each.end) for each in words]
        owners += [len(mentions) + number] * len(words)
    lines, sets = _number_sets(text, places, owners, len(mentions))
    field = extraction.document.front_matter.get("title")
    return {
        "path": path,
        "title": str(field.value) if field is not None and isinstance(field.value, str) else path,
        "lines": lines,
        "sets": sets,
        "own": len(own),
        "mentions": [{"kind": mark.kind, "label": mark.label, "rule": mark.rule} for mark in mentions],
        "claims": [
            _describe_claim(claim, [numbers[iri] for iri in against.get(claim.iri, ()) if iri in numbers])
            for claim in claims
        ],
    }


def _here(claim: PageClaim, path: str) -> list[Evidence]:
    return [words for words in claim.evidence if words.path == path]


def _number_sets(
    text: str, places: Sequence[tuple[int, int]], owners: Sequence[int], mentions: int
) -> tuple[list[list[list[Any]]], list[list[list[int]]]]:
    """Cut the text, and write each set of marks once; those on a timeline's rows are long and come again."""
    known: dict[tuple[int, ...], int] = {(): 0}
    lines: list[list[list[Any]]] = []
    for line in cut_text(text, places):
        lines.append([])
        for piece in line:
            marks = tuple(dict.fromkeys(owners[number] for number in piece.marks))
            lines[-1].append([piece.text, known.setdefault(marks, len(known))])
    sets = [
        [[owner for owner in marks if owner < mentions], [owner - mentions for owner in marks if owner >= mentions]]
        for marks in known
    ]
    return lines, sets


def _describe_claim(claim: PageClaim, against: list[int]) -> dict[str, Any]:
    return {
        "subject": claim.subject_label,
        "property": claim.property,
        "value": claim.object_label,
        "modality": claim.modality,
        "status": claim.status,
        "standing": claim.standing,
        "tier": claim.tier,
        "rule": claim.rule,
        "by": claim.said_by,
        "in": claim.said_in,
        "on": claim.said_on,
        "off": claim.withdrawn_on,
        "quotes": [{"text": words.text, "path": words.path, "line": words.line} for words in claim.evidence],
        "against": against,
    }


VIEW = View(
    name="page",
    description="The text of each page with every span marked, and the claims that rest on it.",
    render=render_page,
)
