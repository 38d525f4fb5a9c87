"""Text that libraries can encode: Unicode scalar values only."""

from __future__ import annotations

import re

__all__ = ["to_scalars"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_scalars(text: str) -> str:
    """Replace every lone surrogate by U+FFFD, code point for code point, so that places stay as they are.

    Source: the Unicode Standard, section 3.9, definition D76 (Unicode scalar value).
    """
    return _SURROGATE.sub("\ufffd", text)
