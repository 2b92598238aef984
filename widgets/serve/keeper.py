"""Keeps count of the kernels: seats taken, pages closed, starts and failures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError
from traitlets import TraitError

from widgets.serve.kernels import BEGUN
from widgets.serve.limits import APART_MS
from widgets.serve.private import pools
from widgets.serve.seats import AbandonedKernels, Admission, RunawayKernels, Seats

LOOK_SECONDS = 5
TURN_SECONDS = 5
MOST_FAILURES = 3
"""So many lessons in a row that could not be opened: then the server is not ready."""
FAILING_SECONDS = 60
"""Until it is tried again whether lessons can be opened."""

log = logging.getLogger(__name__)


class Keeper:
    """The kernels of one server, its seats, and what is told of them."""

    def __init__(self, kernels: Any, cap: int, at_once: int = 2) -> None:
        self._kernels = kernels
        self._starting: list[list[str]] = []
        self._abandoned = AbandonedKernels()
        self._runaway = RunawayKernels()
        self._failures, self._failed_at = 0, 0.0
        self._arrivals, self._next = asyncio.Lock(), 0.0
        self._turns = asyncio.Semaphore(at_once)
        self.seats = Seats(cap)
        self.registry = CollectorRegistry()
        self._started = self._counter("starts", "Lessons opened")
        self._failed = self._counter("failures", "Lessons that could not be opened")
        self._ended = self._counter("ended", "Kernels ended because their page was closed")
        self._gauge("live", "Kernels with a learner", lambda: self.taken)
        self._gauge("pooled", "Kernels that wait for a learner", lambda: len(self.pooled))
        self._gauge("drawn", "Those of them whose page is drawn", lambda: self.drawn)
        self._gauge("waiting", "Learners who wait for a seat", lambda: self.seats.waiting)
        self._gauge("cap", "Seats there are", lambda: self.seats.cap)
        self._round = PeriodicCallback(self.look, LOOK_SECONDS * 1000)

    def start(self) -> None:
        """Looks after the kernels from now on."""
        self._round.start()

    @property
    def taken(self) -> int:
        """Seats taken: kernels that live or start, without those that wait for a learner."""
        live = set(self._kernels.list_kernel_ids()) - self.pooled
        return len(live) + sum(live.isdisjoint(begun) for begun in self._starting)

    @property
    def pooled(self) -> set[str]:
        """The kernels that Voilà has started ahead."""
        return {seat["kernel_id"] for seat in self._waiting()}

    @property
    def drawn(self) -> int:
        """How many of them have their page drawn: who takes one waits for nothing."""
        return sum(seat["task"].done() for seat in self._waiting())

    def _waiting(self) -> Iterator[dict[str, Any]]:
        for task in (task for pool in pools(self._kernels).values() for task in pool):
            if task.done() and not task.cancelled() and task.exception() is None:
                yield task.result()

    def ask(self, ticket: str, fresh: str, block: str = "") -> Admission:
        """A visitor's turn: see `Seats.ask`."""
        return self.seats.ask(ticket, fresh, self.taken, monotonic(), block)

    async def one_by_one(self) -> None:
        """Waits for a turn: arrivals come apart, so that a crowd leaves time to those who learn."""
        async with self._arrivals:
            await asyncio.sleep(max(0, self._next - monotonic()))
            self._next = monotonic() + APART_MS / 1000

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn to open a lesson: a few at a time, or a crowd takes the cores of all who learn.

        A lesson that takes longer than `TURN_SECONDS` to open goes on, and the next one begins.
        """
        await self._turns.acquire()
        held = [self._turns]

        def end() -> None:
            while held:
                held.pop().release()

        timer = asyncio.get_running_loop().call_later(TURN_SECONDS, end)
        try:
            yield
        finally:
            timer.cancel()
            end()

    @property
    def room(self) -> bool:
        """Whether one who arrives would be seated."""
        return self.seats.room(self.taken, monotonic())

    @property
    def fails(self) -> bool:
        """Whether the last few lessons could not be opened, and none was tried for long since."""
        lately = monotonic() - self._failed_at < FAILING_SECONDS
        return self._failures >= MOST_FAILURES and lately

    def opened(self, *, whole: bool) -> None:
        """Counts a lesson that could be opened, or one that could not."""
        if whole:
            self._failures = 0
            return
        self._failed.inc()
        self._failures, self._failed_at = self._failures + 1, monotonic()

    @contextmanager
    def starting(self) -> Iterator[None]:
        """Counts a lesson until its kernel is there."""
        begun: list[str] = []
        self._starting.append(begun)
        self._started.inc()
        token = BEGUN.set(begun)
        try:
            yield
        except Exception:
            self.opened(whole=False)
            raise
        finally:
            BEGUN.reset(token)
            self._starting = [each for each in self._starting if each is not begun]

    async def look(self) -> None:
        """Ends every kernel whose page was closed a while ago, or which finds no end itself."""
        await self._stop()
        pages = {kernel: self._pages(kernel) for kernel in self._kernels.list_kernel_ids()}
        for kernel in self._abandoned.over(pages, self.pooled, monotonic()):
            self._ended.inc()
            try:
                await self._kernels.shutdown_kernel(kernel, now=True)
            except (KeyError, HTTPError):
                log.info("a kernel had ended by itself")

    async def _stop(self) -> None:
        """Kills what works on without end. It is then found dead, and its page is told so."""
        for kernel in self._runaway.over(self._kernels.work()):
            log.warning("a kernel that found no end was killed")
            await self._kernels.kill(kernel)

    def _pages(self, kernel: str) -> int:
        """How many pages a kernel has. One that still starts is as good as seen."""
        try:
            model = self._kernels.kernel_model(kernel)
            return 1 if model["execution_state"] == "starting" else int(model["connections"])
        except (TraitError, HTTPError):
            return 1

    def told(self) -> bytes:
        """The counts as plain text, as Prometheus reads them."""
        return generate_latest(self.registry)

    def _counter(self, name: str, what: str) -> Counter:
        return Counter(f"door_{name}", what, registry=self.registry)

    def _gauge(self, name: str, what: str, count: Any) -> None:
        Gauge(f"door_{name}", what, registry=self.registry).set_function(count)
