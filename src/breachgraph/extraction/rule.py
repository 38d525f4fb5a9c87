"""What a rule is, and in which order rules run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal as Choice

from breachgraph.extraction.page import Page
from breachgraph.model import Claim
from breachgraph.registry import Registry

__all__ = ["EXTRACTORS", "STAGES", "Extractor", "Stage"]

Stage = Choice["identity", "structure", "mentions", "voices", "relations", "review"]

STAGES: tuple[Stage, ...] = ("identity", "structure", "mentions", "voices", "relations", "review")
"""The order: which incident; what the page's form says; who and what is named; who speaks; what is said; checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """A rule: one kind of knowledge.

    Attributes:
        name: Its name; with the version it stands in `bg:extractedBy`.
        version: Raised whenever the rule's findings may change.
        stage: When it runs; within a stage, rules run by `order`, then name.
        run: Reads the page, may describe entities and mentions on it, and gives claims.
        description: One sentence for the documentation.
        order: Place within the stage.
        proposes: Whether it only proposes claims for review (tier `suggested`); such a rule runs only when asked.
    """

    name: str
    stage: Stage
    run: Callable[[Page], Iterable[Claim]]
    description: str
    version: int = 1
    order: int = 50
    proposes: bool = False

    @property
    def rule(self) -> str:
        """How claims name the rule: `name@version`."""
        return f"{self.name}@{self.version}"


EXTRACTORS: Registry[Extractor] = Registry(
    kind="extractor", group="extractors", package="breachgraph.extraction.rules", attribute="EXTRACTOR"
)
