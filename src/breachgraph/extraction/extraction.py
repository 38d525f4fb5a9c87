"""What reading one document gives."""

from __future__ import annotations

from dataclasses import dataclass

from breachgraph.model import Claim, Document, Entity, Mention, Problem, Span

__all__ = ["Extraction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Claims read from one document, and the problems met.

    Attributes:
        claims: Every statement found, by subject and predicate, those of one in the order in which they were found.
        problems: What a reader should know about the input, in file order.
        entities: The things that the claims speak of, by IRI.
        mentions: Where people, organizations, actors and services are named, and dates, quantities and identifiers stated, in file
            order.
        document: The document that was read.
        competing: Places of numbers that count the same thing and differ, in pairs.
    """

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    document: Document
    competing: tuple[tuple[Span, Span], ...] = ()
