"""Pages with every span marked, opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.conftest import PAGE
from tests.view.conftest import NO_BROWSER

from breachgraph.api import Dataset, build
from breachgraph.errors import BreachgraphError
from breachgraph.view.page import cut_segments

pytestmark = pytest.mark.xdist_group("browser")

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg onload=alert(4)>",
    "javascript:alert(5)",
    "{{ 7 * 7 }} {% raw %}",
    "\u202egnp.exe\u202c",
    "a\u0000b",
    "&lt;b&gt; &#60;",
    "\u2028\u2029",
]
THEORY = "\nAt first Example Corp believed that phishing was used. That was wrong.\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return a dataset folder of two pages, one of them hostile, that was moved after it was built."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in (("first", PAGE + THEORY), ("second", PAGE + "\n\n".join(HOSTILE))):
        (folder / name).mkdir()
        (folder / name / "index.md").write_bytes(text.encode("utf-8"))
    build([folder / "first", folder / "second"], folder / "made").close()
    (folder / "made").rename(folder / "moved")
    return Dataset.open(folder / "moved")


class Opened:
    """The view, opened without a network, and all that went wrong in it."""

    def __init__(self, browser: Browser, path: Path, *, width: int = 1280, dark: bool = False) -> None:
        scheme = "dark" if dark else "light"
        self.context = browser.new_context(
            offline=True,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        self.page.goto(path.resolve().as_uri())
        self.page.wait_for_function("document.getElementById('count').textContent !== ''")

    def panel(self) -> str:
        """What the panel says."""
        return self.page.inner_text("#panel")


@pytest.fixture
def opened(data: Dataset, browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return the view of both pages, opened."""
    data.view("page", tmp_path / "page.html")
    view = Opened(browser, tmp_path / "page.html")
    yield view
    view.context.close()


@NO_BROWSER
def test_it_opens_without_a_request_and_shows_the_file_as_it_is(opened: Opened, data: Dataset) -> None:
    """Every page, character for character; a zero byte cannot stand in HTML and is shown as a replacement."""
    for number, path in enumerate(sorted(data.texts)):
        lines = opened.page.locator("article").nth(number).locator(".line")
        assert "\n".join(lines.all_text_contents()) == data.texts[path].replace("\x00", "\ufffd")
    assert opened.faults == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


@NO_BROWSER
def test_pointing_at_words_tells_their_claims_with_quote_place_and_standing(opened: Opened) -> None:
    """A claim that does not hold looks and reads otherwise, and stands beside what else is claimed."""
    words = opened.page.locator(".run.doubt", has_text="At first").first
    words.hover()
    text = opened.panel()
    assert "does not hold: hypothesis, withdrawn" in text
    assert "At first Example Corp believed that phishing was used." in text
    assert "read by retractions@1" in text
    assert "line " in text
    assert words.evaluate("e => getComputedStyle(e).textDecorationStyle") == "wavy"


@NO_BROWSER
def test_what_is_named_is_coloured_by_kind(opened: Opened) -> None:
    """The victim's name is an organization's; plain words are not marked."""
    assert opened.page.locator(".run.Organization", has_text="Example Corp").count() > 0
    assert opened.page.locator(".run", has_text="signs in").first.get_attribute("class") == "run  held"


@NO_BROWSER
def test_the_keyboard_alone_reaches_every_mark(opened: Opened) -> None:
    """N and p walk, Enter keeps, Escape lets go."""
    opened.page.keyboard.press("n")
    first = opened.panel()
    assert "claim" in first
    opened.page.keyboard.press("n")
    opened.page.keyboard.press("p")
    assert opened.panel() == first
    opened.page.keyboard.press("Enter")
    opened.page.locator(".run[data-claims]").nth(6).hover()
    assert opened.panel() == first
    opened.page.keyboard.press("Escape")
    assert "Point at marked words" in opened.panel()


@NO_BROWSER
def test_a_choice_of_property_or_standing_leaves_only_those_marks(opened: Opened) -> None:
    """The count says how many claims are shown."""
    opened.page.select_option("#property", "bg:victim")
    assert opened.page.inner_text("#count").startswith("1 of ")
    shown = opened.page.locator("article:not([hidden]) .run[data-claims]:not(.off)")
    assert shown.count() == 1
    opened.page.select_option("#property", "")
    opened.page.select_option("#state", "not")
    assert 0 < shown.count() < 10


@NO_BROWSER
@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_it_fits_a_narrow_and_a_dark_screen(
    data: Dataset, browser: Browser, tmp_path: Path, width: int, dark: bool
) -> None:
    """Nothing scrolls sideways, and ink stands out from paper."""
    data.view("page", tmp_path / "page.html")
    view = Opened(browser, tmp_path / "page.html", width=width, dark=dark)
    assert view.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    paper = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(23, 24, 28)") is dark
    view.context.close()


@NO_BROWSER
def test_one_page_can_be_asked_for(data: Dataset, browser: Browser, tmp_path: Path) -> None:
    """By a part of its path; a name that no page has is refused with those there are."""
    data.view("page", tmp_path / "page.html", only=["second"])
    view = Opened(browser, tmp_path / "page.html")
    assert view.page.locator("article").count() == 1
    view.context.close()
    with pytest.raises(BreachgraphError, match=r"no page is called 'third'; there are: .*first/index\.md"):
        data.view("page", tmp_path / "page.html", only=["third"])


def test_data_without_texts_is_refused(data: Dataset, tmp_path: Path) -> None:
    """An RDF file holds quotes, not pages."""
    data.export("turtle", tmp_path / "x.ttl")
    with Dataset.open(tmp_path / "x.ttl") as plain, pytest.raises(BreachgraphError, match="no text of its pages"):
        plain.view("page", tmp_path / "page.html")


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)), max_size=8),
)
def test_segments_are_the_text_and_carry_the_marks_that_cover_them(
    text: str, marks: list[tuple[int, int, int]]
) -> None:
    """Overlapping and nested spans alike."""
    spans = [(min(a, b, len(text)), min(max(a, b), len(text)), number) for a, b, number in marks]
    place = 0
    for segment in cut_segments(text, spans, []):
        middle = place + len(segment.text)
        assert set(segment.claims) == {
            number for start, end, number in spans if start <= place and middle <= end and start < end
        }
        place = middle
    assert "".join(segment.text for segment in cut_segments(text, spans, [])) == text
