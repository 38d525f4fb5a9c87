"""SHACL shapes compiled into SPARQL: one query a constraint, so that one list of rules serves two engines.

Source: W3C, Shapes Constraint Language (SHACL), 2017, sections 4 (core constraints) and 5 (SPARQL-based
constraints). Supported is what the ontology's shapes use: classes as targets; a predicate as path; `sh:minCount` 1,
`sh:maxCount` 0 or 1, `sh:class`, `sh:datatype`, `sh:nodeKind sh:IRI`, `sh:pattern`, `sh:hasValue`, `sh:minInclusive`,
`sh:lessThan`, `sh:lessThanOrEquals`, `sh:node`, `sh:or`, `sh:xone` of two, `sh:sparql`. Anything else raises, so that
no rule is silently left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import pyoxigraph

from breachgraph.errors import BreachgraphError
from breachgraph.lexicon.ontology import ontology_dir
from breachgraph.model.namespaces import RDF, RDFS, XSD

__all__ = ["ShapeError", "Test", "compile_shapes", "shapes_path"]

_SH = "http://www.w3.org/ns/shacl#"
_IS_A = f"<{RDF}type>/<{RDFS}subClassOf>*"
_CASTABLE = frozenset(XSD + name for name in ("date", "integer", "decimal", "dateTime", "boolean"))
_DESCRIPTIVE = frozenset(_SH + name for name in ("path", "severity", "message", "targetClass", "property", "sparql"))

_Node = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
_About = Mapping[str, Sequence[_Node]]


class ShapeError(BreachgraphError):
    """A shape uses what this compiler does not know; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One constraint as a query.

    Attributes:
        shape: IRI of the node shape it belongs to.
        path: IRI of the property it is about; empty where it is about the whole thing.
        message: What to tell the reader.
        sparql: SELECT query; each row is a violation, `?this` the thing, `?value` the value if one value is at fault.
    """

    __test__ = False  # the name does not make it a test of pytest

    shape: str
    path: str
    message: str
    sparql: str


def shapes_path() -> Path:
    """Return the file of the ontology's shapes."""
    return ontology_dir() / "shapes.ttl"


@cache
def compile_shapes(path: Path | None = None) -> tuple[Test, ...]:
    """Compile a file of shapes.

    Args:
        path: Turtle file; None for the ontology's own shapes.

    Returns:
        The tests, by shape and path.

    Raises:
        ShapeError: If a shape uses a part of SHACL that is not supported.
    """
    data = (path or shapes_path()).read_bytes()
    shapes = _Shapes(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))
    return tuple(sorted(shapes.tests(), key=lambda test: (test.shape, test.path, test.message, test.sparql)))


class _Shapes:
    def __init__(self, triples: Iterator[pyoxigraph.Quad]) -> None:
        self._about: dict[object, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            value = triple.object
            assert not isinstance(value, pyoxigraph.Triple)  # noqa: S101 - Turtle 1.1 has none
            self._about[triple.subject][triple.predicate.value].append(value)
        self._fresh = count()

    def tests(self) -> Iterator[Test]:
        for shape, about in list(self._about.items()):
            targets = about.get(_SH + "targetClass")
            if isinstance(shape, pyoxigraph.NamedNode) and targets:
                classes = " ".join(sorted(str(target) for target in targets))
                base = f"VALUES ?class {{ {classes} }} ?this {_IS_A} ?class ."
                yield from self._tests_of(shape.value, about, base)

    def _tests_of(self, shape: str, about: _About, base: str) -> Iterator[Test]:
        message = _one(about, "message")
        for name, values in about.items():
            if name in _DESCRIPTIVE or not name.startswith(_SH):
                continue
            for value in values:
                condition = self._condition(name, value, "?this")
                yield _make(shape, "", message, f"{base} FILTER(!({condition}))")
        for prop in about.get(_SH + "property", ()):
            yield from self._tests_of_property(shape, self._about[prop], base)
        for query in about.get(_SH + "sparql", ()):
            yield self._test_of_sparql(shape, self._about[query], base)

    def _tests_of_property(self, shape: str, about: _About, base: str) -> Iterator[Test]:
        path, message = _one(about, "path"), _one(about, "message")
        for name, values in about.items():
            if name in _DESCRIPTIVE or not name.startswith(_SH):
                continue
            for value in values:
                yield _make(shape, path, message, f"{base} {self._violation(name, value, path)}")

    def _violation(self, name: str, value: _Node, path: str) -> str:
        """A graph pattern that matches where a property breaks a constraint."""
        kind = name.removeprefix(_SH)
        number = value.value if isinstance(value, pyoxigraph.Literal) else ""
        if (kind, number) == ("minCount", "1"):
            return f"FILTER NOT EXISTS {{ ?this <{path}> ?any }}"
        if (kind, number) == ("maxCount", "0"):
            return f"FILTER EXISTS {{ ?this <{path}> ?any }}"
        if (kind, number) == ("maxCount", "1"):
            return f"FILTER EXISTS {{ ?this <{path}> ?one , ?two FILTER(!sameTerm(?one, ?two)) }}"
        if kind == "hasValue":
            return f"FILTER NOT EXISTS {{ ?this <{path}> {value} }}"
        if kind in {"lessThan", "lessThanOrEquals"}:
            sign = "<" if kind == "lessThan" else "<="
            return f"?this <{path}> ?value ; {value} ?other FILTER(!COALESCE(?value {sign} ?other, false))"
        return f"?this <{path}> ?value FILTER(!({self._condition(name, value, '?value')}))"

    def _condition(self, name: str, value: _Node, var: str) -> str:
        """An expression that is true where a term satisfies a constraint."""
        kind = name.removeprefix(_SH)
        if kind == "class":
            return f"EXISTS {{ {var} {_IS_A} {value} }}"
        if kind == "datatype" and isinstance(value, pyoxigraph.NamedNode):
            return _has_datatype(var, value)
        if kind == "nodeKind" and isinstance(value, pyoxigraph.NamedNode) and value.value == _SH + "IRI":
            return f"isIRI({var})"
        if kind == "pattern":
            return f"(!isBlank({var}) && REGEX(STR({var}), {value}))"
        if kind == "minInclusive":
            return f"COALESCE({var} >= {value}, false)"
        if kind == "node":
            return self._conforms(value, var)
        if kind == "or":
            return "(" + " || ".join(self._conforms(each, var) for each in self._list(value)) + ")"
        if kind == "xone":
            options = [self._conforms(each, var) for each in self._list(value)]
            if len(options) == 2:
                return f"(({options[0]}) != ({options[1]}))"
        raise ShapeError(f"{name} with the value {value} is not supported here")

    def _conforms(self, shape: _Node, var: str) -> str:
        """An expression that is true where a term conforms to a whole shape."""
        about = self._about[shape]
        parts: list[str] = []
        for name, values in about.items():
            if name == _SH + "property":
                parts.extend(self._property_conforms(self._about[each], var) for each in values)
            elif name.startswith(_SH) and name not in _DESCRIPTIVE:
                parts.extend(self._condition(name, each, var) for each in values)
        return "(" + " && ".join(parts or ["true"]) + ")"

    def _property_conforms(self, about: _About, var: str) -> str:
        path = _one(about, "path")
        parts = []
        for name, values in about.items():
            if name in _DESCRIPTIVE or not name.startswith(_SH):
                continue
            for value in values:
                kind = name.removeprefix(_SH)
                fresh = f"?v{next(self._fresh)}"
                if kind == "minCount":
                    parts.append(f"EXISTS {{ {var} <{path}> {fresh} }}")
                elif kind == "hasValue":
                    parts.append(f"EXISTS {{ {var} <{path}> {value} }}")
                else:
                    condition = self._condition(name, value, fresh)
                    parts.append(f"NOT EXISTS {{ {var} <{path}> {fresh} FILTER(!({condition})) }}")
        return "(" + " && ".join(parts) + ")"

    def _test_of_sparql(self, shape: str, about: _About, base: str) -> Test:
        select = _one(about, "select").replace("$this", "?this")
        head, _, body = select.partition("{")
        if "WHERE" not in head:
            raise ShapeError(f"a query of {shape} has no WHERE")
        return _make(shape, "", _one(about, "message"), f"{base} {body.rpartition('}')[0]}")

    def _list(self, node: _Node) -> Iterator[_Node]:
        while not (isinstance(node, pyoxigraph.NamedNode) and node.value == RDF + "nil"):
            yield self._about[node][RDF + "first"][0]
            node = self._about[node][RDF + "rest"][0]


def _make(shape: str, path: str, message: str, pattern: str) -> Test:
    value = "?value" if "?value" in pattern else ""
    sparql = f"SELECT DISTINCT ?this {value} WHERE {{ {pattern} }}"
    return Test(shape=shape, path=path, message=message, sparql=sparql)


def _one(about: _About, name: str) -> str:
    found = about.get(_SH + name, ())
    return found[0].value if found else ""


def _has_datatype(var: str, datatype: pyoxigraph.NamedNode) -> str:
    """A literal of a datatype, and one that can be read as such where SPARQL knows how."""
    typed = f"isLiteral({var}) && datatype({var}) = {datatype}"
    if datatype.value not in _CASTABLE:
        return f"({typed})"
    return f"({typed} && COALESCE(datatype({datatype}(STR({var}))) = {datatype}, false))"
