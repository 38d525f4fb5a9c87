"""Any text is read: nothing raises, every quote is exact, and the same text gives the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import OTHER, PAGE

from breachgraph.api import extract
from breachgraph.model import Literal
from breachgraph.sources.open_cvdb import parse_entry

PIECES = [
    *PAGE.split("\n"),
    *OTHER.split(". "),
    *(
        "---\n",
        "---",
        "title: x\n",
        "victim: &a [*a]\n",
        "date: 2024-02-30\n",
        "# ",
        "## Timeline\n",
        "## Coverage\n\n",
        "* ",
        "> ",
        ">>> ",
    ),
    *(
        "| Date | Event |\n|---|---|\n",
        "| May 1 | x |\n",
        "| ",
        "|\n",
        "| Name | Date | Root cause | Link |\n|-|-|-|-|\n",
    ),
    *(
        "[a](http://b.example/x",
        "[a]((b.pdf))",
        "](",
        "[^1]",
        "[^1]: note\n",
        "![",
        "<!--",
        "<br>",
        "&nbsp;",
        "&#0;",
        "```\n",
        "`",
        "**",
        "_",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udfff",
        "\U0001f600",
        "e\u0301",
        "İ",
        "ß",
        "ﬁ",
        "\u2028",
        "\r",
        "\r\n",
        "\x0b",
    ),
    *(
        "Microsoft said ",
        "Uber was breached",
        "APT29 ",
        "CVE-2024-12345 ",
        "$1,000 ",
        "May 3, 2020 ",
        "30 February 2021 ",
        "Dr. A. B. ",
        "and ",
    ),
    *(
        "9" * 400,
        "1,000," * 20,
        "A. " * 30,
        "(" * 50,
        "[" * 50,
        "*" * 50,
        "-" * 50,
        "http://" * 9,
        "\u0660\u0661 users ",
        "² users ",
        "１００ users ",
    ),
    *("10000000000000 million dollars ", "0.0 users ", "-5 users ", "1e9 records "),
]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Nd", "No", "Zs"]), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: PAGE + "\n".join(pieces)),
    st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: f"---\n{''.join(pieces)}\n---\n{PAGE}"),
)


def check_reading(text: str) -> None:
    """Every claim has evidence, every place is in the text, and names the words that the claim has."""
    found = extract(text)
    for claim in found.claims:
        assert claim.evidence
        for span in claim.evidence:
            assert 0 <= span.start <= span.end <= len(text)
            assert found.document.quote(span) == text[span.start : span.end]
    for problem in found.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        for place in (problem.span, problem.also):
            assert place is None or 0 <= place.start <= place.end <= len(text)
    for mention in found.mentions:
        assert text[mention.span.start : mention.span.end].strip()
    again = extract(text)
    assert (again.claims, again.problems, again.entities, again.mentions) == (
        found.claims,
        found.problems,
        found.entities,
        found.mentions,
    )


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_every_quote_is_exact(text: str) -> None:
    """Random text, markdown in pieces, lone surrogates, NUL, marks of direction, odd digits."""
    check_reading(text)


@given(
    st.lists(
        st.sampled_from([*PIECES, "affectedServices:\n  - S3\n", "summary: |\n  ", "publishedAt: 2024/02/30\n"]),
        max_size=30,
    ).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_any_record_is_read(text: str) -> None:
    """A YAML file in pieces is a document with problems, never an exception."""
    document = parse_entry(text, "x.yaml")
    for field in document.front_matter.values():
        assert 0 <= field.span.start <= field.span.end <= len(text)
    for block in document.blocks:
        assert document.quote(block.span) is not None


def test_a_line_of_a_million_code_points_is_read() -> None:
    """With what it says at its end."""
    text = f"---\ntitle: x\n---\n\n{'word ' * 200_000}and Uber said so."
    found = extract(text)
    assert "Uber" in {entity.label for entity in found.entities}
    assert all(isinstance(claim.object, (str, Literal, type(None))) for claim in found.claims)
