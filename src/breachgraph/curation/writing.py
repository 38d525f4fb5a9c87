"""Adding an entry to a curation file: what stands there, comments included, stays to the byte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from breachgraph.curation.reading import SCHEMA_IRI, parse_entries
from breachgraph.errors import DatasetError
from breachgraph.files import write_whole

__all__ = ["append_entry", "format_entry"]

_HEADER = f"""# yaml-language-server: $schema={SCHEMA_IRI}
# What people decided about the claims of this folder's pages. The documentation says how an entry is written.
"""
_PLAIN = re.compile(r"[A-Za-z0-9][\w./@() -]*[\w)]|[A-Za-z]")
_ODD = re.compile(r"[^\x09\x0a\x0d\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_RESERVED = frozenset("true false yes no on off null y n".split())


def format_entry(fields: Mapping[str, object], indent: str = "") -> str:
    """Return an entry as YAML text.

    Args:
        fields: Texts, whole numbers and lists of texts, in the order in which they are to stand.
        indent: White space before the hyphen.
    """
    lines = [f"{name}: {_scalar(value)}" for name, value in fields.items()]
    return "".join(f"{indent}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def append_entry(path: Path, fields: Mapping[str, object]) -> None:
    """Add an entry at the end of a curation file, or begin the file.

    Args:
        path: The file; it is replaced at once, or not at all.
        fields: The entry, as the file's schema has it.

    Raises:
        DatasetError: If the file is not as it must be, or cannot be written; it is as it was then.
    """
    text = _read(path)
    before, problems = parse_entries(text, str(path))
    if problems:
        raise DatasetError(f"{path} must be mended first:\n" + "\n".join(map(str, problems)), path=str(path))
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    indent = " " * root.start_mark.column if root is not None else ""
    joint = "" if not text or text.endswith("\n") else "\n"
    changed = (text or _HEADER) + joint + ("\n" if text else "") + format_entry(fields, indent)
    after, problems = parse_entries(changed, str(path))
    if problems or after[:-1] != before:
        reason = "\n".join(map(str, problems)) or "write its entries as lines that begin with '- action: ...'"
        raise DatasetError(f"nothing can be added at the end of {path}: {reason}", path=str(path))
    write_whole(path, changed.encode("utf-8"))


def _read(path: Path) -> str:
    try:
        # newlines are kept as they are, since what stands in the file is not ours to change
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read: {error}", path=str(path)) from error


def _scalar(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_scalar(str(each)) for each in value)}]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.isascii() and text.casefold() not in _RESERVED and ": " not in text:
        return text
    return _ODD.sub(lambda match: f"\\U{ord(match[0]):08x}", json.dumps(text, ensure_ascii=False))
