"""The road between the learners and the server: it breaks, goes silent, and may be slow."""

from __future__ import annotations

import asyncio
import contextlib
import random
from dataclasses import dataclass, field

SLOW_BYTES = 50_000
"""Bytes a second of a slow phone, each way: 400 kbit/s, as 3G gives where many share it."""
SLOW_DELAY = 0.15
"""Seconds on the way, each way, at the start of each burst."""
CHUNK = 4096
LINE = b"/channels"


@dataclass(eq=False)
class Way:
    """One connection, from a learner to the server."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    line: bool = False


@dataclass
class Road:
    """Leads every connection on to the server."""

    port: int
    slow: bool = False
    ways: set[Way] = field(default_factory=set)
    _lost: list[asyncio.StreamWriter] = field(default_factory=list)
    _server: asyncio.Server | None = None

    async def open(self) -> str:
        """Opens it; the address at which it begins."""
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", 0, limit=4 * CHUNK)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Closes it and every connection."""
        if self._server:
            self._server.close()
        for way in [*self.ways]:
            way.near.transport.abort()
            way.far.transport.abort()
        for far in self._lost:
            far.transport.abort()

    def drop(self, rng: random.Random) -> bool:
        """Breaks the line of one page, and tells both ends; says whether there was one."""
        way = self._any(rng)
        if way:
            way.near.transport.abort()
            way.far.transport.abort()
        return way is not None

    def silence(self, rng: random.Random) -> bool:
        """Breaks one line so that the server does not notice: the phone has changed its network."""
        way = self._any(rng)
        if way:
            self._lost.append(way.far)
            way.near.transport.abort()
        return way is not None

    def _any(self, rng: random.Random) -> Way | None:
        lines = [way for way in self.ways if way.line and way.far not in self._lost]
        return rng.choice(lines) if lines else None

    async def _lead(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        try:
            back, far = await asyncio.open_connection("127.0.0.1", self.port, limit=4 * CHUNK)
        except OSError:
            near.transport.abort()
            return
        way = Way(near, far)
        self.ways.add(way)
        try:
            await asyncio.gather(self._pump(reader, far, way), self._pump(back, near, way))
        finally:
            self.ways.discard(way)
            near.transport.abort()
            if far not in self._lost:
                far.transport.abort()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        """Takes one end's bytes to the other, at the road's speed, until either is closed."""
        rested = 0.0
        clock = asyncio.get_running_loop().time
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                way.line = way.line or (writer is way.far and LINE in chunk)
                if self.slow:
                    begun = clock() - rested > SLOW_DELAY
                    await asyncio.sleep(len(chunk) / SLOW_BYTES + (SLOW_DELAY if begun else 0))
                    rested = clock()
                writer.write(chunk)
                await writer.drain()
        if writer not in self._lost and not writer.is_closing():
            writer.close()
