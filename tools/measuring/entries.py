"""The entries of the word lists, and the pages on which each of them stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick
import pyoxigraph

from breachgraph.extraction.sentences import split_sentences
from breachgraph.lexicon.concepts import Concept
from breachgraph.lexicon.matcher import ConceptMatcher
from breachgraph.lexicon.ontology import ontology_dir, ontology_files
from breachgraph.model import Document
from breachgraph.model.namespaces import BG, SKOS

__all__ = ["Entry", "find_support", "hand_made_entries", "is_public", "only_supported_by"]

_NAMES = frozenset(
    {SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel", BG + "formerName", BG + "ambiguousLabel"}
)
_CUES = frozenset({SKOS + "altLabel", SKOS + "hiddenLabel", BG + "cue"})
_MADE = "# Made by tools/"
_GIVEN_NAMES = "given-names-extra.txt"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A word, phrase or pattern that somebody wrote into a list by hand.

    Attributes:
        kind: `cue` or `phrase` of a concept, `name` or `domain` of a thing, or `given name`.
        subject: IRI of what it belongs to; empty for a given name.
        predicate: IRI of the property that holds it; empty for a given name.
        text: The words or the pattern.
    """

    kind: str
    subject: str
    predicate: str
    text: str


@cache
def hand_made_entries() -> tuple[Entry, ...]:
    """Return the entries of every list of the ontology that no script made from a public list, sorted."""
    found: set[Entry] = set()
    for path in ontology_files():
        text = path.read_text("utf-8")
        if not is_public(text):
            found.update(_entries_of(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)))
    lines = (ontology_dir() / "gazetteer" / _GIVEN_NAMES).read_text("utf-8").splitlines()
    found.update(Entry("given name", "", "", line.strip()) for line in lines if line.strip() and line[0] != "#")
    return tuple(sorted(found))


def is_public(text: str) -> bool:
    """Tell whether a list says at its head that a script made it from a public one."""
    return _MADE in text[:1000]


def find_support(documents: Mapping[str, Sequence[Document]]) -> Mapping[Entry, frozenset[str]]:
    """Find where each entry stands.

    Args:
        documents: The pages of each group; pages on one incident belong to one group.

    Returns:
        The groups in which an entry matches; entries that match nowhere are left out.
    """
    found: dict[Entry, set[str]] = defaultdict(set)
    for group, pages in documents.items():
        for page in pages:
            for entry in (*_literal_entries(page.text), *_cue_entries(page)):
                found[entry].add(group)
    return {entry: frozenset(groups) for entry, groups in found.items()}


def only_supported_by(group: str, support: Mapping[Entry, frozenset[str]]) -> tuple[frozenset[str], frozenset[Entry]]:
    """Say what nobody would know who had not read the pages of a group.

    Args:
        group: The pages that are held out.
        support: Where each entry stands, of `find_support`.

    Returns:
        The things none of whose names or domains stands in another group, by IRI; and the single entries that stand in
        no other group. The preferred name of a thing that is otherwise known is none of these.
    """
    groups_of: dict[str, set[str]] = defaultdict(set)
    for entry, groups in support.items():
        if entry.kind in {"name", "domain"}:
            groups_of[entry.subject] |= groups
    things = frozenset(subject for subject, groups in groups_of.items() if groups == {group})
    entries = frozenset(
        entry
        for entry, groups in support.items()
        if groups == {group} and not (entry.kind == "name" and entry.predicate == SKOS + "prefLabel")
    )
    return things, entries


def _entries_of(quads: Iterable[pyoxigraph.Quad]) -> Iterator[Entry]:
    triples = [quad.triple for quad in quads]
    concepts = {str(t.subject) for t in triples if t.predicate.value == SKOS + "inScheme"}
    things = {str(t.subject) for t in triples if _is_thing(t.object)}
    for triple in triples:
        if not isinstance(triple.object, pyoxigraph.Literal) or not isinstance(triple.subject, pyoxigraph.NamedNode):
            continue
        subject, predicate, text = triple.subject.value, triple.predicate.value, triple.object.value
        if str(triple.subject) in concepts and predicate in _CUES:
            yield Entry("cue" if predicate == BG + "cue" else "phrase", subject, predicate, text)
        elif str(triple.subject) in things and predicate in _NAMES:
            yield Entry("name", subject, predicate, text)
        elif str(triple.subject) in things and predicate == BG + "domain":
            yield Entry("domain", subject, predicate, text)


def _is_thing(term: object) -> bool:
    kinds = ("Organization", "ThreatActor", "Person", "Service")
    return isinstance(term, pyoxigraph.NamedNode) and term.value in {BG + kind for kind in kinds}


@cache
def _literals() -> ahocorasick.Automaton:
    """Names, domains and given names, by their words; several entries may have the same."""
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for entry in hand_made_entries():
        if entry.kind in {"name", "domain", "given name"}:
            by_text[entry.text].append(entry)
    automaton = ahocorasick.Automaton()
    for text, entries in by_text.items():
        automaton.add_word(text, (len(text), tuple(entries)))
    automaton.make_automaton()
    return automaton


def _literal_entries(text: str) -> set[Entry]:
    """Entries that stand in a raw page as whole words, also inside a longer name."""
    found: set[Entry] = set()
    text = text.replace("’", "'").replace("&nbsp;", " ").replace("\xa0", " ")
    for last, (width, entries) in _literals().iter(text):
        around = text[max(0, last - width) : last - width + 1] + text[last + 1 : last + 2]
        if not re.search(r"\w", around):
            found.update(entries)
    return found


@cache
def _matcher() -> ConceptMatcher:
    """Finds the phrases and cues; each stands for itself, by its place among the entries."""
    return ConceptMatcher(
        Concept(
            iri=str(number),
            scheme="entry",
            notation="",
            label="",
            definition="",
            phrases=(entry.text,) if entry.kind == "phrase" else (),
            cues=(entry.text,) if entry.kind == "cue" else (),
        )
        for number, entry in enumerate(hand_made_entries())
        if entry.kind in {"phrase", "cue"}
    )


def _cue_entries(document: Document) -> set[Entry]:
    """Phrases and cues that match in a sentence, a heading or a field of the page."""
    texts = [str(field.value) for field in document.front_matter.values()]
    texts += [sentence.text for block in document.blocks for sentence in split_sentences(block)]
    entries = hand_made_entries()
    return {entries[int(hit.concept.iri)] for text in texts for hit in _matcher().find(text)}
