"""A line to a kernel over the websocket, in Jupyter's own messages, as a page has one."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import KW_ONLY, dataclass, field
from http import HTTPStatus
from secrets import token_hex
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.open_page import Data

PATIENCE = 30
PIECE = 10_000
"""So many letters are said at once; each is escaped here, as `json` does."""
MOST_OPEN = 500
"""Requests at a time: a room of learners comes in one instant."""
ENDED = ("restarting", "autorestarting", "dead", "terminating")


class Refused(Exception):
    """The server did not open the page, or closed the line; `status` is what it said."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(f"status {status}")


class Ended(Refused):
    """The kernel has ended, and the server says so on the line."""

    def __init__(self) -> None:
        super().__init__(410)


async def fetched(address: str, patience: float = PATIENCE, **how: Any) -> tuple[str, str]:
    """What an address answers, and the address that it led to.

    Raises:
        Refused: the server answers with an error.
    """
    request = HTTPRequest(address, request_timeout=patience, connect_timeout=PATIENCE, **how)
    try:
        answer = await AsyncHTTPClient(max_clients=MOST_OPEN).fetch(request)
    except HTTPClientError as error:
        raise Refused(error.code) from error
    return answer.body.decode(), answer.effective_url


@dataclass
class KernelLine:
    """One line to one kernel. `base` is the server's address, with a slash at its end."""

    base: str
    kernel: str
    _: KW_ONLY
    secret: str = ""
    session: str = field(default_factory=lambda: token_hex(16))
    socket: WebSocketClientConnection | None = None
    _read: Callable[[], Awaitable[str | bytes | None]] = field(init=False, repr=False)

    async def connect(self, headers: dict[str, str] | None = None, *, reads: bool = True) -> None:
        """Opens the line to the kernel, compressed and read on by itself as a browser does, or not.

        Raises:
            Refused: the server does not let this page in.
        """
        path = f"api/kernels/{self.kernel}/channels?session_id={self.session}"
        address = (self.base + path).replace("http", "ws", 1)
        request = HTTPRequest(address, headers=headers or {}, request_timeout=PATIENCE)
        try:
            inbox = asyncio.Queue[str | bytes | None]()
            self.socket = await websocket_connect(
                request,
                subprotocols=[self.secret],
                on_message_callback=inbox.put_nowait if reads else None,
                max_message_size=50_000_000,
                compression_options={} if reads else None,
            )
            self._read = inbox.get if reads else self.socket.read_message
        except HTTPClientError as error:
            raise Refused(error.code) from error

    async def come_back(self, headers: dict[str, str] | None = None) -> None:
        """Opens the line anew; one just closed still counts while its kernel catches its breath.

        Raises:
            Refused: the server does not let this page in, or has no place for its line for long.
        """
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return await self.connect(headers)
            except Refused as refused:
                if refused.status != HTTPStatus.TOO_MANY_REQUESTS or time.monotonic() > end:
                    raise
            await asyncio.sleep(0.1)

    async def say(self, comm: str, content: Data) -> str:
        """Sends a widget's own message, a long one in pieces as a page does; the last one's id."""
        text, last = json.dumps(content, ensure_ascii=False), ""
        cut = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        pieces = [{"piece": each, "n": n, "last": n == len(cut) - 1} for n, each in enumerate(cut)]
        for each in [content] if len(cut) == 1 else pieces:
            data = {"method": "custom", "content": each}
            last = await self.send("comm_msg", {"comm_id": comm, "data": data})
        return last

    async def send(self, kind: str, content: Data, channel: str = "shell") -> str:
        """Sends any message of Jupyter's protocol; its id."""
        header = {"msg_id": token_hex(16), "msg_type": kind, "session": self.session}
        header |= {"username": "", "version": "5.3", "date": ""}
        message = {"channel": channel, "header": header, "parent_header": {}, "metadata": {}}
        await self._socket().write_message(
            json.dumps({**message, "content": content, "buffers": []})
        )
        return header["msg_id"]

    async def hear(self) -> Data:
        """The content of the next message.

        Raises:
            Refused: the line was closed.
            Ended: the kernel has ended.
        """
        content: Data = (await self.hear_whole())["content"]
        return content

    async def hear_whole(self) -> Data:
        """The next message, as `hear`."""
        self._socket()
        text = await self._read()
        if text is None:
            raise Refused(0)
        message: Data = json.loads(text)
        if message["content"].get("execution_state") in ENDED:
            raise Ended
        return message

    async def leave(self) -> None:
        """Says goodbye to the kernel as a page does that is closed, and closes the line.

        Raises:
            Refused: the server is away, or knows no such kernel.
        """
        self.close()
        await fetched(
            f"{self.base}voila/api/shutdown/{self.kernel}", method="POST", body=self.secret
        )

    def close(self) -> None:
        """Closes the line, as a phone that is put away does: without a word."""
        if self.socket:
            self.socket.close()

    def _socket(self) -> WebSocketClientConnection:
        if self.socket is None:
            raise Refused(0)
        return self.socket
