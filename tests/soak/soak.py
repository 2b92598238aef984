"""One soak: the server, the roads to it, the learners, and every trouble meanwhile."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from tests.bench.attacks import ATTACKS, under
from tests.soak.browser_page import Phone, phones
from tests.soak.learner import Learner
from tests.soak.page import Opens
from tests.soak.road import Road
from tests.soak.server import LOG, Server, Weight
from tests.soak.tally import Tally, now
from tests.soak.wire_page import WirePage

KILL_EVERY, DROP_EVERY, SILENCE_EVERY = 4.0, 2.5, 7.0
"""Seconds between two troubles of a kind, on average; less in a short soak."""
FEWEST = 12
HARM = [*ATTACKS][:3]
"""Visitors who mean harm all the while: but for the crowd, which would keep learners waiting."""
LESSON = "voila/render/zh/01-at-the-door.ipynb"
FULL_AT, RESTART_AT, CRASH_AT = 0.2, 0.45, 0.75
"""When, as shares of the time, the disk fills, the server is restarted, and it is killed."""
SLOW_SHARE = 0.25
WARM = 8
AT_ONCE = 5
GONE_PATIENCE = 45.0
"""Seconds until the server notices that a phone has vanished, and some to spare."""
LOOK_AGAIN = 0.25


@dataclass
class Plan:
    """What is asked for: `browsers` of the learners have a real one."""

    seconds: float
    learners: int
    browsers: int
    seed: int
    alone: float
    pages: int


@dataclass
class Soak:
    """One soak: the server, the roads to it, the learners, and what was found."""

    plan: Plan
    server: Server
    tally: Tally = field(default_factory=Tally)
    planted: dict[str, int] = field(default_factory=dict)
    weights: dict[str, Weight] = field(default_factory=dict)
    leaked: int = 0
    outages: list[float] = field(default_factory=list)
    full: tuple[int, int] = (0, 0)
    begun: float = field(default_factory=time.monotonic)

    async def run(self) -> None:
        """Everything, from the start of the server to its end."""
        self._say("the server starts")
        await asyncio.to_thread(self.server.start)
        roads = {"fast": Road(self.server.port), "slow": Road(self.server.port, slow=True)}
        try:
            ways = {name: await road.open() for name, road in roads.items()}
            await self._turnover(ways["fast"], WARM)
            await self._weigh("start")
            self._say("the learners come")
            async with phones(self.plan.browsers) as browsers:
                learners = self._learners(ways, browsers)
                async with self._harm():
                    await self._storm(learners, [*roads.values()])
                self._say("every learner looks whether all is there")
                await asyncio.gather(*(each.last_look() for each in learners))
            await self._weigh("left")
            self._say("pages are opened and closed")
            await self._turnover(ways["fast"], self.plan.pages // 2)
            await self._weigh("turned over")
            await self._turnover(ways["fast"], self.plan.pages // 2, silent=0.5)
            await self._weigh("turned over twice")
        finally:
            for road in roads.values():
                road.close()
            await asyncio.to_thread(self.server.end)
        self.leaked += self.server.left_behind()

    def _learners(self, ways: dict[str, str], browsers: list[Phone]) -> list[Learner]:
        """The learners: those with a browser of their own, those on a slow road, all others."""
        slow = round(SLOW_SHARE * self.plan.learners)
        roads = ["slow"] * slow + ["fast"] * (self.plan.learners - slow - len(browsers))
        kinds: list[tuple[str, str, Opens]] = [
            *((ways["fast"], "browser", phone.opened) for phone in browsers),
            *((ways[road], road, WirePage.opened) for road in roads),
        ]
        return [
            Learner(f"learner {i}", *kind, self._rng(i), self.tally) for i, kind in enumerate(kinds)
        ]

    def _rng(self, of: object) -> random.Random:
        return random.Random(f"{self.plan.seed}/{of}")  # noqa: S311  # nothing is secret here

    async def _storm(self, learners: list[Learner], roads: list[Road]) -> None:
        """The learners at work, and every trouble meanwhile."""
        until = now() + self.plan.seconds
        rng = self._rng("trouble")
        troubles = [
            self._again("kernels killed", KILL_EVERY, rng, lambda: self.server.kill_kernel(rng)),
            self._again("lines broken", DROP_EVERY, rng, lambda: _some(roads, rng).drop(rng)),
            self._again("lines silent", SILENCE_EVERY, rng, lambda: _some(roads, rng).silence(rng)),
            self._once(until),
            self._watch(),
        ]
        tasks = [asyncio.create_task(each) for each in troubles]
        await asyncio.gather(*(each.live(until) for each in learners))
        for task in tasks:
            task.cancel()
        for done in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(done, Exception):
                raise done

    @asynccontextmanager
    async def _harm(self) -> AsyncIterator[None]:
        """While some visitors mean harm."""
        lesson = f"{self.server.address}/{LESSON}"
        async with AsyncExitStack() as ends:
            await asyncio.gather(*(ends.enter_async_context(under(each, lesson)) for each in HARM))
            self.planted |= {f"one {each}": 1 for each in HARM}
            yield

    async def _again(
        self, kind: str, every: float, rng: random.Random, strike: Callable[[], bool]
    ) -> None:
        every = min(every, self.plan.seconds / FEWEST)
        while True:
            await asyncio.sleep(rng.uniform(0.5, 1.5) * every)
            self.planted[kind] = self.planted.get(kind, 0) + bool(strike())

    async def _once(self, until: float) -> None:
        """The disk fills; the server is restarted, then it is killed."""
        begun = until - self.plan.seconds
        await asyncio.sleep(FULL_AT * self.plan.seconds)
        self.server.fill_disk()
        full = LOG.stat().st_size
        self.planted["disks full"] = 1
        for share, how, kind in (
            (RESTART_AT, signal.SIGTERM, "server restarts"),
            (CRASH_AT, signal.SIGKILL, "server crashes"),
        ):
            await asyncio.sleep(max(0.0, begun + share * self.plan.seconds - now()))
            if self.full == (0, 0):
                self.full = (full, LOG.stat().st_size)
            away = now()
            await asyncio.to_thread(self.server.restart, how)
            self.outages.append(now() - away)
            self.planted[kind] = 1

    async def _watch(self) -> None:
        """The heaviest moment."""
        while True:
            await asyncio.sleep(5)
            weight = await asyncio.to_thread(self.server.weigh)
            heaviest = self.weights.get("heaviest")
            if not heaviest or weight.kernels > heaviest.kernels:
                self.weights["heaviest"] = weight

    async def _turnover(self, base: str, pages: int, silent: float = 0) -> None:
        """Opens and closes so many pages, a share of them without a goodbye."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(i: int) -> None:
            name = f"visitor {i}"
            opens = WirePage.opened
            visitor = Learner(name, base, "fast", opens, self._rng(name), self.tally)
            async with gate:
                await visitor.look()
                await visitor.close(politely=i >= silent * pages)

        await asyncio.gather(*(one(i) for i in range(pages)))

    async def _weigh(self, when: str) -> None:
        """Waits until no kernel is left, and weighs; what is left is a leak."""
        patience = self.plan.alone + 2 * self.server.look + GONE_PATIENCE
        for _ in range(round(patience / LOOK_AGAIN)):
            if not self.server.kernels():
                break
            await asyncio.sleep(LOOK_AGAIN)
        self.weights[when] = await asyncio.to_thread(self.server.weigh)
        self.leaked += self.weights[when].alive

    def _say(self, what: str) -> None:
        print(f"{time.monotonic() - self.begun:6.1f} s  {what}", flush=True)


def _some(roads: list[Road], rng: random.Random) -> Road:
    return rng.choices(roads, [max(1, len(road.ways)) for road in roads])[0]
