"""Counts as they may leave the room: nobody can be told from a small one."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.core.classroom.tally import LEAST

SMALL, UNTOLD = f"<{LEAST}", "*"
"""What stands for small counts, and for several of which one is not small."""


def masked(counts: Sequence[int], least: int = LEAST) -> tuple[int | None, ...]:
    """Counts that together make a known whole; None stands for one that is not told.

    Every count from 1 to below `least` is left out. Where those left out are one, or all the same,
    they could be worked out from the whole: then all of the smallest others are left out too. Which
    places are left out does not hang on which of them holds which count, so each may hold any of
    at least two. Only where no others are left the whole may give all away: see `given_away`.
    """
    hidden = {i for i, n in enumerate(counts) if 0 < n < least}
    others = [n for i, n in enumerate(counts) if i not in hidden]
    if others and len({counts[i] for i in hidden}) == 1:
        hidden |= {i for i, n in enumerate(counts) if n == min(others)}
    return tuple(None if i in hidden else n for i, n in enumerate(counts))


def given_away(counts: Sequence[int], least: int = LEAST) -> bool:
    """Whether the whole tells every count, since all are small and the same."""
    return len({*counts}) == 1 and 0 < counts[0] < least


def written(counts: Sequence[int], least: int = LEAST) -> tuple[str, ...]:
    """Such counts as text: `<5` where all that is left out is small, else `*` in all those places.

    Two signs side by side would tell which of them is the small one.
    """
    told = masked(counts, least)
    small = all(n < least for n, each in zip(counts, told, strict=True) if each is None)
    sign = SMALL if small else UNTOLD
    return tuple(sign if each is None else str(each) for each in told)
