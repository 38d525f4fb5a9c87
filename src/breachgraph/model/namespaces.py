"""Namespaces and term builders; the strings every layer shares.

Source: the project's design, section 2 (prefixes are fixed).
"""

from __future__ import annotations

__all__ = [
    "BG",
    "BGV",
    "DCTERMS",
    "EDTF_TYPE",
    "ID",
    "OA",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "RDF",
    "RDFS",
    "SKOS",
    "XSD",
    "bg",
    "bgv",
    "notation_of",
]

BG = "https://w3id.org/breachgraph/ns#"
BGV = "https://w3id.org/breachgraph/vocab#"
ID = "https://w3id.org/breachgraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
ONTOLOGY_GRAPH = "https://w3id.org/breachgraph/ns"

PREFIXES: dict[str, str] = {
    "agent": ID + "agent/",
    "bg": BG,
    "bgv": BGV,
    "claim": ID + "claim/",
    "dcterms": DCTERMS,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "event": ID + "event/",
    "incident": ID + "incident/",
    "measure": ID + "measure/",
    "oa": OA,
    "owl": "http://www.w3.org/2002/07/owl#",
    "proceeding": ID + "proceeding/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "recommendation": ID + "recommendation/",
    "schema": "https://schema.org/",
    "service": ID + "service/",
    "skos": SKOS,
    "source": ID + "source/",
    "vulnerability": ID + "vulnerability/",
    "xsd": XSD,
}


def bg(name: str) -> str:
    """Return the IRI of a breachgraph class or property.

    Args:
        name: Local name, such as `victim`.

    Returns:
        The full IRI.
    """
    return BG + name


def bgv(scheme: str, notation: str) -> str:
    """Return the IRI of a concept.

    Args:
        scheme: Name of the concept scheme, such as `vector`.
        notation: The concept's notation in that scheme, such as `phishing`.

    Returns:
        The full IRI, `bgv:<scheme>-<notation>`.
    """
    return f"{BGV}{scheme}-{notation}"


def notation_of(scheme: str, iri: str) -> str:
    """Return the notation of a concept: what `bgv` was given.

    Args:
        scheme: Name of the concept scheme, such as `vector`.
        iri: The concept.

    Returns:
        The notation, such as `phishing`; empty for what is no concept of that scheme.
    """
    before, _, notation = iri.partition(f"{BGV}{scheme}-")
    return "" if before else notation
