"""A learner over the wire: opens a page, speaks with its kernel as a page does, keeps the journal.

For the soak, the bench and the tests. It draws nothing, so that forty fit into one process.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, field
from html import unescape
from secrets import token_hex
from typing import Any, Self
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 30
ENDED = ("restarting", "autorestarting", "dead", "terminating")
_CONFIG = re.compile(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
_SCREEN = re.compile(r'<script class="door-screen"[^>]*>(.*?)</script>', re.DOTALL)

Data = dict[str, Any]


class Refused(Exception):
    """The server did not open the page, or closed the line; `status` is what it said."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(f"status {status}")


class Ended(Refused):
    """The kernel has ended, and the server says so on the line."""

    def __init__(self) -> None:
        super().__init__(410)


@dataclass
class Wire:
    """One page open on one kernel. `view` is what it shows; `stored` what the browser keeps."""

    base: str
    kernel: str
    stage: str
    page: str
    view: Data
    key: str = ""
    stored: str | None = None
    session: str = field(default_factory=lambda: token_hex(16))
    socket: WebSocketClientConnection | None = None

    @classmethod
    async def open(cls, address: str, stored: str | None = None) -> Self:
        """Fetches a lesson's page, connects, and arrives with what the browser has stored.

        Raises:
            Refused: the server answers with another page, such as the one for those who wait.
        """
        wire = await cls.fetch(address)
        wire.stored = stored
        await wire.connect()
        await wire.arrive()
        return wire

    @classmethod
    async def fetch(cls, address: str) -> Self:
        """Fetches a lesson's page and reads from it what a browser would."""
        request = HTTPRequest(address, request_timeout=PATIENCE * 4, connect_timeout=PATIENCE)
        try:
            answer = await AsyncHTTPClient(max_clients=500).fetch(request)
        except HTTPClientError as error:
            raise Refused(error.code) from error
        html = answer.body.decode()
        config, screen = _CONFIG.search(html), _SCREEN.search(html)
        if not config or not screen:
            raise Refused(answer.code)
        told, shown = json.loads(unescape(config[1])), json.loads(unescape(screen[1]))
        at = urlsplit(answer.effective_url)
        base = f"{at.scheme}://{at.netloc}{told['baseUrl']}"
        return cls(
            base, told["kernelId"], shown["stage"], shown["page"], shown["view"], shown["store_key"]
        )

    async def connect(self, headers: dict[str, str] | None = None) -> None:
        """Opens the line to the kernel.

        Raises:
            Refused: the server does not let this page in.
        """
        path = f"api/kernels/{self.kernel}/channels?session_id={self.session}"
        address = (self.base + path).replace("http", "ws", 1)
        request = HTTPRequest(address, headers=headers or {}, request_timeout=PATIENCE)
        try:
            self.socket = await websocket_connect(request, max_message_size=50_000_000)
        except HTTPClientError as error:
            raise Refused(error.code) from error

    async def arrive(self, query: str = "") -> None:
        """Tells what only a browser knows, as a page does at first; waits for what was stored."""
        await self.tell_arrived(query)
        if self.stored is not None:
            await self.changed()

    async def tell_arrived(self, query: str = "", *, again: bool = False) -> str:
        """Tells what only a browser knows; the message's id."""
        told = {"query": query, "stored": {self.key: self.stored}, "languages": [], "again": again}
        return await self.say(self.page, {"arrived": told})

    async def back(self, patience: float = PATIENCE) -> None:
        """Tells on another line that the page is still there, and takes in what it has missed.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: the kernel does not answer.
        """
        async with asyncio.timeout(patience):
            told = await self.tell_arrived(again=True)
            while True:
                message = await self.hear_whole()
                self._take(message["content"])
                parent = message.get("parent_header") or {}
                idle = message["content"].get("execution_state") == "idle"
                if idle and parent.get("msg_id") == told:
                    return

    async def act(self, **act: Any) -> Data:
        """Does something and waits for the new view."""
        await self.say(self.stage, {"act": act})
        return await self.changed()

    async def say(self, comm: str, content: Data) -> str:
        """Sends a widget's own message."""
        return await self.send(
            "comm_msg", {"comm_id": comm, "data": {"method": "custom", "content": content}}
        )

    async def send(self, kind: str, content: Data, channel: str = "shell") -> str:
        """Sends any message of Jupyter's protocol; its id."""
        header = {"msg_id": token_hex(16), "msg_type": kind, "session": self.session}
        header |= {"username": "", "version": "5.3", "date": ""}
        message = {"channel": channel, "header": header, "parent_header": {}, "metadata": {}}
        await self._socket().write_message(
            json.dumps({**message, "content": content, "buffers": []})
        )
        return header["msg_id"]

    async def changed(self, patience: float = PATIENCE) -> Data:
        """The next new view. What is to be stored on the way is stored.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: nothing new came.
        """
        async with asyncio.timeout(patience):
            while True:
                if self._take(await self.hear()):
                    return self.view

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
        text = await self._socket().read_message()
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
        address = f"{self.base}voila/api/shutdown/{self.kernel}"
        request = HTTPRequest(address, method="POST", body=b"", request_timeout=PATIENCE)
        try:
            await AsyncHTTPClient(max_clients=500).fetch(request)
        except HTTPClientError as error:
            raise Refused(error.code) from error

    def close(self) -> None:
        """Closes the line, as a phone that is put away does: without a word."""
        if self.socket:
            self.socket.close()

    def parts(self, kind: str) -> list[Data]:
        """The parts of one kind that the view shows."""
        return [part for part in self.view.get("parts", ()) if part["part"] == kind]

    def _take(self, content: Data) -> bool:
        """Takes in a message's content: stores, or shows a new view; says whether it was a view."""
        data = content.get("data", {})
        if content.get("comm_id") == self.page:
            self._store(data.get("content", {}))
        elif content.get("comm_id") == self.stage and "view" in data.get("content", {}):
            self.view = data["content"]["view"]
            return True
        return False

    def _store(self, content: Data) -> None:
        if isinstance(content.get("save"), str):
            self.stored = content["save"]
        elif content.get("erase"):
            self.stored = None

    def _socket(self) -> WebSocketClientConnection:
        if self.socket is None:
            raise Refused(0)
        return self.socket
