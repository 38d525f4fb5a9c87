"""The Python interface: build, open, extract, and the dataset they give."""

from breachgraph.api.building import build, extract
from breachgraph.api.dataset import Dataset, Incident
from breachgraph.extraction import Extraction

__all__ = ["Dataset", "Extraction", "Incident", "build", "extract", "open_dataset"]

open_dataset = Dataset.open
