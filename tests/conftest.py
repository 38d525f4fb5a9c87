"""Pages and datasets that several tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from breachgraph.api import Dataset, build

PAGE = """---
title: "Example Hack"
victim: "Example Corp"
tags: ["AWS"]
incident_start_date: 2024-01-02
disclosure_date: 2024-02-03
final_status: "Perpetrator unknown"
author: "A. Writer"
---

In January 2024 Example Corp lost 1,500 customer records. An intruder found hard-coded credentials in a GitHub repository
and exfiltrated data from an S3 bucket. No multi-factor authentication was required.

## Timeline

| Date | Event |
| --- | --- |
| **January 2nd, 2024** | The intruder signs in. |
| **February 3rd, 2024** | Example Corp discloses the breach. |

## Attribution

The identity of the attacker has not been published.

## Summary of coverage

* Reuters: [Example hacked](https://www.reuters.com/example) - February 4th, 2024

## Lessons learned

* Rotate access keys.
"""

OTHER = """---
title: "Other Breach"
victim: "Other Ltd"
incident_start_date: 2023-05-01
---

Jane Roe was convicted of hacking Other Ltd. The attack on Other Ltd began with phishing.
No multi-factor authentication was required.

## Attribution

Jane Roe pleaded guilty to computer fraud.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder `pages` with two small pages."""
    for name, text in (("example", PAGE), ("other", OTHER)):
        path = tmp_path / "pages" / name / "index.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return tmp_path / "pages"


@pytest.fixture
def dataset(pages: Path) -> Dataset:
    """Return a dataset in memory of the two small pages."""
    return build([pages])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name, what needs the folder of real pages where there is none; fail instead where it is required."""
    folder = os.environ.get("BREACHGRAPH_SHARED", "")
    if folder and (Path(folder) / "corpus").is_dir():
        return
    if os.environ.get("BREACHGRAPH_SHARED_REQUIRED"):
        raise pytest.UsageError("BREACHGRAPH_SHARED does not name the folder of real pages, and it is required")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="BREACHGRAPH_SHARED names no folder of real pages"))
