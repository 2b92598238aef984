"""How time grows with the length of what is typed, for every reader and the dearest of texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from time import process_time

from tests.bench.figures import Figure, figure
from tests.readers import READERS, TYPED, Reader
from widgets.core.errors import Unreadable

SIZE, TIMES, GOAL = 2000, 4, 1.3
LONG_ENOUGH, MANY = 50, 30
"""In milliseconds, and so many runs: what takes one is told by thirty."""
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
    """The time for the longer text, and what it may be by the shorter one, in milliseconds.

    Each is the least of at least three, and of many where they are short, taken in turn: a
    processor that becomes slower meanwhile does so for both.
    """
    texts = [sign * (n * SIZE // len(sign)) for n in (1, TIMES)]
    few, many = list[float](), list[float]()
    while len(many) < 3 or (sum(many) < LONG_ENOUGH and len(many) < MANY):
        few.append(_spent(reader, texts[0]))
        many.append(_spent(reader, texts[1]))
    return min(many), TIMES * min(few)


def _spent(reader: Reader, text: str) -> float:
    """The processor time of a run in milliseconds."""
    began = process_time()
    with suppress(Unreadable):
        reader(text)
    return (process_time() - began) * 1000
