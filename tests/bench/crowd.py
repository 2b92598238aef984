"""Two hundred learners at one server, and twenty beside visitors who mean harm."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from statistics import median
from time import process_time

from tests.bench.attacks import ATTACKS, under
from tests.bench.figures import Figure, figure
from tests.bench.servers import Served, ours
from tests.kernel_line import Refused
from tests.machine import high
from tests.wire import Wire

SMALL, GREAT, BESIDE = 40, 200, 20
AT_ONCE = 20
"""So many open the lesson at a time."""
ROUNDS = 3
PACE, QUICK = 15.0, 5.0
"""Seconds between two acts of a learner, who reads what comes; beside an attack one is quicker."""
BACK_SECONDS = 100
"""Within which a kernel whose page has gone has ended, and its memory is there again."""


def figures() -> Iterator[Figure]:
    """The rows of a crowd, and of each attack."""
    with ours(f"--cap={GREAT}") as server:
        yield from asyncio.run(_crowd(server))
    with ours(f"--cap={2 * BESIDE}") as server:
        yield from asyncio.run(_attacked(server))


async def _crowd(server: Served) -> list[Figure]:
    """Forty at work, then two hundred with them among them, and those forty once more."""
    before = server.memory
    learners = await _seated(server, SMALL)
    few, _ = await _at_work(learners, PACE)
    learners += await _seated(server, GREAT - SMALL)
    spent = process_time()
    many, lost = await _at_work(learners, PACE)
    spent = process_time() - spent
    again, _ = await _at_work(learners[:SMALL], PACE)
    added = (server.memory - before) / GREAT
    for each in learners:
        each.close()
    name = f"act to new view, {GREAT} at work : the same, {SMALL} at work"
    return [
        _all(f"of {GREAT} who arrive, answered to the end", len(learners) - lost, GREAT),
        figure(f"{name}, 95 of 100", 3.0, high(many), high([*few, *again])),
        figure(
            f"of it, processor time of the {GREAT} themselves, an act : the median of those acts",
            None,
            1000 * spent / len(many),
            median(many),
            "ms",
        ),
        figure(
            f"memory a learner adds, {GREAT} at work : what is reckoned with", 1.0, added, 36, "MiB"
        ),
    ]


async def _attacked(server: Served) -> list[Figure]:
    """Twenty at work, beside each attack and alone, before and after; then the memory."""
    learners = await _seated(server, BESIDE)
    calm, _ = await _at_work(learners, QUICK)
    before, found, gone = server.memory, dict[str, list[float]](), 0
    for kind in ATTACKS:
        async with under(kind, server.lesson()):
            found[kind], lost = await _at_work(learners, QUICK)
        gone = max(gone, lost)
    calm += (await _at_work(learners, QUICK))[0]
    await asyncio.sleep(BACK_SECONDS)
    after = server.memory
    for each in learners:
        each.close()
    name = f"act to new view, {BESIDE} at work beside one who {{}} : without, 95 of 100"
    return [
        *(figure(name.format(kind), 2.0, high(all_), high(calm)) for kind, all_ in found.items()),
        _all(f"of {BESIDE} beside all of them, answered to the end", BESIDE - gone, BESIDE),
        figure("memory after all of them : before", 1.2, after, before, "MiB"),
    ]


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
