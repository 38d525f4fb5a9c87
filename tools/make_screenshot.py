"""Take a picture of an HTML file in headless Chromium.

python tools/make_screenshot.py demo/graph.html docs/graph.png [--width 1280] [--height 800] [--select NAME] [--dark]
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

__all__ = ["main"]


def main() -> None:
    """Open the file, select a thing if asked to, and write a PNG."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("html", type=Path)
    parser.add_argument("png", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    parser.add_argument("--select", default="")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": args.width, "height": args.height}, color_scheme="dark" if args.dark else "light"
        )
        page.goto(args.html.resolve().as_uri())
        page.wait_for_selector("canvas")
        if args.select:
            page.fill("#query", args.select)
            page.press("#query", "Enter")
        page.wait_for_timeout(1200)
        page.screenshot(path=str(args.png))
        browser.close()
    print(args.png)


if __name__ == "__main__":
    main()
