"""The page that rules work on: its sentences, the things found on it, and who is speaking where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from breachgraph.extraction.sentences import Sentence, split_sentences
from breachgraph.extraction.values import Values
from breachgraph.lexicon.concepts import Thing
from breachgraph.lexicon.matcher import Hit, concept_matcher
from breachgraph.lexicon.names import thing_by_iri, things_by_name
from breachgraph.lexicon.things import to_entity
from breachgraph.model import (
    Block,
    Claim,
    Document,
    Entity,
    EntityKind,
    Link,
    Literal,
    Mention,
    Modality,
    Problem,
    Severity,
    Span,
    Status,
    Tier,
    ValueKind,
)
from breachgraph.model.iris import IdKind, digest, mint
from breachgraph.model.namespaces import bg

__all__ = ["PROSE", "Found", "Page", "Row", "Voice", "cited_iri"]

PROSE = frozenset({"lead", "details", "timeline", "attribution", "impact", "lessons", "other", "title"})
"""Roles of sections whose sentences tell about the incident; coverage and notes do not."""

_CLASH = {"Organization", "ThreatActor"}
"""Classes that keep two things of one name apart."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention as rules use it.

    Attributes:
        entity: IRI of what is named.
        kind: Its class.
        sentence: Position of the sentence in `Page.sentences`.
        start: First code point in the sentence's text.
        end: One past the last code point in the sentence's text.
        rule: Name of the rule that found it.
    """

    entity: str
    kind: EntityKind
    sentence: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A dated row of the page's timeline, as rules use it.

    Attributes:
        when: EDTF date, its year completed from the rows above; empty if the row has none.
        text: What happened, markdown removed.
        date_span: Where the date stands; None if the row has none.
        text_span: Where the text stands.
        span: The whole row.
        links: Hyperlinks of the text.
    """

    when: str
    text: str
    date_span: Span | None
    text_span: Span
    span: Span
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in a block, where, and when; all None for the page's author."""

    agent: str | None = None
    source: str | None = None
    on: str | None = None


class Page:
    """What is known of a page while its rules run, in their order."""

    def __init__(self, document: Document) -> None:
        """Prepare a document for the rules."""
        self.document = document
        self.source = mint("source", document.source)
        self.entities: dict[str, Entity] = {}
        self.found: list[Found] = []
        self.problems: list[Problem] = list(document.problems)
        self.claims: list[Claim] = []
        self.voices: dict[int, Voice] = {}
        self.said: dict[int, Voice] = {}
        self.incident = ""
        self.told: Sequence[tuple[int, int, str]] = ()
        self.told_apart: Mapping[tuple[str, str], str] = {}
        self.victims: list[str] = []
        self.actors: list[str] = []
        self.published: dict[str, str] = {}
        self.revised: dict[str, str] = {}
        self.rows: list[Row] = []
        self.competing: list[tuple[Span, Span]] = []
        self.notes: dict[str, str] = {}
        self._hits: dict[str, list[Hit]] = {}
        self._taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._value_mentions: list[Mention] = []
        self._written: dict[str, bool] = {}

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of all prose blocks, in file order."""
        return [
            sentence
            for block in self.document.blocks
            if block.kind in {"paragraph", "item", "cell"} and block.role in PROSE
            for sentence in split_sentences(block)
        ]

    @cached_property
    def sentences_of(self) -> dict[int, list[int]]:
        """Positions in `sentences` by `id` of the block."""
        found: dict[int, list[int]] = defaultdict(list)
        for position, sentence in enumerate(self.sentences):
            found[id(sentence.block)].append(position)
        return found

    @cached_property
    def values(self) -> Values:
        """The dates, quantities and identifiers of the sentences."""
        return Values(self.document.text, self.sentences)

    def concepts_in(self, position: int, *schemes: str) -> list[Hit]:
        """Return the concepts that a sentence's words speak of; of the given schemes, or all.

        All schemes are looked for at once, so that rules of different kinds share the work.
        """
        return self.concepts(self.sentences[position].text, *schemes)

    def concepts(self, text: str, *schemes: str) -> list[Hit]:
        """Return the concepts that a text of the page speaks of, such as a cell; of the given schemes, or all."""
        hits = self._hits.get(text)
        if hits is None:
            hits = self._hits[text] = concept_matcher().find(text)
        return [hit for hit in hits if hit.concept.scheme in schemes] if schemes else hits

    def sentences_with(self, words: Iterable[str]) -> list[int]:
        """Return the positions of the sentences that hold one of some words, in file order.

        A rule whose pattern cannot match without one of a few words asks for these first, which spares it most sentences.

        Args:
            words: In lower case; letters, digits and underscores only; a closing `*` stands for any further ones.
        """
        found: set[int] = set()
        for word in words:
            if not word.endswith("*"):
                found.update(self._words.get(word, ()))
                continue
            stem, vocabulary = word[:-1], self._vocabulary
            for place in range(bisect_left(vocabulary, stem), len(vocabulary)):
                if not vocabulary[place].startswith(stem):
                    break
                found.update(self._words[vocabulary[place]])
        return sorted(found)

    @cached_property
    def _words(self) -> Mapping[str, list[int]]:
        """Positions of sentences by the words that they hold, in lower case."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, sentence in enumerate(self.sentences):
            for word in set(_WORD.findall(sentence.text.lower())):
                found[word].append(position)
        return found

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return sorted(self._words)

    def mentions_in(self, position: int, *kinds: EntityKind) -> list[Found]:
        """Return the mentions in one sentence, by place; of the given kinds, or all."""
        return [each for each in self._by_sentence.get(position, ()) if not kinds or each.kind in kinds]

    @cached_property
    def _by_sentence(self) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = defaultdict(list)
        for each in sorted(self.found, key=lambda each: (each.sentence, each.start)):
            found[each.sentence].append(each)
        return found

    def mention(self, iri: str, position: int, start: int, end: int, rule: str) -> bool:
        """Note that an entity is named in a sentence.

        Args:
            iri: What is named; it must be described already.
            position: Position of the sentence in `sentences`.
            start: First code point in the sentence's text.
            end: One past the last.
            rule: Name of the rule.

        Returns:
            False if the words are part of an earlier mention, which stays.
        """
        if any(start < taken_end and taken_start < end for taken_start, taken_end in self._taken[position]):
            return False
        self._taken[position].append((start, end))
        kind = self.entities[iri].kinds[0]
        self.found.append(Found(entity=iri, kind=kind, sentence=position, start=start, end=end, rule=rule))
        self.__dict__.pop("_by_sentence", None)
        return True

    def mention_value(self, kind: ValueKind, value: str, position: int, start: int, end: int, rule: str) -> None:
        """Note that a sentence states a date, quantity or identifier, as the value in normal form; names go first."""
        span = self.sentences[position].locate(start, end)
        self._value_mentions.append(Mention(kind=kind, value=value, span=span, rule=rule))

    def is_free(self, position: int, start: int, end: int) -> bool:
        """Tell whether no mention covers a stretch of a sentence."""
        return not any(start < taken_end and taken_start < end for taken_start, taken_end in self._taken[position])

    def describe(self, entity: Entity) -> str:
        """Add an entity, or what a second description says in addition, and return its IRI."""
        known = self.entities.get(entity.iri)
        if known is None:
            self.entities[entity.iri] = entity
        elif known != entity:
            aliases = {*known.aliases, *entity.aliases, entity.label} - {known.label}
            details = tuple(sorted({*known.details, *entity.details}, key=repr))
            kinds = tuple(dict.fromkeys((*known.kinds, *entity.kinds)))
            self.entities[entity.iri] = replace(known, aliases=tuple(sorted(aliases)), kinds=kinds, details=details)
        return entity.iri

    def agent(self, name: str, kind: EntityKind, *, aliases: Iterable[str] = ()) -> str:
        """Describe an agent by name and return its IRI; a catalogued name gives the catalogued agent."""
        iri = mint("agent", name)
        for thing in things_by_name().get(name, ()):
            if thing.kind != "Service" and {thing.kind, kind} != _CLASH:
                return self.thing(thing)
        known = thing_by_iri().get(iri)
        if known is not None and {known.kind, kind} == _CLASH:
            iri = mint("agent", name, kind)  # a firm that bears the name of a group stays another thing
        return self.describe(
            Entity(
                iri=iri,
                kinds=(kind,),
                label=name,
                aliases=tuple(sorted(set(aliases) - {name})),
            )
        )

    def thing(self, thing: Thing) -> str:
        """Describe a catalogued agent or service and return its IRI."""
        return self.describe(to_entity(thing))

    def source_of(self, url: str, title: str = "") -> str:
        """Describe a cited source by its address and return its IRI; the first spelling of the address stays."""
        iri = cited_iri(url)
        if iri in self.entities:
            return iri
        details = ((bg("url"), Literal(url)),)
        return self.describe(Entity(iri=iri, kinds=("Source",), label=title or url, details=details))

    def new(self, kind: EntityKind, folder: IdKind, label: str, *names: str) -> str:
        """Describe a thing of the page's own (event, measure, ...) and return its IRI."""
        return self.describe(Entity(iri=mint(folder, *names), kinds=(kind,), label=label))

    def incident_at(self, *spans: Span) -> str:
        """Return the incident that some words speak of.

        Args:
            spans: Places of the words in the raw file.

        Returns:
            Its IRI; that of the main incident where the words speak of several or of none in particular. `told` has
            the places that speak of one: first code point, one past the last, IRI; in file order, not overlapping.
        """
        found: set[str] = set()
        for span in spans if self.told else ():
            last = bisect_left(self.told, (span.end, 0, ""))
            for _, end, incident in reversed(self.told[:last]):
                if end <= span.start:
                    break
                found.add(incident)
        return found.pop() if len(found) == 1 else self.incident

    def claim(
        self,
        predicate: str,
        value: str | Literal | None,
        *evidence: Span,
        rule: str,
        subject: str | None = None,
        modality: Modality = "asserted",
        status: Status = "undisputed",
        tier: Tier = "lexical",
        voice: Voice | None = None,
        withdrawn_on: str | None = None,
    ) -> Claim:
        """Make a claim; by default about the incident that the evidence speaks of, in the author's own voice."""
        said = voice or Voice()
        return Claim(
            subject=subject or self.incident_at(*evidence),
            predicate=bg(predicate) if ":" not in predicate else predicate,
            object=value,
            evidence=evidence if len(evidence) == 1 else tuple(sorted(set(evidence))),
            rule=rule,
            modality=modality,
            status=status,
            tier=tier,
            asserted_by=said.agent,
            asserted_in=said.source,
            asserted_on=said.on,
            withdrawn_on=withdrawn_on,
        )

    def writes(self, word: str) -> bool:
        """Tell whether a word stands in the document, case included; each word is looked for once."""
        known = self._written.get(word)
        if known is None:
            known = self._written[word] = re.search(rf"\b{re.escape(word)}\b", self.document.text) is not None
        return known

    def voice_of(self, block: Block) -> Voice:
        """Return who speaks in a block."""
        return self.voices.get(id(block), Voice())

    def report(self, code: str, severity: Severity, message: str, span: Span, *, also: Span | None = None) -> None:
        """Note a problem with the page's input."""
        self.problems.append(
            Problem(
                path=self.document.source,
                line=self.document.line_of(span.start),
                column=self.document.column_of(span.start),
                code=code,
                severity=severity,
                message=message,
                span=span,
                also=also,
            )
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions with their places in the raw file, in file order."""
        named = [
            Mention(
                kind=each.kind,
                entity=each.entity,
                span=self.sentences[each.sentence].locate(each.start, each.end),
                rule=each.rule,
            )
            for each in self.found
        ]
        return tuple(sorted((*named, *self._value_mentions), key=attrgetter("span", "kind", "entity", "value")))

    def catalogued(self, iri: str) -> Thing | None:
        """Return the catalogue's entry of an entity, if it has one."""
        return thing_by_iri().get(iri)


def cited_iri(url: str) -> str:
    """Return the IRI of a cited source: its address without scheme and closing slash, and a hash of that."""
    address = url.partition("://")[2].rstrip("/") or url
    return mint("source", address[:60], digest(address, length=8))
