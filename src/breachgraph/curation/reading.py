"""Curation files: YAML lists of entries, read with the place of every value; `claims.schema.json` says the same."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any, cast, get_args

import yaml

from breachgraph.curation.entry import ACTIONS, Action, Entry
from breachgraph.lexicon.properties import load_properties
from breachgraph.model import Modality, Problem
from breachgraph.model.edtf import parse_edtf

__all__ = ["SCHEMA_IRI", "parse_entries", "schema_text"]

SCHEMA_IRI = "https://w3id.org/breachgraph/claims.schema.json"
"""Name of the JSON Schema of curation files, for editors."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 4
_MAX_CHARACTERS = 4_194_304
_COMMON = ("action", "who", "when", "why")
_CLAIM = ("subject", "property", "value", "quote")
_REQUIRED: dict[Action, tuple[str, ...]] = {
    action: (*_COMMON, *(("names",) if action in {"same", "different"} else _CLAIM)) for action in ACTIONS
}
_OPTIONAL: dict[Action, tuple[str, ...]] = {
    "accept": ("line", "page", "modality", "tier"),
    "reject": ("line", "page", "modality", "tier"),
    "add": ("line", "page", "modality", "kind"),
    "withdraw": ("line", "page", "modality", "on"),
    "same": (),
    "different": (),
}
_FIELD = {"property": "predicate"}
_KINDS = ("Organization", "Person", "ThreatActor")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINE = re.compile(r"[1-9]\d{0,8}")


class _InvalidError(ValueError):
    """Something in the file is not as it must be; `line` and `column` say where, counted from 1."""

    def __init__(self, message: str, mark: Any) -> None:
        super().__init__(message)
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1


def schema_text() -> str:
    """Return the JSON Schema of curation files, for editors that check YAML while it is written."""
    return (files("breachgraph.curation") / "claims.schema.json").read_text("utf-8")


def parse_entries(text: str, path: str) -> tuple[list[Entry], list[Problem]]:
    """Read the entries of a curation file.

    Args:
        text: YAML, a list of mappings; a file of comments only has no entries.
        path: What the file is called in problems.

    Returns:
        The entries that are as they must be, in file order, and a problem `curation-invalid` for each that is not.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        nodes = _compose(text)
    except _InvalidError as error:
        return [], [_problem(path, error)]
    for node in nodes:
        try:
            entries.append(_read(node, path))
        except _InvalidError as error:
            problems.append(_problem(path, error))
    return entries, problems


def _problem(path: str, error: _InvalidError) -> Problem:
    return Problem(
        path=path, line=error.line, column=error.column, code="curation-invalid", severity="error", message=str(error)
    )


def _compose(text: str) -> list[yaml.Node]:
    """Parse a file that is small and flat; what could explode is refused before it is built."""
    if len(text) > _MAX_CHARACTERS:
        raise _InvalidError(f"the file has {len(text):,} characters; at most {_MAX_CHARACTERS:,} are read", None)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH or isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _InvalidError("write entries plainly, without anchors, aliases or nesting", event.start_mark)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or str(error)
        raise _InvalidError(f"this is not YAML: {reason}", getattr(error, "problem_mark", None)) from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise _InvalidError("write a list of entries, each beginning with '- action: ...'", root.start_mark)
    return list(root.value)


def _read(node: yaml.Node, path: str) -> Entry:
    fields = _fields(node)
    action = cast("Action", _one_of(fields, "action", ACTIONS))
    allowed = (*_REQUIRED[action], *_OPTIONAL[action])
    for name, value in fields.items():
        if name not in allowed:
            close = difflib.get_close_matches(name, allowed, 1)
            hint = f"; do you mean {close[0]!r}?" if close else f"; known: {', '.join(allowed)}"
            raise _InvalidError(f"{action!r} has no {name!r}{hint}", value.start_mark)
    missing = [name for name in _REQUIRED[action] if name not in fields]
    if missing:
        raise _InvalidError(f"{action!r} needs {', '.join(missing)}", node.start_mark)
    texts = {name: _text(name, value) for name, value in fields.items() if name not in {"names", "line"}}
    names = _names(fields["names"]) if "names" in fields else ()
    _check_values(fields, texts)
    return Entry(
        path=path,
        line=node.start_mark.line + 1,
        column=node.start_mark.column + 1,
        action=action,
        place=_line(fields["line"]) if "line" in fields else 0,
        suggestion="tier" in texts,
        names=names,
        **cast("dict[str, Any]", {_FIELD.get(key, key): texts[key] for key in texts if key not in {"action", "tier"}}),
    )


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _InvalidError("an entry is a mapping that begins with 'action: ...'", node.start_mark)
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in fields:
            raise _InvalidError(f"{name!r} stands twice in one entry", key.start_mark)
        fields[name] = value
    if "action" not in fields:
        raise _InvalidError(f"an entry needs an action: {', '.join(ACTIONS)}", node.start_mark)
    return fields


def _text(name: str, node: yaml.Node) -> str:
    """The text of a scalar as it is written, so that dates and numbers stay what they are."""
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip() or node.tag.endswith(":null"):
        raise _InvalidError(f"{name!r} must be a text that is not empty", node.start_mark)
    return " ".join(str(node.value).split())


def _names(node: yaml.Node) -> tuple[str, str]:
    found = [_text("names", each) for each in node.value] if isinstance(node, yaml.SequenceNode) else []
    if len(found) != 2 or found[0] == found[1]:
        raise _InvalidError("'names' must be a list of two different names", node.start_mark)
    return found[0], found[1]


def _line(node: yaml.Node) -> int:
    text = _text("line", node)
    if not _LINE.fullmatch(text):
        raise _InvalidError("'line' must be a whole number from 1", node.start_mark)
    return int(text)


def _one_of(fields: dict[str, yaml.Node], name: str, known: tuple[str, ...]) -> str:
    value = _text(name, fields[name])
    if value not in known:
        raise _InvalidError(f"{name} {value!r} is not known; known: {', '.join(known)}", fields[name].start_mark)
    return value


def _check_values(fields: dict[str, yaml.Node], texts: dict[str, str]) -> None:
    for name, known in (("modality", get_args(Modality)), ("kind", _KINDS), ("tier", ("suggested",))):
        if name in fields:
            _one_of(fields, name, known)
    for name, message in _wrong_values(texts):
        raise _InvalidError(message, fields[name].start_mark)


def _wrong_values(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    try:
        day = date.fromisoformat(texts["when"]) if _DAY.fullmatch(texts["when"]) else None
    except ValueError:
        day = None
    if day is None:
        yield "when", f"'when' must be a day that exists, as YYYY-MM-DD, not {texts['when']!r}"
    if "property" in texts:
        texts["property"] = texts["property"].removeprefix("bg:")
        if texts["property"] not in load_properties():
            close = difflib.get_close_matches(texts["property"], load_properties(), 1)
            hint = f"; do you mean {close[0]!r}?" if close else ""
            yield "property", f"there is no property {texts['property']!r}{hint}"
    if "on" in texts:
        try:
            parse_edtf(texts["on"])
        except ValueError as error:
            yield "on", f"'on' must be an EDTF date: {error}"
