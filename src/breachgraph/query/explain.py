"""Why something stands: every claim for and against, with the words, the place, who said it, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import pyoxigraph

from breachgraph.errors import QueryError
from breachgraph.model.claim import holds
from breachgraph.model.namespaces import BG, PREFIXES, notation_of
from breachgraph.query.result import shorten
from breachgraph.query.runner import expand
from breachgraph.store import Store, Term

__all__ = ["ExplainedClaim", "Explanation", "Quote", "explain"]

_BY_NAME = """
SELECT DISTINCT ?thing WHERE {
  ?thing skos:prefLabel|skos:altLabel|skos:notation ?label .
  FILTER(LCASE(STR(?label)) = ?folded)
} ORDER BY ?thing
"""
_CLAIMS = """
SELECT ?c ?s ?sLabel ?p ?o ?oLabel ?modality ?status ?tier ?rule ?by ?on ?off ?in ?curator ?decided ?why
       ?start ?line ?quote ?path WHERE {
  ?c a bg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; bg:modality ?modality ; bg:claimStatus ?status ;
     bg:tier ?tier ; bg:extractedBy ?rule ; bg:evidence ?e .
  ?e oa:exact ?quote ; oa:start ?start ; bg:line ?line ; bg:inSource ?src .
  ?src bg:path ?path .
  OPTIONAL { ?s skos:prefLabel ?sLabel }
  OPTIONAL { ?c rdf:object ?o . OPTIONAL { ?o skos:prefLabel ?oLabel } }
  OPTIONAL { ?c bg:assertedBy ?agent . ?agent skos:prefLabel ?by }
  OPTIONAL { ?c bg:assertedOn ?on }
  OPTIONAL { ?c bg:withdrawnOn ?off }
  OPTIONAL { ?c bg:curatedBy ?curator ; bg:curatedOn ?decided ; bg:curationNote ?why }
  OPTIONAL { ?c bg:assertedIn ?where . ?where skos:prefLabel ?in }
  FILTER(?s = ?thing || (BOUND(?o) && ?o = ?thing))
}
"""

_IRI_LIKE = re.compile(r"(?:<[^<>\s]*>|[A-Za-z][\w+.-]*:\S+)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words and where they stand.

    Attributes:
        text: The words.
        path: The file.
        line: Line, counted from 1.
        start: First code point in the file.
    """

    text: str
    path: str
    line: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedClaim:
    """A claim in words.

    Attributes:
        subject: Name of what it is about.
        property: The property, as a prefixed name.
        value: What it says; "unknown" where it says that nobody knows.
        holds: Whether it makes its fact stand.
        modality: How it was said.
        status: How it stands now.
        tier: How sure that kind of rule is.
        rule: Which rule read it.
        said_by: Who said it; "the page" for its author.
        said_in: Title of the source in which it was said.
        said_on: EDTF date; empty if not stated.
        withdrawn_on: EDTF date; empty while it stands or if not stated.
        curated_by: Who decided on it; empty where nobody has.
        curated_on: EDTF date of that decision; empty where there is none.
        curation_note: The reason of that decision; empty where there is none.
        quotes: The words, in file order.
        iri: The claim.
    """

    subject: str
    property: str
    value: str
    holds: bool
    modality: str
    status: str
    tier: str
    rule: str
    said_by: str
    said_in: str
    said_on: str
    withdrawn_on: str
    curated_by: str
    curated_on: str
    curation_note: str
    quotes: tuple[Quote, ...]
    iri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Every claim about a thing, those that hold first.

    Attributes:
        thing: IRI of what was asked about.
        label: Its name.
        claims: The claims, by property and value, those that hold before those that do not.
    """

    thing: str
    label: str
    claims: tuple[ExplainedClaim, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as plain data."""
        return asdict(self)

    def to_text(self) -> str:
        """Return the explanation for reading in a terminal."""
        lines = [f"{self.label}  <{self.thing}>"]
        heading = ""
        for claim in self.claims:
            mark = "+" if claim.holds else "-"
            title = f"{claim.subject} {claim.property} {claim.value}"
            if title != heading:
                lines += ["", title]
                heading = title
            when = f" on {claim.said_on}" if claim.said_on else ""
            off = (
                f", taken back{f' on {claim.withdrawn_on}' if claim.withdrawn_on else ''}"
                if claim.status == "withdrawn"
                else ""
            )
            lines.append(
                f"  {mark} {claim.modality}, {claim.status}{off}: said by {claim.said_by}{when}, in {claim.said_in}"
            )
            lines += [f'      {quote.path}:{quote.line}  "{_one_line(quote.text)}"' for quote in claim.quotes]
            lines.append(f"      read by {claim.rule} ({claim.tier})")
            if claim.curated_by:
                lines.append(
                    f"      decided by {claim.curated_by} on {claim.curated_on}: {_one_line(claim.curation_note)}"
                )
        if not self.claims:
            lines += ["", "no claim speaks of this"]
        return "\n".join(lines) + "\n"

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.to_text())}</pre>"


def explain(store: Store, thing: str, prop: str | None = None, value: str | None = None) -> Explanation:
    """Collect the claims about a thing.

    Args:
        store: The dataset.
        thing: IRI, prefixed name, label or notation of a thing.
        prop: Only claims with this property: prefixed name, or local name of a `bg:` property.
        value: Only claims with this value: IRI, prefixed name, label, notation or literal.

    Returns:
        The claims; none if nothing is claimed.

    Raises:
        QueryError: If no thing, or more than one, has that name; the message lists them.
    """
    iri = _find_thing(store, thing)
    wanted = _property_iri(prop) if prop else None
    rows: Any = store.query(_CLAIMS, bindings={"thing": pyoxigraph.NamedNode(iri)})
    found: dict[str, dict[str, Any]] = {}
    quotes: dict[str, set[Quote]] = {}
    for row in rows:
        if wanted and row["p"].value != wanted:
            continue
        if value is not None and not _is_value(row, value):
            continue
        found.setdefault(row["c"].value, {name.value: row[name] for name in rows.variables})
        quote = Quote(
            text=row["quote"].value, path=row["path"].value, line=int(row["line"].value), start=int(row["start"].value)
        )
        quotes.setdefault(row["c"].value, set()).add(quote)
    claims = [_to_claim(claim, row, quotes[claim]) for claim, row in found.items()]
    claims.sort(
        key=lambda each: (
            each.property,
            each.subject,
            each.value,
            not each.holds,
            each.quotes[0].path,
            each.quotes[0].start,
            each.iri,
        )
    )
    return Explanation(thing=iri, label=_label_of(store, iri), claims=tuple(claims))


def _find_thing(store: Store, name: str) -> str:
    if _IRI_LIKE.match(name):
        return _to_node(expand(name)).value
    try:
        folded = pyoxigraph.Literal(name.strip().lower())
    except ValueError:
        raise QueryError(f"{name!r} holds bytes that are no text") from None
    rows: Any = store.query(_BY_NAME, bindings={"folded": folded})
    found: list[str] = [row["thing"].value for row in rows]
    claimed = [iri for iri in found if _is_claimed(store, iri)]
    things = [iri for iri in claimed if not _is_source(store, iri)]
    if len(claimed) > 1 and len(things) == 1:
        return things[0]  # a page often bears the name of its incident
    if len(claimed) == 1 or (len(found) == 1 and not claimed):
        return (claimed or found)[0]
    things = [iri for iri in claimed if not iri.startswith(PREFIXES["source"])]
    if len(things) == 1:
        return things[0]
    if not found:
        raise QueryError(f"nothing is called {name!r}; give a name, an IRI or a prefixed name such as incident:uber")
    raise QueryError(f"{name!r} may mean: {', '.join(shorten(iri) for iri in claimed or found)}; give one of these")


def _to_node(iri: str) -> pyoxigraph.NamedNode:
    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI: {error}") from None


def _is_claimed(store: Store, iri: str) -> bool:
    node = pyoxigraph.NamedNode(iri)
    return bool(store.query("ASK { ?c rdf:subject|rdf:object ?thing . ?c a bg:Claim }", bindings={"thing": node}))


def _is_source(store: Store, iri: str) -> bool:
    return bool(store.query("ASK { ?thing a bg:Source }", bindings={"thing": pyoxigraph.NamedNode(iri)}))


def _property_iri(name: str) -> str:
    iri = expand(name) if ":" in name else BG + name
    return _to_node(iri).value


def _is_value(row: Any, value: str) -> bool:
    spoken: Term | None = row["o"]
    if spoken is None:
        return value.casefold() == "unknown"
    names = {spoken.value, shorten(spoken.value), spoken.value.rpartition("#")[2].partition("-")[2]}
    names |= {row["oLabel"].value} if row["oLabel"] else set()
    return value.casefold() in {name.casefold() for name in names}


def _label_of(store: Store, iri: str) -> str:
    rows: Any = store.query(
        "SELECT ?l WHERE { ?thing skos:prefLabel ?l } ORDER BY ?l LIMIT 1",
        bindings={"thing": pyoxigraph.NamedNode(iri)},
    )
    return next((row["l"].value for row in rows), shorten(iri))


def _to_claim(iri: str, row: Mapping[str, Any], quotes: set[Quote]) -> ExplainedClaim:
    def text(name: str) -> str:
        return str(row[name].value) if row[name] is not None else ""

    modality, status = notation_of("modality", text("modality")), notation_of("claim-status", text("status"))
    tier = notation_of("tier", text("tier"))
    value = text("oLabel") or (shorten(text("o")) if row["o"] is not None else "unknown")
    return ExplainedClaim(
        subject=text("sLabel") or shorten(text("s")),
        property=shorten(text("p")),
        value=value,
        holds=holds(modality, status, tier),
        modality=modality,
        status=status,
        tier=tier,
        rule=text("rule"),
        said_by=text("by") or "the page",
        said_in=text("in"),
        said_on=text("on"),
        withdrawn_on=text("off"),
        curated_by=text("curator"),
        curated_on=text("decided"),
        curation_note=text("why"),
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.path, quote.start))),
        iri=iri,
    )


def _one_line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 300 else flat[:299] + "…"
