"""Where connections come in: so many, so much at a time, and nobody is waited for long."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from widgets.serve.limits import (
    BODY_SECONDS,
    HEAD_SECONDS,
    MOST_BODY,
    MOST_EACH,
    OWN_GUESTS,
    WIDE_MESSAGE,
)
from widgets.serve.network import only_here

OWN = ""
"""This machine's own address, from which a proxy here brings everybody."""


class Listener(HTTPServer):
    """Tornado's server, which turns away whom there is no file left for.

    Tornado alone takes everybody, until nothing can be opened any more, not even for a learner.
    Where all places are taken, whoever comes has that of the oldest connection which asks nothing,
    of the address that has most: one machine keeps nobody else out.
    """

    def initialize(self, app: Any, guests: int, *, proxied: bool = False) -> None:  # type: ignore[override]
        """Takes what answers, and how many connections there may be that are no learner's line.

        Behind a proxy, `proxied`, it is believed from which address a visitor comes; the proxy
        then counts connections by address.
        """
        super().initialize(
            app,
            xheaders=proxied,
            idle_connection_timeout=HEAD_SECONDS,
            body_timeout=BODY_SECONDS,
            max_body_size=MOST_BODY,
            max_buffer_size=2 * WIDE_MESSAGE,
        )
        self._guests, self._proxied = guests, proxied
        self._kept = min(OWN_GUESTS, guests // 8)
        self._arrived = deque[tuple[IOStream, tuple[Any, ...]]]()
        self._there: dict[IOStream, str] = {}
        self._held: Counter[str] = Counter()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Lets a connection in, or closes it."""
        host = str(address[0]) if address else OWN
        if self._proxied or only_here(host):
            host = OWN
        if not self._has_room(host):
            stream.close()
            return
        self._there[stream] = host
        self._held[host] += 1
        self._arrived.append((stream, address))
        if len(self._arrived) == 1:
            asyncio.get_running_loop().call_soon(self._begin)

    def on_close(self, server_conn: Any) -> None:
        """Counts a connection no longer that is over, or has become a learner's line."""
        super().on_close(server_conn)
        self._forget(server_conn.stream)

    def _begin(self) -> None:
        """Begins to hear one connection in each round of the loop, so a crowd delays nobody."""
        super().handle_stream(*self._arrived.popleft())
        if self._arrived:
            asyncio.get_running_loop().call_soon(self._begin)

    def _has_room(self, host: str) -> bool:
        """Whether one more may come from an address; others' connections may end for it."""
        if host != OWN and self._held[host] >= MOST_EACH:
            return self._ends_one(host)
        if len(self._there) < self._guests - (host != OWN) * self._kept:
            return True
        others = [each for each in self._held if each != OWN]
        return bool(others) and self._ends_one(max(others, key=self._held.__getitem__))

    def _ends_one(self, host: str) -> bool:
        """Ends the oldest connection of an address that waits for a request, if there is one."""
        idle = (each for each, whose in self._there.items() if whose == host and each.reading())
        oldest = next(idle, None)
        if oldest is not None:
            self._forget(oldest)
            oldest.close()
        return oldest is not None

    def _forget(self, stream: IOStream) -> None:
        host = self._there.pop(stream, None)
        if host is not None:
            self._held[host] -= 1
            if not self._held[host]:
                del self._held[host]
