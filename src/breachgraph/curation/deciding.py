"""Decisions about the claims of one page: which claims an entry means, and what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from breachgraph.curation.adding import Added, CannotAddError, make_claim
from breachgraph.curation.entry import Entry
from breachgraph.curation.identity import Identity
from breachgraph.curation.merging import IDENTITY_RULE
from breachgraph.curation.naming import Names, fold
from breachgraph.curation.places import find_quote, rests_on
from breachgraph.extraction import Extraction, merge_claims
from breachgraph.model import Claim, Problem, Span, Status

__all__ = ["Decided", "decide"]

_VERDICT: dict[str, Status] = {"accept": "accepted", "add": "accepted", "reject": "refuted", "withdraw": "withdrawn"}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a page.

    Attributes:
        extraction: The page with the decisions in it.
        problems: Entries that contradict each other or cannot be applied.
        met: Entries that were applied or are problems.
        unmet: Why each of the others was not applied.
    """

    extraction: Extraction
    problems: tuple[Problem, ...]
    met: frozenset[Entry]
    unmet: Mapping[Entry, str]


@dataclass(slots=True)
class _Work:
    """What is known while the entries of one page are looked at."""

    extraction: Extraction
    added: dict[Entry, Added] = field(default_factory=dict)
    meant: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    met: set[Entry] = field(default_factory=set)
    unmet: dict[Entry, str] = field(default_factory=dict)


def decide(extraction: Extraction, entries: Iterable[Entry], identity: Identity) -> Decided:
    """Apply the entries that concern a page; their order does not matter, and doing it twice changes nothing.

    Args:
        extraction: What was read of the page.
        entries: Entries about claims of this page.
        identity: Which names are the same.

    Returns:
        The page; of two entries that decide one claim differently neither is applied.
    """
    work = _Work(extraction)
    ordered = sorted(set(entries))
    places = {entry: find_quote(extraction.document, entry.quote, entry.place) for entry in ordered}
    names = Names(extraction)
    for entry in ordered:
        if not places[entry]:
            line = f" on line {entry.place}" if entry.place and find_quote(extraction.document, entry.quote) else ""
            work.unmet[entry] = f"the words {entry.quote!r} do not stand in {extraction.document.source}{line}"
        elif entry.action == "add":
            _add(work, entry, places[entry], names, identity)
    extra = [entity for added in work.added.values() for entity in added.entities]
    names = Names(extraction, extra)
    candidates = _candidates(work)
    for entry in ordered:
        if places[entry] and entry.action != "add":
            _match(work, entry, places[entry], names, candidates)
    return _finish(work, candidates)


def _add(work: _Work, entry: Entry, places: Sequence[Span], names: Names, identity: Identity) -> None:
    work.met.add(entry)
    if len(places) > 1:
        document = work.extraction.document
        lines = ", ".join(str(document.line_of(span.start)) for span in places[:_SHOWN])
        message = f"not applied: the words stand {len(places)} times (lines {lines}); give 'line', or more words"
        work.problems.append(entry.problem("curation-ambiguous", "warning", message))
        return
    try:
        work.added[entry] = make_claim(entry, names, identity, places[0])
    except CannotAddError as error:
        work.problems.append(entry.problem("curation-invalid", "error", str(error)))
        return
    work.meant[work.added[entry].claim.iri].append(entry)


def _candidates(work: _Work) -> dict[str, Claim]:
    """The claims of the page and those that are added, by IRI; what was read wins over what is added."""
    found = {added.claim.iri: added.claim for added in work.added.values()}
    found.update({claim.iri: claim for claim in work.extraction.claims if claim.rule != IDENTITY_RULE})
    return found


def _match(work: _Work, entry: Entry, places: Sequence[Span], names: Names, candidates: Mapping[str, Claim]) -> None:
    subject, value = fold(entry.subject), fold(entry.value)
    on_words = [claim for claim in candidates.values() if rests_on(_evidence(work, claim), places)]
    for claim in on_words:
        is_meant = claim.predicate.endswith(f"#{entry.predicate}") and entry.modality in {"", claim.modality}
        if is_meant and subject in names.of(claim.subject) and value in names.of(claim.object):
            work.meant[claim.iri].append(entry)
            work.met.add(entry)
    if entry.suggestion:
        work.met.add(entry)
    if entry not in work.met:
        shown = sorted({names.shown(claim) for claim in on_words})[:_SHOWN]
        page = work.extraction.document.source
        work.unmet[entry] = f"no such claim rests on these words in {page}; they carry {', '.join(shown) or 'none'}"


def _evidence(work: _Work, claim: Claim) -> tuple[Span, ...]:
    """The words of a claim, with those of the entries that add it."""
    more = (work.added[entry].claim.evidence for entry in work.meant.get(claim.iri, ()) if entry in work.added)
    return tuple({*claim.evidence, *(span for spans in more for span in spans)})


def _finish(work: _Work, candidates: Mapping[str, Claim]) -> Decided:
    against: dict[Entry, set[Entry]] = defaultdict(set)
    for entries in work.meant.values():
        for entry in entries:
            against[entry].update(each for each in entries if _VERDICT[each.action] != _VERDICT[entry.action])
    refused = {entry for entry, others in against.items() if others}
    for entry in refused:
        where = ", ".join(f"{other.path}:{other.line}" for other in sorted(against[entry]))
        message = f"not applied: another entry decides the same claim differently ({where})"
        work.problems.append(entry.problem("curation-conflict", "warning", message))
    changed: dict[str, Claim] = {}
    for iri, entries in work.meant.items():
        valid = [entry for entry in entries if entry not in refused]
        if valid:
            changed[iri] = _decided(candidates[iri], valid, work)
    entities = {entity.iri: entity for entity in work.extraction.entities}
    for entry in sorted(set(work.added) - refused):
        for entity in work.added[entry].entities:
            entities.setdefault(entity.iri, entity)
    known = {claim.iri for claim in work.extraction.claims}
    claims = [changed.get(claim.iri, claim) for claim in work.extraction.claims]
    claims += [changed[iri] for iri in sorted(changed) if iri not in known]
    result = replace(
        work.extraction, claims=merge_claims(claims), entities=tuple(entities[iri] for iri in sorted(entities))
    )
    return Decided(result, tuple(sorted(work.problems)), frozenset(work.met), work.unmet)


def _decided(claim: Claim, entries: Sequence[Entry], work: _Work) -> Claim:
    """Of several entries that agree the latest is named; of those of one day the last by name and reason."""
    latest = max(entries, key=lambda entry: (entry.when, entry.who, entry.why, entry.on))
    spans = {span for entry in entries if entry in work.added for span in work.added[entry].claim.evidence}
    return replace(
        claim,
        evidence=tuple(sorted({*claim.evidence, *spans})) if spans else claim.evidence,
        status=_VERDICT[latest.action],
        withdrawn_on=(latest.on or claim.withdrawn_on) if latest.action == "withdraw" else None,
        tier="curated",
        curation=latest.curation,
    )
