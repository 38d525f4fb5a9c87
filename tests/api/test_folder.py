"""Replacing the folder of a dataset."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from breachgraph.api.folder import check_target, replace_folder
from breachgraph.api.manifest import FILE_NAME
from breachgraph.errors import DatasetError

MANIFEST = '{"version": "0", "ontology": "", "sources": [], "problems": []}'


def make_dataset(folder: Path, mark: str) -> Path:
    (folder / "store").mkdir(parents=True)
    (folder / FILE_NAME).write_text(MANIFEST)
    (folder / "store" / "mark").write_text(mark)
    return folder


def fill(folder: Path, mark: str) -> None:
    with replace_folder(folder) as new:
        make_dataset(new, mark)


def read_mark(folder: Path) -> str:
    return (folder / "store" / "mark").read_text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def ended() -> int:
    """Return the number of a process that has ended."""
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    return int(done.stdout)


@pytest.mark.parametrize(
    "content",
    [
        {"thesis.txt": "years of work"},
        {"manifest.json": '{"name": "a web application"}', "index.html": "x"},
        {"manifest.json": '{"name": "a web application"}'},
        {"manifest.json": MANIFEST, "store": "x", "mine.ttl": "an export of the user's"},
        {"manifest.json": "[]"},
        {"manifest.json": MANIFEST[:-9]},
        {"store": "x"},
    ],
    ids=["other", "web", "web-only", "own-export", "list", "cut-off", "no-manifest"],
)
def test_a_folder_with_anything_but_a_dataset_is_refused(content: dict[str, str], tmp_path: Path) -> None:
    """Nobody's files are removed, whatever they are called, before or after the block."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in content.items():
        (folder / name).write_text(text)
    with pytest.raises(DatasetError, match="other things"):
        check_target(folder)
    with pytest.raises(DatasetError, match="other things"):
        fill(folder, "new")
    assert {path.name: path.read_text() for path in folder.iterdir()} == content
    assert names(tmp_path) == ["mine"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """It is named in the message."""
    (tmp_path / "x").write_text("x")
    with pytest.raises(DatasetError, match="is a file"):
        check_target(tmp_path / "x")


def test_missing_and_empty_folders_and_datasets_are_replaced(tmp_path: Path) -> None:
    """Names with the signs of patterns are names."""
    for name in ("new", "deep/er", "a[1]*"):
        for mark in ("one", "two"):
            fill(tmp_path / name, mark)
            assert read_mark(tmp_path / name) == mark
    (tmp_path / "empty").mkdir()
    fill(tmp_path / "empty", "one")
    assert names(tmp_path) == ["a[1]*", "deep", "empty", "new"]


@pytest.mark.parametrize("failing", [KeyboardInterrupt, OSError], ids=["interrupted", "failed"])
@pytest.mark.parametrize("step", [1, 2], ids=["old-away", "new-in-place"])
def test_a_swap_that_stops_halfway_puts_the_old_folder_back(
    failing: type[BaseException], step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the first or the second of two renames fails."""
    make_dataset(tmp_path / "out", "old")
    rename, calls = Path.replace, []

    def stop(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == step:
            raise failing
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(DatasetError if failing is OSError else failing):
        fill(tmp_path / "out", "new")
    assert (names(tmp_path), read_mark(tmp_path / "out")) == (["out"], "old")


def test_what_a_killed_build_left_is_cleaned_and_its_old_folder_restored(tmp_path: Path, ended: int) -> None:
    """The earlier dataset comes back if it was moved away, and stays if the next build fails."""
    make_dataset(tmp_path / f".breachgraph-building-out-{ended}-abcdefgh", "half")
    make_dataset(tmp_path / f".breachgraph-building-out-{ended}-abcdefgh-old", "old")
    with pytest.raises(ZeroDivisionError), replace_folder(tmp_path / "out"):
        raise ZeroDivisionError
    assert (names(tmp_path), read_mark(tmp_path / "out")) == (["out"], "old")


def test_leftovers_of_other_targets_and_of_running_builds_stay(tmp_path: Path, ended: int) -> None:
    """`out` is not `out-2`, and two builds of one target do not remove each other's work."""
    stay = [
        f".breachgraph-building-out-2-{ended}-abcdefgh-old",
        f".breachgraph-building-out-2-{ended}-abcdefgh",
        f".breachgraph-building-out-{os.getpid()}-abcdefgh",
        f".breachgraph-building-out-{os.getppid()}-abcdefgh-old",
    ]
    for name in stay:
        make_dataset(tmp_path / name, name)
    fill(tmp_path / "out", "new")
    assert names(tmp_path) == sorted([*stay, "out"])
    assert read_mark(tmp_path / "out") == "new"


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """What it points to is replaced."""
    make_dataset(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    fill(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (names(tmp_path), read_mark(tmp_path / "real")) == (["link", "real"], "new")
