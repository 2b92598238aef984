"""Forty learners while everything breaks: `make soak MINUTES=10` writes build/soak.json.

A server of its own on a free port; its kernels are killed, it is restarted and killed, its disk
fills, lines break or go silent, and some phones are slow. Fails when an act that was answered is
not there after all that, when a kernel is left over, or when a planted trouble never struck.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from soak_learner import Learner, Tally, now
from soak_road import Road
from soak_server import LOG, Server, Weight

OUT = Path(__file__).resolve().parent.parent / "build" / "soak.json"
KILL_EVERY, DROP_EVERY, SILENCE_EVERY = 4.0, 2.5, 7.0
"""Seconds between two troubles of a kind, on average; less in a short soak."""
FEWEST = 12
TROUBLES = (
    "kernels killed",
    "lines broken",
    "lines silent",
    "disks full",
    "server restarts",
    "server crashes",
)
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
    """What is asked for."""

    seconds: float
    learners: int
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
            learners = [self._learner(i, ways) for i in range(self.plan.learners)]
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

    def _learner(self, i: int, ways: dict[str, str]) -> Learner:
        slow = i < SLOW_SHARE * self.plan.learners
        rng = random.Random(f"{self.plan.seed}/{i}")  # noqa: S311
        road = "slow" if slow else "fast"
        return Learner(f"learner {i}", ways[road], road, rng, self.tally)

    async def _storm(self, learners: list[Learner], roads: list[Road]) -> None:
        """The learners at work, and every trouble meanwhile."""
        until = now() + self.plan.seconds
        rng = random.Random(f"{self.plan.seed}/trouble")  # noqa: S311
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
            rng = random.Random(f"{self.plan.seed}/visitor {i}")  # noqa: S311
            visitor = Learner(f"visitor {i}", base, "fast", rng, self.tally)
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

    def faults(self) -> list[str]:
        """Everything for which the soak fails."""
        counts = {"acts lost": self.tally.lost, "kernels left over": self.leaked}
        never = [each for each in TROUBLES if not self.planted.get(each)]
        return [f"{n} {what}" for what, n in counts.items() if n] + [f"no {n}" for n in never]

    def told(self) -> dict[str, Any]:
        """All that was found, as JSON can carry it."""
        tally = self.tally
        recovered = [each for times in tally.recoveries.values() for each in times]
        start, end = self.weights["turned over"], self.weights["turned over twice"]
        return {
            "plan": asdict(self.plan),
            "planted": self.planted,
            "acts": {
                "sent": tally.sent,
                "answered": tally.answered,
                "stored though its view was not seen": tally.late,
                "lost": tally.lost,
            },
            "everything erased": tally.erased,
            "pages": {"opened": tally.pages, "closed": tally.closed, "right": tally.resumed_right},
            "recoveries": {"all": _times(recovered)}
            | {why: _times(times) for why, times in sorted(tally.recoveries.items())},
            "told that the kernel has ended": _times(tally.told),
            "act to view": {road: _times(times) for road, times in sorted(tally.acts.items())},
            "server away": _times(self.outages),
            "log while the disk was full": self.full,
            "memory": {when: asdict(weight) for when, weight in self.weights.items()},
            "growth per page, KiB": round(
                (end.standing - start.standing) / (self.plan.pages // 2), 1
            ),
            "kernels left over": self.leaked,
            "failures": dict(tally.failures.most_common()),
            "log": _complaints(),
            "faults": [*self.faults(), *tally.faults],
        }


def _some(roads: list[Road], rng: random.Random) -> Road:
    return rng.choices(roads, [max(1, len(road.ways)) for road in roads])[0]


def _times(seconds: list[float]) -> dict[str, float]:
    """How many, and in seconds the median, the 95th of a hundred, and the longest."""
    if not seconds:
        return {"n": 0}
    ranked = sorted(seconds)
    p95 = ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]
    found = {"median": median(ranked), "p95": p95, "max": ranked[-1]}
    return {"n": len(ranked), **{name: round(value, 3) for name, value in found.items()}}


def _complaints() -> dict[str, int]:
    """What the server's log complains of."""
    text = LOG.read_text(encoding="utf-8", errors="replace")
    return {what: text.count(what) for what in ("Traceback", "ERROR", "CRITICAL")}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument(
        "--alone", type=float, default=75, help="seconds a closed page's kernel stays"
    )
    parser.add_argument("--pages", type=int, default=100, help="pages opened and closed at the end")
    parser.add_argument("--out", type=Path, default=OUT)
    return parser.parse_args()


def main() -> int:
    """Soaks, prints what was found, writes it down, and says whether all is well."""
    asked = _asked()
    plan = Plan(asked.minutes * 60, asked.learners, asked.seed, asked.alone, asked.pages)
    print(f"seed {plan.seed}: {plan.learners} learners for {plan.seconds:.0f} s", flush=True)
    LOG.unlink(missing_ok=True)
    soak = Soak(plan, Server(plan.alone, min(10.0, plan.alone / 4), plan.learners * 3))
    asyncio.run(soak.run())
    told = soak.told()
    asked.out.parent.mkdir(exist_ok=True)
    asked.out.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, value in told.items():
        print(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return 1 if told["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
