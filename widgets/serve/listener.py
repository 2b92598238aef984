"""Where connections come in: so many, so much at a time, and nobody is waited for long."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from widgets.serve.limits import BODY_SECONDS, HEAD_SECONDS, MOST_BODY, WIDE_MESSAGE
from widgets.serve.private import connections


class Listener(HTTPServer):
    """Tornado's server, which turns away whom there is no file left for.

    Tornado alone takes everybody, until nothing can be opened any more, not even for a learner.
    """

    def initialize(self, app: Any, guests: int, *, proxied: bool = False) -> None:  # type: ignore[override]
        """Takes what answers, and how many connections there may be that are no learner's line.

        Behind a proxy, `proxied`, it is believed from which address a visitor comes.
        """
        super().initialize(
            app,
            xheaders=proxied,
            idle_connection_timeout=HEAD_SECONDS,
            body_timeout=BODY_SECONDS,
            max_body_size=MOST_BODY,
            max_buffer_size=2 * WIDE_MESSAGE,
        )
        self._guests = guests
        self._arrived = deque[tuple[IOStream, tuple[Any, ...]]]()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Lets a connection in, or closes it."""
        if connections(self) + len(self._arrived) >= self._guests:
            stream.close()
            return
        self._arrived.append((stream, address))
        if len(self._arrived) == 1:
            asyncio.get_running_loop().call_soon(self._begin)

    def _begin(self) -> None:
        """Begins to hear one connection in each round of the loop, so a crowd delays nobody."""
        super().handle_stream(*self._arrived.popleft())
        if self._arrived:
            asyncio.get_running_loop().call_soon(self._begin)
