"""Claims and what they speak of: entities, literals, mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal as Choice
from typing import NamedTuple

from breachgraph.model.iris import digest
from breachgraph.model.namespaces import ID, XSD
from breachgraph.model.span import Span

__all__ = [
    "HELD",
    "Claim",
    "Curation",
    "Entity",
    "EntityKind",
    "Literal",
    "Mention",
    "Modality",
    "Status",
    "Tier",
    "ValueKind",
    "holds",
]

Modality = Choice["asserted", "hypothesis", "suspected", "denied", "unknown", "planned"]
Status = Choice["undisputed", "accepted", "disputed", "superseded", "corrected", "withdrawn", "refuted"]
Tier = Choice["structural", "lexical", "inferred", "suggested", "curated"]
ValueKind = Choice["Date", "Quantity", "Identifier"]
EntityKind = Choice[
    "Incident",
    "Organization",
    "Person",
    "ThreatActor",
    "Service",
    "Vulnerability",
    "Event",
    "Proceeding",
    "Measure",
    "Recommendation",
    "Source",
    "Concept",
]


HELD: frozenset[str] = frozenset({"undisputed", "accepted"})
"""Statuses under which a claim is held."""


def holds(modality: str, status: str, tier: str) -> bool:
    """Tell whether a claim of such a kind makes its fact stand, or that something is unknown.

    Args:
        modality: How it was said.
        status: How it stands.
        tier: How sure the kind of its rule is; a claim that is only suggested never makes anything stand.

    Source: the project's design, section 2, promotion rule.
    """
    return tier != "suggested" and status in HELD and modality in {"asserted", "unknown"}


class Literal(NamedTuple):
    """An RDF literal; a tuple, since literals are compared, sorted and hashed often.

    Attributes:
        value: Lexical form.
        datatype: Datatype IRI.
    """

    value: str
    datatype: str = XSD + "string"


class Curation(NamedTuple):
    """A person's decision about a claim.

    Attributes:
        by: Who decided, as they name themselves.
        on: The day, as EDTF (YYYY-MM-DD).
        why: The reason in their words.
    """

    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that claims speak of, with what describes it (names, not statements).

    Attributes:
        iri: Its IRI.
        kinds: Names of its classes in the `bg:` namespace, sorted; a person may be a threat actor too. `Concept` is
            `skos:Concept`: an entry of a list that the dataset does not hold as a whole.
        label: Canonical name (`skos:prefLabel`).
        aliases: Other names (`skos:altLabel`), sorted.
        notation: `skos:notation`, such as a CVE identifier; empty where there is none.
        matches: IRIs of the same thing elsewhere (`skos:exactMatch`), sorted.
        details: Further descriptive statements computed by the program (predicate IRI, value), sorted.
        catalogued: Whether the ontology declares the thing, so that its notation and matches stand there.
    """

    iri: str
    kinds: tuple[EntityKind, ...]
    label: str
    aliases: tuple[str, ...] = ()
    notation: str = ""
    matches: tuple[str, ...] = ()
    details: tuple[tuple[str, str | Literal], ...] = ()
    catalogued: bool = False

    @property
    def is_agent(self) -> bool:
        """Whether it is a person, organization or threat actor, whose identity reaches beyond a page."""
        return "/agent/" in self.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an entity is named, or a date, quantity or identifier stated.

    Attributes:
        kind: The entity's class, or what kind of value stands here.
        span: The exact words.
        rule: Name of the rule that found it.
        entity: IRI of the entity; empty for values.
        value: Normal form of the value: EDTF of a date, with `XXXX` for a year that is not said; decimal of a quantity;
            identifier. Empty for entities.
    """

    kind: EntityKind | ValueKind
    span: Span
    rule: str
    entity: str = ""
    value: str = ""

    def renamed(self, names: Mapping[str, str]) -> Mention:
        """Return the mention with the IRI of its entity replaced by what `names` has for it."""
        return replace(self, entity=names.get(self.entity, self.entity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement by one claimant in one source, with the words it rests on.

    Attributes:
        subject: IRI.
        predicate: IRI.
        object: IRI or literal; None where the claim is that nothing is known (modality `unknown`).
        evidence: Places of the words, at least one, in file order.
        modality: How it was said.
        status: Whether it still stands.
        asserted_by: IRI of the agent who says it; None for the page's author.
        asserted_in: IRI of the source in which it is said first; None for the page itself.
        asserted_on: EDTF date on which it was said; None where the page does not tell.
        withdrawn_on: EDTF date on which it was taken back; None while it stands.
        rule: `name@version` of the rule that found it.
        tier: How sure that kind of rule is.
        curation: Who decided on it, when and why; None where nobody has.
        reason: Why it is likely, where a comparison and not the words say so; otherwise empty.
        score: How likely the comparison makes it, from 0 to 1; None where nothing was compared.
    """

    subject: str
    predicate: str
    object: str | Literal | None
    evidence: tuple[Span, ...]
    rule: str
    modality: Modality = "asserted"
    status: Status = "undisputed"
    asserted_by: str | None = None
    asserted_in: str | None = None
    asserted_on: str | None = None
    withdrawn_on: str | None = None
    tier: Tier = "lexical"
    curation: Curation | None = None
    reason: str = ""
    score: float | None = None

    @property
    def iri(self) -> str:
        """The claim's IRI: a hash of subject, predicate, object, modality, claimant and source."""
        spoken = self.object if isinstance(self.object, str) else "" if self.object is None else repr(self.object)
        where = self.asserted_in or self.evidence[0].source
        parts = (self.subject, self.predicate, spoken, self.modality, self.asserted_by or "", where)
        return f"{ID}claim/{digest(*parts)}"

    def renamed(self, names: Mapping[str, str]) -> Claim:
        """Return the claim with the IRIs of subject, object and claimant replaced by what `names` has for them."""
        spoken = names.get(self.object, self.object) if isinstance(self.object, str) else self.object
        said_by = names.get(self.asserted_by, self.asserted_by) if self.asserted_by else None
        return replace(self, subject=names.get(self.subject, self.subject), object=spoken, asserted_by=said_by)
