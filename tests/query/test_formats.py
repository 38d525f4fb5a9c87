"""Each result format, to the byte, on a result with every kind of cell."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph
import pytest

from breachgraph.errors import QueryError
from breachgraph.model.namespaces import XSD
from breachgraph.query import Result
from breachgraph.query.formats import FORMATS

RESULT = Result(
    columns=("thing", "text", "value"),
    terms=(
        (pyoxigraph.NamedNode("https://w3id.org/breachgraph/ns#victim"), pyoxigraph.Literal('Zoë, "x"\nb|c'), None),
        (
            pyoxigraph.BlankNode("b0"),
            pyoxigraph.Literal("=1+1", language="en"),
            pyoxigraph.Literal("1.50", datatype=pyoxigraph.NamedNode(XSD + "decimal")),
        ),
    ),
)
EMPTY = Result(columns=("thing",), terms=())
YES = Result(columns=(), terms=(), boolean=True)
TRIPLE = pyoxigraph.Triple(
    pyoxigraph.NamedNode("https://w3id.org/breachgraph/id/incident/a"),
    pyoxigraph.NamedNode("https://w3id.org/breachgraph/ns#victim"),
    pyoxigraph.NamedNode("https://w3id.org/breachgraph/id/agent/b"),
)
TRIPLES = Result(
    columns=("subject", "predicate", "object"),
    terms=((TRIPLE.subject, TRIPLE.predicate, TRIPLE.object),),  # type: ignore[arg-type]
    triples=(TRIPLE,),
)
VICTIM = "https://w3id.org/breachgraph/ns#victim"
EXPECTED = {
    "csv": f'thing,text,value\r\n{VICTIM},"Zoë, ""x""\nb|c",\r\n_:b0,=1+1,1.50\r\n',
    "tsv": f'?thing\t?text\t?value\n<{VICTIM}>\t"Zoë, \\"x\\"\\nb|c"\t\n_:b0\t"=1+1"@en\t1.50\n',
    "jsonl": f'{{"thing": "{VICTIM}", "text": "Zoë, \\"x\\"\\nb|c", "value": null}}\n'
    '{"thing": "b0", "text": "=1+1", "value": 1.5}\n',
    "markdown": '| thing | text | value |\n| --- | --- | --- |\n| bg:victim | Zoë, "x"<br>b\\|c |  |\n| b0 | =1+1 | 1.50 |\n',
    "table": 'thing       text       value\n────────────────────────────\nbg:victim   Zoë, "x"\n            b|c\n'
    "b0          =1+1       1.50\n(2 rows)\n",
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_format_writes_these_bytes(name: str) -> None:
    """Unicode stays, quotation marks and line breaks are escaped as the format has it, nothing stands for None."""
    assert RESULT.to_text(name) == EXPECTED[name]


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_a_w3c_format_reads_back_to_the_same_terms(name: str) -> None:
    """Exact terms: datatypes, languages and gaps survive."""
    form = getattr(pyoxigraph.QueryResultsFormat, name.upper())
    found = pyoxigraph.parse_query_results(RESULT.to_text(name).encode(), format=form)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert tuple(variable.value for variable in found.variables) == RESULT.columns
    assert tuple(tuple(row[column] for column in RESULT.columns) for row in found) == RESULT.terms


def test_json_and_xml_are_what_other_programs_read() -> None:
    """Read by the standard library, they have the cells that stand in the result and no others."""
    rows = json.loads(RESULT.to_text("json"))["results"]["bindings"]
    assert rows[0] == {"thing": {"type": "uri", "value": VICTIM}, "text": {"type": "literal", "value": 'Zoë, "x"\nb|c'}}
    space = "{http://www.w3.org/2005/sparql-results#}"
    tree = ElementTree.fromstring(RESULT.to_text("xml"))  # noqa: S314 - our own output
    assert [len(row) for row in tree.iter(f"{space}result")] == [2, 3]


def test_csv_reads_back_to_the_same_values() -> None:
    """A line break and quotation marks inside a cell are part of it."""
    rows = list(csv.reader(io.StringIO(RESULT.to_text("csv"), newline="")))
    assert rows == [["thing", "text", "value"], [VICTIM, 'Zoë, "x"\nb|c', ""], ["_:b0", "=1+1", "1.50"]]


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"turtle"}))
def test_every_format_writes_every_kind_of_result(name: str) -> None:
    """No rows, a boolean and triples are results too."""
    assert all(result.to_text(name) for result in (TRIPLES, YES)), name
    assert VICTIM in TRIPLES.to_text(name) or "bg:victim" in TRIPLES.to_text(name)
    assert "true" in YES.to_text(name)
    assert EMPTY.to_text(name) != "" or name == "jsonl"


def test_turtle_is_for_triples() -> None:
    """It reads back to them, with the project's prefixes; rows are refused with a way out."""
    text = TRIPLES.to_text("turtle")
    assert "incident:a bg:victim agent:b ." in text
    found = [quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)]
    assert found == [TRIPLE]
    with pytest.raises(QueryError, match="turtle is for CONSTRUCT and DESCRIBE; choose another format for rows"):
        RESULT.to_text("turtle")


def test_json_lines_hold_no_number_that_json_lacks() -> None:
    """Infinity is text there; a whole decimal is an integer."""
    terms = tuple(
        pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(XSD + kind))
        for text, kind in (("INF", "double"), ("2.0", "decimal"), ("2024-01-02", "date"), ("true", "boolean"))
    )
    result = Result(columns=("a", "b", "c", "d"), terms=(terms,))
    assert json.loads(result.to_text("jsonl")) == {"a": "inf", "b": 2, "c": "2024-01-02", "d": True}


def test_a_table_shows_control_characters_and_marks_none_up() -> None:
    """What a page says can neither colour the terminal nor be taken for markup of the table."""
    result = Result(columns=("x",), terms=((pyoxigraph.Literal("\x1b[31mred [bold]b[/bold]"),),))
    assert result.to_text("table") == "x\n──────────────────────────\n\\x1b[31mred [bold]b[/bold]\n(1 row)\n"


def test_xml_holds_no_character_that_xml_forbids() -> None:
    """A control character that a page holds becomes the replacement character; tabs and line breaks stay."""
    text = Result(columns=("x",), terms=((pyoxigraph.Literal("a\x1bb\0\tc\nd\ufffe"),),)).to_text("xml")
    (literal,) = ElementTree.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")  # noqa: S314
    assert literal.text == "a\ufffdb\ufffd\tc\nd\ufffd"


def test_every_format_says_what_it_is() -> None:
    """For the list that `breachgraph formats` prints."""
    assert all(name == each.name and each.description.endswith(".") for name, each in FORMATS.items())
