"""Numbers that compete stand as claims that contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.api import build

QUERY = """
SELECT ?one ?other WHERE {
  ?a bg:contradicts ?b ; bg:evidence/oa:exact ?one . ?b bg:contradicts ?a ; bg:evidence/oa:exact ?other
} ORDER BY ?one ?other
"""


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "The first post spoke of 25 organizations. The board counted 22 enterprise organizations.",
            [("22 enterprise organizations", "25 organizations"), ("25 organizations", "22 enterprise organizations")],
        ),
        ("It hit 25 organizations and 503 accounts.", []),
        ("It lost 77,000 account numbers and 120,000 passport numbers.", []),
        ("It hit 106 million people, 100 million of them in Utopia.", []),
        ("The first man got 24 months in prison, and the second 30 months.", []),
        ("It paid $200,000 and then $529,000.", []),
        ("It hit 57 million users, and once more 57 million users.", []),
        ("It hit 57 million users, among them 3 users in Utopia.", []),
    ],
)
def test_counts_of_one_thing_that_differ_contradict_each_other(
    text: str, pairs: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Both ways, with both places; both stay."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.md").write_text(f"---\ntitle: A breach\nvictim: Example Corp\n---\n{text}\n", "utf-8")
    dataset = build([tmp_path / "a"])
    assert [tuple(row) for row in dataset.query(QUERY).rows] == pairs
    assert dataset.validate() == []
