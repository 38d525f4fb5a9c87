"""The folder of a dataset: what may be replaced, and replacing it at once."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from breachgraph.api.manifest import FILE_NAME, is_manifest
from breachgraph.api.pages import PAGES_NAME, is_page_folder
from breachgraph.errors import DatasetError

__all__ = ["STORE_NAME", "check_target", "replace_folder"]

STORE_NAME = "store"

_TEMPORARY = ".breachgraph-building-"
_OLD = "-old"
_NOT_OURS_BUT_HARMLESS = frozenset({".DS_Store"})


def check_target(target: Path) -> None:
    """Refuse to replace what is not, as a whole, a dataset that `build` wrote.

    Args:
        target: Where a dataset is to be; it need not be there yet.

    Raises:
        DatasetError: If it is a file, or a folder with anything in it but a dataset.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise DatasetError(f"{target} is a file, not a folder for a dataset", path=str(target))
    names = {path.name for path in target.iterdir()} - _NOT_OURS_BUT_HARMLESS
    ours = {FILE_NAME, STORE_NAME, *([PAGES_NAME] if is_page_folder(target / PAGES_NAME) else [])}
    foreign = sorted(names - ours)
    if not names or (not foreign and is_manifest(target / FILE_NAME)):
        return
    shown = ", ".join(foreign[:3]) or "no manifest of a dataset"
    message = f"{target} is a folder with other things in it ({shown}); move them, or name an empty or new folder"
    raise DatasetError(message, path=str(target))


@contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """Give a new folder to fill, which takes the place of another once it is filled.

    Args:
        target: The folder to replace, or to make; a symbolic link stays, and what it points to is replaced.

    Yields:
        An empty folder beside `target`. When the block ends, it is `target`; if the block fails or is interrupted,
        it is removed, and `target` is as it was.

    Raises:
        DatasetError: If something cannot be written, or `target` may not be replaced.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clean_leftovers(target)
        prefix = f"{_TEMPORARY}{target.name}-{os.getpid()}-"
        temporary = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        try:
            yield temporary
            check_target(target)
            _swap(temporary, target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    except OSError as error:
        raise DatasetError(f"{target} cannot be written: {error.strerror or error}", path=str(target)) from error


def _swap(temporary: Path, target: Path) -> None:
    """Put the new folder in the place of the old one; if that fails or is interrupted, the old one is put back."""
    temporary.chmod(0o755)
    if not target.exists():
        temporary.replace(target)
        return
    old = temporary.with_name(temporary.name + _OLD)
    try:
        target.replace(old)
        temporary.replace(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _clean_leftovers(target: Path) -> None:
    """Remove what a build that was killed left beside the target; what builds that still run need stays."""
    ours = re.compile(rf"{re.escape(_TEMPORARY + target.name)}-(?P<process>\d+)-[a-z0-9_]{{8}}(?P<old>{_OLD})?")
    for path in sorted(target.parent.iterdir()):
        match = ours.fullmatch(path.name)
        if match is None or _is_running(int(match["process"])):
            continue
        if match["old"] and not target.exists():
            path.replace(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    """Tell whether a process of this machine runs; where signal 0 is no question (Windows), none is said to."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
