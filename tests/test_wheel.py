"""The wheel carries all that it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import PAGE

ROOT = Path(__file__).parents[1]


@pytest.mark.wheel
@pytest.mark.xdist_group("wheel")
def test_the_wheel_works_in_an_empty_environment_and_folder(tmp_path: Path) -> None:
    """Install it, and build, ask, export and draw from an empty folder."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheel = next((tmp_path / "dist").glob("*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"{wheel}[viz]"], check=True, capture_output=True)
    folder = tmp_path / "empty"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "example.md").write_text(PAGE, "utf-8")
    program = str(tmp_path / "env" / "bin" / "breachgraph")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("build")
    assert "Example Hack" in run("query", "incidents")
    assert "phishing" in run("vocab", "vector")
    run("export", "turtle", "-o", "out.ttl")
    run("view", "graph", "-o", "graph.html")
    assert "Example Hack" in (folder / "out.ttl").read_text("utf-8")
    assert "vis-network" in (folder / "graph.html").read_text("utf-8")
