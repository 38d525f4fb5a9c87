"""The manifest of a dataset: what went in, what came out, what was wrong.

It holds no clock and no machine, so that the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from breachgraph import __version__
from breachgraph.errors import DatasetError
from breachgraph.extraction import Extraction
from breachgraph.graph import promote
from breachgraph.lexicon.ontology import ontology_files
from breachgraph.model import Problem, Span
from breachgraph.model.namespaces import ONTOLOGY_GRAPH
from breachgraph.store import Store

__all__ = ["Manifest", "SourceEntry", "describe_source", "is_manifest", "make_manifest", "read_manifest"]

FILE_NAME = "manifest.json"
_COUNTS = f"""
SELECT * WHERE {{
  {{ SELECT (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{ ?claim a bg:Claim }} }}
  {{ SELECT (COUNT(DISTINCT ?thing) AS ?entities)
     WHERE {{ GRAPH ?g {{ ?thing skos:prefLabel ?label }} FILTER(?g != <{ONTOLOGY_GRAPH}>) }} }}
  {{ SELECT (COUNT(*) AS ?facts) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{
       ?claim bg:claimStatus ?status ; bg:modality ?modality ; bg:tier ?tier ; rdf:subject ?s ; rdf:predicate ?said .
       OPTIONAL {{ ?claim rdf:object ?spoken }}
       FILTER(?status IN (bgv:claim-status-undisputed, bgv:claim-status-accepted)
              && ?modality IN (bgv:modality-asserted, bgv:modality-unknown) && ?tier != bgv:tier-suggested)
       BIND(IF(?modality = bgv:modality-unknown, bg:unknown, ?said) AS ?p)
       BIND(IF(?modality = bgv:modality-unknown, ?said, ?spoken) AS ?o)
     }} }} }}
}}"""
"""Claims, entities and facts, each once; a fact stands by the promotion rule of `breachgraph.graph.promote`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One document that went into a dataset.

    Attributes:
        path: As `bg:path` has it.
        sha256: Of the file's bytes.
        claims: How many claims were read.
        facts: How many facts they make stand.
        entities: How many things they speak of.
    """

    path: str
    sha256: str
    claims: int
    facts: int
    entities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a dataset is made of.

    Attributes:
        version: Of breachgraph.
        ontology: SHA-256 of the ontology's files.
        sources: The documents, sorted by path.
        problems: All problems met, sorted.
        claims: Number of claims; those that several documents share count once.
        facts: Number of facts that stand, each once.
        entities: Number of things, each once.
        quads: Number of quads, the ontology's included.
    """

    version: str
    ontology: str
    sources: tuple[SourceEntry, ...]
    problems: tuple[Problem, ...]
    claims: int
    facts: int
    entities: int
    quads: int

    def to_json(self) -> str:
        """Return the manifest as JSON with sorted keys."""
        fields = {**asdict(self), "problems": [problem.to_dict() for problem in self.problems]}
        return json.dumps(fields, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def describe_source(extraction: Extraction) -> SourceEntry:
    """Describe what reading one document gave."""
    return SourceEntry(
        path=extraction.document.source,
        sha256=extraction.document.sha256,
        claims=len(extraction.claims),
        facts=len(promote(extraction.claims)),
        entities=len(extraction.entities),
    )


def make_manifest(sources: Sequence[SourceEntry], problems: Sequence[Problem], store: Store) -> Manifest:
    """Describe a dataset that was just built; what is counted once for all documents is counted in the store."""
    answer: Any = store.query(_COUNTS)
    row = next(iter(answer))
    return Manifest(
        version=__version__,
        ontology=_hash_ontology(),
        sources=tuple(sorted(sources, key=lambda entry: entry.path)),
        problems=tuple(problems),
        claims=int(row["claims"].value),
        facts=int(row["facts"].value),
        entities=int(row["entities"].value),
        quads=len(store),
    )


def is_manifest(path: Path) -> bool:
    """Tell whether a file is the manifest of a dataset, of this version or another."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and {"version", "ontology", "sources", "problems"} <= data.keys()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a dataset directory.

    Raises:
        DatasetError: If the folder is no dataset or its manifest is damaged.
    """
    path = folder / FILE_NAME
    try:
        data = json.loads(path.read_text("utf-8"))
        return Manifest(
            version=data["version"],
            ontology=data["ontology"],
            sources=tuple(SourceEntry(**entry) for entry in data["sources"]),
            problems=tuple(_read_problem(entry) for entry in data["problems"]),
            claims=data["claims"],
            facts=data["facts"],
            entities=data["entities"],
            quads=data["quads"],
        )
    except FileNotFoundError:
        message = f"{folder} is no breachgraph dataset; run 'breachgraph build --out {folder}' first"
        raise DatasetError(message, path=str(folder)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path} is damaged, or of another version ({error!r}); remove {folder} and build the dataset again"
        raise DatasetError(message, path=str(path)) from error


def _read_problem(entry: dict[str, Any]) -> Problem:
    places = {key: Span(**entry[key]) if entry[key] else None for key in ("span", "also")}
    return Problem(**{**entry, **places})


def _hash_ontology() -> str:
    whole = hashlib.sha256()
    for path in ontology_files():
        whole.update(path.read_bytes())
    return whole.hexdigest()
