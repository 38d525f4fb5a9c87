"""Taking agents of a page together or apart, as people decided; claims and mentions follow their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from breachgraph.curation.entry import Entry
from breachgraph.curation.identity import Identity, agent_named
from breachgraph.curation.places import find_quote
from breachgraph.extraction import Extraction, merge_claims
from breachgraph.model import Claim, Entity, Literal, Span
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import SKOS, bg

__all__ = ["IDENTITY_RULE", "add_identity_claims", "apply_identity"]

IDENTITY_RULE = "curation-identity@1"
"""What reads the claims by which a page tells what was decided about names."""

_ALIAS = SKOS + "altLabel"
_POSSIBLY = bg("possiblySameAs")


def apply_identity(extraction: Extraction, identity: Identity) -> Extraction:
    """Take the agents of a page apart, then together.

    Args:
        extraction: What was read of the page.
        identity: What was agreed on.

    Returns:
        The extraction with IRIs, names and mentions changed; the same if no name concerns it.
    """
    for entry in identity.different:
        extraction = _part(extraction, entry)
    targets = {
        entity.iri: kept
        for entity in extraction.entities
        if entity.is_agent and (kept := _kept_name(entity, identity)) is not None
    }
    return _join(extraction, targets) if targets else extraction


def add_identity_claims(extraction: Extraction, identity: Identity) -> Extraction:
    """Say in claims what was decided about the names of a page: who, when and why can be asked for like the rest."""
    claims = [*_same_claims(extraction, identity), *_different_claims(extraction, identity)]
    if not claims:
        return extraction
    parted = {(claim.subject, claim.object): claim for claim in claims if claim.predicate == _POSSIBLY}
    settled = [_settle(claim, parted) for claim in extraction.claims]
    return replace(extraction, claims=merge_claims([*claims, *settled]))


def _kept_name(entity: Entity, identity: Identity) -> str | None:
    """The canonical name of an agent that bears a name which was given up."""
    for name in (entity.label, *entity.aliases):
        kept = identity.canonical.get(name)
        if kept is not None:
            return None if kept == entity.label else kept
    return None


def _part(extraction: Extraction, entry: Entry) -> Extraction:
    one, two = entry.names
    entities = {entity.iri: entity for entity in extraction.entities}
    for entity in extraction.entities:
        names = {entity.label, *entity.aliases}
        if not entity.is_agent or not {one, two} <= names:
            continue
        away = one if entity.label == two else two
        fresh = agent_named(away).iri
        other = Entity(iri=mint("agent", away) if fresh == entity.iri else fresh, kinds=entity.kinds, label=away)
        entities[entity.iri] = replace(entity, aliases=tuple(name for name in entity.aliases if name != away))
        entities.setdefault(other.iri, other)
        extraction = _move(extraction, entity, other)
    return replace(extraction, entities=tuple(entities[iri] for iri in sorted(entities)))


def _move(extraction: Extraction, entity: Entity, other: Entity) -> Extraction:
    """Give the other agent the mentions by its name, and the words of claims that bear its name and no other."""
    text = extraction.document.text
    # of names that begin alike the longer is meant
    names = sorted({entity.label, *entity.aliases, other.label}, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, names))})(?!\w)")

    def is_other(span: Span) -> bool:
        found = {" ".join(match.split()) for match in pattern.findall(text[span.start : span.end])}
        return found == {other.label}

    claims: list[Claim] = []
    renamed = {entity.iri: other.iri}
    for claim in extraction.claims:
        if entity.iri not in {claim.subject, claim.object, claim.asserted_by}:
            claims.append(claim)
            continue
        moved = tuple(span for span in claim.evidence if is_other(span))
        stayed = tuple(span for span in claim.evidence if span not in moved)
        claims += [replace(claim, evidence=stayed)] if stayed else []
        claims += [replace(claim, evidence=moved).renamed(renamed)] if moved else []
    mentions = tuple(
        replace(mention, entity=other.iri) if mention.entity == entity.iri and is_other(mention.span) else mention
        for mention in extraction.mentions
    )
    return replace(extraction, claims=merge_claims(claims), mentions=mentions)


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _join(extraction: Extraction, targets: Mapping[str, str]) -> Extraction:
    kept = {name: agent_named(name) for name in sorted(set(targets.values()))}
    renamed = {iri: kept[name].iri for iri, name in targets.items()}
    entities: dict[str, Entity] = {entity.iri: entity for entity in extraction.entities if entity.iri not in renamed}
    for entity in extraction.entities:
        if entity.iri in renamed:
            known = entities.get(renamed[entity.iri], kept[targets[entity.iri]])
            names = {*known.aliases, *entity.aliases, entity.label} - {known.label}
            entities[known.iri] = replace(
                known,
                kinds=tuple(dict.fromkeys((*known.kinds, *entity.kinds))),
                aliases=tuple(sorted(names)),
                matches=tuple(sorted({*known.matches, *entity.matches})),
                details=tuple(sorted({*known.details, *entity.details}, key=repr)),
            )
    claims = [claim.renamed(renamed) for claim in extraction.claims]
    return replace(
        extraction,
        claims=merge_claims(c for c in claims if c.predicate != _POSSIBLY or c.subject != c.object),
        entities=tuple(entities[iri] for iri in sorted(entities)),
        mentions=tuple(mention.renamed(renamed) for mention in extraction.mentions),
    )


def _same_claims(extraction: Extraction, identity: Identity) -> Iterator[Claim]:
    agents = {entity.iri: entity for entity in extraction.entities if entity.is_agent}
    for entry in identity.same:
        given_up = entry.names[1]
        agent = agents.get(identity.iri_of(given_up))
        if agent is not None and given_up in agent.aliases:
            evidence = find_quote(extraction.document, given_up)[:1]
            yield from _decide(entry, agent.iri, _ALIAS, Literal(given_up), evidence)


def _different_claims(extraction: Extraction, identity: Identity) -> Iterator[Claim]:
    agents = {entity.label: entity.iri for entity in extraction.entities if entity.is_agent}
    for entry in identity.different:
        one, two = sorted(entry.names)
        if one in agents and two in agents:
            evidence = [span for name in (one, two) for span in find_quote(extraction.document, name)[:1]]
            yield from _decide(entry, agents[one], _POSSIBLY, agents[two], evidence)


def _decide(entry: Entry, subject: str, predicate: str, value: str | Literal, evidence: list[Span]) -> Iterator[Claim]:
    if evidence:
        yield Claim(
            subject=subject,
            predicate=predicate,
            object=value,
            evidence=tuple(sorted(set(evidence))),
            rule=IDENTITY_RULE,
            status="accepted" if entry.action == "same" else "refuted",
            tier="curated",
            curation=entry.curation,
        )


def _settle(claim: Claim, parted: Mapping[tuple[str, str | Literal | None], Claim]) -> Claim:
    """What says that two may be the same is refuted where somebody decided that they are different."""
    if claim.predicate != _POSSIBLY or not isinstance(claim.object, str):
        return claim
    decision = parted.get((claim.subject, claim.object)) or parted.get((claim.object, claim.subject))
    if decision is None or claim.rule == IDENTITY_RULE:
        return claim
    return replace(claim, status="refuted", tier="curated", curation=decision.curation)
