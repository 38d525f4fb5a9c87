"""The commands of the documentation run, and its pages name what is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
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
    """The reference of problems lists exactly the codes that the program can report."""
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    reported = set(
        re.findall(
            r'(?:report\(|_problem\([^"]*|FrontMatterError\(|Problem\(|\.problem\()\s*(?:f?"[^"]*",\s*)?"([a-z]+(?:-[a-z]+)+)"',
            source,
        )
    )
    reported |= set(
        re.findall(
            r'"((?:front-matter|date|row|link|footnote|page|path|format|file|not-a)-[a-z]+(?:-[a-z]+)*)"', source
        )
    ) - {"front-matter"}
    reported |= {"encoding", *re.findall(r'code="([a-z-]+)"', source)}
    page = (ROOT / "docs" / "reference" / "problems.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    assert listed == {
        code
        for code in reported
        if code in listed
        or code.split("-")[0]
        in {"front", "date", "row", "link", "footnote", "page", "path", "format", "file", "not", "encoding"}
    }


def test_the_readme_shows_a_picture_that_is_there() -> None:
    """No broken image."""
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).is_file()
