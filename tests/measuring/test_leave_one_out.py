"""Reading a page as if nobody had read it before."""

from __future__ import annotations

from pathlib import Path

from breachgraph.api import build
from breachgraph.model.namespaces import SKOS
from breachgraph.sources.markdown import parse_markdown
from measuring.entries import find_support, hand_made_entries, only_supported_by
from measuring.facts import read_facts
from measuring.leave_one_out import group_of, read_leaving_one_out

ALONE = """---
victim: "Examplary Shop"
---

Attackers exfiltrated data from Amazon S3 and from Amazon Kendra.
"""
TOGETHER = """---
victim: "Another Shop"
---

Attackers exfiltrated data from Amazon S3.
"""


def write(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.md").write_text(text, "utf-8")
    return folder


def test_what_one_page_alone_names_is_not_known_there(tmp_path: Path) -> None:
    """The service that two pages name is found without the page, that of one is not; with whole lists both are."""
    pages = write(tmp_path / "pages", alone=ALONE, together=TOGETHER)
    whole = read_facts(build([pages]))["alone"].notations["service"]
    left_out = read_leaving_one_out(pages, [])
    found = read_facts(left_out.dataset)
    assert whole == {"aws-s3", "aws-kendra"}
    assert found["alone"].notations["service"] == {"aws-s3"}
    assert found["together"].notations["service"] == {"aws-s3"}
    assert left_out.dropped["pages/alone/index.md"] > 0


def test_pages_on_one_incident_are_held_out_together() -> None:
    """A folder's name that begins another's, before a hyphen, is on the same incident."""
    assert group_of(["Uber", "uber-2016", "ubertooth", "capital-one", "one"]) == {
        "Uber": "uber",
        "uber-2016": "uber",
        "ubertooth": "ubertooth",
        "capital-one": "capital-one",
        "one": "one",
    }


def test_a_thing_known_elsewhere_keeps_its_preferred_name() -> None:
    """Only the alias that stands on one page goes."""
    support = find_support(
        {
            "a": [parse_markdown("Amazon Simple Storage Service was open.", "a.md")],
            "b": [parse_markdown("In Amazon S3.", "b.md")],
        }
    )
    things, entries = only_supported_by("b", support)
    assert not any(thing.endswith("/aws-s3") for thing in things)
    assert not any(entry.text == "Amazon S3" and entry.predicate == SKOS + "prefLabel" for entry in entries)
    _, others = only_supported_by("a", support)
    assert any(entry.text == "Amazon Simple Storage Service" for entry in others)


def test_cues_and_phrases_are_entries_and_public_lists_are_not() -> None:
    """What a script made from a public list was learnt from no page."""
    kinds = {entry.kind for entry in hand_made_entries()}
    assert kinds == {"cue", "phrase", "name", "domain", "given name"}
    assert not any(entry.text == "1937CN" for entry in hand_made_entries())
