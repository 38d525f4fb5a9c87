"""Renames and trade names: "Initech (now Globex)", "Globex, formerly known as Initech", "Globex d/b/a Globo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from breachgraph.extraction.corporate import NAME, Party, party_at
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.model import Claim, Literal, Modality
from breachgraph.model.namespaces import SKOS, bg

__all__ = ["EXTRACTOR"]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A way to say it.

    Attributes:
        property: IRI of the property claimed of the bearer of the name.
        expression: Matches one sentence, with groups `bearer` (the present name), `name` (the other) and `cue`.
    """

    property: str
    expression: re.Pattern[str]


_NEW, _OLD = rf"(?P<bearer>{NAME})", rf"(?P<name>{NAME})"
_QUOTE = r"[\"“”']?"
_IS = r"(?:(?:was|were|is|has|had|been|will|would|be|being|later|since|subsequently|not|never|recently|then)\s){0,4}"
_PATTERNS = tuple(
    _Pattern(property_, re.compile(rf"(?<![\w-]){expression}"))
    for property_, expression in (
        (bg("formerName"), rf"{_OLD}\s?[(,]\s?(?P<cue>(?:which\sis\s)?(?:now|today)(?:\s(?:known\sas|called|named|operating\sas))?)\s{_QUOTE}{_NEW}{_QUOTE}\s?[),.]"),
        (bg("formerName"), rf"{_OLD}\s?[(,]\s?(?P<cue>(?:since|later|subsequently)\s(?:re-?named|rebranded)(?:\s(?:as|to))?)\s{_QUOTE}{_NEW}"),
        (bg("formerName"), rf"{_OLD}\s(?P<cue>{_IS}(?:re-?named|rebranded)(?:\sitself)?(?:\s(?:as|to))?)\s{_QUOTE}{_NEW}"),
        (bg("formerName"), rf"{_OLD}\s(?P<cue>{_IS}(?:changed|changes|change|changing)\sits\s(?:corporate\s|company\s)?name\sto)\s{_QUOTE}{_NEW}"),
        (bg("formerName"), rf"{_NEW},?\s\(?(?P<cue>(?:formerly|previously|originally|once|f/k/a|fka)(?:\s(?:known\sas|called|named))?)\s{_QUOTE}{_OLD}{_QUOTE}(?=\s?[),.;]|\s(?:was|is|had|has|said)\b|\s?$)"),
        (SKOS + "altLabel", rf"{_NEW},?\s\(?(?P<cue>d/b/a|d\.b\.a\.|dba|DBA|doing\sbusiness\sas|trading\sas)\s{_QUOTE}{_OLD}{_QUOTE}(?=\s?[),.;]|\s(?:was|is|had|has|said)\b|\s?$)"),
    )
)  # fmt: skip
_WORDS = ("now", "today", "rename*", "re", "rebrand*", "name", "formerly", "previously", "originally", "once", "f", "fka", "d", "dba", "doing", "trading")  # fmt: skip
_DENIED = re.compile(r"(?i)\b(?:not|never)\b")
_PLANNED = re.compile(r"(?i)\b(?:will|would|to be|being|changing|plans?)\b")


def claim_former_names(page: Page) -> Iterator[Claim]:
    """Claim the former name, or the trade name, of an organization or a service that the page names."""
    for position in page.sentences_with(_WORDS):
        for pattern in _PATTERNS:
            for match in pattern.expression.finditer(page.sentences[position].text):
                claim = _read(page, position, pattern, match)
                if claim is not None:
                    yield claim


def _read(page: Page, position: int, pattern: _Pattern, match: re.Match[str]) -> Claim | None:
    bearer = party_at(page, position, *match.span("bearer"))
    name = party_at(page, position, *match.span("name"))
    if bearer is None or name is None or not (bearer[2] or name[2]) or bearer[1] == name[1]:
        return None
    sentence = page.sentences[position]
    modality = _modality(sentence.text, match)
    return page.claim(
        pattern.property,
        Literal(name[1]),
        sentence.span,
        rule=EXTRACTOR.rule,
        subject=bearer[0] or _new_bearer(page, bearer, name),
        modality=modality,
        voice=voice_of_sentence(page, position),
    )


def _new_bearer(page: Page, bearer: Party, name: Party) -> str:
    """Describe who bears the new name as a thing of the same class as who bore the old one."""
    return page.agent(bearer[1], "Organization") if page.entities[name[0]].kinds[0] != "Service" else name[0]


def _modality(text: str, match: re.Match[str]) -> Modality:
    if _DENIED.search(match["cue"]):
        return "denied"
    if _PLANNED.search(match["cue"]):
        return "planned"
    return modality_of(text, *match.span("cue"))


EXTRACTOR = Extractor(
    name="former-names",
    stage="relations",
    run=claim_former_names,
    description="Former names and trade names.",
    order=110,
)
