"""The commands of the documentation run, and its pages name what is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "howto").glob("*.md")),
    *sorted((ROOT / "docs" / "explanation").glob("*.md")),
]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
WITH_COMMANDS = [path for path in PAGES if BLOCK.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: path.name)
def test_every_command_of_a_page_runs_in_a_fresh_folder(path: Path, tmp_path: Path) -> None:
    """A reader who types them in order gets no error."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    script = "set -eu\nbreachgraph build content --out build --quiet\n" + "\n".join(
        BLOCK.findall(path.read_text("utf-8"))
    )
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_code_of_a_problem_is_explained() -> None:
    """The reference that is made lists each code once, and no module reports a code that is not declared."""
    from breachgraph.model.problem_codes import PROBLEM_CODES

    sys.path.insert(0, str(ROOT / "docs"))
    from make_reference import write_reference

    with tempfile.TemporaryDirectory() as folder:
        write_reference(Path(folder))
        page = (Path(folder) / "problems.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(PROBLEM_CODES)
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    reported = re.findall(
        r'(?:report\(|FrontMatterError\(|code(?:: str = |=)|_problem\([^"\n]*?, |\.problem\()\s*"([a-z]+(?:-[a-z]+)*)"',
        source,
    )
    assert "link-broken" in reported
    assert set(reported) - {"error"} <= set(PROBLEM_CODES)


def test_the_readme_shows_a_picture_that_is_there() -> None:
    """No broken image."""
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).is_file()
