"""Curation is idempotent, free of order, and reversible, whatever the entries say."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import PAGE

from breachgraph.curation import Corrections, load_corrections
from breachgraph.extraction import Extraction, extract_document
from breachgraph.graph import promote, to_triples
from breachgraph.sources import SourceFile
from breachgraph.sources.markdown import parse_markdown

PATH = "pages/example/index.md"
TEXT = PAGE.replace(
    "## Timeline",
    "Jane Roe and Example Corporation Group (ECG) were named. Acme Inc., known as ECG, denied it.\n\n## Timeline",
)
NAMES = ("Example Corp", "Jane Roe", "Acme", "ECG", "Example Corporation Group", "Mandiant", "Nobody")
CLAIMS = (
    ("weakness", "no-mfa", "No multi-factor authentication was required."),
    ("victim", "Example Corp", "Example Corp"),
    ("actor", "unknown", "The identity of the attacker has not been published."),
    ("responder", "Mandiant", "Example Corp discloses the breach."),
    ("responder", "ECG", "Jane Roe and Example Corporation Group (ECG) were named."),
    ("endDate", "2024-01-31", "In January 2024"),
    ("vector", "phishing", "words that are not there"),
    ("mentions", "Jane Roe", "Jane Roe"),
)
SAID = st.builds(
    "who: {}, when: 2024-0{}-01, why: {}".format, st.sampled_from("ab"), st.integers(1, 3), st.sampled_from("xy")
)
CLAIM_ENTRIES = st.builds(
    lambda action, claim, said: (
        f"- {{action: {action}, subject: {PATH if claim[0] == 'mentions' else 'Example Hack'}, property: {claim[0]}, "
        f"value: {claim[1]}, quote: '{claim[2]}', {said}}}\n"
    ),
    st.sampled_from(["accept", "reject", "withdraw", "add"]),
    st.sampled_from(CLAIMS),
    SAID,
)
NAME_ENTRIES = st.builds(
    lambda action, pair, said: f"- {{action: {action}, names: [{pair[0]}, {pair[1]}], {said}}}\n",
    st.sampled_from(["same", "different"]),
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
    SAID,
)
FILES = st.lists(CLAIM_ENTRIES | NAME_ENTRIES, max_size=8, unique=True)


@cache
def page() -> Extraction:
    """Return what the rules read of the page."""
    return extract_document(parse_markdown(TEXT, PATH))


def load(entries: list[str]) -> Corrections:
    """Return the corrections of a file with these entries, which must all be readable."""
    with tempfile.TemporaryDirectory() as folder:
        location = Path(folder) / "index.md"
        (location.parent / "claims.yaml").write_text("".join(entries), "utf-8")
        corrections = load_corrections([SourceFile(path=PATH, location=location)])
    assert {problem.code for problem in corrections.problems} <= {"curation-conflict"}
    return corrections


@settings(deadline=None, max_examples=150)
@given(FILES)
def test_curating_twice_is_curating_once(entries: list[str]) -> None:
    """The result is a fixed point."""
    corrections = load(entries)
    once, _ = corrections.curate(page())
    twice, _ = corrections.curate(once)
    assert twice == once


@settings(deadline=None, max_examples=150)
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: list[str], chance: object) -> None:
    """Any order gives the same page and the same complaints."""
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    results = []
    for text in (entries, shuffled):
        corrections = load(text)
        curated, outcome = corrections.curate(page())
        problems = [*corrections.problems, *(outcome.problems if outcome else ())]
        stale = corrections.stale([outcome] if outcome else [])
        results.append((curated, sorted(each.code for each in (*problems, *stale))))
    assert results[0] == results[1]


@settings(deadline=None, max_examples=100)
@given(FILES)
def test_every_word_of_evidence_is_kept_or_is_the_entrys_own(entries: list[str]) -> None:
    """Spans quote the file, facts are what the claims support, and no claim stands twice."""
    curated, _ = load(entries).curate(page())
    assert len({claim.iri for claim in curated.claims}) == len(curated.claims)
    for claim in curated.claims:
        assert claim.evidence
        assert all(0 <= span.start < span.end <= len(TEXT) for span in claim.evidence)
    rejected = {c.iri for c in curated.claims if c.status in {"refuted", "withdrawn"}}
    assert promote(curated.claims) == promote(c for c in curated.claims if c.iri not in rejected)


@settings(deadline=None, max_examples=50)
@given(FILES)
def test_without_the_entries_the_page_is_what_it_was(entries: list[str]) -> None:
    """Split after merge restores the bytes, since what was read is never changed."""
    before = to_triples(page())
    load(entries).curate(page())
    assert to_triples(load([]).curate(page())[0]) == before
