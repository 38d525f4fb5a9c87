"""Tables of sentences with what is read in them: `sentence => claim; claim`, a line each."""

from __future__ import annotations

from pathlib import Path

from breachgraph.api import Extraction
from breachgraph.model import Literal

__all__ = ["HEAD", "read_table", "told"]

HEAD = '---\ntitle: "Example Corp (2021)"\nvictim: "Example Corp"\nincident_start_date: 2021-03-01\n---\n\n'
"""The header of a page on an incident of 2021."""


def read_table(name: str) -> list[tuple[str, list[str]]]:
    """Return the sentences of a table with the claims expected of each, sorted."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    return [(sentence, [] if told == "-" else sorted(told.split("; "))) for sentence, told in rows]


def told(found: Extraction, *properties: str, subjects: bool = True) -> list[str]:
    """Return the claims of some properties as `subject property modality value`, sorted; the subject on demand."""
    names = {entity.iri: entity.label for entity in found.entities}
    lines = []
    for claim in found.claims:
        name = claim.predicate.rpartition("#")[2]
        if name in properties:
            value = (
                claim.object.value
                if isinstance(claim.object, Literal)
                else names.get(str(claim.object), _notation(claim.object))
            )
            subject = f"{names[claim.subject]} " if subjects else ""
            lines.append(f"{subject}{name} {claim.modality} {value}")
    return sorted(lines)


def _notation(iri: str | None) -> str:
    """The name of a concept, which is no entity of the page."""
    return str(iri).rpartition("#")[2]
