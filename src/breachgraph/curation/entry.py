"""One entry of a curation file: what somebody decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice

from breachgraph.model import Curation, EntityKind, Modality, Problem, Severity

__all__ = ["ACTIONS", "CLAIM_ACTIONS", "UNKNOWN", "Action", "Entry"]

Action = Choice["accept", "reject", "add", "withdraw", "same", "different"]

CLAIM_ACTIONS: tuple[Action, ...] = ("accept", "reject", "add", "withdraw")
"""Actions about one claim of one page."""

ACTIONS: tuple[Action, ...] = (*CLAIM_ACTIONS, "same", "different")

UNKNOWN = "unknown"
"""The value of a claim that says that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entry:
    """What somebody decided; entries are ordered by what they say, not by where they stand.

    Attributes:
        action: What is to be done.
        who: Who decided.
        when: The day, YYYY-MM-DD.
        why: The reason.
        pages: Paths of the pages that it may concern, sorted; empty for names, which concern all.
        page: The page as the entry names it; empty where it does not.
        subject: What the claim is about, by a name that people read.
        predicate: Local name of the claim's property.
        value: What the claim says, by a name that people read; `unknown` where it says that nobody knows.
        quote: The exact words that the claim rests on; white space may differ.
        place: Line of the page on which the words begin, where they stand several times; 0 where it is not said.
        modality: How the claim is said; empty where that does not matter.
        kind: Class of an agent that the entry adds; empty where it is to be told from the name.
        on: EDTF date on which the claimant took the claim back; empty if not known.
        suggestion: Whether the entry is about a suggestion, which need not be there at every build.
        names: The two names that are the same, the one to keep first, or that are different;
            none for a claim.
        path: The curation file, as problems name it.
        line: Line on which the entry begins, counted from 1.
        column: Column at which it begins, counted from 1.
    """

    action: Action
    who: str
    when: str
    why: str
    pages: tuple[str, ...] = ()
    page: str = ""
    subject: str = ""
    predicate: str = ""
    value: str = ""
    quote: str = ""
    place: int = 0
    modality: Modality | Choice[""] = ""
    kind: EntityKind | Choice[""] = ""
    on: str = ""
    suggestion: bool = False
    names: tuple[str, ...] = ()
    path: str
    line: int
    column: int

    @property
    def curation(self) -> Curation:
        """The decision as claims carry it."""
        return Curation(by=self.who, on=self.when, why=self.why)

    def __str__(self) -> str:
        """Say what is to be done, for messages."""
        if self.names:
            return f"{self.action} {self.names[0]!r}, {self.names[1]!r}"
        return f"{self.action} {self.subject!r} {self.predicate} {self.value!r}"

    def problem(self, code: str, severity: Severity, message: str) -> Problem:
        """Return a problem at the place of the entry."""
        text = f"{self}: {message}"
        return Problem(path=self.path, line=self.line, column=self.column, code=code, severity=severity, message=text)
