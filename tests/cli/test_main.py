"""The command as a process: what it imports, how it ends, and how other packages add to it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from breachgraph.cli.main import group

HEAVY = ("rdflib", "networkx", "pandas", "pyoxigraph", "rich", "yaml", "ahocorasick", "pyromark")
LIST_HEAVY = f"""
import sys
sys.argv = ["breachgraph", *sys.argv[1:]]
from breachgraph.cli import main
try:
    main()
except SystemExit as end:
    print("ended", end.code, [name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help is there at once, whatever the libraries weigh."""
    done = subprocess.run([sys.executable, "-c", LIST_HEAVY, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "ended 0 []"


def test_the_module_runs_as_the_command_does(tmp_path: Path) -> None:
    """`python -m breachgraph` has the same streams and exit statuses."""
    start = [sys.executable, "-m", "breachgraph"]
    wrong = subprocess.run([*start, "queri"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("Usage: breachgraph ")
    missing = subprocess.run([*start, "query", "incidents"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith("error: there is no dataset at build; run 'breachgraph build")


def test_a_reader_that_stops_early_ends_the_command_quietly(tmp_path: Path) -> None:
    """`breachgraph vocab vector --format json | head -1` prints no traceback."""
    command = [sys.executable, "-m", "breachgraph", "export", "nquads", "--data", str(tmp_path / "x.nt")]
    (tmp_path / "x.nt").write_text("".join(f"<urn:s{n}> <urn:p> <urn:o> .\n" for n in range(20_000)), "utf-8")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.fixture
def third_party() -> Iterator[None]:
    """Add a command as another package would, one that is interrupted."""

    @click.command("stop")
    def stop() -> None:
        """Stop at once."""
        raise KeyboardInterrupt

    group.add_command(stop)
    yield
    del group.commands["stop"]


def test_a_command_of_another_package_is_listed_and_runs(third_party: None) -> None:
    """It stands among the built-in ones; an interrupted command ends with 130, as shells expect."""
    assert re.search(r"  stop +Stop at once\.", CliRunner().invoke(group, ["--help"]).stdout)
    done = CliRunner().invoke(group, ["stop"])
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "interrupted\n")
