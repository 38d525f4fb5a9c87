"""What the rules read, on small pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import PAGE

from breachgraph.api import Extraction, extract
from breachgraph.model import Literal
from breachgraph.model.namespaces import BG

HEAD = '---\ntitle: Hack\nvictim: "Example Corp"\n---\n\n'


def values(found: Extraction, predicate: str, modality: str = "asserted") -> list[str]:
    """Return the values of a property: labels, notations or literals, sorted."""
    names = {entity.iri: entity.label for entity in found.entities}
    given = []
    for claim in found.claims:
        if claim.predicate == BG + predicate and claim.modality == modality:
            value = claim.object
            given.append(
                value.value if isinstance(value, Literal) else names.get(str(value), str(value).rpartition("#")[2])
            )
    return sorted(set(given))


@pytest.mark.parametrize(
    ("victim", "names"),
    [
        ("Capital One", ["Capital One"]),
        (
            "US Department of State & Department of Commerce, among others",
            ["US Department of Commerce", "US Department of State"],
        ),
        ("Johnson & Johnson", ["Johnson & Johnson"]),
        ("Acme Widgets, Inc.", ["Acme Widgets"]),
        ("Various", []),
        ("N/A", []),
    ],
)
def test_the_victim_field_names_one_or_several(victim: str, names: list[str]) -> None:
    """Joint names are parted unless they are one name; placeholders name nobody."""
    assert values(extract(f'---\ntitle: x\nvictim: "{victim}"\n---\nText.\n'), "victim") == names


def test_an_unknown_victim_is_said_to_be_unknown_and_is_no_agent() -> None:
    """`bg:unknown`, never an organization called Unknown."""
    found = extract('---\ntitle: x\nvictim: "Unknown"\n---\nText.\n')
    assert [(c.predicate, c.modality, c.object) for c in found.claims if c.predicate == BG + "victim"] == [
        (BG + "victim", "unknown", None)
    ]
    assert "Unknown" not in [entity.label for entity in found.entities]


def test_a_timeline_table_gives_events_in_order_and_a_repeated_row_one_event_with_two_spans() -> None:
    """Order, EDTF, text; duplicates are reported with both places."""
    rows = [
        "| **May 1, 2024** | One. |",
        "| **May&nbsp;2nd,&nbsp;2024** | Two. |",
        "| **May 1, 2024** | One. |",
        "| June 3rd | Three. |",
        "| soon | Four. |",
    ]
    found = extract(HEAD + "## Timeline\n\n| Date | Event |\n|---|---|\n" + "\n".join(rows) + "\n")
    assert values(found, "when") == ["2024-05-01", "2024-05-02", "2024-06-03"]
    assert values(found, "text") == ["Four.", "One.", "Three.", "Two."]
    one = next(c for c in found.claims if c.predicate == BG + "text" and c.object == Literal("One."))
    assert len(one.evidence) == 2
    codes = sorted(problem.code for problem in found.problems if problem.severity != "info")
    assert codes == ["date-unreadable", "row-duplicate"]
    duplicate = next(problem for problem in found.problems if problem.code == "row-duplicate")
    assert duplicate.span is not None
    assert duplicate.also is not None
    assert duplicate.also.start < duplicate.span.start


def test_a_timeline_may_be_a_list() -> None:
    """Items that begin with a date are events."""
    found = extract(HEAD + "## Timeline\n\n* **2024-05-01**: One.\n* May 2, 2024 - Two.\n* No date here.\n")
    assert values(found, "when") == ["2024-05-01", "2024-05-02"]
    assert values(found, "text") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("* Reuters: [T](https://r.example/a) - July 11th, 2023", "Reuters", "2023-07-11"),
        ("* Example Daily - [T](https://r.example/a) July 2023", "Example Daily", "2023-07"),
        ("* Example Daily [T](https://r.example/a)", "Example Daily", ""),
        ("* [T](https://www.reuters.com/x) (about the 2014 breach) - April 27th, 2015", "Reuters", "2015-04-27"),
        ("* [T](https://unknown.example/x)", "", ""),
    ],
)
def test_a_coverage_line_gives_publisher_title_and_date(line: str, publisher: str, published: str) -> None:
    """With colon, dash or nothing between; by the address's domain where no name is given."""
    found = extract(HEAD + f"Text.\n\n## Summary of coverage\n\n{line}\n")
    assert values(found, "publisher") == ([publisher] if publisher else [])
    assert values(found, "publishedOn") == ([published] if published else [])
    assert values(found, "coverage") == ["T"]


def test_coverage_titles_name_no_victim_and_no_actor() -> None:
    """What others wrote in a headline is not what the page says."""
    found = extract(
        HEAD + "Text.\n\n## Coverage\n\n* Reuters: [Jane Roe pleaded guilty to hacking Uber](https://r.example/a)\n"
    )
    assert values(found, "actor") == []
    assert values(found, "victim") == ["Example"]


def test_lessons_are_items_with_what_is_quoted_in_them_and_numbered_recommendations() -> None:
    """One item, one recommendation; number and page are read."""
    body = "## Lessons learned\n\n* Rotate keys.\n  > They did not rotate.\n\n> **RECOMMENDATION 4**: Log by default. (p19)\n"
    found = extract(HEAD + "Text.\n\n" + body)
    assert values(found, "text") == ["RECOMMENDATION 4: Log by default. (p19)", "Rotate keys. They did not rotate."]
    assert values(found, "number") == ["4"]
    assert values(found, "page") == ["19"]


@pytest.mark.parametrize(
    ("sentence", "vector", "modality"),
    [
        ("The attacker replayed a stolen token.", "vector-token-replay", "asserted"),
        ("The attack was not phishing.", "vector-phishing", "denied"),
        ("It could have been phishing.", "vector-phishing", "hypothesis"),
        ("Microsoft believes that it was phishing.", "vector-phishing", "suspected"),
    ],
)
def test_vectors_have_the_modality_of_their_sentence(sentence: str, vector: str, modality: str) -> None:
    """Only what is asserted becomes a fact."""
    assert vector in values(extract(HEAD + sentence + "\n"), "vector", modality)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The identity of the attacker has not been published.", True),
        ("An unknown party copied the data.", True),
        ("No attacker has been named.", True),
        ("There is no known attribution.", True),
        ("The attacker is a known criminal.", False),
        ("An unknown number of records was lost.", False),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(sentence: str, expected: bool) -> None:
    """`bg:unknown bg:actor` by words of ignorance only."""
    found = extract(HEAD + sentence + "\n")
    assert any(c.predicate == BG + "actor" and c.modality == "unknown" for c in found.claims) is expected


def test_a_theory_that_is_taken_back_stands_as_withdrawn_and_is_no_fact() -> None:
    """Its evidence is both sentences."""
    text = (
        "At first Example Corp believed that phishing was the way in. However, it later said that this was incorrect."
    )
    found = extract(HEAD + text + "\n")
    theory = [claim for claim in found.claims if claim.status == "withdrawn"]
    assert [(claim.predicate, str(claim.object).rpartition("#")[2], len(claim.evidence)) for claim in theory] == [
        (BG + "vector", "vector-phishing", 2)
    ]
    assert "vector-phishing" not in values(found, "vector")


def test_quotes_are_said_by_whom_they_are_introduced_by() -> None:
    """The claim's voice is the quoted agent's, and the source the linked one."""
    found = extract(HEAD + "As reported by [CISA](https://www.cisa.gov/x):\n\n> The actor exfiltrated data.\n")
    claim = next(c for c in found.claims if c.predicate == BG + "effect")
    names = {entity.iri: entity.label for entity in found.entities}
    assert names[str(claim.asserted_by)] == "Cybersecurity and Infrastructure Security Agency"
    assert names[str(claim.asserted_in)] == "CISA"


def test_numbers_keep_value_unit_and_bound() -> None:
    """A number with "over" is a least value; money has a currency."""
    found = extract(HEAD + "Over 1.5 million records were lost, and Example Corp was fined $148 million.\n")
    assert values(found, "minValue") == ["1500000"]
    assert values(found, "value") == ["148000000"]
    assert values(found, "currency") == ["USD"]
    assert values(found, "unitText") == ["USD", "records"]


def test_header_and_timeline_that_disagree_are_reported_with_both_places() -> None:
    """Nothing is chosen silently."""
    page = PAGE.replace("disclosure_date: 2024-02-03", "disclosure_date: 2024-05-05")
    problem = next(p for p in extract(page).problems if p.code == "date-contradiction")
    assert page[problem.span.start : problem.span.end] == "2024-05-05"
    assert page[problem.also.start : problem.also.end] == "February 3rd, 2024"


def test_the_same_page_gives_the_same_claims() -> None:
    """Reading has no memory."""
    assert extract(PAGE) == extract(PAGE)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read_and_every_claim_has_exact_evidence(text: str) -> None:
    """No input raises; no claim without words that stand in the file."""
    page = HEAD + text
    for claim in extract(page).claims:
        assert claim.evidence
        assert all(0 <= span.start <= span.end <= len(page) for span in claim.evidence)
