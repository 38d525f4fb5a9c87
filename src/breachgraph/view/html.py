"""Parts that every view's HTML file is made of: assets, data that cannot become code, hashes for the policy."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

__all__ = ["hash_of", "read_asset", "to_script"]


def read_asset(name: str) -> str:
    """Return a script or a style sheet of the views, by file name."""
    return files("breachgraph.view").joinpath(f"templates/{name}").read_text("utf-8")


def to_script(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def hash_of(script: str) -> str:
    """Return a script's hash for the content security policy.

    Source: W3C, Content Security Policy Level 3, section 2.3.1.
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
