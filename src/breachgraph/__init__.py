"""breachgraph reads write-ups of security incidents and gives a knowledge graph that can be trusted.

>>> import breachgraph
>>> dataset = breachgraph.build(["content"])    # doctest: +SKIP
>>> dataset.query("incidents")                  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from breachgraph.api import Dataset, Extraction, build, extract
    from breachgraph.api import open_dataset as open  # noqa: A004 - the name is fixed

__version__ = "0.1.0"
__all__ = ["Dataset", "Extraction", "__version__", "build", "extract", "open"]


def __getattr__(name: str) -> Any:
    """Load the interface when it is first used, so that importing the package is cheap."""
    if name not in __all__:
        raise AttributeError(f"module 'breachgraph' has no attribute {name!r}")
    from breachgraph import api

    return getattr(api, "open_dataset" if name == "open" else name)
