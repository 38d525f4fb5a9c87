"""What a query gives, as Python values, as a data frame and as HTML."""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph
import pytest

from breachgraph.errors import MissingExtraError, UnknownNameError
from breachgraph.model.namespaces import XSD
from breachgraph.query import Result
from breachgraph.query.result import Value, shorten, value_of

SMALL = Result(
    columns=("name", "count"),
    terms=(
        (pyoxigraph.Literal("<b>&"), pyoxigraph.Literal(2)),
        (pyoxigraph.NamedNode("https://w3id.org/breachgraph/ns#victim"), None),
    ),
)


def typed(text: str, kind: str) -> pyoxigraph.Literal:
    return pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (pyoxigraph.NamedNode("urn:a"), "urn:a"),
        (pyoxigraph.Literal("x"), "x"),
        (pyoxigraph.Literal("x", language="en"), "x"),
        (typed("7", "integer"), 7),
        (typed("7.50", "decimal"), Decimal("7.50")),
        (typed("1e3", "double"), 1000.0),
        (typed("true", "boolean"), True),
        (typed("0", "boolean"), False),
        (typed("maybe", "boolean"), "maybe"),
        (typed("2024-02-29", "date"), date(2024, 2, 29)),
        (typed("2024-02-30", "date"), "2024-02-30"),
        (typed("seven", "integer"), "seven"),
        (typed("2024-02", "gYearMonth"), "2024-02"),
    ],
)
def test_a_term_becomes_a_python_value(term: Any, value: Value) -> None:
    """A literal that its datatype does not allow stays text; types are those of the value, not look-alikes."""
    found = value_of(term)
    assert (found, type(found)) == (value, type(value))


def test_a_result_is_a_sequence_of_rows() -> None:
    """Length, iteration, dictionaries and rows agree."""
    assert len(SMALL) == 2
    assert list(SMALL) == SMALL.rows == [("<b>&", 2), ("https://w3id.org/breachgraph/ns#victim", None)]
    assert SMALL.to_dicts()[1] == {"name": "https://w3id.org/breachgraph/ns#victim", "count": None}
    assert SMALL.head(1).rows == SMALL.rows[:1]


def test_a_result_is_true_if_the_answer_is() -> None:
    """`if dataset.query("ASK ...")` does what it reads as; rows are true if there are any."""
    yes, no = (Result(columns=(), terms=(), boolean=answer) for answer in (True, False))
    assert (bool(yes), bool(no), bool(SMALL), bool(SMALL.head(0))) == (True, False, True, False)


def test_html_is_escaped() -> None:
    """A notebook shows what a page says and runs none of it."""
    assert SMALL._repr_html_() == (
        "<table><thead><tr><th>name</th><th>count</th></tr></thead><tbody><tr><td>&lt;b&gt;&amp;</td><td>2</td></tr>"
        "<tr><td>bg:victim</td><td></td></tr></tbody></table>"
    )
    assert Result(columns=(), terms=(), boolean=True)._repr_html_() == "<p>true</p>"


def test_csv_and_json_are_those_of_the_formats() -> None:
    """The methods are short for the two formats asked for most."""
    assert SMALL.to_csv() == "name,count\r\n<b>&,2\r\nhttps://w3id.org/breachgraph/ns#victim,\r\n"
    assert json.loads(SMALL.to_json())["head"] == {"vars": ["name", "count"]}
    with pytest.raises(UnknownNameError, match="no result format named 'xlsx'; known: csv, json"):
        SMALL.to_text("xlsx")


def test_a_data_frame_has_the_columns_and_values() -> None:
    """Values are Python's, so that dates and numbers can be computed with."""
    frame = SMALL.to_pandas()
    assert list(frame.columns) == ["name", "count"]
    assert frame["count"].tolist()[0] == 2


def test_without_pandas_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An optional part that is missing is no traceback."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(
        MissingExtraError, match=r"to_pandas\(\) needs an optional part: pip install 'breachgraph\[note"
    ):
        SMALL.to_pandas()


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/breachgraph/ns#victim", "bg:victim"),
        ("https://w3id.org/breachgraph/id/agent/uber", "agent:uber"),
        ("https://w3id.org/breachgraph/id/source/a#char=1,2", "https://w3id.org/breachgraph/id/source/a#char=1,2"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_an_iri_is_shortened_where_the_prefixed_name_is_one(iri: str, short: str) -> None:
    """A fragment or a path after the prefix would make a name that no parser reads."""
    assert shorten(iri) == short
