"""One JSON object a row, with plain values."""

from __future__ import annotations

import json
import math
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from breachgraph.query.formats.format import Format
from breachgraph.query.result import Result, Value

__all__ = ["FORMAT"]


def write_jsonl(result: Result, stream: BinaryIO) -> None:
    """Write a result; a boolean is one line `{"boolean": true}`."""
    rows: list[dict[str, Value]] = [{"boolean": result.boolean}] if result.boolean is not None else result.to_dicts()
    for row in rows:
        plain = {name: _to_json(value) for name, value in row.items()}
        stream.write(json.dumps(plain, ensure_ascii=False, allow_nan=False).encode() + b"\n")


def _to_json(value: Value) -> str | int | float | None:
    """Write dates and the numbers that JSON does not know, such as infinity, as text."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date) or (isinstance(value, float) and not math.isfinite(value)):
        return str(value)
    return value


FORMAT = Format(name="jsonl", description="JSON Lines: one object a row, with plain values.", write=write_jsonl)
