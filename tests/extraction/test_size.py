"""Reading takes time in proportion to the size of the page, whatever is in it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from tests.conftest import PAGE

from breachgraph.api import extract

HEAD = "---\ntitle: x\nvictim: Example Corp\n---\n\n"
BODY = PAGE.split("---", 2)[2]
SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "prose": (lambda n: HEAD + BODY * n, 60),
    "one line": (lambda n: HEAD + "word not rotated keys " * n, 4_000),
    "one word": (lambda n: HEAD + "a" * n, 100_000),
    "timeline rows": (
        lambda n: HEAD + "## Timeline\n\n| Date | Event |\n|---|---|\n" + "| May 1, 2020 | x |\n" * n,
        1_500,
    ),
    "nested quotes": (lambda n: HEAD + ">" * n + " x", 4_000),
    "brackets": (lambda n: HEAD + "[" * n + "x" + "]" * n, 4_000),
    "broken links": (lambda n: HEAD + "[a](http://b.example/ " * n, 500),
    "emphasis": (lambda n: HEAD + "*a _b " * n, 3_000),
    "capitals": (lambda n: HEAD + "Jane Roe Inc and " * n, 2_000),
    "dates": (lambda n: HEAD + "May 1, 2020 to " * n, 2_000),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_page_takes_about_twice_the_time(shape: str) -> None:
    """No expression explodes: doubling the input never takes more than six times as long (room for noise)."""
    make, count = SHAPES[shape]
    extract(make(8))

    def measure(size: int) -> float:
        text = make(size)
        start = time.perf_counter()
        extract(text)
        return time.perf_counter() - start

    single = min(measure(count), measure(count))
    assert measure(2 * count) < 6 * single + 0.5
