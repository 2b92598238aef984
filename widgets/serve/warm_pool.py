"""A row of warm seats: kernels in Voilà's pool whose page is drawn before a learner comes."""

from __future__ import annotations

from asyncio import Task
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from tornado.web import HTTPError

from widgets.serve.private import pools

NOTHING = {"default": {"pool_size": 0}}


class WarmPool:
    """The warm seats of one notebook. Voilà hands them out; this row alone decides how many.

    Left to itself, Voilà would fill its pool all at once, and again after every learner, as if
    there were room without end.
    """

    def __init__(self, kernels: Any, notebook: str) -> None:
        self._kernels = kernels
        self._notebook = notebook
        self._begun: list[Task[Any]] = []
        kernels.kernel_pools_config = NOTHING

    @property
    def begun(self) -> int:
        """Seats begun so far, whatever has become of them."""
        return len(self._begun)

    @property
    def warmed(self) -> int:
        """Seats that became ready, whether or not somebody has taken them since."""
        return sum(_settled(each) and not _failed(each) for each in self._begun)

    @property
    def settled(self) -> int:
        """Seats that became ready, or could not."""
        return sum(_settled(each) for each in self._begun)

    @property
    def warming(self) -> int:
        """Seats on their way."""
        return self.begun - self.settled

    @property
    def waiting(self) -> int:
        """Seats that wait for a learner, or are on their way."""
        return len(self._pool)

    def more(self, n: int) -> None:
        """Begins with `n` more seats."""
        wanted, before = self.waiting + max(0, n), self.waiting
        self._kernels.kernel_pools_config = {self._notebook: {"pool_size": wanted}, **NOTHING}
        self._kernels.fill_if_needed(delay=0, notebook_name=self._notebook)
        self._kernels.kernel_pools_config = NOTHING
        self._begun += self._pool[before:]

    async def keep(self, wanted: int) -> None:
        """Comes a seat nearer to how many are wanted, and keeps those that wait from ageing."""
        self._begun = [each for each in self._begun if not _settled(each)]
        for failed in [each for each in self._pool if _settled(each) and _failed(each)]:
            self._pool.remove(failed)
        if self.warming:
            return
        for kernel in [*self._waiting()][max(0, wanted) :]:
            with suppress(KeyError, HTTPError):  # it may have ended by itself meanwhile
                await self._kernels.shutdown_kernel(kernel, now=True)
        if self.waiting < wanted:
            self.more(1)
        for kernel in self._waiting():  # one that waited for long is not idle once it is taken
            self._kernels.get_kernel(kernel).last_activity = datetime.now(UTC)

    @property
    def _pool(self) -> list[Task[Any]]:
        return pools(self._kernels).get(self._notebook, [])

    def _waiting(self) -> Iterator[str]:
        """The kernels of the seats that wait, in the order in which they are taken."""
        yield from (each.result()["kernel_id"] for each in self._pool if _settled(each))


def _settled(seat: Task[Any]) -> bool:
    """Whether nothing more is coming: its page is drawn, or something has gone wrong."""
    return seat.done() and (_unstarted(seat) or seat.result()["task"].done())


def _failed(seat: Task[Any]) -> bool:
    """Whether a settled seat is of no use."""
    return _unstarted(seat) or _broken(seat.result()["task"])


def _unstarted(seat: Task[Any]) -> bool:
    return seat.cancelled() or seat.exception() is not None


def _broken(drawn: Task[Any]) -> bool:
    return drawn.cancelled() or drawn.exception() is not None
