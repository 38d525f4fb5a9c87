"""`breachgraph validate` on datasets and on other people's files."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from breachgraph.cli.main import group

SOUND = Path(__file__).parents[1] / "validation" / "sound.ttl"


def test_a_sound_file_passes_both_ways() -> None:
    """Status 0 and one line on standard error."""
    for options in ([], ["--fast"]):
        done = CliRunner().invoke(group, ["validate", str(SOUND), *options])
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no faults\n")


def test_a_fault_is_told_with_thing_property_and_what_to_do(tmp_path: Path) -> None:
    """Status 1; the same as JSON."""
    broken = tmp_path / "broken.ttl"
    broken.write_text(SOUND.read_text("utf-8").replace('bg:attributedCountry "XX"', 'bg:attributedCountry "Russia"'))
    done = CliRunner().invoke(group, ["validate", str(broken), "--fast", "-q"])
    told = '<https://example.org/group> bg:attributedCountry "Russia"'.replace("<", "").replace(">", "")
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout == f"{told}: bg:attributedCountry is an ISO 3166-1 alpha-2 code such as RU.\n"
    rows = json.loads(CliRunner().invoke(group, ["validate", str(broken), "--fast", "--format", "json"]).stdout)
    assert [(row["thing"], row["value"]) for row in rows] == [("https://example.org/group", '"Russia"')]
