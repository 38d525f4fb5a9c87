"""Documents into mentions and claims; one rule a file under `rules`."""

from breachgraph.extraction.extraction import Extraction
from breachgraph.extraction.rule import EXTRACTORS, Extractor
from breachgraph.extraction.run import extract_document, merge_claims

__all__ = ["EXTRACTORS", "Extraction", "Extractor", "extract_document", "merge_claims"]
