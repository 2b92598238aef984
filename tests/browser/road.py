"""A road between a browser and a server that is slow, swallows what is sent, or breaks."""

from __future__ import annotations

import asyncio
import contextlib
from threading import Thread

CHUNK = 1024
LOOK = 0.05


class Road:
    """Leads every connection on to a port of this machine, in a thread of its own.

    Args:
        port: where it leads to.

    Attributes:
        rate: bytes a second each way, all connections together; 0: as fast as it goes.
        hole: nothing arrives, and nobody is told; what was sent arrives once it is over.
        lost_up: what the browser sends is swallowed for good.
        lost_down: what the server sends is swallowed for good.
    """

    def __init__(self, port: int) -> None:
        self.rate = 0
        self.hole = self.lost_up = self.lost_down = False
        self._to = port
        self._ends: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self._ways = (asyncio.Lock(), asyncio.Lock())
        begun = asyncio.run_coroutine_threadsafe(self._begin(), self._loop)
        self.address = f"http://127.0.0.1:{begun.result()}"

    def cut(self) -> None:
        """Breaks every connection; new ones may come. What was swallowed stays so."""
        self._loop.call_soon_threadsafe(self._break)

    def close(self) -> None:
        """Breaks every connection and leads nowhere any more."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _end(self) -> None:
        self._server.close()
        own = asyncio.current_task()
        leading = [task for task in asyncio.all_tasks() if task is not own]
        for task in leading:
            task.cancel()
        await asyncio.gather(*leading, return_exceptions=True)
        self._break()

    def _break(self) -> None:
        for end in self._ends:
            end.transport.abort()

    async def _begin(self) -> int:
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _lead(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, onward = await asyncio.open_connection("127.0.0.1", self._to)
        self._ends |= {back, onward}
        ways = (self._pump(near, onward, up=True), self._pump(far, back, up=False))
        await asyncio.gather(*ways, return_exceptions=True)
        self._ends -= {back, onward}

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, up: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                while self.hole:  # noqa: ASYNC110  # it is another thread that sets it
                    await asyncio.sleep(LOOK)
                if self.rate:
                    async with self._ways[up]:
                        await asyncio.sleep(len(chunk) / self.rate)
                if not (self.lost_up if up else self.lost_down):
                    writer.write(chunk)
                    await writer.drain()
        writer.close()
