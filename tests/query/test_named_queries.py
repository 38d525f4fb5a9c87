"""Each named query gives exactly these rows, and the same in another SPARQL engine."""

from __future__ import annotations

from datetime import date

import pytest
import rdflib

from breachgraph.api import Dataset
from breachgraph.model.namespaces import PREFIXES
from breachgraph.query import load_queries, run_query
from breachgraph.query.catalog import parse_query
from breachgraph.query.result import Value

CASES: list[tuple[str, dict[str, object], list[tuple[Value, ...]]]] = [
    (
        "incidents",
        {},
        [
            ("Alpha", "Example Corp", "Jane Doe", date(2022, 1, 2), date(2022, 3, 4)),
            ("Beta", "not stated", "stated as unknown", None, None),
            ("Gamma", "Example Corp", "Storm-9999", None, None),
        ],
    ),
    (
        "exposed-credentials",
        {},
        [
            ("Alpha", "Exposed secret", "yes", "Amazon Web Services"),
            ("Beta", "Exposed secret", "not stated", "not stated"),
        ],
    ),
    ("token-actors", {}, [("Storm-9999", "Gamma", "Forged token", 'Mail "Pro"')]),
    (
        "detection",
        {},
        [
            ("Alpha", "Researcher", "yes", "Ann Poe"),
            ("Beta", "Audit", "not stated", "not stated"),
            ("Gamma", "Custom rule", "no", "not stated"),
        ],
    ),
    (
        "standing",
        {"incident": "Gamma"},
        [("Exposed secret", "asserted", "withdrawn", "Example Corp", "2023-09-06", "2024-03-12")],
    ),
    (
        "taken-back",
        {},
        [
            ("Gamma", "motivation", "", "the page", "superseded", "2023-09", "2024", None, "we do not\nknow"),
            (
                "Gamma",
                "vector",
                "Exposed secret",
                "Example Corp",
                "withdrawn",
                "2023-09-06",
                "2024-03-12",
                188,
                "in a crash dump",
            ),
        ],
    ),
    (
        "evidence",
        {"incident": "Alpha", "property": "bg:victim"},
        [("Example Corp", "Example Corp", "one/index.md", 2, 10, 22, "the page", "undisputed", "asserted")],
    ),
    (
        "evidence",
        {"incident": "Beta", "property": "bg:actor"},
        [("", "Nobody knows who did it", "one/index.md", 4, 40, 63, "the page", "undisputed", "unknown")],
    ),
    ("stated-unknown", {}, [("Beta", "actor", "Nobody knows who did it")]),
    ("recurring-weaknesses", {}, [("No MFA", 3, "Alpha; Beta; Gamma")]),
    ("recurring-weaknesses", {"minimum": 1}, [("No MFA", 3, "Alpha; Beta; Gamma"), ("Old key", 1, "Alpha")]),
    ("recurring-weaknesses", {"minimum": 4}, []),
    (
        "criminal-cases",
        {},
        [
            ("Alpha", "Jane Doe", "convicted", "intruder"),
            ("Alpha", "Ann Poe", "dismissed", "other"),
            ("Alpha", "Richard Roe", "charged", "victim's staff"),
        ],
    ),
    ("data-by-service", {}, [("Amazon S3", "Email", "Alpha"), ('Mail "Pro"', "not stated", "Gamma")]),
    (
        "timeline",
        {},
        [
            ("2022-01-02", date(2022, 1, 2), date(2022, 1, 2), "Alpha", "A key is found"),
            ("2022-02", date(2022, 2, 1), date(2022, 2, 28), "Alpha", "Data leave"),
            ("2023-05/2023-06", date(2023, 5, 1), date(2023, 6, 30), "Gamma", "Mail is read"),
        ],
    ),
    (
        "timeline",
        {"from": "2022-02-10", "to": date(2022, 12, 31)},
        [("2022-02", date(2022, 2, 1), date(2022, 2, 28), "Alpha", "Data leave")],
    ),
    (
        "timeline",
        {"about": "storm-9999"},
        [("2023-05/2023-06", date(2023, 5, 1), date(2023, 6, 30), "Gamma", "Mail is read")],
    ),
    (
        "timeline",
        {"about": "AWS", "to": "2022-01-31"},
        [("2022-01-02", date(2022, 1, 2), date(2022, 1, 2), "Alpha", "A key is found")],
    ),
]
IDS = [f"{name}-{'-'.join(map(str, params.values()))}".rstrip("-") for name, params, _ in CASES]


@pytest.mark.parametrize(("name", "params", "expected"), CASES, ids=IDS)
def test_a_named_query_gives_these_rows(
    incidents: Dataset, name: str, params: dict[str, object], expected: list[tuple[Value, ...]]
) -> None:
    """Rows are exact and in order; what is stated as unknown and what is not stated stay apart."""
    assert incidents.query(name, **params).rows == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("name", "params", "expected"), CASES, ids=IDS)
def test_rdflib_gives_the_same_rows(
    incidents: Dataset, name: str, params: dict[str, object], expected: list[tuple[Value, ...]]
) -> None:
    """A query means the same to another engine, down to the order of the rows."""
    from breachgraph.query.runner import bind_params
    from breachgraph.store.bindings import bind_terms

    query = load_queries()[name]
    text = bind_terms(query.text, bind_params(query, params))
    found = incidents.to_rdflib().query(text, initNs=PREFIXES)
    other = [tuple(None if cell is None else cell.n3() for cell in row) for row in found]
    mine = [tuple(map(_to_n3, row)) for row in incidents.query(name, **params).terms]
    assert other == mine


def _to_n3(term: object) -> str | None:
    node = None if term is None else rdflib.util.from_n3(str(term))
    return None if node is None else node.n3()


def test_every_query_is_tested() -> None:
    """A query without a case here would be one that nobody has seen the answer of."""
    assert {name for name, _, _ in CASES} == set(load_queries())


@pytest.mark.parametrize("name", sorted(load_queries()))
def test_a_header_says_what_the_query_gives(incidents: Dataset, name: str) -> None:
    """The columns of the header are those of the answer, and title, question and reading of gaps are there."""
    query = load_queries()[name]
    given = {param.name: {"iri": "bg:victim"}.get(param.type, "x") for param in query.params if param.default is None}
    result = run_query(incidents.store, name, given)
    assert (tuple(head for head, _ in query.columns), all(text for _, text in query.columns)) == (result.columns, True)
    assert all((query.title, query.question, query.unknown))


def test_a_thing_in_two_documents_is_one_row(incidents: Dataset) -> None:
    """Both pages describe Example Corp; that must not repeat the incident."""
    assert [row[0] for row in incidents.query("incidents")].count("Gamma") == 1


def test_an_unknown_value_never_borrows_a_name(incidents: Dataset) -> None:
    """A claim without object has an empty value, not the label of whatever has one."""
    values = {row[0] for row in incidents.query("evidence", incident="Beta", property="bg:actor")}
    assert values == {""}


def test_a_query_of_ones_own_is_read_like_the_others() -> None:
    """The header is plain comments; a query without one is named after its file."""
    query = parse_query("mine", "SELECT * WHERE { ?s ?p ?o }")
    assert (query.title, query.question, query.params, query.columns, query.unknown) == ("mine", "", (), (), "")
