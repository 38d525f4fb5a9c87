"""Each command, run as a user runs it: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from breachgraph.cli.main import group

COMMANDS = sorted(group.list_commands(click.Context(group)))


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, [str(each) for each in arguments], input=stdin)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset folder, built by the command itself from one page."""
    folder = tmp_path_factory.mktemp("data")
    page = folder / "pages" / "example" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    built = run("build", folder / "pages", "--out", folder / "set")
    assert (built.exit_code, built.stdout) == (0, ""), built.output
    assert "1 pages, 1 incidents" in built.stderr
    return folder / "set"


PAGE = """---
title: "Example Hack"
victim: "Wexford"
incident_start_date: 2024-01-02
disclosure_date: 2024-02-03
final_status: "Perpetrator unknown"
---

Wexford lost data from an S3 bucket.

## Attribution

The identity of the attacker has not been published.
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_can_be_quiet(command: str) -> None:
    """The example can be typed as it stands: it is laid out in lines of its own."""
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"\n    breachgraph {command}" in shown.stdout
    assert "--quiet" in shown.stdout


def test_the_commands_are_there() -> None:
    """The group's help lists them and says how the shell completes them."""
    named = "build check diff explain export formats new queries query view vocab"  # the design fixes these
    assert set(named.split()) <= set(COMMANDS)
    shown = run("--help").stdout
    assert all(f"\n  {command} " in shown for command in COMMANDS)
    assert "_BREACHGRAPH_COMPLETE=bash_source" in shown


def test_the_version_is_printed() -> None:
    """In the form that other programs print theirs."""
    from breachgraph import __version__

    assert run("--version").stdout == f"breachgraph, version {__version__}\n"


def test_build_reports_what_it_cannot_read(tmp_path: Path) -> None:
    """Exit status 1, the page named on standard error, and the others built; --quiet leaves only the error."""
    for name, content in (("good", PAGE.encode()), ("bad", b"---\ntitle: x\n---\n\xff\xfe")):
        (tmp_path / "pages" / name).mkdir(parents=True)
        (tmp_path / "pages" / name / "index.md").write_bytes(content)
    built = run("build", tmp_path / "pages", "--out", tmp_path / "set", "--quiet")
    assert (built.exit_code, built.stdout) == (1, "")
    assert [line.split(": ")[0] for line in built.stderr.splitlines()] == ["pages/bad/index.md:4:1"]
    assert run("query", "incidents", "--data", tmp_path / "set", "-f", "csv").stdout.count("Example Hack") == 1


def test_a_strict_build_that_fails_leaves_the_earlier_dataset(data: Path, tmp_path: Path) -> None:
    """The message lists the problems; nothing is written."""
    (tmp_path / "bad.md").write_bytes(b"\xff")
    before = (data / "manifest.json").read_bytes()
    built = run("build", tmp_path / "bad.md", "--out", data, "--strict")
    assert (built.exit_code, built.stderr.splitlines()[0]) == (1, "error: strict: nothing is built")
    assert (data / "manifest.json").read_bytes() == before


def test_check_prints_problems_as_a_compiler_does(data: Path, tmp_path: Path) -> None:
    """Problems go to standard output, counts to standard error; JSON has the same problems."""
    good, bad = data.parent / "pages", tmp_path / "bad.md"
    bad.write_bytes(b"\xff")
    assert (run("check", good).exit_code, run("check", good).stderr) == (0, "0 errors, 0 warnings\n")
    found = run("check", bad)
    assert (found.exit_code, found.stderr) == (1, "1 error, 0 warnings\n")
    (problem,) = json.loads(run("check", bad, "--format", "json", "--quiet").stdout)
    assert found.stdout.startswith(f"{problem['path']}:{problem['line']}:{problem['column']}: error {problem['code']} ")


def test_query_answers_named_questions_and_sparql(data: Path, tmp_path: Path) -> None:
    """A name, a file, standard input and -e give the same rows; a table says how its gaps read."""
    rows = "incident,victim,actor,start,disclosed\r\nExample Hack,Wexford,stated as unknown,2024-01-02,2024-02-03\r\n"
    from breachgraph.query import find_query

    text = find_query("incidents").text
    (tmp_path / "mine.rq").write_text(text, "utf-8")
    ways: list[tuple[list[str | Path], str | None]] = [
        (["incidents"], None),
        ([tmp_path / "mine.rq"], None),
        (["-"], text),
        (["-e", text], None),
    ]
    for way, stdin in ways:
        asked = run("query", *way, "--data", data, "--format", "csv", stdin=stdin)
        assert (asked.exit_code, asked.stdout_bytes.decode(), asked.stderr) == (0, rows, "")
    table = run("query", "incidents", "--data", data)
    assert "(1 row)" in table.stdout
    assert table.stderr.startswith('"stated as unknown" is what a page says nobody knows')
    assert run("query", "incidents", "--data", data, "--quiet").stderr == ""


def test_query_takes_parameters_a_limit_and_a_date(data: Path) -> None:
    """Each changes the answer."""
    start = "SELECT ?l WHERE { ?i a bg:Incident ; skos:prefLabel ?l }"
    assert run("query", "-e", start, "--limit", "0", "-f", "csv", "--data", data).stdout_bytes == b"l\r\n"
    asked = run(
        "query", "evidence", "-p", "incident=Example Hack", "-p", "property=bg:victim", "-f", "jsonl", "--data", data
    )
    assert json.loads(asked.stdout.splitlines()[0])["quote"] == "Wexford"
    victim = "ASK { ?i bg:victim ?v }"
    assert run("query", "-e", victim, "--data", data).stdout == "true\n"
    assert run("query", "-e", victim, "--as-of", "1999", "--data", data).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["query"], 2, "give either a query's name or file, or SPARQL with -e"),
        (["query", "incidents", "-e", "ASK {}"], 2, "give either a query's name or file, or SPARQL with -e"),
        (["query", "evidence", "-p", "incident"], 2, "'incident' is not of the form K=V"),
        (["query", "incidents", "--limit", "-1"], 2, "--limit"),
        (["query", "incidnts"], 1, "error: there is no query named 'incidnts'; did you mean 'incidents'?"),
        (["query", "incidents", "-p", "self=1"], 1, "error: query incidents has no parameter 'self'; it takes: none"),
        (["query", "incidents", "-p", "as_of=1"], 1, "error: query incidents has no parameter 'as_of'; it takes: none"),
        (["query", "incidents", "-f", "xlsx"], 1, "error: there is no result format named 'xlsx'; known: csv, json"),
        (["query", "-e", "SELECT * { ?s ?p }"], 1, "error: this is not SPARQL: "),
        (["query", "-e", "DROP ALL"], 1, "error: this is an update"),
        (["explain", "Nobody"], 1, "error: nothing is called 'Nobody'"),
        (["export", "xlsx"], 1, "error: there is no "),
        (["export", "turtle", "--layer", "some"], 2, "--layer"),
        (["view", "hologram"], 1, "error: there is no view named 'hologram'"),
    ],
)
def test_a_mistake_is_one_message_and_a_status(data: Path, arguments: list[str], status: int, message: str) -> None:
    """2 for wrong use of the command line, 1 for what the dataset cannot answer; nothing on standard output."""
    found = run(*arguments, "--data", data)
    assert (found.exit_code, found.stdout) == (status, "")
    assert message in found.stderr
    assert "Traceback" not in found.stderr


def test_a_query_from_standard_input_must_be_text(data: Path) -> None:
    """Bytes in another encoding are told by their place."""
    found = run("query", "-", "--data", data, stdin=b"ASK {} # \xe9")
    assert (found.exit_code, found.stderr) == (
        1,
        "error: standard input is not UTF-8: unexpected end of data at byte 9\n",
    )


def test_a_missing_dataset_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default is `build`; the environment may name another."""
    monkeypatch.chdir(tmp_path)
    found = run("query", "incidents")
    assert (found.exit_code, found.stderr) == (
        1,
        "error: there is no dataset at build; run 'breachgraph build --out build' first\n",
    )
    monkeypatch.setenv("BREACHGRAPH_DATA", "elsewhere")
    assert "no dataset at elsewhere" in run("query", "incidents").stderr


def test_explain_prints_the_words_and_the_place(data: Path) -> None:
    """As text for people, as JSON for programs."""
    text = run("explain", "Example Hack", "victim", "--data", data)
    assert (text.exit_code, text.stderr) == (0, "")
    assert 'pages/example/index.md:3  "Wexford"' in text.stdout
    claims = json.loads(run("explain", "Example Hack", "victim", "--format", "json", "--data", data).stdout)["claims"]
    assert [(claim["value"], claim["holds"]) for claim in claims] == [("Wexford", True)]


def test_export_writes_to_standard_output_or_a_file(data: Path, tmp_path: Path) -> None:
    """The bytes are the same; the file's name is said on standard error."""
    out = run("export", "nquads", "--layer", "facts", "--data", data)
    wrote = run("export", "nquads", "--layer", "facts", "-o", tmp_path / "x.nq", "--data", data)
    assert (out.exit_code, wrote.stdout, wrote.stderr) == (0, "", f"{tmp_path / 'x.nq'}\n")
    assert out.stdout_bytes == (tmp_path / "x.nq").read_bytes() != b""
    assert run("query", "incidents", "--data", tmp_path / "x.nq", "-f", "csv").stdout.count("Example Hack") == 1


def test_diff_compares_two_datasets(data: Path, tmp_path: Path) -> None:
    """A page that names another victim takes one fact away and brings one; JSON has the same changes."""
    page = tmp_path / "pages" / "example" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.replace("Wexford", "Sandover"), "utf-8")
    run("build", tmp_path / "pages", "--out", tmp_path / "set")
    text = run("diff", data, tmp_path / "set")
    assert text.exit_code == 0
    assert {"- Example Hack bg:victim Wexford", "+ Example Hack bg:victim Sandover"} <= set(text.stdout.splitlines())
    changes = json.loads(run("diff", data, tmp_path / "set", "--format", "json").stdout)
    assert text.stderr == f"{len(changes)} changes\n"
    same = run("diff", data, data)
    assert (same.stdout, same.stderr) == ("", "0 changes\n")


def test_view_writes_one_file(data: Path, tmp_path: Path) -> None:
    """HTML, named on standard error."""
    drawn = run("view", "graph", "-o", tmp_path / "g.html", "--data", data)
    assert (drawn.exit_code, drawn.stdout, drawn.stderr) == (0, "", f"{tmp_path / 'g.html'}\n")
    assert "Wexford" in (tmp_path / "g.html").read_text("utf-8")


def test_new_begins_a_page_that_builds_and_is_not_overwritten(tmp_path: Path) -> None:
    """The name goes into the title as it is, also with quotation marks; a second time nothing is touched."""
    made = run("new", 'Example "Corp": 2024', "--in", tmp_path / "content")
    page = tmp_path / "content" / "example-corp-2024" / "index.md"
    assert (made.exit_code, made.stderr) == (0, f"{page}\n")
    head = page.read_text("utf-8").split("---")[1]
    fields = [line.partition(":")[0] for line in head.strip().splitlines()]
    assert fields == [
        *("title", "date", "description", "tags", "author", "victim"),
        *("incident_start_date", "incident_end_date", "disclosure_date", "final_status"),
    ]
    page.write_text("mine", "utf-8")
    again = run("new", 'Example "Corp": 2024', "--in", tmp_path / "content")
    assert (again.exit_code, again.stderr) == (1, f"error: {page} is there already; nothing was written\n")
    assert page.read_text("utf-8") == "mine"


def test_a_new_page_checks_without_errors(tmp_path: Path) -> None:
    """What the program writes, it reads."""
    run("new", "Example Corp 2024", "--in", tmp_path / "content")
    assert run("check", tmp_path / "content").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["formats"], "  turtle "),
        (
            ["queries"],
            "recurring-weaknesses   Which weaknesses stand in several incidents, and in which?  [minimum=3]\n",
        ),
        (["queries", "timeline"], "# title: Timeline across incidents\n"),
        (["vocab"], "vector "),
        (["vocab", "vector"], "forged-token "),
    ],
)
def test_a_list_is_text_and_json(arguments: list[str], text: str) -> None:
    """Lists need no dataset; JSON parses and is not empty."""
    shown = run(*arguments)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert text in shown.stdout
    assert json.loads(run(*arguments, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["queries", "timelin"], "did you mean 'timeline'"),
        (["vocab", "vektor"], "there is no scheme named 'vektor'; known: "),
    ],
)
def test_a_list_of_something_unknown_names_what_is_known(arguments: list[str], message: str) -> None:
    """As everywhere, the message helps to repair the command."""
    found = run(*arguments)
    assert (found.exit_code, message in found.stderr) == (1, True)
