"""Counts as they may leave the room: nobody can be told from a small one."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.core.classroom.tally import LEAST


def masked(counts: Sequence[int], least: int = LEAST) -> tuple[int | None, ...]:
    """Counts that together make a known whole; None stands for one that is not told.

    Every count from 1 to below `least` is left out. Where only one is, it could be worked out from
    the whole: then the smallest of the others is left out too.
    """
    hidden = {i for i, n in enumerate(counts) if 0 < n < least}
    others = [i for i in range(len(counts)) if i not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda i: counts[i]))
    return tuple(None if i in hidden else n for i, n in enumerate(counts))
