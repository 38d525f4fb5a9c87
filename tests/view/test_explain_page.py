"""Why statements stand, as a page, opened in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.conftest import PAGE
from tests.view.conftest import NO_BROWSER

from breachgraph.api import Dataset, build
from breachgraph.errors import QueryError

pytestmark = pytest.mark.xdist_group("browser")

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return a page with a withdrawn theory and hostile words in a row of its timeline."""
    folder = tmp_path_factory.mktemp("pages") / "example"
    folder.mkdir()
    body = PAGE.replace("The intruder signs in.", f"The intruder signs in. `{HOSTILE}`")
    text = body + "\nAt first Example Corp believed that phishing was used. That was wrong.\n"
    (folder / "index.md").write_text(text, "utf-8")
    return build([folder])


@NO_BROWSER
def test_a_statement_shows_its_claims_for_and_against_with_words_and_places(
    data: Dataset, browser: Browser, tmp_path: Path
) -> None:
    """It needs no script and no network, and nothing of a page becomes markup."""
    data.view("explain", tmp_path / "why.html")
    context = browser.new_context(offline=True, java_script_enabled=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.goto((tmp_path / "why.html").as_uri())
    theory = page.locator("details", has_text="Phishing")
    assert theory.get_attribute("open") is not None
    text = theory.inner_text()
    assert "does not hold hypothesis, withdrawn; said by Example" in text.replace("\n", " ").replace("− ", "")
    assert "At first Example Corp believed that phishing was used." in text
    assert "example/index.md:" in text
    held = page.locator("details", has_text="bg:victim")
    held.locator("summary").press("Enter")
    assert "asserted, undisputed" in held.inner_text()
    assert page.locator("main img, main script").count() == 0
    assert faults == []
    context.close()


def test_things_are_named_as_in_explain(data: Dataset, tmp_path: Path) -> None:
    """An agent by name; a name that nothing has is refused."""
    data.view("explain", tmp_path / "why.html", only=["Example"])
    assert "<h2>Example</h2>" in (tmp_path / "why.html").read_text("utf-8")
    with pytest.raises(QueryError, match="nothing is called"):
        data.view("explain", tmp_path / "why.html", only=["Nobody"])
