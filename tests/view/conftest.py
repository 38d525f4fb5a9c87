"""A real browser for the views."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
NO_BROWSER = pytest.mark.skipif(bool(os.environ.get("BREACHGRAPH_NO_BROWSER")), reason="BREACHGRAPH_NO_BROWSER is set")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; a machine without one fails, unless it says that it has none."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "no Chromium is installed (Debian: apt-get install chromium); or set BREACHGRAPH_NO_BROWSER=1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS.split())
        yield running
        running.close()
