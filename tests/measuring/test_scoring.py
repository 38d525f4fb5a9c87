"""What counts as found, missed and wrong."""

from __future__ import annotations

import pytest

from measuring.facts import Coverage, PageFacts
from measuring.matching import fold_name, match_agents, words_of
from measuring.scoring import Tally, mean_f1, score_pages

GOLD = {
    "victims": ["Example Inc."],
    "actors": ["Jane Roe"],
    "actor_aliases": ["Night Owl"],
    "actor_unknown": False,
    "not_actors": ["Max Moe"],
    "people": ["Jane Roe", "Max Moe"],
    "organizations": ["Example Inc.", "FBI"],
    "providers": ["aws"],
    "services": ["aws-s3"],
    "services_optional": ["aws-ec2"],
    "vectors": ["phishing"],
    "impacts": [],
    "weaknesses": [],
    "counts": [[100, "users"]],
    "legal": [["Jane Roe", "convicted"]],
    "cves": [],
    "timeline": [{"date": ["2024-01", "2024"], "text": "An intruder signs in"}],
    "sources": [{"url": "https://example.org/a", "publisher": "Reuters", "date": "2024-02-01"}],
    "lessons": ["Rotate all keys"],
}


def facts() -> PageFacts:
    """Facts that agree with GOLD in everything."""
    found = PageFacts(
        values={100.0},
        legal={(("Jane Roe",), "convicted")},
        events=[("2024", "An intruder signs in to the network")],
        coverage={"https://example.org/a": Coverage("2024-02-01", "Reuters")},
        recommendations=["Rotate all keys, and soon."],
    )
    found.agents.update(
        victim={("Example",)},
        actor={("Jane Roe", "Night Owl")},
        person={("Jane Roe",), ("Max Moe",)},
        organization={("Federal Bureau of Investigation", "FBI"), ("Example",)},
    )
    found.notations.update(provider={"aws"}, service={"aws-s3", "aws-ec2"}, vector={"phishing"})
    return found


def test_a_page_read_right_scores_one_in_every_kind() -> None:
    """Names match without legal form and by acronym, dates by any of those given, optional items for free."""
    tallies = score_pages({"page": facts()}, {"page": GOLD})
    assert {kind: (tally.missed, tally.wrong) for kind, tally in tallies.items() if tally.missed or tally.wrong} == {}
    assert mean_f1(tallies) == 1.0


def test_a_page_that_is_missing_has_everything_missed() -> None:
    """Nothing read is recall 0, not an error."""
    tallies = score_pages({}, {"page": GOLD})
    assert mean_f1(tallies) == 0.0
    assert tallies["victim"].missed == [("page", "Example Inc.")]


def test_what_nobody_expects_is_wrong() -> None:
    """A further victim, row, article, recommendation, measure and defendant each count against."""
    found = facts()
    found.agents["victim"].add(("Other",))
    found.values.add(7.0)
    found.legal.add((("Max Moe",), "charged"))
    found.events.append(("2025", "something else"))
    found.coverage["https://example.org/b"] = Coverage("", "")
    found.recommendations.append("drink tea")
    tallies = score_pages({"page": found}, {"page": GOLD})
    assert {kind: [item for _, item in tally.wrong] for kind, tally in tallies.items() if tally.wrong} == {
        "victim": ["other"],
        "measure": ["7.0"],
        "legal": ["maxmoe: charged"],
        "timeline": ["extra 2025 else something"],
        "coverage": ["https://example.org/b"],
        "recommendation": ["extra drink tea"],
    }


def test_an_innocent_who_is_made_an_actor_is_counted() -> None:
    """Under a count of its own besides the precision of actors."""
    found = facts()
    found.agents["actor"].add(("Max Moe",))
    tallies = score_pages({"page": found}, {"page": GOLD})
    assert tallies["innocent"].wrong == [("page", "Max Moe")]
    assert tallies["actor"].precision == 0.5


def test_a_further_status_of_an_expected_defendant_is_not_wrong() -> None:
    """Who was convicted was also charged."""
    found = facts()
    found.legal.add((("Jane Roe",), "charged"))
    assert score_pages({"page": found}, {"page": GOLD})["legal"].wrong == []


def test_one_event_answers_one_row_only() -> None:
    """Two rows alike need two events."""
    row = {"date": "2024", "text": "An intruder signs in"}
    tallies = score_pages(
        {"page": facts()}, {"page": {**GOLD, "timeline": [row, {**row, "text": "An intruder signs"}]}}
    )
    assert tallies["timeline"].right == 1
    assert len(tallies["timeline"].missed) == 1


def test_precision_recall_and_f1() -> None:
    """Two right of three claimed and four expected."""
    tally = Tally()
    tally.add("page", {"a", "b", "c", "d"}, {"a", "b", "x", "free"}, {"free"})
    assert (tally.precision, tally.recall) == (2 / 3, 2 / 4)
    assert tally.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Example Company, Inc.", "example"),
        ("US Department of Justice", "departmentofjustice"),
        ("DOJ", "departmentofjustice"),
        ("O’Neil & Sons Ltd.", "oneilsons"),
        ("", ""),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    """No case, punctuation, article, legal form or space."""
    assert fold_name(name) == folded


def test_an_agent_is_matched_by_a_part_of_its_name_if_it_is_long() -> None:
    """Equifax Information Services is Equifax; Ada is not Adamant."""
    assert match_agents({("Equifax Information Services",), ("Ada",)}, ["Equifax", "Adamant"], []) == {"Equifax", "ada"}


def test_words_leave_addresses_out() -> None:
    """What stands in a link counts for nothing."""
    assert words_of("See (https://example.org/secret) the Note[^1]") == {"see", "the", "note"}
