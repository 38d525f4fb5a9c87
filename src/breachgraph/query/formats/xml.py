"""SPARQL 1.1 Query Results XML."""

from __future__ import annotations

import re
from io import BytesIO
from typing import BinaryIO

import pyoxigraph

from breachgraph.query.formats.format import Format
from breachgraph.query.formats.w3c import write_w3c
from breachgraph.query.result import Result

__all__ = ["FORMAT"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_xml(result: Result, stream: BinaryIO) -> None:
    """Write a result; a character that no XML document may hold becomes U+FFFD.

    Source: W3C, Extensible Markup Language 1.0 (fifth edition, 2008), rule [2] Char.
    """
    whole = BytesIO()
    write_w3c(result, whole, pyoxigraph.QueryResultsFormat.XML)
    stream.write(_NOT_XML.sub("\ufffd", whole.getvalue().decode("utf-8")).encode("utf-8"))


FORMAT = Format(name="xml", description="SPARQL 1.1 Query Results XML.", write=write_xml)
