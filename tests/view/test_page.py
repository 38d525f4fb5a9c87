"""The view of pages, opened in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.view.conftest import NO_BROWSER

from breachgraph.api import build
from breachgraph.view import Scene
from breachgraph.view.page import render_page

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.browser,
    NO_BROWSER,
]

CONTENT = Path(__file__).parents[2] / "content"
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)><animate onbegin=alert(5)>",
    "[x](javascript:alert(6))",
    "{{ 7*7 }} {% raw %} ${alert(8)} <%= 9 %>",
    "<!--<script>",
    "]]> --> *//* \u2028\u2029",
    "\u202egnp.exe\u202c \u2066\u200b\ufeff",
    "\0 \x1b[31m \x7f",
    "<iframe srcdoc='<script>alert(10)</script>'></iframe>",
    "<base href='https://example.org/'><meta http-equiv=refresh content=0>",
    "</main></div><style>*{display:none}</style>",
    "__proto__ constructor toString",
    "carriage\rreturn",
]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of all the project's own pages."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    build([CONTENT]).view("page", path)
    return path


class Opened:
    """A file that was opened without a network, and all that went wrong in it."""

    def __init__(self, browser: Browser, path: Path, *, address: str = "", width: int = 1280, **context: str) -> None:
        viewport = {"width": width, "height": 844}
        self.context = browser.new_context(offline=True, viewport=viewport, **context)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.goto(path.resolve().as_uri() + address)

    def open_page(self, name: str) -> None:
        """Choose a page in the picker."""
        labels = self.page.eval_on_selector_all("#pages option", "all => all.map(each => each.textContent)")
        self.page.select_option("#pages", index=next(n for n, label in enumerate(labels) if name in label))

    def text(self) -> str:
        """What the text's elements hold, to the letter."""
        return str(self.page.evaluate("document.getElementById('text').textContent"))

    def panel(self) -> str:
        """What the panel says."""
        return self.page.inner_text("#panel")

    def close(self) -> None:
        """Close it; nothing was fetched, and nothing went wrong."""
        requests = [url for url in self.requests if not url.startswith(("file:", "data:"))]
        self.context.close()
        assert (requests, self.faults) == ([], [])


@pytest.fixture
def opened(browser: Browser, html: Path) -> Iterator[Opened]:
    """Return the project's own pages, opened."""
    page = Opened(browser, html)
    yield page
    page.close()


def test_the_text_shown_is_the_text_of_the_file(opened: Opened) -> None:
    """Each page, to the letter, with its lines numbered."""
    paths = sorted(CONTENT.glob("*/index.md"))
    assert opened.page.locator("#pages option").count() == len(paths)
    for path in paths:
        opened.open_page(path.parent.name)
        expected = path.read_text("utf-8")
        assert opened.text() == expected
        assert opened.page.locator(".line").count() == len(expected.split("\n")) - 1
        assert opened.page.locator(".piece[data-standing]").count() > 50


def test_words_that_nobody_read_are_plain_and_can_be_brought_out(opened: Opened) -> None:
    """They have no mark, the share of marked words is told, and the marked ones can be dimmed."""
    plain = opened.page.locator(".line[data-line='1']")
    assert plain.inner_text().strip() == "---"
    assert plain.locator(".piece").count() == 0
    assert re.search(r"\d+ % of the words marked", opened.page.inner_text("#count"))
    opened.page.check("#missed")
    assert opened.page.locator(".piece[data-standing]").first.evaluate("e => getComputedStyle(e).opacity") == "0.35"


def test_pointing_at_words_shows_the_claims_that_rest_on_them(opened: Opened) -> None:
    """Subject, property, value, modality, status, tier, rule, claimant, quote and line."""
    opened.open_page("capital-one")
    opened.page.locator(".line[data-line='7'] .piece").hover()
    text = opened.panel()
    assert "Capital One 2019 — victim" in text
    for part in ("asserted, undisputed", "said by the page", "structural, read by front-matter@1", "line 7"):
        assert part in text
    assert opened.page.inner_text("#panel blockquote >> nth=0") == "Capital One"
    opened.page.locator("#panel button", has_text="line 7").first.click()
    assert opened.page.locator(".line.found").get_attribute("data-line") == "7"


def test_a_claim_that_was_taken_back_looks_different_and_one_in_dispute_has_its_rival_beside_it(opened: Opened) -> None:
    """By shape and sign, not by colour alone."""
    opened.open_page("storm-0558")
    opened.page.locator(".piece[data-standing='fallen']").first.click()
    fallen = opened.page.locator("#panel .claim[data-standing='fallen']").first
    assert "withdrawn" in fallen.inner_text()
    assert fallen.evaluate("e => getComputedStyle(e).borderLeftStyle") == "double"
    opened.open_page("uber-2016")
    disputed = opened.page.locator(".piece[data-standing='disputed']").first
    assert disputed.evaluate("e => getComputedStyle(e).textDecorationStyle") == "wavy"
    disputed.click()
    cards = opened.page.locator("#panel .conflict .claim")
    assert cards.first.get_attribute("data-standing") == "disputed"
    assert "rests on other words" in cards.nth(1).inner_text()
    assert cards.nth(1).get_attribute("data-standing") == "stands"
    first, second = cards.first.bounding_box(), cards.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]


def test_filters_take_marks_away_and_the_address_keeps_them(opened: Opened) -> None:
    """By kind, by tier, by property; a copy of the address shows the same."""
    page = opened.page
    opened.open_page("uber-2016")
    assert page.locator(".piece[data-kind='person']").count() > 3
    page.uncheck("#kinds input[value='person']")
    assert page.locator(".piece[data-kind='person']").count() == 0
    page.locator("#properties button", has_text="None").click()
    assert page.locator(".piece[data-standing]").count() == 0
    page.check("#properties input[value='victim']")
    assert page.locator(".piece[data-standing]").count() > 0
    assert page.inner_text("#count").startswith("1 of ")
    page.locator(".piece[data-standing]").first.click()
    panel, address = opened.panel(), page.url
    assert "— victim" in panel
    page.goto("about:blank")
    page.goto(address)
    assert opened.panel() == panel
    assert not page.is_checked("#kinds input[value='person']")
    page.uncheck("#tiers input[value='structural']")
    assert page.locator(".piece[data-standing]").count() == 0


def test_keys_alone_go_from_mark_to_mark_to_the_claims_and_back(opened: Opened) -> None:
    """n, p, Enter, Escape; Tab comes to the current mark."""
    page = opened.page
    focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.id"
    page.keyboard.press("n")
    first = page.evaluate(focused)
    assert re.match(r".+; \d+ claims?", first)
    page.keyboard.press("n")
    second = page.evaluate(focused)
    assert second != first
    page.keyboard.press("p")
    assert page.evaluate(focused) == first
    panel = opened.panel()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.hover(".line[data-line='7'] .piece")
    assert opened.panel() == panel
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == first
    page.keyboard.press("Escape")
    assert "Point at marked words" in opened.panel()
    page.focus("#table summary")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == first
    assert page.locator("[role=button][tabindex='0']").count() == 1


def test_the_claims_are_there_as_a_table(opened: Opened) -> None:
    """A row for each claim that the filters let through."""
    opened.page.click("#table summary")
    opened.page.wait_for_selector("#rows tr")
    assert str(opened.page.locator("#rows tr").count()) == opened.page.inner_text("#count").split()[0]


def test_screen_readers_get_names_for_everything(opened: Opened) -> None:
    """Landmarks, labels of all controls, and names of marks that say kind and number of claims."""
    page = opened.page
    assert page.evaluate("document.documentElement.lang") == "en"
    unnamed = "[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).length"
    assert page.evaluate(unnamed) == 0
    assert page.get_by_role("main", name="Text of the page").count() == 1
    assert page.get_by_role("region", name="What was read here").count() == 1
    opened.open_page("uber-2016")
    assert page.get_by_role("button", name=re.compile("^Joseph Sullivan; person Joseph Sullivan; .*claim")).count() > 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, browser: Browser, tmp_path: Path) -> None:
    """In title, names and prose: shown to the letter, and nothing runs."""
    raw = f"---\ntitle: 'Initech {text.replace(chr(39), '')}'\nvictim: Initech\n---\nPhishing {text} hit Initech. {text}\n"
    path = tmp_path / "x.md"
    path.write_text(raw, "utf-8", newline="")
    build([path]).view("page", tmp_path / "x.html")
    shown = Opened(browser, tmp_path / "x.html")
    assert shown.text() == raw
    for mark in shown.page.locator("[role=button]").all():
        mark.hover()
        shown.page.keyboard.press("n")
    assert shown.page.locator("#text :is(script, img, svg, iframe, base, meta, style, a)").count() == 0
    shown.page.click("#table summary")
    shown.close()


def test_hidden_characters_are_seen_and_turn_nothing_around(browser: Browser, tmp_path: Path) -> None:
    """A right-to-left override is shown by its number and stands alone in its element."""
    path = tmp_path / "x.md"
    path.write_text("Initech was hacked by \u202ecod.exe in 2019.\n", "utf-8")
    build([path]).view("page", tmp_path / "x.html")
    shown = Opened(browser, tmp_path / "x.html")
    control = shown.page.locator("#text .control")
    assert control.get_attribute("data-code") == "U+202E"
    assert control.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    shown.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_small_screen(scheme: str, browser: Browser, html: Path) -> None:
    """390 pixels wide, nothing to scroll sideways, words and claims both in sight, in light and dark."""
    shown = Opened(browser, html, width=390, color_scheme=scheme)
    shown.open_page("uber-2016")
    shown.page.click("#legend summary")
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    shown.page.click("#legend summary")
    shown.page.locator(".piece[data-standing='disputed']").first.click()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = shown.page.locator("#panel").bounding_box()
    assert box is not None
    assert box["y"] < 844
    paper = shown.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(23, 24, 28)" if scheme == "dark" else "rgb(255, 255, 255)")
    shown.close()


def test_forced_colours_keep_shapes_and_print_keeps_marks(browser: Browser, html: Path) -> None:
    """Marks do not rest on colours that a reader has taken away, and paper has the table and no controls."""
    shown = Opened(browser, html, forced_colors="active")
    mark = shown.page.locator(".piece[data-kind]").first
    assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.page.locator("#rows tr").first.is_visible()
    assert not shown.page.locator("#next").is_visible()
    assert not shown.page.locator("#panel").is_visible()
    shown.close()


def test_a_large_page_opens_in_seconds(browser: Browser, tmp_path: Path) -> None:
    """Two hundred kilobytes in which every other word is marked, and a line of a hundred thousand characters."""
    row = "In May 2019 Example Corp lost 1,500 records from Amazon S3 after phishing by Jane Roe. "
    path = tmp_path / "x.md"
    path.write_text("\n\n".join([row * 8] * 300) + "\n\n" + "a " * 50_000 + "\n", "utf-8")
    build([path]).view("page", tmp_path / "x.html")
    shown = Opened(browser, tmp_path / "x.html")
    taken = shown.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert len(shown.text()) == len(path.read_text("utf-8"))
    assert taken < 15_000
    shown.page.keyboard.press("n")
    crowded = shown.page.locator("#panel .claim", has=shown.page.locator("button", has_text=" more")).first
    assert crowded.locator("blockquote").count() == 4
    crowded.locator("button", has_text=" more").click()
    assert shown.page.locator("#panel .claim blockquote:nth-of-type(5)").count() == 1
    shown.close()


def test_the_same_dataset_gives_the_same_bytes_and_names_no_server() -> None:
    """Nothing depends on the moment; the policy allows the page's own script and style by their hashes only."""
    first, second = (
        render_page(Scene(store=dataset.store, texts=dataset.texts)) for dataset in (build([CONTENT]), build([CONTENT]))
    )
    assert first == second
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)[^"]*"', first) == []
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', first)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
