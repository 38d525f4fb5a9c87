"""Running queries: forms, parameters as terms, refusals, and messages that let a query be repaired."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph
import pytest

from breachgraph.api import Dataset
from breachgraph.errors import BreachgraphError, QueryError, UnknownNameError
from breachgraph.query import run_query
from breachgraph.query.catalog import parse_query
from breachgraph.query.runner import bind_params, expand

HOSTILE = [
    '"> ; DROP ALL',
    'x" } } ; DROP ALL #',
    "a'b\\",
    'line\nbreak"\r\n',
    "?incident",
    "$about",
    '""") || true || STR("""',
    "#",
    "\\u0022",
    "é\u2028\U0001f600\0",
]


def test_each_form_of_query_is_answered(incidents: Dataset) -> None:
    """SELECT gives rows, ASK a boolean, CONSTRUCT and DESCRIBE sorted triples without repetition."""
    assert incidents.query("SELECT ?l WHERE { incident:beta skos:prefLabel ?l }").rows == [("Beta",)]
    assert incidents.query("ASK { incident:beta bg:victim ?v }").boolean is False
    made = incidents.query("CONSTRUCT { ?i a bg:Incident } WHERE { ?i a bg:Incident }")
    assert [row[0] for row in made.rows] == [expand(f"incident:{name}") for name in ("alpha", "beta", "gamma")]
    described = incidents.query("DESCRIBE agent:example")
    assert len(described) == len({str(triple) for triple in described.triples or ()}) == 3


def test_a_file_is_a_query(incidents: Dataset, tmp_path: Path) -> None:
    """Its header counts, so that it takes parameters."""
    path = tmp_path / "mine.rq"
    path.write_text("# param: name text Name\nASK { ?s skos:prefLabel ?l FILTER(STR(?l) = ?name) }", "utf-8")
    assert incidents.query(str(path), name="Beta").boolean is True
    assert incidents.query(str(path), name="Nobody").boolean is False


def test_an_unreadable_file_is_named(incidents: Dataset, tmp_path: Path) -> None:
    """A missing file and one in another encoding are told apart."""
    with pytest.raises(QueryError, match=r"absent\.rq cannot be read: No such file"):
        incidents.query(str(tmp_path / "absent.rq"))
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9\nASK {}")
    with pytest.raises(QueryError, match=r"latin\.rq is not UTF-8: .* at byte 5"):
        incidents.query(str(tmp_path / "latin.rq"))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_only_a_value(incidents: Dataset, value: str) -> None:
    """It finds nothing, since nothing has that name, and changes nothing."""
    before = len(incidents)
    assert incidents.query("timeline", about=value).rows == []
    assert incidents.query("evidence", incident=value, property="bg:victim").rows == []
    assert len(incidents) == before


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_found_where_it_is_meant(value: str) -> None:
    """A thing whose very name is hostile is found by it: the value arrives whole."""
    name = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    quad = pyoxigraph.Quad(pyoxigraph.NamedNode("urn:x"), name, pyoxigraph.Literal(value))
    from breachgraph.store import LocalStore

    text = "SELECT ?s WHERE { ?s skos:prefLabel ?l FILTER(STR(?l) = ?name) }"
    query = parse_query("q", f"# param: name text Name\n{text}")
    answer = LocalStore.of([quad]).query(query.text, bindings=bind_params(query, {"name": value}))
    assert [str(row["s"]) for row in answer] == ["<urn:x>"]  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["bg:victim> } DROP", '<http://x/"y>', "bg:a b", "http://x/{}", "plain", "zz:x", ""])
def test_a_hostile_iri_is_refused(incidents: Dataset, value: str) -> None:
    """What is no IRI never reaches the query."""
    with pytest.raises(QueryError):
        incidents.query("evidence", incident="Alpha", property=value)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"minimun": 2}, r"query recurring-weaknesses has no parameter 'minimun'; it takes: minimum \(integer\)"),
        (
            {"minimum": "many"},
            "parameter minimum should be of type integer, not 'many': In how many incidents at least",
        ),
        ({"minimum": True}, "parameter minimum should be of type integer, not True"),
        ({"minimum": "2.5"}, "parameter minimum should be of type integer, not '2.5'"),
    ],
)
def test_a_wrong_parameter_is_answered_with_what_is_expected(
    incidents: Dataset, params: dict[str, object], message: str
) -> None:
    """Unknown names and wrong types say which parameters there are, of which type, meaning what."""
    with pytest.raises(QueryError, match=message):
        incidents.query("recurring-weaknesses", **params)


def test_a_missing_parameter_is_named(incidents: Dataset) -> None:
    """With its type and meaning."""
    with pytest.raises(
        QueryError, match=r"query evidence needs the parameter property \(iri\): Property, such as bg:vec"
    ):
        incidents.query("evidence", incident="Alpha")


def test_a_query_without_parameters_says_so(incidents: Dataset) -> None:
    """The list of what it takes is "none", not empty."""
    with pytest.raises(QueryError, match="query incidents has no parameter 'x'; it takes: none"):
        incidents.query("incidents", x=1)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("integer", " 7 ", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "1.50", '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("decimal", "1e3", '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("date", date(2024, 2, 29), '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("boolean", True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("boolean", "False", '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("iri", "bgv:vector-phishing", "<https://w3id.org/breachgraph/vocab#vector-phishing>"),
        ("iri", "<urn:x:y>", "<urn:x:y>"),
        ("text", " a ", '" a "'),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: object, term: str) -> None:
    """Text from the command line and Python values give the same term."""
    query = parse_query("q", f"# param: x {kind} What\nASK {{}}")
    assert str(bind_params(query, {"x": value})["x"]) == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("decimal", "NaN"),
        ("decimal", "Infinity"),
        ("decimal", "1e999999999"),
        ("date", "2024-02-30"),
        ("date", "2024-02"),
        ("boolean", "yes"),
        ("integer", "9" * 5000),
        ("text", "\udcff"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, value: str) -> None:
    """Also one that would be a term, but an absurd one."""
    query = parse_query("q", f"# param: x {kind} What\nASK {{}}")
    with pytest.raises(QueryError, match=f"parameter x should be of type {kind}"):
        bind_params(query, {"x": value})


CALL = "SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {CALL} }}",
        f"SELECT * {{ {CALL.lower()} }}",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICE#why\n<http://127.0.0.1:9/x>#not\n{ ?s ?p ?o } }",
        f"SELECT * {{ ?s ?p true{CALL} }}",
        f"SELECT * {{ ?s ?p ?x.{CALL} }}",
        f"SELECT * {{ BIND(1 AS ?a) FILTER(?a<'>'||?b<'x'||true) {CALL} FILTER(?a != 'y') }}",
        f"# it's\nSELECT * {{ {CALL} }} # 's",
    ],
)
def test_a_call_to_another_server_is_refused(incidents: Dataset, text: str) -> None:
    """However it is written, also where quotation marks would hide it."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        incidents.query(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?i bg:affectedService service:mail }",
        "SELECT * { ?service a bg:Service }",
        "SELECT * { ?i bg:affectedService ?s { ?i a bg:Incident } }",
        "SELECT * { ?s skos:prefLabel ?l FILTER(CONTAINS(?l, 'SERVICE')) } # SERVICE",
        "SELECT * { GRAPH ?service { ?s a bg:Service } }",
    ],
)
def test_the_word_service_alone_is_no_call(incidents: Dataset, text: str) -> None:
    """Names, strings and comments may hold it; `service:` is one of the project's own prefixes."""
    assert incidents.query(text).boolean is None


@pytest.mark.parametrize("text", ["DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DELETE WHERE { ?s ?p ?o }"])
def test_an_update_is_refused(incidents: Dataset, text: str) -> None:
    """Nothing changes, and the message says what is answered."""
    before = len(incidents)
    with pytest.raises(QueryError, match="this is an update; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"):
        incidents.query(text)
    assert len(incidents) == before


def test_an_update_behind_a_select_is_refused(incidents: Dataset) -> None:
    """An update that has a SELECT in it is not SPARQL for reading."""
    with pytest.raises(QueryError):
        incidents.query("INSERT { ?s ?p 1 } WHERE { SELECT * { ?s ?p ?o } }")


def test_malformed_sparql_is_shown_with_its_place(incidents: Dataset) -> None:
    """Line and column as data, the line as written, and a caret below the column."""
    with pytest.raises(QueryError) as caught:
        incidents.query("SELECT ?s\nWHERE { ?s ?p }")
    lines = str(caught.value).splitlines()
    assert (caught.value.line, lines[-2]) == (2, "  WHERE { ?s ?p }")
    assert lines[-1] == " " * (1 + (caught.value.column or 0)) + "^"


def test_a_misspelt_term_is_answered_with_the_nearest(incidents: Dataset) -> None:
    """A property that the ontology lacks would silently find nothing."""
    with pytest.raises(QueryError, match=r"there is no bg:victm; did you mean bg:victim\?"):
        incidents.query("SELECT * { ?i bg:victm ?v }")


def test_a_prefix_of_ones_own_wins(incidents: Dataset) -> None:
    """A query that declares `bg:` anew is not measured by the ontology."""
    assert len(incidents.query("PREFIX bg: <urn:other:> SELECT * { ?i bg:victm ?v }")) == 0


def test_a_name_that_is_no_query_is_refused(incidents: Dataset) -> None:
    """A single word is meant as a name."""
    with pytest.raises(UnknownNameError):
        run_query(incidents.store, "SELECT")


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("bg:victim", "https://w3id.org/breachgraph/ns#victim"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/a", "https://example.org/a"),
        ("urn:isbn:1", "urn:isbn:1"),
    ],
)
def test_names_are_expanded(name: str, iri: str) -> None:
    """Prefixed names and IRIs, with or without brackets, mean the same thing."""
    assert expand(name) == iri


def test_an_unknown_prefix_lists_the_known() -> None:
    """So that the right one can be chosen."""
    with pytest.raises(BreachgraphError, match=r"'zz:x' is neither an IRI nor .* known prefix \(agent, bg, bgv, "):
        expand("zz:x")
