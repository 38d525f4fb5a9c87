"""Whose page it is: the organization of its title, its addressee, its author's, the one that it defines or fines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.parties import Parties, Party
from breachgraph.model.document import Block

__all__ = ["find_subjects"]

_ADDRESSED = re.compile(
    r"\W*(?:to|addressee|registrant|company|organi[sz]ation|controller|data controller|entity|in the matter of)\W{1,4}(?:the\s)?$"
)
_DEFINED = re.compile(
    r"(?:,?\s(?:plc|inc|ltd|llc|corp)\.?)?,?\s\((?:the\s|[\"“])+(?:company|corporation|firm|bank|registrant)[\"”]?\)"
)
_FINED = re.compile(r"\b(?:to fine|fined|fines|penali[sz]ed?)\s(?:the\s(?:[\w-]+\s){0,3})?$")
_BY = re.compile(r"\W*by\s[^.;]{0,80}\b(?:at|of)\s(?:the\s)?$")
_WE = ["we", "our", "us"]
_TITLE = re.compile(
    r"\b(?:incident|breach|post-?\s?mortem|attack|hack|intrusion|leak|outage|notice|theft|heist)\b[^.;]{0,70}\b(?:at|of|on|against|to|:)\s(?:the\s)?$|\bnotice:\s$"
)
_TITLE_AFTER = re.compile(
    r"(?:['’]s)?\s(?:\w+\s){0,2}?(?:breach|hack|incident|attack|cyber-?attack|data leak|heist|ransomware|post-?mortem)\b"
)
_MIN_WE = 3
_WINDOW = 120


def find_subjects(page: Page, parties: Parties) -> Iterator[tuple[int, Party]]:
    """Find the organization that a page is from, for or about, where no sentence says who was harmed.

    Args:
        page: The page.
        parties: Its agents.

    Yields:
        The first organization by the most telling of the forms, with the position of the sentence that names it.
    """
    first = next(_candidates(page, parties), None)
    if first is not None:
        yield first


def _candidates(page: Page, parties: Parties) -> Iterator[tuple[int, Party]]:
    firms = [
        (position, party)
        for position in sorted({found.sentence for found in page.found if found.kind == "Organization"})
        for party in parties.named_in(position)
        if party.kind == "Organization" and not parties.is_authority(party.entity)
    ]
    for test in (_is_addressed, _is_defined, _is_fined, _is_authors, _is_in_title):
        yield from (each for each in firms if test(page, *each))


def _is_addressed(page: Page, position: int, party: Party) -> bool:
    return bool(_ADDRESSED.fullmatch(_ahead(page, position, party)))


def _is_defined(page: Page, position: int, party: Party) -> bool:
    return bool(_DEFINED.match(page.sentences[position].text[party.end :].lower()))


def _is_fined(page: Page, position: int, party: Party) -> bool:
    return bool(_FINED.search(_ahead(page, position, party)))


def _is_authors(page: Page, position: int, party: Party) -> bool:
    is_byline = _BY.fullmatch(_ahead(page, position, party)) and not page.sentences[position].text[party.end :].strip(
        " .*_"
    )
    return bool(is_byline) and len(page.sentences_with(_WE)) >= _MIN_WE


def _is_in_title(page: Page, position: int, party: Party) -> bool:
    """Tell whether a title names the organization as it is named here."""
    sentence = page.sentences[position]
    name = sentence.text[party.start : party.end].lower()
    for title in _titles(page):
        start = title.find(name)
        if start >= 0 and (_TITLE.search(title[:start]) or _TITLE_AFTER.match(title, start + len(name))):
            return True
    return False


def _titles(page: Page) -> list[str]:
    header = page.document.front_matter
    stated = [str(header[key].value) for key in ("title", "headline") if key in header]
    headings = (block for block in page.document.blocks if block.kind == "heading")
    first: Block | None = next(headings, None)
    return [title.lower() for title in (*stated, first.text if first is not None else "") if title]


def _ahead(page: Page, position: int, party: Party) -> str:
    return page.sentences[position].text[max(0, party.start - _WINDOW) : party.start].lower()
