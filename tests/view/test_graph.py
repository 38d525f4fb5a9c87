"""The interactive graph, opened in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.view.conftest import NO_BROWSER

from breachgraph.api import Dataset, build
from breachgraph.view.graph import render_graph
from breachgraph.view.picture import load_picture

pytestmark = pytest.mark.xdist_group("browser")

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def content() -> Dataset:
    """Return the project's own incidents."""
    return build([CONTENT])


class Opened:
    """A page that was opened without a network, and all that went wrong in it."""

    def __init__(
        self, browser: Browser, path: Path, *, width: int = 1280, height: int = 800, dark: bool = False
    ) -> None:
        self.context = browser.new_context(
            offline=True, viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on(
            "console",
            lambda message: self.faults.append(message.text) if message.type in {"error", "warning"} else None,
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.goto(path.resolve().as_uri())
        self.page.wait_for_selector("#graph canvas")
        self.page.wait_for_timeout(300)

    def find(self, name: str) -> str:
        """Search for a name as a user does, and return what the panel says."""
        self.page.fill("#query", name)
        self.page.press("#query", "Enter")
        return self.page.inner_text("#panel")

    def close(self) -> None:
        """Close the page."""
        self.context.close()


@pytest.fixture
def opened(content: Dataset, browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return the graph of the project's incidents, opened."""
    content.view("graph", tmp_path / "graph.html")
    page = Opened(browser, tmp_path / "graph.html")
    yield page
    page.close()


def test_every_edge_of_the_picture_has_words(content: Dataset) -> None:
    """No edge without a quote, and each quote stands in its file."""
    picture = load_picture(content.store)
    assert len(picture.edges) > 50
    for edge in picture.edges:
        assert edge.quotes
        for quote in edge.quotes:
            text = (CONTENT.parent / quote.path).read_text("utf-8")
            assert quote.text in text
            assert text.split("\n")[quote.line - 1 :][0].strip()


def test_the_same_dataset_gives_the_same_bytes(content: Dataset) -> None:
    """Places are computed with a seed; nothing depends on the moment."""
    assert render_graph(content.store) == render_graph(build([CONTENT]).store)


def test_the_file_names_no_other_server(content: Dataset) -> None:
    """No script, style, image or frame is fetched, and the policy forbids it."""
    html = render_graph(content.store)
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)[^"]*"', html) == []
    assert "default-src 'none'" in html
    assert '<html lang="en">' in html


@pytest.mark.browser
@NO_BROWSER
def test_it_opens_without_a_request_or_an_error_and_draws(opened: Opened) -> None:
    """One file, no network, and more than one colour on the canvas."""
    colours = opened.page.evaluate(
        """() => { const c = document.querySelector('#graph canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
        for (let i = 0; i < d.length; i += 4) if (d[i + 3]) seen.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]);
        return seen.size; }"""
    )
    assert colours > 20
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert opened.faults == []


@pytest.mark.browser
@NO_BROWSER
def test_a_search_shows_the_thing_and_the_words_behind_it(opened: Opened) -> None:
    """A name, Enter, and the panel has the quote with file and line."""
    text = opened.find("storm-0558")
    assert text.startswith("Storm-0558")
    assert re.search(r"content/microsoft-storm-0558/index\.md:\d+", text)
    assert opened.page.locator("#panel blockquote").count() > 0
    assert "nothing is called" not in opened.page.inner_text("#count")
    opened.find("no such name")
    assert "nothing is called" in opened.page.inner_text("#count")


@pytest.mark.browser
@NO_BROWSER
def test_keys_alone_walk_from_thing_to_edge_to_neighbour(opened: Opened) -> None:
    """Slash, a name, Enter, right, down, Escape."""
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("Uber 2014 and 2016")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Uber 2014 and 2016"
    page.keyboard.press("ArrowRight")
    assert "→" in page.inner_text("#panel h2")
    page.keyboard.press("ArrowDown")
    assert "→" not in page.inner_text("#panel h2")
    assert page.inner_text("#panel h2") != "Uber 2014 and 2016"
    page.keyboard.press("Escape")
    assert page.inner_text("#panel h2") == "Select something"
    assert opened.faults == []


@pytest.mark.browser
@NO_BROWSER
def test_the_legend_hides_a_kind_and_the_address_keeps_the_state(opened: Opened) -> None:
    """The count follows, and a copy of the address shows the same."""
    page = opened.page
    before = page.inner_text("#count")
    page.uncheck('#legend input[value="Weakness"]')
    assert page.inner_text("#count") != before
    opened.find("Capital One 2019")
    address = page.url
    assert "h=Weakness" in address
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#graph canvas")
    page.wait_for_timeout(300)
    assert page.inner_text("#panel h2") == "Capital One 2019"
    assert not page.is_checked('#legend input[value="Weakness"]')


@pytest.mark.browser
@NO_BROWSER
def test_a_hostile_page_stays_text(browser: Browser, tmp_path: Path) -> None:
    """Names and quotes from a page run nothing."""
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    page = tmp_path / "x.md"
    page.write_text(f"---\ntitle: '{nasty}'\nvictim: '{nasty} Corp'\n---\nPhishing {nasty} was used.\n", "utf-8")
    build([page]).view("graph", tmp_path / "x.html")
    shown = Opened(browser, tmp_path / "x.html")
    text = shown.find("</script>")
    shown.page.click("summary")
    assert nasty in text
    assert shown.faults == []
    shown.close()


@pytest.mark.browser
@NO_BROWSER
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_small_screen(content: Dataset, browser: Browser, tmp_path: Path, dark: bool) -> None:
    """390 pixels wide, nothing to scroll sideways."""
    content.view("graph", tmp_path / "graph.html")
    shown = Opened(browser, tmp_path / "graph.html", width=390, height=844, dark=dark)
    shown.find("LastPass 2022")
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert shown.faults == []
    shown.close()


@pytest.mark.browser
@NO_BROWSER
def test_an_empty_dataset_says_so(browser: Browser, tmp_path: Path) -> None:
    """A blank canvas would leave the reader guessing."""
    (tmp_path / "none").mkdir()
    build([tmp_path / "none"]).view("graph", tmp_path / "x.html")
    shown = Opened(browser, tmp_path / "x.html")
    assert "holds no incident" in shown.page.inner_text("main")
    assert shown.faults == []
    shown.close()
