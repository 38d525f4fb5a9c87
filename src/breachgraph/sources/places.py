"""From bytes of UTF-8 to code points of a raw file."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Places"]

_WIDE = re.compile("[^\x00-\x7f]")


class Places:
    """Where in a raw file the bytes of a part of it stand."""

    def __init__(self, text: str, shift: int) -> None:
        """Prepare a part of a file.

        Args:
            text: The part.
            shift: Code point of the raw file at which it begins.
        """
        self._shift = shift
        self._ends: list[int] = []
        self._surplus = [0]
        surplus = 0
        for match in _WIDE.finditer(text):
            character = match[0]
            surplus += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
            self._ends.append(match.start() + 1 + surplus)
            self._surplus.append(surplus)

    def at(self, byte: int) -> int:
        """Return the code point of the raw file that begins at a byte of the part.

        Args:
            byte: Offset in the part's UTF-8 encoding, at the beginning of a code point or at the end of the part.
        """
        if not self._ends:
            return byte + self._shift
        return byte - self._surplus[bisect_right(self._ends, byte)] + self._shift
