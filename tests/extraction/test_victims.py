"""Who was harmed: by the grammar of the sentence, and by whom a page is from or for."""

from __future__ import annotations

import pytest
from tests.extraction.tables import HEAD, read_table

from breachgraph.api import extract


def victims(page: str) -> list[str]:
    """Return the names that the rule for victims claims, with the modality unless asserted."""
    found = extract(page)
    names = {entity.iri: entity.label for entity in found.entities}
    return sorted(
        names[str(claim.object)] + ("" if claim.modality == "asserted" else f" ({claim.modality})")
        for claim in found.claims
        if claim.predicate.endswith("#victim") and claim.rule.startswith("victims@")
    )


@pytest.mark.parametrize(("sentence", "expected"), read_table("victims.txt"))
def test_whoever_was_harmed_is_a_victim_and_nobody_beside(sentence: str, expected: list[str]) -> None:
    """Subject, object, owner of what was taken; never the attacker, helper, reporter, vendor or another case's victim."""
    assert victims(sentence.replace("\\n", "\n") + "\n") == expected


def test_a_post_mortem_is_about_the_firm_of_its_title() -> None:
    """A title counts where no sentence says who was harmed."""
    assert victims("# Post-mortem: a bad night at Equifax\n\nEquifax has a portal. It was slow.\n") == ["Equifax"]
    assert victims("# Post-mortem: a bad night at Equifax\n\nEquifax has a portal. Hackers breached Uber.\n") == [
        "Uber"
    ]


def test_items_under_impact_name_third_parties_that_were_harmed() -> None:
    """Each with what was done to it."""
    page = "Uber was breached.\n\n## Impact\n\n- TalkTalk: its source code was read\n- Mandiant: advises the board\n"
    assert victims(page) == ["TalkTalk", "Uber"]


def test_a_header_that_names_the_victim_is_trusted() -> None:
    """Sentences then add only those that they call victims."""
    assert victims(HEAD + "Hackers breached Uber. TalkTalk was among the victims.\n") == ["TalkTalk"]
