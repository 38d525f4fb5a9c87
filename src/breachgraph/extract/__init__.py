"""Documents into mentions and claims; one rule a file under `rules`."""

from breachgraph.extract.extraction import Extraction
from breachgraph.extract.rule import EXTRACTORS, Extractor
from breachgraph.extract.run import extract_document

__all__ = ["EXTRACTORS", "Extraction", "Extractor", "extract_document"]
