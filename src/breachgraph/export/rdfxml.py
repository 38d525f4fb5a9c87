"""RDF/XML, for older tools."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat

import pyoxigraph

from breachgraph.errors import BreachgraphError
from breachgraph.export.exporter import Exporter, serialize_rdf

__all__ = ["EXPORTER"]


def write_rdfxml(quads: list[pyoxigraph.Quad], stream: BinaryIO) -> None:
    """Write quads that come sorted.

    A carriage return is written as a reference, as XML readers turn a bare one into a line feed (XML 1.0, section
    2.11), and a quote would no longer be the words of its page.

    Raises:
        BreachgraphError: If a value has a character that XML cannot hold (section 2.2), or a property's IRI ends in no
            XML name; nothing is written then.
    """
    whole = BytesIO()
    serialize_rdf(quads, pyoxigraph.RdfFormat.RDF_XML, whole)
    data = whole.getvalue().replace(b"\r", b"&#xD;")
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as error:
        message = f"XML cannot hold all characters of this dataset ({error}); choose another format, such as turtle"
        raise BreachgraphError(message) from error
    stream.write(data)


EXPORTER = Exporter(
    name="rdfxml",
    suffix=".rdf",
    media_type="application/rdf+xml",
    description="RDF/XML, for older tools.",
    write=write_rdfxml,
)
