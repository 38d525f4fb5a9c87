"""Pages that tell of several incidents of one victim: each gets a node, and the places that speak of it.

Only words decide: headings and repeated expressions such as "the 2014 breach" and "the second incident". A page is
parted only where two incidents are each named by a heading or in two sentences; whatever does not clearly speak of
one of them stays with the page's main incident.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from breachgraph.extraction.incident_keys import (
    CUE_WORDS,
    KEY_WORDS,
    Key,
    KeyKind,
    find_keys,
    leads_with_year,
    split_by_year,
)
from breachgraph.extraction.names import is_unknown_name, kind_of_name, split_names, strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.sentences import split_sentences
from breachgraph.model import Block, Claim, Entity, Span
from breachgraph.model.iris import mint

__all__ = ["EXTRACTOR"]

_KINDS: tuple[KeyKind, ...] = ("year", "ordinal", "month")
_TOLD = 2
_TOPIC = re.compile(r"(?i)^\W{0,3}(?:(?:in|concerning|regarding|during|for|as for|as to|with regard to|as part of)\s)?(?:the\s)?(?:(?:case|course)\sof\s)?(?:the\s)?(?:\w+\s)?$")  # fmt: skip
_CONSEQUENCE = re.compile(r"(?i)^\W{0,3}(?:after|following|since|because|unlike|like|similar)\b")
_ALL = re.compile(r"(?i)\b(?:both|each|either|neither|all)\s(?:of the\s)?(?:\w+\s)?(?:incidents?|breach(?:es)?|attacks?|hacks?|instances?|cases?|times|occasions)\b")  # fmt: skip
_INTRUDES = re.compile(
    r"(?i)\b(?:breach\w*|hack\w*|attackers?|intruders?|stole\w*|compromis\w*|exfiltrat\w*|access(?:ed|es)|download\w*|leak\w*|ransom\w*|phish\w*)\b"
)
_SEVERAL = re.compile(r"(?i)\b(?:breaches|incidents|hacks|attacks|intrusions|compromises)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """A stretch that speaks of one incident or of none: a sentence, a row of a table, a heading.

    Attributes:
        block: The block it stands in; of a row, the first cell.
        text: The words.
        span: Where they stand.
        opens: Whether it begins a block that does not carry on what the block before speaks of.
        year: The year in a row's date cell; empty elsewhere.
    """

    block: Block
    text: str
    span: Span
    opens: bool
    year: str = ""


def part_incidents(page: Page) -> Iterator[Claim]:
    """Describe the incidents that a page tells apart, relate them to the main one, and note where each is told."""
    victim = _find_victim(page)
    own = {page.entities[page.incident].label, victim[0] if victim else ""}
    cues = _read_cues(page, own)
    kind = _choose(cues)
    if kind is None:
        return
    keys = sorted(key for key, spans in cues.items() if key.kind == kind and len(spans) >= _TOLD)
    main = _main_key(page, keys)
    incidents: dict[Key, str] = {}
    for key in keys:
        iri = page.incident if key == main else _describe(page, key, victim[0] if victim else "")
        incidents[key] = iri
        if iri != page.incident:
            yield from _claim(page, iri, victim, cues[key], is_part=main is None)
    page.told_apart = {(key.kind, key.value): iri for key, iri in incidents.items()}
    page.told = _place(page, own, incidents)


def _find_victim(page: Page) -> tuple[str, Span] | None:
    """The one victim that the header names; None where it names none or several."""
    field = page.document.front_matter.get("victim")
    if field is None or is_unknown_name(str(field.value or "")):
        return None
    texts = field.items or ((str(field.value or ""), field.span),)
    names = [(strip_legal_form(name), span) for text, span in texts for name, _, _ in split_names(text)]
    return names[0] if len(names) == 1 else None


def _read_cues(page: Page, own: set[str]) -> dict[Key, list[Span]]:
    """Where each key is named; a heading counts as much as two sentences."""
    found: dict[Key, list[Span]] = defaultdict(list)
    for position in sorted({*page.sentences_with(CUE_WORDS)} & {*page.sentences_with(KEY_WORDS)}):
        sentence = page.sentences[position]
        for key in {hit.key for hit in find_keys(sentence.text, own)}:
            found[key].append(sentence.span)
    for block in page.document.blocks:
        if block.kind == "heading" and len(block.text) < 200:
            for key in {hit.key for hit in find_keys(block.text, own)}:
                found[key] += [block.span] * _TOLD
    return found


def _choose(cues: Mapping[Key, Sequence[Span]]) -> KeyKind | None:
    """The kind of key that sets at least two incidents apart; of several, the one with most words for it."""
    told = {
        kind: [len(spans) for key, spans in cues.items() if key.kind == kind and len(spans) >= _TOLD] for kind in _KINDS
    }
    several = [kind for kind in _KINDS if len(told[kind]) > 1]
    return max(several, key=lambda kind: sum(told[kind]), default=None)


def _main_key(page: Page, keys: Sequence[Key]) -> Key | None:
    """The key of the incident that title and header are about; None where they are about the series."""
    title = page.entities[page.incident].label
    in_title = [key for key in keys if re.search(rf"(?i)\b{key.value}\b", title) and key.kind != "ordinal"]
    if in_title or _SEVERAL.search(title) or keys[0].kind != "year":
        return in_title[0] if len(in_title) == 1 and not _SEVERAL.search(title) else None
    fields = page.document.front_matter
    dates = [str(fields[name].value)[:4] for name in ("incident_start_date", "incident_end_date") if name in fields]
    inside = [key for key in keys if dates and min(dates) <= key.value <= max(dates)]
    return inside[0] if len(inside) == 1 else None


def _describe(page: Page, key: Key, victim: str) -> str:
    name = victim or page.entities[page.incident].label
    label = f"{name} incident {key.value}" if key.kind == "ordinal" else f"{name} {key.value}"
    if key.kind == "month":
        label = f"{page.entities[page.incident].label} {key.value}"
    return page.describe(Entity(iri=mint("incident", label), kinds=("Incident",), label=label))


def _claim(
    page: Page, iri: str, victim: tuple[str, Span] | None, words: Sequence[Span], *, is_part: bool
) -> Iterator[Claim]:
    rule = EXTRACTOR.rule
    yield page.claim("describedIn", page.source, *words[:1], rule=rule, subject=iri)
    if victim is not None:
        agent = page.agent(victim[0], kind_of_name(victim[0]))
        yield page.claim("victim", agent, victim[1], words[0], rule=rule, subject=iri)
    if is_part:
        yield page.claim("partOf", page.incident, *words[:_TOLD], rule=rule, subject=iri)
    else:
        yield page.claim("relatedIncident", iri, *words[:_TOLD], rule=rule, subject=page.incident)


def _place(page: Page, own: set[str], incidents: Mapping[Key, str]) -> list[tuple[int, int, str]]:
    """The places of a page that speak of one incident, in file order, not overlapping."""
    kind = next(iter(incidents)).kind
    found = _place_status(page, incidents) if kind == "year" else []
    topic: Key | None = None
    sections: dict[tuple[str, ...], Key | None] = {}
    for line in _lines(page):
        if line.opens:
            topic = None
        key, topic = _judge(line, own, incidents, topic)
        headings = (*line.block.section, line.text) if line.block.kind == "heading" else line.block.section
        if headings not in sections:
            sections[headings] = _of_section(headings, own, incidents)
        key = key or sections[headings]
        if key is not None and line.span.end > line.span.start:
            found.append((line.span.start, line.span.end, incidents[key]))
    return sorted(found)


def _judge(
    line: _Line, own: set[str], incidents: Mapping[Key, str], topic: Key | None
) -> tuple[Key | None, Key | None]:
    """Tell which incident a line speaks of, and which one the lines after it speak of if they name none."""
    if _ALL.search(line.text):
        return None, None
    hits = [hit for hit in find_keys(line.text, own) if hit.key in incidents]
    named = {hit.key for hit in hits}
    leads = bool(hits) and bool(_TOPIC.match(line.text[: hits[0].start])) and not _CONSEQUENCE.match(line.text)
    year = line.year or leads_with_year(line.text)
    if len(named) > 1:
        follows = [hit for hit in hits if hit.end != hits[0].end]
        return (hits[0].key, hits[0].key) if leads and len(follows) == len(hits) - 1 else (None, None)
    if named:
        return hits[0].key, hits[0].key if leads else topic
    dated = Key("year", year)
    if year and dated in incidents and _INTRUDES.search(line.text):
        others = [key for key in incidents if key != dated and key.value in line.text]
        return (None, None) if others else (dated, dated)
    return (None, None) if year else (topic, topic)


def _of_section(headings: Sequence[str], own: set[str], incidents: Mapping[Key, str]) -> Key | None:
    """The incident that the innermost heading that names any names alone."""
    for heading in reversed(headings):
        keys = {hit.key for hit in find_keys(heading[:200], own)} & incidents.keys()
        if keys:
            return keys.pop() if len(keys) == 1 else None
    return None


def _lines(page: Page) -> Iterator[_Line]:
    """Sentences and rows in file order."""
    before: Block | None = None
    rows: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in page.document.blocks:
        if block.kind == "cell":
            rows[block.table, block.row].append(block)
    for block in page.document.blocks:
        if block.kind == "cell":
            cells = rows.pop((block.table, block.row), None)
            if cells:
                yield _row(cells)
            continue
        carried = bool(block.quote) and before is not None and before.kind != "heading"
        for number, sentence in enumerate(split_sentences(block)):
            alone = block.role in {"coverage", "notes"}
            yield _Line(block, sentence.text, sentence.span, opens=alone or (number == 0 and not carried))
        before = block


def _row(cells: Sequence[Block]) -> _Line:
    span = Span(source=cells[0].source, start=cells[0].span.start, end=max(cell.span.end for cell in cells))
    year = re.findall(r"\b(?:19|20)\d\d\b", cells[0].text[:60])
    text = " ".join(cell.text for cell in cells[1:])
    return _Line(cells[0], text, span, opens=True, year=year[-1] if year else "")


def _place_status(page: Page, incidents: Mapping[Key, str]) -> list[tuple[int, int, str]]:
    """Pieces of the status field that begin with a year: "2014: ... 2016: ..."."""
    fields = page.document.front_matter
    field = fields.get("final_status") or fields.get("status")
    text = str(field.value or "") if field else ""
    if field is None or page.document.quote(field.span) != text:
        return []
    return [
        (field.span.start + start, field.span.start + end, incidents[Key("year", year)])
        for year, start, end in split_by_year(text)
        if Key("year", year) in incidents
    ]


EXTRACTOR = Extractor(
    name="several-incidents",
    stage="identity",
    run=part_incidents,
    description="Several incidents of one victim on one page, and which words speak of which.",
    order=60,
)
