"""Reading takes time in proportion to the size of the page, whatever is in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from tests.conftest import PAGE

from breachgraph.api import extract

HEAD = "---\ntitle: x\nvictim: Example Corp\n---\n\n"
BODY = PAGE.split("---", 2)[2]
ROWS = HEAD + "## Timeline\n\n| Date | Event |\n| --- | --- |\n"

Maker = Callable[[int], str]
"""Makes a page of about so many code points."""


def repeat(text: str, head: str = HEAD) -> Maker:
    """Pages that say one thing again and again."""
    return lambda size: head + text * (size // len(text))


def count(make: Callable[[int], str], width: int, head: str = HEAD) -> Maker:
    """Pages whose pieces, each of about `width` code points, are all different."""
    return lambda size: head + "".join(make(number) for number in range(size // width))


def letters(number: int) -> str:
    """A word for a number."""
    return "".join(chr(97 + int(digit)) for digit in f"{number:06}")


SHAPES: dict[str, Maker] = {
    "prose": repeat(BODY),
    "quotes": lambda n: HEAD + ">" * n + " x",
    "quotes with spaces": lambda n: HEAD + "> " * (n // 2) + "x",
    "lists in a line": lambda n: HEAD + "- " * (n // 2) + "x",
    "lists by indentation": lambda n: HEAD + "".join(" " * 2 * depth + "- a\n" for depth in range(int(n**0.5))),
    "brackets": lambda n: HEAD + "[" * (n // 2) + "x" + "]" * (n // 2),
    "table columns": lambda n: f"{HEAD}{'|a' * (n // 4)}|\n{'|-' * (n // 4)}|\n",
    "code spans over lines of a quote": lambda n: HEAD + "> `" + "a\n> " * (n // 4) + "`",
    "backticks of all lengths": lambda n: HEAD + "".join("`" * (i % 50 + 1) + " " for i in range(n // 26)),
    "an open fence": lambda n: HEAD + "```\n" + "word word\n" * (n // 10),
    "white space": lambda n: f"{HEAD}a{' ' * n}b",
    "references to one definition": lambda n: f"{HEAD}[r]: https://b.example/\n\n{'[r] ' * (n // 4)}",
    "a header of nothing": lambda n: "---\n" + "a: b\n" * (n // 5),
    "a header of rules": lambda n: "---\n" * (n // 4),
    "victims": lambda n: f"---\ntitle: x\nvictim: {'A and ' * (min(n, 60_000) // 6)}B\n---\n\nx",
    "links": count(lambda i: f"[t{i}](https://a.example/{i}) ", 30),
    "lines of links": count(lambda i: f"* [t{i}](https://a.example/{i})\n", 30),
    "coverage": count(lambda i: f"* Pub: [t{i}](https://a.example/{i}) - May 1, 2020\n", 50, HEAD + "## Coverage\n\n"),
    "undefined footnotes": count(lambda i: f"a[^{i}] ", 8),
    "footnotes": count(lambda i: f"a[^{i}]\n\n[^{i}]: [x](https://b.example/{i})\n\n", 45),
    "definitions": count(lambda i: f"[r{i}]: https://b.example/{i}\n", 30),
    "timeline rows": count(lambda i: f"| May 1, 2020 | event {i} |\n", 26, ROWS),
    "rows of incidents": count(
        lambda i: f"| Shop {i} | 2020 | Phishing |\n", 28, HEAD + "| Company | Date | Root cause |\n|-|-|-|\n"
    ),
    "headings": count(lambda i: f"{'#' * (i % 6 + 1)} h{i}\n\nx\n", 12),
    "new names": count(lambda i: f"so Ab{letters(i)} ", 12),
    "new gangs": count(lambda i: f"The Ab{letters(i)} gang came. ", 24),
    "other names": count(lambda i: f"Ab{letters(i)} (aka Cd{letters(i)}), a hacking group, came. ", 50),
    "handles": count(lambda i: f"A hacker with the alias “x_{i}” came. ", 36),
    "identifiers": count(lambda i: f"CVE-2020-{i + 1000} ", 14),
    "designators": count(lambda i: f"APT{i} ", 8),
    "measures": count(lambda i: f"{i + 10} users were affected. ", 28),
    **{
        f"{text[:12]!r} again and again": repeat(text)
        for text in (
            *(
                "a",
                "word not rotated keys ",
                "word\n",
                "\n",
                "\t",
                "[",
                "](",
                "[a](",
                "![",
                "*",
                "*a _b ",
                "**a ",
                "`",
                "<",
                "<a ",
                "x <!-- ",
            ),
            *(
                "(",
                "&nbsp;",
                "&",
                "&amp;",
                "\\",
                "a\\\n",
                "|",
                "-",
                "a - ",
                ".",
                "!? ",
                "a<br>",
                "<div>\n",
                "\x00",
                "\r",
                "a\u0301",
            ),
            *(
                "\U0001f600",
                "\u202eabc ",
                "\ud800",
                "1",
                "123 ",
                "1,",
                "$1,000 ",
                ",",
                ", ",
                "A. ",
                "A ",
                "Abcd ",
                "and ",
                "of the ",
                "Of The ",
            ),
            *(
                "Abc and ",
                "A & ",
                "May 1, 2020 ",
                "May 1, 2020 to ",
                "2020-",
                "[a](https://b.example/ ",
                "https://b.example/x ",
                "https://",
            ),
            *(
                '"said" ',
                "“",
                '"',
                "Microsoft said that ",
                "Microsoft ",
                "Jane Roe Inc and ",
                "John Smith. ",
                "Jane Roe, 22, of London and ",
                "Mr. ",
                "Abc Def (AD) ",
            ),
            *(
                "the hacker was not identified ",
                "Example Corp suffered a breach. ",
                "On May 1, 2020 it lost 40 million records. ",
            ),
        )
    },
}

SIZES: dict[str, tuple[Maker, int]] = {
    "a page of 1 MB": (repeat(BODY), 1_000_000),
    "a table of 100,000 rows": (
        lambda rows: ROWS + "".join(f"| May 1, 2020 | x{row} |\n" for row in range(rows)),
        100_000,
    ),
    "10,000 nested quotes": (lambda depth: HEAD + ">" * depth + " x", 10_000),
    "10,000 nested brackets": (lambda depth: HEAD + "[" * depth + "x" + "]" * depth, 10_000),
    "10,000 links": (count(lambda i: f"[t{i}](https://a.example/{i}) ", 1), 10_000),
    "a line of 1,000,000 code points": (repeat("word not rotated "), 1_000_000),
}


def measure(text: str) -> float:
    """Processor time of a reading, in seconds; the objects of other tests are kept from the garbage collector's walks."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    extract(text)
    spent = time.process_time() - start
    gc.unfreeze()
    return spent


def compare(make: Maker, size: int, *, slack_seconds: float) -> None:
    """Assert that reading twice as much takes at most 2.6 times as long; measured again if noise is in the way."""
    single, double = make(size), make(2 * size)
    extract(make(8))
    once = twice = float("inf")
    for _ in range(12):
        once, twice = min(once, measure(single)), min(twice, measure(double))  # the least is what noise cannot reach
        if twice <= 2.6 * once + slack_seconds:
            return
    assert twice <= 2.6 * once + slack_seconds


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_page_takes_about_twice_the_time(shape: str) -> None:
    """No expression explodes, and nothing is looked through again for each thing found."""
    compare(SHAPES[shape], 20_000, slack_seconds=0.05)


@pytest.mark.parametrize("name", SIZES)
def test_large_pages_take_time_in_proportion(name: str) -> None:
    """From half of a size to the whole."""
    make, size = SIZES[name]
    compare(make, size // 2, slack_seconds=0.1)
