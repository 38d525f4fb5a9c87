"""The claims that rest on the words of a page, as a dataset holds them, and which of them speak against each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from typing import Literal as Choice

import pyoxigraph

from breachgraph.model.iris import mint
from breachgraph.model.namespaces import EDTF_TYPE, XSD, notation_of
from breachgraph.query.result import shorten
from breachgraph.store import Store

__all__ = ["Evidence", "PageClaim", "Standing", "find_conflicts", "load_claims"]

Standing = Choice["stands", "unknown", "supposed", "disputed", "fallen"]
"""How a claim is drawn: it makes a fact stand, says that nobody knows, supposes, is in dispute, or is not held."""

_CLAIMS = """
SELECT ?c ?s ?sLabel ?p ?o ?oLabel ?modality ?status ?tier ?rule ?by ?on ?off ?in
       ?start ?end ?line ?quote ?path ?rival WHERE {
  %s
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status ;
     bg:evidence ?e .
  ?e oa:exact ?quote ; oa:start ?start ; oa:end ?end ; bg:line ?line ; bg:inSource/bg:path ?path .
  OPTIONAL { ?c bg:tier ?tier } OPTIONAL { ?c bg:extractedBy ?rule }
  OPTIONAL { ?s skos:prefLabel ?sLabel }
  OPTIONAL { ?c rdf:object ?o . OPTIONAL { ?o skos:prefLabel ?oLabel } }
  OPTIONAL { ?c bg:assertedBy ?agent . ?agent skos:prefLabel ?by }
  OPTIONAL { ?c bg:assertedOn ?on }
  OPTIONAL { ?c bg:withdrawnOn ?off }
  OPTIONAL { ?c bg:assertedIn ?where . ?where skos:prefLabel ?in }
  OPTIONAL { ?c bg:contradicts|^bg:contradicts ?rival }
} ORDER BY ?c ?path ?start ?end ?sLabel ?oLabel ?by ?in ?rival
"""
_HERE = "{ SELECT DISTINCT ?c WHERE { ?c bg:evidence/bg:inSource ?source } }"
_ELSEWHERE = """{ SELECT DISTINCT ?c WHERE {
    { SELECT DISTINCT ?s ?p WHERE {
        ?e bg:inSource ?source . ?mine bg:evidence ?e ; rdf:subject ?s ; rdf:predicate ?p . ?s a bg:Incident } }
    ?c rdf:subject ?s ; rdf:predicate ?p ; bg:evidence/bg:inSource ?other . FILTER(?other != ?source)
  } }"""
"""Claims of other pages about the incidents of this one; what is said of agents and services is left out, since a
provider is spoken of on thousands of pages."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """Exact words, and where they stand.

    Attributes:
        path: The file.
        start: First code point in the file.
        end: One past the last code point.
        line: Line, counted from 1.
        text: The words.
    """

    path: str
    start: int
    end: int
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClaim:
    """A claim in words.

    Attributes:
        iri: The claim.
        subject: IRI of what it is about.
        subject_label: Its name.
        property: As a prefixed name, `bg:` left out.
        object: IRI or lexical form of what it says; empty where it says that nobody knows.
        object_label: Its name.
        datatype: Datatype IRI of a literal; empty for a thing.
        modality: How it was said.
        status: How it stands now.
        standing: How it is drawn.
        tier: How sure that kind of rule is.
        rule: Which rule read it.
        said_by: Who said it; empty for the page's author.
        said_in: Name of the source in which it was said; empty if it has none.
        said_on: EDTF date; empty if not stated.
        withdrawn_on: EDTF date; empty while it stands.
        evidence: The words, in file order.
        rivals: IRIs of claims that it is said to contradict, sorted.
    """

    iri: str
    subject: str
    subject_label: str
    property: str
    object: str
    object_label: str
    datatype: str
    modality: str
    status: str
    standing: Standing
    tier: str
    rule: str
    said_by: str
    said_in: str
    said_on: str
    withdrawn_on: str
    evidence: tuple[Evidence, ...]
    rivals: tuple[str, ...] = field(default=())


def load_claims(store: Store, path: str) -> tuple[list[PageClaim], list[PageClaim]]:
    """Read the claims that concern a page.

    Args:
        store: The dataset.
        path: The page, as `bg:path` has it.

    Returns:
        The claims with evidence on the page, in the order of their words, and those of other pages about the same
        properties of the same incidents.
    """
    source = pyoxigraph.NamedNode(mint("source", path))
    here, elsewhere = (store.query(_CLAIMS % pattern, bindings={"source": source}) for pattern in (_HERE, _ELSEWHERE))
    return _read(here), _read(elsewhere)


def find_conflicts(claims: list[PageClaim]) -> dict[str, tuple[str, ...]]:
    """Tell which claims speak against each other.

    Two do if the data say so (`bg:contradicts`); or if they are about the same property of the same thing, and one
    says what the other denies or what was taken back, or that nobody knows what the other tells, or another date.

    Args:
        claims: Claims, of one page or several.

    Returns:
        For each claim's IRI the IRIs of those against it, sorted; claims without any are left out.
    """
    groups: dict[tuple[str, str], list[PageClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.property].append(claim)
    known = {claim.iri for claim in claims}
    found: dict[str, set[str]] = {claim.iri: known & set(claim.rivals) for claim in claims}
    for group in groups.values():
        for odd in (claim for claim in group if claim.standing != "stands" or _is_date(claim)):
            for other in group:
                if _conflict(odd, other):
                    found[odd.iri].add(other.iri)
                    found[other.iri].add(odd.iri)
    return {iri: tuple(sorted(rivals)) for iri, rivals in found.items() if rivals}


def _conflict(one: PageClaim, other: PageClaim) -> bool:
    if one.standing == "fallen" or other.standing == "fallen":
        return one.object == other.object and one.standing != other.standing
    if not one.object or not other.object:
        return bool(one.object) != bool(other.object)
    return _is_date(one) and _is_date(other) and one.object != other.object


def _is_date(claim: PageClaim) -> bool:
    return claim.datatype in {XSD + "date", EDTF_TYPE}


def _read(rows: Any) -> list[PageClaim]:
    first: dict[str, Any] = {}
    evidence: dict[str, set[Evidence]] = defaultdict(set)
    rivals: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        iri = row["c"].value
        first.setdefault(iri, row)
        evidence[iri].add(
            Evidence(
                path=row["path"].value,
                start=int(row["start"].value),
                end=int(row["end"].value),
                line=int(row["line"].value),
                text=row["quote"].value,
            )
        )
        if row["rival"] is not None:
            rivals[iri].add(row["rival"].value)
    claims = [_to_claim(iri, row, evidence[iri], rivals[iri]) for iri, row in first.items()]
    return sorted(claims, key=lambda claim: (claim.evidence, claim.property, claim.object, claim.iri))


def _to_claim(iri: str, row: Any, evidence: set[Evidence], rivals: set[str]) -> PageClaim:
    def text(name: str) -> str:
        return str(row[name].value) if row[name] is not None else ""

    spoken = row["o"]
    modality, status = notation_of("modality", text("modality")), notation_of("claim-status", text("status"))
    return PageClaim(
        iri=iri,
        subject=text("s"),
        subject_label=text("sLabel") or shorten(text("s")),
        property=shorten(text("p")).removeprefix("bg:"),
        object=text("o"),
        object_label=text("oLabel") or (shorten(text("o")) if spoken is not None else "unknown"),
        datatype=spoken.datatype.value if isinstance(spoken, pyoxigraph.Literal) else "",
        modality=modality,
        status=status,
        standing=_judge(modality, status),
        tier=notation_of("tier", text("tier")),
        rule=text("rule"),
        said_by=text("by"),
        said_in=text("in"),
        said_on=text("on"),
        withdrawn_on=text("off"),
        evidence=tuple(sorted(evidence)),
        rivals=tuple(sorted(rivals)),
    )


def _judge(modality: str, status: str) -> Standing:
    if modality == "denied" or status not in {"undisputed", "accepted", "disputed"}:
        return "fallen"
    if status == "disputed":
        return "disputed"
    if modality == "unknown":
        return "unknown"
    return "stands" if modality == "asserted" else "supposed"
