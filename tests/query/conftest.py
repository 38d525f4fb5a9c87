"""The hand-made dataset that the query tests ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.api import Dataset


@pytest.fixture(scope="session")
def incidents() -> Dataset:
    """Return three made-up incidents, in memory."""
    return Dataset.open(Path(__file__).with_name("incidents.trig"))
