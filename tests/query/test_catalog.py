"""Headers of named queries, and where queries are found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from breachgraph.errors import BreachgraphError, QueryError, UnknownNameError
from breachgraph.query import Param, find_query, load_queries
from breachgraph.query.catalog import parse_query

HEADER = """# title: A title
# question: What is asked?
# param: minimum integer 3 In how many at least
# param: from date 2020-01-01 First day
# param: about text "a b" Whom it is about
# param: all text "" Empty by default
# param: thing iri Which thing
# param: share decimal -0.5 Share
# param: sure boolean true Only sure ones
# column: name Its name
# column: count How many
# unknown: Empty is not stated.
SELECT ?name ?count WHERE { ?s ?p ?o }
"""


def test_a_header_is_read_whole() -> None:
    """Defaults are told from descriptions by the type; text defaults are quoted, and may be empty."""
    query = parse_query("x", HEADER)
    assert [(p.name, p.type, p.default, p.description) for p in query.params] == [
        ("minimum", "integer", "3", "In how many at least"),
        ("from", "date", "2020-01-01", "First day"),
        ("about", "text", "a b", "Whom it is about"),
        ("all", "text", "", "Empty by default"),
        ("thing", "iri", None, "Which thing"),
        ("share", "decimal", "-0.5", "Share"),
        ("sure", "boolean", "true", "Only sure ones"),
    ]
    assert query.columns == (("name", "Its name"), ("count", "How many"))
    assert (query.title, query.question, query.unknown) == ("A title", "What is asked?", "Empty is not stated.")
    assert query.text == HEADER


@pytest.mark.parametrize("line", ["minimum", "minimum integer", "minimum number 3 How many"])
def test_a_bad_parameter_line_is_shown_with_what_it_should_be(line: str) -> None:
    """The message quotes the line and names the types."""
    with pytest.raises(
        QueryError, match=r"'# param: .*' should be: name type \[default\] description; types: text, int"
    ):
        parse_query("x", f"# param: {line}\nASK {{}}")


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    """The error also carries all the names."""
    with pytest.raises(UnknownNameError, match="no query named 'incidnts'; did you mean 'incidents'") as caught:
        find_query("incidnts")
    assert caught.value.known == tuple(load_queries())


def test_a_name_like_no_other_is_answered_with_all() -> None:
    """Without a near name, the known ones are listed."""
    with pytest.raises(UnknownNameError, match=r"known: criminal-cases, .*token-actors"):
        find_query("zzz")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install a package that registers a folder of queries; return the folder."""
    folder = tmp_path / "more_queries_for_test"
    info = tmp_path / "more_queries_for_test-1.dist-info"
    for each in (folder, info):
        each.mkdir()
    (folder / "__init__.py").write_text("")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: more-queries-for-test\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[breachgraph.queries]\nmore = more_queries_for_test\n")
    monkeypatch.delitem(sys.modules, folder.name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    load_queries.cache_clear()
    yield folder
    load_queries.cache_clear()


def test_another_package_adds_queries(package: Path) -> None:
    """A file in a registered folder is a query like the built-in ones."""
    (package / "third-party.rq").write_text("# param: n integer How many\nASK {}", "utf-8")
    assert find_query("third-party").params == (Param(name="n", type="integer", default=None, description="How many"),)


def test_two_queries_of_one_name_are_refused(package: Path) -> None:
    """The message names the file, so that it can be renamed."""
    (package / "incidents.rq").write_text("ASK {}", "utf-8")
    with pytest.raises(BreachgraphError, match=r"two queries are named 'incidents'; the second is .*incidents\.rq"):
        load_queries()
