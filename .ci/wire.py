"""A learner over the wire: opens a page, speaks with its kernel as a page does, keeps what is kept.

For the soak, the bench and the tests. It draws nothing, so that forty fit into one process.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from secrets import token_hex
from typing import Any, Self
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 30
REST = 1.0
"""Longer than a lesson waits, after an act, to show what else has changed, with time to spare."""
HEAD = "head"
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
class Screen:
    """One widget on a page: what speaks for it, what keeps for it, and what it shows.

    Several screens may share a keeper, as a lesson's steps do.
    """

    stage: str
    keeper: str
    key: str
    view: Data


@dataclass
class Wire:
    """One page open on one kernel. `stored` is what its browser keeps, by key.

    `screens` are by name: a lesson's by their steps, and its `head`; a calculator's by its id. One
    of them is `here`: it was acted in last.
    """

    base: str
    kernel: str
    screens: dict[str, Screen]
    here: str
    stored: dict[str, str] = field(default_factory=dict)
    session: str = field(default_factory=lambda: token_hex(16))
    socket: WebSocketClientConnection | None = None
    _read: Callable[[], Awaitable[str | bytes | None]] = field(init=False, repr=False)

    @classmethod
    async def open(cls, address: str, stored: dict[str, str] | None = None) -> Self:
        """Fetches a page, connects, and arrives with what the browser has stored.

        Raises:
            Refused: the server answers with another page, such as the one for those who wait.
        """
        wire = await cls.fetch(address)
        wire.stored = {} if stored is None else stored
        await wire.connect()
        await wire.arrive()
        return wire

    @classmethod
    async def fetch(cls, address: str) -> Self:
        """Fetches a page and reads from it what a browser would."""
        request = HTTPRequest(address, request_timeout=PATIENCE * 4, connect_timeout=PATIENCE)
        try:
            answer = await AsyncHTTPClient(max_clients=500).fetch(request)
        except HTTPClientError as error:
            raise Refused(error.code) from error
        html = answer.body.decode()
        config, shown = _CONFIG.search(html), _SCREEN.findall(html)
        if not config or not shown:
            raise Refused(answer.code)
        told, at = json.loads(unescape(config[1])), urlsplit(answer.effective_url)
        base = f"{at.scheme}://{at.netloc}{told['baseUrl']}"
        screens = dict(_screen(json.loads(unescape(each))) for each in shown)
        first = next((name for name in screens if name != HEAD), HEAD)
        return cls(base, told["kernelId"], screens, first)

    @property
    def stage(self) -> str:
        """What speaks for the screen that was acted in last."""
        return self.screens[self.here].stage

    @property
    def view(self) -> Data:
        """What that screen shows."""
        return self.screens[self.here].view

    @property
    def key(self) -> str:
        """Under which key the browser keeps what is done there."""
        return self.screens[self.here].key

    @property
    def keepers(self) -> dict[str, str]:
        """What keeps for the screens, each with its key."""
        return {each.keeper: each.key for each in self.screens.values()}

    async def connect(self, headers: dict[str, str] | None = None, *, reads: bool = True) -> None:
        """Opens the line to the kernel, and reads on it by itself as a browser does, or does not.

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
                on_message_callback=inbox.put_nowait if reads else None,
                max_message_size=50_000_000,
            )
            self._read = inbox.get if reads else self.socket.read_message
        except HTTPClientError as error:
            raise Refused(error.code) from error

    async def arrive(self, query: str = "", *, again: bool = False) -> None:
        """Tells what only a browser knows, as a page does at first; takes in what that leads to."""
        await self.heard(await self.tell_arrived(query, again=again))

    async def tell_arrived(self, query: str = "", *, again: bool = False) -> str:
        """Tells what only a browser knows; the last message's id."""
        last = ""
        for keeper, key in self.keepers.items():
            stored = {key: self.stored.get(key)}
            told = {"query": query, "stored": stored, "languages": [], "again": again}
            last = await self.say(keeper, {"arrived": told})
        return last

    async def back(self, patience: float = PATIENCE) -> None:
        """Tells on another line that the page is still there, and takes in what it has missed.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: the kernel does not answer.
        """
        async with asyncio.timeout(patience):
            await self.arrive(again=True)

    async def erase(self) -> None:
        """Erases all that is stored, as the frame of a page does."""
        self.stored.clear()
        last = ""
        for keeper in self.keepers:
            last = await self.say(keeper, {"met": None})
        await self.heard(last)

    async def act(self, **act: Any) -> Data:
        """Does something on the screen that it names, and waits until all is shown and stored.

        Raises:
            TimeoutError: no new view of that screen has come.
        """
        told = await self.begin(**act)
        before = self.view
        await self.heard(told)
        if self.view is before:
            raise TimeoutError(f"{act} was answered by no view")
        return self.view

    async def begin(self, **act: Any) -> str:
        """Does something on the screen that it names, and waits for nothing; the message's id."""
        place = act.get("at") or act.get("to")
        step = re.split("[./]", place)[0] if isinstance(place, str) else ""
        self.here = step if step in self.screens else self.here
        return await self.say(self.stage, {"act": act})

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
        """The next new view of the screen acted in. What is told on the way is taken in.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: nothing new came.
        """
        before = self.view
        async with asyncio.timeout(patience):
            while self.view is before:
                self._take(await self.hear())
        return self.view

    async def heard(self, told: str, patience: float = PATIENCE) -> None:
        """Takes in what comes until the kernel is done with a message.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: the kernel does not answer.
        """
        async with asyncio.timeout(patience):
            while True:
                message = await self.hear_whole()
                self._take(message["content"])
                parent = message.get("parent_header") or {}
                idle = message["content"].get("execution_state") == "idle"
                if idle and parent.get("msg_id") == told:
                    return

    async def rested(self, seconds: float = REST) -> None:
        """Takes in what comes until nothing has come for so long: all screens are shown then."""
        with suppress(TimeoutError):
            while True:
                self._take(await asyncio.wait_for(self.hear(), seconds))

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
        """The parts of one kind that the screen acted in last shows."""
        return [part for part in self.view.get("parts", ()) if part["part"] == kind]

    def _take(self, content: Data) -> None:
        """Takes in a message's content: stores, or shows a new view."""
        comm, said = content.get("comm_id"), content.get("data", {}).get("content", {})
        if comm in self.keepers:
            self._store(self.keepers[comm], said)
        for screen in self.screens.values():
            if comm == screen.stage and "view" in said:
                screen.view = said["view"]

    def _store(self, key: str, said: Data) -> None:
        if isinstance(said.get("save"), str):
            self.stored[key] = said["save"]
        elif said.get("erase"):
            self.stored.clear()

    def _socket(self) -> WebSocketClientConnection:
        if self.socket is None:
            raise Refused(0)
        return self.socket


def _screen(told: Data) -> tuple[str, Screen]:
    """A screen's name, and what a page tells of it."""
    name = re.split("[./]", told["view"]["key"].removeprefix("calculators/"))[0]
    return name, Screen(told["stage"], told["page"], told["store_key"], told["view"])
