"""The kernels of a server, as Jupyter keeps them, but for one that has died."""

from __future__ import annotations

import asyncio
import logging
from contextvars import ContextVar
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

BEGUN: ContextVar[list[str]] = ContextVar("BEGUN")
"""The ids of the kernels that are begun for one lesson, for whoever keeps count."""

log = logging.getLogger(__name__)


class Kernels(AsyncMappingKernelManager):
    """A kernel that has died is not started anew, since nothing would be in it: it is put away.

    Its page is told by Jupyter, and opens again with what the browser has stored.
    """

    def __init__(self, **given: object) -> None:
        super().__init__(**given)  # type: ignore[no-untyped-call]
        self._leaving = set[asyncio.Task[None]]()

    async def shutdown_kernel(self, kernel_id: str, **how: bool) -> None:  # type: ignore[override]
        """Ends a kernel. What a page that closed meanwhile has left to be replayed goes with it."""
        await super().shutdown_kernel(kernel_id, **how)  # type: ignore[no-untyped-call]
        if kernel_id not in self and kernel_id in self._kernel_buffers:
            for stream in self._kernel_buffers.pop(kernel_id)["channels"].values():
                stream.close()

    def new_kernel_id(self, **given: Any) -> str:
        """An id for a kernel, told to who keeps count before the kernel is there."""
        kernel = str(super().new_kernel_id(**given))
        begun = BEGUN.get(None)
        if begun is not None:
            begun.append(kernel)
        return kernel

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Puts a kernel away with all that was kept for it, which Jupyter alone does not."""
        task = asyncio.get_running_loop().create_task(self._put_away(kernel_id))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _put_away(self, kernel_id: str) -> None:
        log.warning("a kernel has died")
        try:
            await self.shutdown_kernel(kernel_id, now=True)
        except (KeyError, HTTPError):
            log.info("a kernel that had died was put away before")
