"""An empty page in the form that is read best."""

from __future__ import annotations

import json
from pathlib import Path

from breachgraph.errors import DatasetError
from breachgraph.model.iris import slugify

__all__ = ["write_page"]

_PAGE = """\
---
title: {title}
date:                      # the day you write this, YYYY-MM-DD
description: ""
tags: []                   # services, providers, vectors, such as [AWS, S3, Phishing]
author: ""
victim: ""                 # several: "A & B"; not known: "Unknown"
incident_start_date: N/A   # YYYY-MM-DD, N/A or Unknown
incident_end_date: N/A
disclosure_date: N/A
final_status: ""           # such as "Perpetrator unknown" or "Perpetrator convicted"
---

Two or three sentences: who was hit, when, how, and what was lost.

<!--more-->

## Incident

### Details of the Incident

### Timeline

| Date | Event |
| ---- | ----- |
| **January 31st, 2024** | What happened, with a [source](https://example.com/). |

### Attribution / Perpetrator

The identity of the attacker has not been published.

### Long-term impact

## Summary of coverage

* Publisher: [Title](https://example.com/) - January 31st, 2024

## Cloud security lessons learned

* One lesson an item.
"""


def write_page(folder: Path, name: str) -> Path:
    """Write an empty page.

    Args:
        folder: Folder of pages; made if it is not there.
        name: Name of the incident.

    Returns:
        The file, `<folder>/<slug>/index.md`.

    Raises:
        DatasetError: If the page is there already or cannot be written.
    """
    path = folder / slugify(name) / "index.md"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(_PAGE.format(title=json.dumps(name, ensure_ascii=False)))
    except FileExistsError:
        raise DatasetError(f"{path} is there already; nothing was written", path=str(path)) from None
    except OSError as error:
        raise DatasetError(f"{path} cannot be written: {error.strerror or error}", path=str(path)) from error
    return path
