"""Entries are added to a file without touching what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachgraph.curation import append_entry, parse_entries
from breachgraph.curation.writing import format_entry
from breachgraph.errors import DatasetError

ENTRY = {"action": "same", "names": ["A: b", "#c"], "who": "Jane", "when": "2024-05-01", "why": "because: so"}


def test_a_new_file_names_its_schema(tmp_path: Path) -> None:
    """So that editors check it."""
    append_entry(tmp_path / "claims.yaml", ENTRY)
    text = (tmp_path / "claims.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=https://w3id.org/breachgraph/claims.schema.json\n")
    (entry,), problems = parse_entries(text, "claims.yaml")
    assert (entry.names, entry.why, problems) == (("A: b", "#c"), "because: so", [])


@pytest.mark.parametrize("text", ["# mine\n", "  - {0}", "- {0} # mine", "---\n- {0}\r\n"])
def test_what_stands_there_stays(tmp_path: Path, text: str) -> None:
    """Comments, indentation, line ends, and a last line that is not ended."""
    path = tmp_path / "claims.yaml"
    before = text.replace("{0}", "{action: different, names: [X, Y], who: J, when: 2024-01-01, why: z}").encode()
    path.write_bytes(before)
    append_entry(path, ENTRY)
    append_entry(path, ENTRY | {"why": "again"})
    assert path.read_bytes().startswith(before)
    entries, problems = parse_entries(path.read_text("utf-8"), "claims.yaml")
    assert problems == []
    assert [entry.why for entry in entries[-2:]] == ["because: so", "again"]


@pytest.mark.parametrize("text", ["- {action: nonsense}\n", "[]\n", "- x: [\n", "a: b\n"])
def test_a_file_that_cannot_be_added_to_is_left_alone(tmp_path: Path, text: str) -> None:
    """And the message says why."""
    path = tmp_path / "claims.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DatasetError, match=r"claims\.yaml"):
        append_entry(path, ENTRY)
    assert path.read_text("utf-8") == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip())))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    """Quotes, colons, hashes, control characters, words that YAML takes for something else."""
    entries, problems = parse_entries(format_entry(ENTRY | {"why": text}), "claims.yaml")
    assert problems == []
    assert entries[0].why == " ".join(text.split())
