"""Two hundred learners at one server, and twenty beside visitors who mean harm."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator

from tests.bench.attacks import ATTACKS, under
from tests.bench.figures import Figure, figure
from tests.bench.servers import Served, ours
from tests.kernel_line import Refused
from tests.machine import high
from tests.wire import Wire

SMALL, GREAT, BESIDE = 40, 200, 20
AT_ONCE = 20
"""So many open the lesson at a time."""
ROUNDS = 4
PACE = 10.0
"""Seconds between two acts of a learner who reads; beside an attack half of it."""
BACK_SECONDS = 100
"""Within which a kernel whose page has gone has ended, and its memory is there again."""


def figures() -> Iterator[Figure]:
    """The rows of a crowd, and of each attack."""
    with ours(f"--cap={GREAT}") as server:
        yield from asyncio.run(_crowd(server))
    with ours(f"--cap={2 * BESIDE}") as server:
        yield from asyncio.run(_attacked(server))


async def _crowd(server: Served) -> list[Figure]:
    """Forty at work, and then two hundred with them among them."""
    before = server.memory
    learners = await _seated(server, SMALL)
    few, _ = await _at_work(learners, PACE)
    learners += await _seated(server, GREAT - SMALL)
    many, lost = await _at_work(learners, PACE)
    added = (server.memory - before) / GREAT
    for each in learners:
        each.close()
    name = f"act to new view, {GREAT} at work : the same, {SMALL} at work"
    return [
        _all(f"of {GREAT} who arrive, answered to the end", len(learners) - lost, GREAT),
        figure(f"{name}, 95 of 100", 3.0, high(many), high(few)),
        figure(
            f"memory a learner adds, {GREAT} at work : what is reckoned with", 1.0, added, 36, "MiB"
        ),
    ]


async def _attacked(server: Served) -> list[Figure]:
    """Twenty at work, alone and beside each attack; and the memory once all is over."""
    learners = await _seated(server, BESIDE)
    calm, _ = await _at_work(learners, PACE / 2)
    before, rows, gone = server.memory, [], 0
    for kind in ATTACKS:
        async with under(kind, server.lesson()):
            times, lost = await _at_work(learners, PACE / 2)
        gone = max(gone, lost)
        name = f"act to new view, {BESIDE} at work beside one who {kind} : without, 95 of 100"
        rows.append(figure(name, 2.0, high(times), high(calm)))
    rows.append(_all(f"of {BESIDE} beside all of them, answered to the end", BESIDE - gone, BESIDE))
    await asyncio.sleep(BACK_SECONDS)
    after = server.memory
    for each in learners:
        each.close()
    return [*rows, figure("memory after all of them : before", 1.2, after, before, "MiB")]


def _all(name: str, there: int, of: int) -> Figure:
    """A row whose goal is that nobody is missing."""
    return {**figure(name, 1.0, there, of, "learners"), "of": "all", "met": there == of}


async def _seated(server: Served, n: int) -> list[Wire]:
    """So many who have arrived, a few at a time; whoever is refused is not among them."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> Wire:
        async with gate:
            return await Wire.open(server.lesson())

    came = await asyncio.gather(*(one() for _ in range(n)), return_exceptions=True)
    return [each for each in came if isinstance(each, Wire)]


async def _at_work(learners: list[Wire], pace: float) -> tuple[list[float], int]:
    """How long each act took in milliseconds, and how many learners were lost."""
    times: list[float] = []

    async def works(learner: Wire) -> None:
        for n in range(ROUNDS):
            await asyncio.sleep(random.uniform(0, 2 * pace))  # noqa: S311  # nothing is secret here
            start = time.perf_counter()
            await learner.act(act="go", to=("now", "before")[n % 2])
            times.append((time.perf_counter() - start) * 1000)

    ends = await asyncio.gather(*map(works, learners), return_exceptions=True)
    return times, sum(isinstance(each, Refused | TimeoutError) for each in ends)
