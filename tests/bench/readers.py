"""How time grows with the length of what is typed, for every reader and the dearest of texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from time import process_time

from tests.bench.figures import Figure, figure
from tests.readers import READERS, TYPED, Reader
from widgets.core.errors import Unreadable

SIZE, TIMES, GOAL = 2000, 4, 1.3
LONG_ENOUGH, MANY = 0.05, 30
"""In seconds, and so many runs: one that takes a millisecond is told by thirty."""
LEAST = 0.5
"""In milliseconds: what takes less tells nothing of how it grows."""


def figures() -> Iterator[Figure]:
    """For each reader, four times the text that grows worst, beside four times its own time."""
    for name, reader in READERS.items():
        grown = [_grown(reader, sign) for sign in TYPED]
        told = [each for each in grown if each[0] > LEAST] or grown
        mine, its = max(told, key=lambda pair: pair[0] / pair[1])
        yield figure(f"reading {name}, {TIMES} x the text : {TIMES} x its time", GOAL, mine, its)


def _grown(reader: Reader, sign: str) -> tuple[float, float]:
    """The time for the longer text, and what it may be by the shorter one, in milliseconds."""
    few, many = (_spent(reader, sign * (n * SIZE // len(sign))) for n in (1, TIMES))
    return many, TIMES * few


def _spent(reader: Reader, text: str) -> float:
    """The least processor time of three runs, of many where they are short, in milliseconds."""
    times = list[float]()
    while len(times) < 3 or (sum(times) < LONG_ENOUGH and len(times) < MANY):
        began = process_time()
        with suppress(Unreadable):
            reader(text)
        times.append(process_time() - began)
    return min(times) * 1000
