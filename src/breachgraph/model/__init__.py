"""What everything speaks of: documents, spans, claims, dates, quantities, IRIs. No I/O."""

from breachgraph.model.claim import (
    Claim,
    Curation,
    Entity,
    EntityKind,
    Literal,
    Mention,
    Modality,
    Status,
    Tier,
    ValueKind,
)
from breachgraph.model.document import Block, BlockKind, Document, Field, Link, Role
from breachgraph.model.problem import Problem, Severity
from breachgraph.model.span import Span

__all__ = [
    "Block",
    "BlockKind",
    "Claim",
    "Curation",
    "Document",
    "Entity",
    "EntityKind",
    "Field",
    "Link",
    "Literal",
    "Mention",
    "Modality",
    "Problem",
    "Role",
    "Severity",
    "Span",
    "Status",
    "Tier",
    "ValueKind",
]
