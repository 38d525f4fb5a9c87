"""Which people, organizations and actors the prose names, and which of them only tell what others did.

A page that tells of a victim names all its agents. A report on threats without a victim names those who take part; who
is only quoted or reported ("according to X", "X researchers found") is its informant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from breachgraph.extraction.page import Found, Page
from breachgraph.extraction.rule import Extractor
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_SAYS = r"(?:sa(?:id|ys)|wrote|writes|told|tells|explain(?:s|ed)|add(?:s|ed)|believes?d?|note[sd]?|warn(?:s|ed)|state[sd]?|advises?d?|estimates?d?|confirm(?:s|ed)|assess(?:es|ed)|tracking|reports?(?=[.,]|$)|reported (?:on|that|seeing))"
_BEFORE = re.compile(
    r"(?i)(?:\b(?:according to|per)\s(?:[\w’'-]+\s){0,6}|\b(?:researchers|analysts|experts|engineers|colleagues|(?:security|threat|malware|senior|principal|lead)\s(?:researcher|analyst|expert|engineer))\s(?:at|from|of|with)\s(?:the\s)?"
    r"|\b(?:shared with|told|tells|interview with|statement to|partnership with|collaboration with|documented by|described by|detected by|reported by)\s(?:[\w’'-]+\s){0,2}"
    r"|\b(?:reports?|blogs?|posts?|analys[ie]s|advisory|research|study|paper)\s(?:by|from|of)\s(?:[\w’'-]+\s){0,4})$"
)
_AFTER = re.compile(
    rf"^(?:['’]s)?(?:\s\([^()]{{2,30}}\))?,?\s(?:(?:has|have|had|is|are|been|also|recently|first|previously|today|and|the|[A-Z][\w-]*|[a-z]+ly|security|threat|senior|principal|cyber|malware)\s){{0,5}}?"
    rf"(?:researchers?|analysts?|experts?|team|blog|{_SAYS})\b",
    re.IGNORECASE,
)
_RESEARCHER = re.compile(r"(?i)\b(?:researcher|analyst|expert|engineer|journalist|reporter)\b")
_PRODUCT = re.compile(
    r"^(?:-[a-z]|\s(?:[A-Z]\w*\s){0,2}?(?:repositor(?:y|ies)|accounts?|credentials|files?|documents?|zero-day|vulnerabilit\w+|servers?|buckets?|instances?|apps?|applications?|software|products?|platforms?|APIs?"
    r"|keys?|tokens?|users?|environments?|tools?|installers?|readers?|drivers?|Reader|PDF|Word|Office|Chrome|Play|Drive|Docs|Exchange|Outlook|Windows|Teams|SharePoint|Graph|Workstation|Horizon|ESXi)\b)"
)
_MARKS = str.maketrans("", "", '"“”‘')


def claim_mentions(page: Page) -> Iterator[Claim]:
    """Claim `bg:mentions` for every agent named in the prose, or `bg:informant`; each place is evidence."""
    places: dict[str, list[Found]] = defaultdict(list)
    for found in page.found:
        if found.kind in {"Person", "Organization", "ThreatActor"}:
            places[found.entity].append(found)
    for entity, mentions in places.items():
        predicate = "mentions" if page.victims else _part_of(page, mentions)
        for found in mentions if predicate else ():
            span = page.sentences[found.sentence].locate(found.start, found.end)
            yield page.claim(predicate, entity, span, rule=found.rule, subject=page.source)


def _part_of(page: Page, mentions: list[Found]) -> str:
    """Tell what an agent is to a page without a victim; nothing, where only its products are named."""
    if mentions[0].kind == "ThreatActor":
        return "mentions"
    parts = {_part_in(page, found) for found in mentions}
    return "mentions" if "mentions" in parts else "informant" if "informant" in parts else ""


def _part_in(page: Page, found: Found) -> str:
    text = page.sentences[found.sentence].text
    before, after = text[max(0, found.start - 90) : found.start], text[found.end : found.end + 90]
    if found.kind == "Person" and not _RESEARCHER.search(before[-40:] + after[:60]):
        return "mentions"
    if _BEFORE.search(before) or _AFTER.match(after.translate(_MARKS)):
        return "informant"
    _, space, rest = text[found.start : found.end].partition(" ")
    is_product = _PRODUCT.match(after) or _PRODUCT.match(f"{space}{rest} ")
    return "" if found.kind == "Organization" and is_product else "mentions"


EXTRACTOR = Extractor(
    name="mentioned",
    stage="relations",
    run=claim_mentions,
    description="The agents that the prose names, and those who only tell.",
    order=10,
)
