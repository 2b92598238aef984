"""What somebody wrote, without the signs that nobody sees and that change how the rest is read."""

from __future__ import annotations

import re
from typing import TypeGuard
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
    told = _ENDS.sub("\n", whole(text))
    return "".join(
        each for each in told if each in _KEPT or (category(each) != "Cc" and each not in _TURNING)
    )


def is_text(told: object) -> TypeGuard[str]:
    """Whether something is a text that can be sent and kept: one with half a character cannot."""
    return isinstance(told, str) and whole(told) == told


def whole(text: str) -> str:
    """A text with a question mark for what is no character at all."""
    return text.encode("utf-8", "replace").decode()
