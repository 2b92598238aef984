"""A class of forty beside the least that one could be, driven by the same phones; and of 400."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.bench.browsers import PATIENCE
from tests.bench.figures import Figure, beside, figure
from tests.bench.servers import served
from tests.class_server import ClassServer
from tests.class_wire import ClassLead, ClassPhone, events
from tests.machine import FLAGS, PHONE, chromium, free_port, high

CLASS, HALL = 40, 400
ROUNDS = 5
SPREAD = 1.0
"""Seconds in which all vote."""
AT_ONCE = 40
"""So many of a lecture hall come in at a time."""
ASKED = "1"
"""The block of the plan that is voted on."""
BARE = ["unlawful", "x"]


@dataclass
class Times:
    """Milliseconds: each vote, until the screen has them all, a step to the last phone, joining."""

    votes: list[float] = field(default_factory=list)
    screen: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    joins: list[float] = field(default_factory=list)
    memory: float = 0.0


@dataclass
class Room:
    """Phones that listen, and a cockpit, on either server; `chosen` is what they vote."""

    phones: list[ClassPhone]
    lead: ClassLead
    chosen: list[str]

    async def step(self, move: str, phase: str) -> float:
        """One move, until the last phone shows what follows; milliseconds."""
        start = time.perf_counter()
        await self.lead.act(move)
        await asyncio.gather(*(phone.until(phase) for phone in self.phones))
        return 1000 * (time.perf_counter() - start)

    async def anew(self) -> None:
        """No vote is in, and every phone knows that."""
        await self.lead.act("again")
        for phone in self.phones:
            while phone.view["at"] != self.lead.state["at"]:  # noqa: ASYNC110  # another task hears
                await asyncio.sleep(0.02)

    async def vote(self, times: Times) -> None:
        """All vote within a second, and the screen counts them."""
        await self.anew()
        complete = asyncio.create_task(self._counted())
        await asyncio.sleep(0.5)  # the screen's line stands

        async def one(phone: ClassPhone, at: float) -> float:
            await asyncio.sleep(at)
            start = time.perf_counter()
            await phone.vote(self.chosen)
            times.votes.append(1000 * (time.perf_counter() - start))
            return time.perf_counter()

        spread = [random.uniform(0, SPREAD) for _ in self.phones]  # noqa: S311  # no secret
        last = max(await asyncio.gather(*map(one, self.phones, spread)))
        times.screen.append(max(0.0, 1000 * (await complete - last)))

    async def _counted(self) -> float:
        """When the screen was told of the last vote."""
        async with asyncio.timeout(PATIENCE):
            async for found in events(f"{self.phones[0].base}/screen/at"):
                if found["n"] == len(self.phones):
                    break
        return time.perf_counter()


@asynccontextmanager
async def _room(address: str, code: str, key: str, n: int, times: Times) -> AsyncIterator[Room]:
    """So many phones that are in; how long they took is noted."""
    phones = [ClassPhone(f"{address}/c/{code}") for _ in range(n)]
    for at in range(0, n, AT_ONCE):
        start = time.perf_counter()
        await asyncio.gather(*(phone.join() for phone in phones[at : at + AT_ONCE]))
        times.joins.append(1000 * (time.perf_counter() - start))
    lives = [asyncio.create_task(phone.live()) for phone in phones]
    lead = ClassLead(address, key)
    await lead.look()
    if code != "bare":
        await lead.act("go", ASKED)
        await lead.act("ask")
    await asyncio.gather(*(phone.until("vote") for phone in phones))
    parts = phones[0].view["view"]["parts"]
    form = next((part for part in parts if part["part"] == "form"), None)
    chosen = [group["options"][0]["id"] for group in form["parts"]] if form else BARE
    try:
        yield Room(phones, lead, chosen)
    finally:
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)


@contextmanager
def _held(people: int) -> Iterator[ClassServer]:
    """A class's server in a folder of its own."""
    with TemporaryDirectory() as folder:
        server = ClassServer(Path(folder), people)
        server.start()
        try:
            yield server
        finally:
            server.end()


def figures() -> Iterator[Figure]:
    """The rows of a class, of a first join, and of a lecture hall."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare_class", str(port)]
    with _held(CLASS) as ours, served(command, port) as bare:
        mine, its = Times(), Times()
        asyncio.run(_both(ours, bare.address, mine, its))
        yield from _rows(mine, its)
    with _held(CLASS) as ours:
        yield from _first(ours)
    with _held(HALL) as ours:
        great = Times()
        spent = asyncio.run(_hall(ours, great))
        yield from _great(great, mine, spent)


async def _both(ours: ClassServer, bare: str, mine: Times, its: Times) -> None:
    """Both in turn, round by round."""
    before = ours.memory
    async with (
        _room(ours.address, ours.code, ours.key, CLASS, mine) as room,
        _room(bare, "bare", "", CLASS, its) as least,
    ):
        for _ in range(ROUNDS):
            for each, times in ((room, mine), (least, its)):
                await each.vote(times)
                times.steps.append(await each.step("close", "closed"))
                times.steps.append(await each.step("back", "vote"))
        mine.memory = ours.memory - before


def _rows(mine: Times, its: Times) -> list[Figure]:
    many = f"{CLASS} votes spread over a second"
    least = "a handler that stores a number"
    last = f"the last of {CLASS} votes answered, until the screen has them all"
    step = f"a step, until the last of {CLASS} phones has its view"
    return [
        figure(f"{many} : {least}, 95 of 100", 3.0, high(mine.votes), high(its.votes)),
        figure(f"{many} : {least}, median", None, median(mine.votes), median(its.votes)),
        _ours(f"{last} : the same", 300, median(mine.screen), median(its.screen)),
        _ours(f"{step} : the same", 500, median(mine.steps), median(its.steps)),
        _ours(f"{CLASS} join at once, until the last : the same", 300, mine.joins[0], its.joins[0]),
        figure(f"memory a class of {CLASS} adds : what is allowed", 1.0, mine.memory, 10, "MiB"),
    ]


def _ours(name: str, goal: float, ours: float, base: float) -> Figure:
    """A row whose goal is of ours alone, in milliseconds."""
    return beside(name, goal, ours, _some([base]), "ms", of="ours")


def _some(times: list[float]) -> float:
    """The median; what is too short to be seen is a tenth of a millisecond."""
    return max(0.1, median(times))


def _first(server: ClassServer) -> list[Figure]:
    """What a phone that was never here asks for, until it can vote."""
    weight, asked = [0], set[str]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_context(viewport=PHONE).new_page()
        wire = page.context.new_cdp_session(page)
        wire.on(
            "Network.requestWillBeSent",
            lambda e: asked.add(e["requestId"]) if e["request"]["url"][:4] == "http" else None,
        )
        wire.on("Network.loadingFinished", lambda e: weight.append(int(e["encodedDataLength"])))
        wire.send("Network.enable")
        page.goto(f"{server.address}/c/{server.code}?lang=zh")
        page.wait_for_selector("#class-view .lad", timeout=PATIENCE)
        page.wait_for_timeout(1000)
        browser.close()
    name = "a first join in a cold browser"
    return [
        figure(f"{name}, requests : what is allowed", 1.0, len(asked), 8, "requests"),
        figure(f"{name}, over the wire : what is allowed", 1.0, sum(weight) / 1000, 45, "KB"),
    ]


async def _hall(server: ClassServer, great: Times) -> float:
    """A lecture hall votes and is led on; the processor time of the server for it in seconds."""
    before, spent = server.memory, server.spent
    async with _room(server.address, server.code, server.key, HALL, great) as room:
        await room.vote(great)
        great.steps.append(await room.step("close", "closed"))
        great.steps.append(await room.step("back", "vote"))
        great.memory = server.memory - before
    return server.spent - spent


def _great(great: Times, mine: Times, spent: float) -> list[Figure]:
    name = f"{HALL} phones in one class : {CLASS}"
    joins = f"{HALL} come in, {AT_ONCE} at a time, a {AT_ONCE} of them : {CLASS} alone"
    return [
        figure(f"{name}, votes in a second, 95 of 100", None, high(great.votes), high(mine.votes)),
        figure(f"{name}, until the screen has all", None, great.screen[0], _some(mine.screen)),
        figure(f"{name}, a step to the last", None, median(great.steps), median(mine.steps)),
        figure(joins, None, median(great.joins), mine.joins[0]),
        figure(f"{name}, memory", None, great.memory, mine.memory, "MiB"),
        figure(
            f"{HALL} phones come in, vote and see two steps : a second of one core",
            None,
            spent,
            1.0,
            "s",
        ),
    ]
