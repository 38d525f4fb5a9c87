"""Theories that were taken back, with the days on which they were put forward and given up."""

from __future__ import annotations

import pytest

from breachgraph import extract
from breachgraph.model.namespaces import bg, bgv

TIMELINE = """
## Timeline

| Date | Event |
| --- | --- |
| March 3, 2021 | Example Corp [publishes](https://example.com/post) its findings. |
| May 5, 2021 | Example Corp quietly [edits](https://example.com/post) the post. |
"""


def withdrawn(body: str) -> list[tuple[str | None, str | None, str | None]]:
    page = extract(f"---\ntitle: A breach\nvictim: Example Corp\n---\n{body}", "p/index.md")
    found = [claim for claim in page.claims if claim.status == "withdrawn"]
    assert all(claim.modality == "hypothesis" and claim.predicate == bg("vector") for claim in found)
    return [
        (claim.asserted_by and claim.asserted_by.rpartition("/")[2], claim.asserted_on, claim.withdrawn_on)
        for claim in found
    ]


@pytest.mark.parametrize(
    ("body", "days"),
    [
        (
            "On March 3, 2021 Example Corp offered an explanation: phishing. On May 5, 2021 it was retracted.",
            ("example", "2021-03-03", "2021-05-05"),
        ),
        (
            "At first Example Corp believed that phishing was used. The explanation did not hold. On May 5, 2021 the firm corrected it.",
            ("example", None, "2021-05-05"),
        ),
        (
            "[At first](https://example.com/post) Example Corp believed that phishing was used. However, it has found no phishing, and that was wrong."
            + TIMELINE,
            ("example", "2021-03-03", "2021-05-05"),
        ),
    ],
)
def test_the_days_are_those_of_the_sentences_or_of_the_linked_post(body: str, days: tuple[str, ...]) -> None:
    """A row that publishes a post dates it, and one that changes it ends what it said."""
    assert withdrawn(body) == [days]


def test_a_withdrawn_theory_is_no_fact() -> None:
    """It stays a claim, with the words of both."""
    page = extract(
        "---\ntitle: A breach\nvictim: Example Corp\n---\n"
        "At first Example Corp believed that phishing was used. That was wrong.",
        "p/index.md",
    )
    claims = [claim for claim in page.claims if claim.object == bgv("vector", "phishing")]
    assert {claim.status for claim in claims if claim.modality == "hypothesis"} == {"withdrawn"}


def test_a_row_that_changes_a_post_makes_a_revision() -> None:
    """The source bears both days."""
    page = extract(f"---\ntitle: A breach\n---\nWords.\n{TIMELINE}", "p/index.md")
    dates = {claim.predicate: claim.object.value for claim in page.claims if claim.rule.startswith("revisions@")}  # type: ignore[union-attr]
    assert dates == {bg("publishedOn"): "2021-03-03", bg("revisedOn"): "2021-05-05"}
