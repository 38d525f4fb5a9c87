"""Writing files whole: what was there stays until the new one is complete."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from breachgraph.errors import DatasetError

__all__ = ["write_whole"]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it.

    Args:
        path: The file; its folder is made if it is not there.
        data: The whole content.

    Raises:
        DatasetError: If it cannot be written; an earlier file stays as it was, and nothing is left beside it.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise DatasetError(f"{path} cannot be written: {error.strerror or error}", path=str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
