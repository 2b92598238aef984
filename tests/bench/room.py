"""A room of forty learners over the wire: how they arrive, and how soon they are answered."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle

from playwright.async_api import async_playwright

from tests.bench.browsers import CHANGED
from tests.bench.servers import PATIENCE, Served
from tests.kernel_line import fetched
from tests.machine import FLAGS, chromium
from tests.wire import Wire

ROOM = 40
CLICKS = 20
ROUNDS = 4
INSTANTS = 5
PACE = 3.0
"""Seconds between two acts of a learner at work; who reads takes longer."""

_CLICK = f"""
async ([names, told, clicks]) => {{
  {CHANGED}
  const say = () => document.querySelector(told)?.innerText ?? "";
  const times = [];
  for (let n = 0; n < clicks; n++) {{
    const [name, at] = names[n % names.length];
    const came = changed(say), start = performance.now();
    document.querySelectorAll(name)[at].click();
    await came;
    times.push(performance.now() - start);
    await rest(100);
  }}
  return times;
}}
"""
_SEAT, _SEATS = "visit.borrower", "visit"
"""Two places of a step, from each of which a button leads to the other."""
_SIDE = "#visit .lad-button.lad-choice"
_SIDES = ([[_SIDE, 0], ["#visit .lad-button.lad-quiet", 0]], "#visit .lad-title")
_BARE = ([["button.jupyter-button", 0]], "button.jupyter-button")


@dataclass
class Measured:
    """Every run: arrivals in seconds, acts in milliseconds, memory in MiB."""

    warmed: list[float] = field(default_factory=list)
    unwarmed: list[float] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    added: list[float] = field(default_factory=list)
    acts: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    crowd: list[float] = field(default_factory=list)
    instant: list[float] = field(default_factory=list)


async def warm(server: Served, got: Measured) -> None:
    """Arrivals for each of whom a kernel waits."""
    learners = await _arrive(server.lesson(), got.warmed)
    got.answered.append(await _sit(learners))
    for each in learners:
        each.close()


async def cold(server: Served, got: Measured) -> None:
    """Arrivals that find no kernel, and what memory they add."""
    one = await Wire.open(server.lesson())
    before = server.memory
    learners = await _arrive(server.lesson(), got.unwarmed)
    got.answered.append(await _sit(learners))
    got.added.append((server.memory - before) / ROOM)
    for each in (one, *learners):
        each.close()


async def bare(server: Served, got: Measured) -> None:
    """Stock Voilà: the seconds until forty have their page; one that never comes is left out."""
    start = time.perf_counter()

    async def page() -> float:
        await fetched(server.address, PATIENCE / 2)
        return time.perf_counter() - start

    came = await asyncio.gather(*(page() for _ in range(ROOM)), return_exceptions=True)
    got.stock.append(max(each for each in came if isinstance(each, float)))


async def _arrive(address: str, times: list[float]) -> list[Wire]:
    """Forty open a lesson in the same instant, and it is timed until the last has its page."""
    start = time.perf_counter()
    learners = await asyncio.gather(*(Wire.fetch(address) for _ in range(ROOM)))
    times.append(time.perf_counter() - start)
    return learners


async def _sit(learners: list[Wire]) -> int:
    """Each connects and begins; how many are answered."""
    answers = await asyncio.gather(*map(_begin, learners), return_exceptions=True)
    return sum(not isinstance(each, BaseException) for each in answers)


async def _begin(learner: Wire) -> None:
    await learner.connect()
    await learner.arrive()
    await learner.act(act="go", to="before")


async def acts(server: Served, plain: Served, got: Measured) -> None:
    """Acts of one in a browser, alone and in a room at work, in turn with a bare button's."""
    learners = await _arrive(server.lesson(), [])
    await _sit(learners)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        bare, page = await browser.new_page(), await browser.new_page()
        await bare.goto(plain.address)
        await bare.wait_for_selector(_BARE[1])
        await page.goto(server.lesson(0, _SEATS))
        await page.wait_for_selector(_SIDE)
        for _ in range(ROUNDS):
            got.clicks += await bare.evaluate(_CLICK, [*_BARE, CLICKS])
            got.alone += await page.evaluate(_CLICK, [*_SIDES, CLICKS])
            async with _at_work(learners[1:], got):
                got.acts += await page.evaluate(_CLICK, [*_SIDES, CLICKS])
        await browser.close()
    await _in_one_instant(learners, got)


@asynccontextmanager
async def _at_work(learners: list[Wire], got: Measured) -> AsyncIterator[None]:
    """Learners who change sides; each ends with the act that is under way."""
    rest = asyncio.Event()
    working = [asyncio.create_task(_work(each, got.crowd, rest)) for each in learners]
    await asyncio.sleep(1)
    yield
    rest.set()
    await asyncio.gather(*working)


async def _work(learner: Wire, times: list[float], rest: asyncio.Event) -> None:
    """Acts as soon as someone quick does."""
    for place in cycle((_SEAT, _SEATS)):
        await asyncio.sleep(random.uniform(0, 2 * PACE))  # noqa: S311  # nothing is secret here
        if rest.is_set():
            return
        start = time.perf_counter()
        told = await learner.begin(act="go", to=place)
        await learner.changed()
        times.append((time.perf_counter() - start) * 1000)
        await learner.heard(told)


async def _in_one_instant(learners: list[Wire], got: Measured) -> None:
    """Forty acts at once, timed until the last is answered."""
    for _ in range(INSTANTS):
        await asyncio.sleep(1)
        start = time.perf_counter()
        await asyncio.gather(*(_looked(each) for each in learners))
        got.instant.append((time.perf_counter() - start) * 1000)


async def _looked(learner: Wire) -> None:
    await learner.begin(act="go", to=_SEATS)
    await learner.changed()
