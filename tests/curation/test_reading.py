"""What a curation file may hold, and what is said about one that is not as it must be."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from breachgraph.curation import parse_entries, schema_text

REST = "who: Jane Roe, when: 2024-05-01, why: checked"
CLAIM = f"subject: Example Hack, property: vector, value: phishing, quote: some words, {REST}"
GOOD = {
    "accept": f"- {{action: accept, {CLAIM}}}",
    "reject a suggestion": f"- {{action: reject, tier: suggested, {CLAIM}}}",
    "add": f"- {{action: add, kind: Person, line: 12, modality: suspected, page: a/index.md, {CLAIM}}}",
    "withdraw": f"- {{action: withdraw, on: 2024-03, {CLAIM}}}",
    "same": f"- {{action: same, names: [A, B], {REST}}}",
    "different": f"- {{action: different, names: [A, B], {REST}}}",
    "nothing": "# nothing yet\n",
}
BAD = {
    "no list": ("action: accept", 1, 1, "write a list"),
    "not YAML": ("- {action: [", 2, 1, "not YAML"),
    "an anchor": ("- &a {action: accept}", 1, 3, "without anchors"),
    "an alias": ("- &a x\n- *a", 1, 3, "without anchors"),
    "nesting": ("- [[[[[[]]]]]]", 1, 6, "nesting"),
    "a text for an entry": ("- accept", 1, 3, "an entry is a mapping"),
    "no action": (f"- {{{CLAIM}}}", 1, 3, "needs an action"),
    "an unknown action": (f"- {{action: approve, {CLAIM}}}", 1, 12, "'approve' is not known"),
    "a missing key": (f"-\n  action: same\n  {REST.replace(', ', chr(10) + '  ')}", 2, 3, "'same' needs names"),
    "a misspelt key": (f"- {{action: accept, quotes: x, {CLAIM}}}", 1, 28, "do you mean 'quote'?"),
    "a key twice": (f"- {{action: accept, who: x, {CLAIM}}}", 1, 105, "'who' stands twice"),
    "an empty reason": (f"- {{action: accept, {CLAIM.replace('checked', '')}}}", 1, 135, "'why' must be a text"),
    "a day that is none": (f"- {{action: accept, {CLAIM.replace('2024-05-01', '2024-02-30')}}}", 1, 118, "a day that exists"),
    "a month": (f"- {{action: accept, {CLAIM.replace('2024-05-01', '2024-05')}}}", 1, 118, "a day that exists"),
    "an unknown property": (f"- {{action: accept, {CLAIM.replace('vector', 'vectr')}}}", 1, 53, "do you mean 'vector'?"),
    "a kind that is no agent": (f"- {{action: add, kind: Event, {CLAIM}}}", 1, 23, "kind 'Event' is not known"),
    "one name": (f"- {{action: same, names: [A], {REST}}}", 1, 25, "two different names"),
    "line nought": (f"- {{action: add, line: 0, {CLAIM}}}", 1, 23, "whole number from 1"),
}  # fmt: skip


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_good_entry_is_read_and_is_good_by_the_schema(text: str) -> None:
    """The schema for editors and the program agree."""
    entries, problems = parse_entries(text, "claims.yaml")
    assert problems == []
    assert len(entries) == text.count("action")
    jsonschema.validate(read_texts(text), _schema_of_texts())


@pytest.mark.parametrize(("text", "line", "column", "words"), BAD.values(), ids=BAD)
def test_a_fault_is_told_with_its_place(text: str, line: int, column: int, words: str) -> None:
    """path:line:column: error curation-invalid, and what to do."""
    _, (problem,) = parse_entries(text, "claims.yaml")
    assert (problem.code, problem.severity, problem.path) == ("curation-invalid", "error", "claims.yaml")
    assert words in problem.message
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "name",
    ["no list", "a text for an entry", "no action", "an unknown action", "a missing key", "a misspelt key", "one name",
     "an empty reason", "a month", "a kind that is no agent", "line nought"],
)  # fmt: skip
def test_what_the_program_refuses_the_schema_refuses(name: str) -> None:
    """Wherever a schema can tell."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read_texts(BAD[name][0]), _schema_of_texts())


def test_one_bad_entry_does_not_hide_the_others() -> None:
    """Each entry stands for itself."""
    entries, problems = parse_entries(f"{GOOD['accept']}\n- {{action: nonsense}}\n{GOOD['same']}", "claims.yaml")
    assert [entry.action for entry in entries] == ["accept", "same"]
    assert [problem.line for problem in problems] == [2]


def test_what_would_explode_is_refused_before_it_is_built() -> None:
    """Ten thousand nested brackets and a giant file are problems, at once."""
    for text in ("- " + "[" * 10_000, "x" * 5_000_000):
        assert [problem.code for problem in parse_entries(text, "claims.yaml")[1]] == ["curation-invalid"]


def _schema_of_texts() -> dict[str, object]:
    """The schema, for YAML read without types: a line is a text of digits there."""
    schema: dict[str, object] = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(schema).replace('"type": "integer", "minimum": 1', '"type": "string", "pattern": "^[1-9]"')
    return dict(json.loads(text))


def read_texts(text: str) -> object:
    """YAML as texts, lists and mappings, without types."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds nothing but these
