"""The kernels of a server, as Jupyter keeps them, but for one that has died."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from contextvars import ContextVar
from functools import partial
from typing import Any

import psutil
import zmq
import zmq.asyncio
from tornado.web import HTTPError
from traitlets import TraitError

from widgets.serve.greeting import WideGreeter, only
from widgets.serve.limits import BUSY_SECONDS, MOST_REPLAYED, MOST_WAITING, WIDE_SECONDS
from widgets.serve.pace import Pace
from widgets.serve.private import KernelMap

BEGUN: ContextVar[list[str]] = ContextVar("BEGUN")
"""The ids of the kernels that are begun for one lesson, for whoever keeps count."""

AGAIN = 5
"""After so many milliseconds a line is tried again whose kernel has not opened its end yet."""

log = logging.getLogger(__name__)


class Kept(deque[tuple[str, Sequence[bytes]]]):
    """What kernels say to a page that is away: of it the last that is not too much."""

    size = 0

    def keep(self, channel: str, parts: Sequence[bytes]) -> None:
        """Keeps a message, and lets go of what came before where there is too much."""
        self.append((channel, parts))
        self.size += _size(parts)
        while self.size > MOST_REPLAYED or len(self) > MOST_WAITING:
            self.size -= _size(self.popleft()[1])


class Kernels(KernelMap):
    """A kernel that has died is not started anew, since nothing would be in it: it is put away.

    Its page is told by Jupyter, and opens again with what the browser has stored.
    """

    def __init__(self, **given: object) -> None:
        super().__init__(**given)  # type: ignore[no-untyped-call]
        self._leaving = set[asyncio.Task[None]]()

    def new_context(self) -> zmq.asyncio.Context:
        """Where sockets come from: as many as there may be, where by itself it has 1,023."""
        context = super().new_context()
        context.set(zmq.MAX_SOCKETS, context.get(zmq.SOCKET_LIMIT))
        context.setsockopt(zmq.RECONNECT_IVL, AGAIN)
        return context

    def start_watching_activity(self, kernel_id: str) -> None:
        """Looks when a kernel is at work, and not at all that its widgets say meanwhile."""
        super().start_watching_activity(kernel_id)  # type: ignore[no-untyped-call]
        only(self.watching(kernel_id), b"kernel.")

    def start_buffering(self, kernel_id: str, session_key: str, channels: dict[str, Any]) -> None:
        """Keeps for a page that is away what its kernel says, but no more than so much."""
        super().start_buffering(kernel_id, session_key, channels)  # type: ignore[no-untyped-call]
        kept = Kept()
        self.buffer_in(kernel_id, kept)
        for channel, stream in channels.items():
            stream.on_recv(partial(kept.keep, channel))

    async def shutdown_kernel(self, kernel_id: str, **how: bool) -> None:  # type: ignore[override]
        """Ends a kernel. What a page that closed meanwhile has left to be replayed goes with it."""
        await super().shutdown_kernel(kernel_id, **how)  # type: ignore[no-untyped-call]
        await self.pending(kernel_id)
        if kernel_id not in self:
            self.drop_buffer(kernel_id)

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002
        """Ends every kernel there is. Jupyter would stop at one that never came up."""
        ends = [self.shutdown_kernel(kernel, now=now) for kernel in self.list_kernel_ids()]
        await asyncio.gather(*ends, return_exceptions=True)

    def work(self) -> dict[str, tuple[object, float, float]]:
        """When each kernel last said something, and the processor time it has taken, in seconds.

        With it how much it may take without another word.
        """
        done: dict[str, tuple[object, float, float]] = {}
        for kernel in self.list_kernel_ids():
            manager: Any = self.get_kernel(kernel)
            pid = getattr(manager.provisioner, "pid", None)  # none while it starts
            with suppress(psutil.NoSuchProcess, TraitError):
                if pid:
                    used = psutil.Process(pid).cpu_times()
                    most = WIDE_SECONDS if is_wide(manager) else BUSY_SECONDS
                    done[kernel] = (manager.last_activity, used.user + used.system, most)
        return done

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Ends a kernel nobody has used for long. One that starts has not been used by anybody."""
        with suppress(TraitError):
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    async def kill(self, kernel_id: str) -> None:
        """Kills a kernel, which is then found dead and put away, and its page is told."""
        provisioner = self.get_kernel(kernel_id).provisioner if kernel_id in self else None
        if provisioner is not None:
            await provisioner.kill()

    def new_kernel_id(self, **given: Any) -> str:
        """An id for a kernel, told to who keeps count before the kernel is there."""
        kernel = str(super().new_kernel_id(**given))
        begun = BEGUN.get(None)
        if begun is not None:
            begun.append(kernel)
        return kernel

    def kernel_died(self, kernel_id: str) -> None:
        """Puts a kernel away with all that was kept for it."""
        task = asyncio.get_running_loop().create_task(self._put_away(kernel_id))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _put_away(self, kernel_id: str) -> None:
        log.warning("a kernel has died")
        try:
            await self.shutdown_kernel(kernel_id, now=True)
        except (KeyError, HTTPError):
            log.info("a kernel that had died was put away before")


def widen(kernel: Any) -> None:
    """Lets the page of a kernel say what Voilà's own front end says: it has widgets of others."""
    kernel.client_factory = WideGreeter
    kernel.is_wide = True


def is_wide(kernel: Any) -> bool:
    """Whether the kernel's page has Voilà's own front end."""
    return bool(getattr(kernel, "is_wide", False))


def pace(kernel: Any) -> Pace:
    """How fast the page of a kernel may speak, whatever line it does so on."""
    told: Pace = vars(kernel).setdefault("pace", Pace())
    return told


def _size(parts: Sequence[bytes]) -> int:
    return sum(len(part) for part in parts)
