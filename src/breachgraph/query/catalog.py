"""Named queries: `.rq` files whose header says what they ask, what they take, and what they give.

A header is comment lines of these forms; `param` and `column` may repeat, and a parameter without default is needed:

```
# title: Weaknesses that recur
# question: Which weaknesses stand in several incidents?
# param: minimum integer 3 In how many incidents at least
# column: weakness Label of the weakness
# unknown: How an empty or unknown value reads.
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

from breachgraph.errors import BreachgraphError, QueryError, UnknownNameError

__all__ = ["Param", "Query", "find_query", "load_queries", "parse_query"]

_TYPES = ("text", "integer", "decimal", "date", "iri", "boolean")
_HEADER = re.compile(r"^#\s*(title|question|param|column|unknown):\s*(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A parameter of a named query.

    Attributes:
        name: Name of the SPARQL variable, without `?`.
        type: `text`, `integer`, `decimal`, `date` (ISO 8601), `iri` (or prefixed name) or `boolean`.
        default: Value if none is given; None makes the parameter necessary.
        description: What it means.
    """

    name: str
    type: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A named query.

    Attributes:
        name: Its name: the file's, without `.rq`.
        title: A few words.
        question: The question that it answers.
        params: What it takes.
        columns: Names and meanings of what it gives.
        unknown: How an empty or unknown value reads.
        text: The SPARQL.
    """

    name: str
    title: str
    question: str
    params: tuple[Param, ...]
    columns: tuple[tuple[str, str], ...]
    unknown: str
    text: str


@cache
def load_queries() -> Mapping[str, Query]:
    """Return the named queries by name: the package's, and those in folders that other packages register.

    Another package registers a folder of `.rq` files as an entry point of the group `breachgraph.queries`, whose
    value is the package that holds them.

    Raises:
        BreachgraphError: If two queries have one name.
        QueryError: If a header is malformed.
    """
    folders = [Path(str(files("breachgraph.query"))) / "queries"]
    folders += [Path(str(files(entry.value))) for entry in entry_points(group="breachgraph.queries")]
    found: dict[str, Query] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")):
            if path.stem in found:
                raise BreachgraphError(f"two queries are named {path.stem!r}; the second is {path}")
            found[path.stem] = parse_query(path.stem, path.read_text("utf-8"))
    return dict(sorted(found.items()))


def find_query(name: str) -> Query:
    """Return a named query.

    Raises:
        UnknownNameError: If there is none; the message names the nearest.
    """
    queries = load_queries()
    if name in queries:
        return queries[name]
    error = UnknownNameError("query", name, queries)
    near = difflib.get_close_matches(name, queries, n=1)
    if near:
        error.args = (f"there is no query named {name!r}; did you mean {near[0]!r}?",)
    raise error


def parse_query(name: str, text: str) -> Query:
    """Read the header of a query.

    Raises:
        QueryError: If a parameter line is malformed.
    """
    fields: dict[str, list[str]] = {key: [] for key in ("title", "question", "param", "column", "unknown")}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is not None:
            fields[match[1]].append(match[2].strip())
    columns = tuple((head, rest) for head, _, rest in (column.partition(" ") for column in fields["column"]))
    return Query(
        name=name,
        title=" ".join(fields["title"]) or name,
        question=" ".join(fields["question"]),
        params=tuple(_read_param(name, line) for line in fields["param"]),
        columns=columns,
        unknown=" ".join(fields["unknown"]),
        text=text,
    )


def _read_param(query: str, line: str) -> Param:
    parts = line.split(None, 2)
    if len(parts) < 3 or parts[1] not in _TYPES:
        raise QueryError(
            f"query {query}: '# param: {line}' should be: name type [default] description; types: {', '.join(_TYPES)}"
        )
    name, kind, rest = parts
    default: str | None = None
    quoted = re.match(r'"([^"]*)"\s+', rest)
    plain = re.match(r"(-?\d[\d.-]*|true|false)\s+", rest) if kind not in {"text", "iri"} else None
    given = quoted or plain
    if given is not None:
        default, rest = given[1], rest[given.end() :]
    return Param(name=name, type=kind, default=default, description=rest.strip())
