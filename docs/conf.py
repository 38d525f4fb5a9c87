"""Configuration of the documentation; the reference pages are made by the program when it is built."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from make_reference import write_reference

from breachgraph import __version__

project = "breachgraph"
author = "breachgraph contributors"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "breachgraph"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring = True

write_reference(Path(__file__).parent / "reference" / "made")
