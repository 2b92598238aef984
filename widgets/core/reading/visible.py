"""What somebody wrote, without the signs that nobody sees and that change how the rest is read."""

from __future__ import annotations

import re
from unicodedata import category

_KEPT = "\n\t"
_ENDS = re.compile(r"\r\n?")
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What turns the direction of the text after it: with it, a number may be shown backwards."""


def visible(text: str) -> str:
    """A text as it is kept and printed.

    Left out are control characters but for line ends and tabs, and signs that turn the direction
    of what follows. What is no character at all is a question mark.
    """
    whole = _ENDS.sub("\n", text.encode("utf-8", "replace").decode())
    return "".join(
        each for each in whole if each in _KEPT or (category(each) != "Cc" and each not in _TURNING)
    )
