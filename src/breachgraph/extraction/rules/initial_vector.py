"""How the intruder first got in: the vector that a sentence ties to the first access."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.extraction.stance import modality_of, voice_of_sentence
from breachgraph.lexicon.matcher import Hit, first_per_concept
from breachgraph.model import Claim, Role

__all__ = ["EXTRACTOR"]

_ROLES: frozenset[Role] = frozenset({"lead", "details", "timeline", "attribution", "other"})
_WORDS = (
    *("initial", "initially", "first", "began", "begins", "started", "starts", "originated", "stemmed", "entry"),
    *("foothold", "got", "broke", "way", "point"),
)
"""One of these stands in every sentence that tells how it began."""

_ATTACK = r"(?:attack|intrusion|breach|incident|compromise|hack|infection|campaign|it|everything|all)"
_WHO = r"(?:attackers?|intruders?|hackers?|actors?|criminals|thieves|group|gang|they|he|she|who|party|somebody|someone)"
_MEANS = r"(?:by|through|via|with|using|from|when|after|over)"
_BEFORE = re.compile(
    "|".join(
        (
            r"\binitial(?:ly)? (?:access|entry|compromise|intrusion|infection|foothold|vector|attack vector)\b[^.;]{0,60}$",
            rf"\b(?:initially|first) (?:gained|got|obtained|broke|entered|compromised|came)\b[^.;]{{0,50}}\b{_MEANS}\b[^.;]{{0,30}}$",
            rf"\b{_ATTACK} (?:\w+ )?(?:began|begins|started|starts|originated|stemmed|had begun)\b (?:\w+ ){{0,4}}?(?:in|{_MEANS})\b[^.;]{{0,40}}$",
            r"\b(?:entry point|point of entry|way in|first step|first foothold) (?:\w+ ){0,5}?(?:was|is|were|had been|:)[^.;]{0,40}$",
            rf"\b{_WHO} (?:\w+ ){{0,2}}?(?:got in|broke in|gained entry|gained a foothold|got a foothold)\b[^.;]{{0,40}}\b{_MEANS}\b[^.;]{{0,30}}$",
        )
    )
)
_AFTER = re.compile(
    r"^[^.;]{0,60}?(?:"
    r"\bto (?:gain|get|obtain|achieve) (?:\w+ ){0,2}?(?:initial access|a foothold|a first foothold|entry)\b"
    r"|\bto (?:get|break) in\b|\bfor initial access\b"
    r"|\b(?:was|were|is|served as|acted as|as) (?:the |an |a )?(?:initial (?:access|entry|vector|attack vector|infection)|entry point|point of entry|way in)\b"
    r"|\bgave (?:\w+ ){0,3}?(?:initial access|(?:a|their|its|his) (?:first |initial )?(?:foothold|way in))\b)"
)


def claim_initial_vectors(page: Page) -> Iterator[Claim]:
    """Claim the vectors that a sentence calls the first, beside what is claimed of them as vectors."""
    for position in page.sentences_with(_WORDS):
        sentence = page.sentences[position]
        if sentence.role not in _ROLES:
            continue
        hits = [hit for hit in page.concepts_in(position, "vector") if _is_first(sentence.text, hit)]
        for hit in first_per_concept(hits):
            yield page.claim(
                "initialVector",
                hit.concept.iri,
                sentence.span,
                rule=EXTRACTOR.rule,
                modality=modality_of(sentence.text, hit.start, hit.end),
                voice=voice_of_sentence(page, position),
            )


def _is_first(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 120) : hit.start].lower()
    return bool(_BEFORE.search(before) or _AFTER.match(text[hit.end : hit.end + 130].lower()))


EXTRACTOR = Extractor(
    name="initial_vector",
    stage="relations",
    run=claim_initial_vectors,
    description="How the intruder first got in, by words such as 'initial access' or 'it began with'.",
    order=25,
)
