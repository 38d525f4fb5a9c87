"""One JSON object a row, with plain values."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import BinaryIO

from breachgraph.query.formats.format import Format
from breachgraph.query.result import Result, Value

__all__ = ["FORMAT"]


def write_jsonl(result: Result, stream: BinaryIO) -> None:
    """Write a result; a boolean is one line `{"boolean": true}`."""
    rows: list[dict[str, Value]] = [{"boolean": result.boolean}] if result.boolean is not None else result.to_dicts()
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False, default=_to_json).encode() + b"\n")


def _to_json(value: object) -> str | int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


FORMAT = Format(name="jsonl", description="JSON Lines: one object a row, with plain values.", write=write_jsonl)
