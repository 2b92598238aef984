"""What an author is likely to have meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_SHOWN = 12


def meant(asked: str, known: Collection[str]) -> str:
    """The name that is nearest to one, ready to follow a fault; nothing where none is near."""
    near = get_close_matches(asked, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def instead(asked: str, known: Collection[str]) -> str:
    """The name that is nearest to one or, where none is near, those that there are."""
    listed = sorted(known)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    there = f"; there are: {', '.join(listed[:_SHOWN]) or 'none yet'}{more}"
    return meant(asked, known) or there


def counted(number: int, what: str) -> str:
    """A number of things: `1 fault`, `2 faults`."""
    return f"{number} {what}" + ("" if number == 1 else "s")
