"""A learner over the wire: opens a page, speaks with its kernel as a page does, keeps what is kept.

For the soak, the bench and the tests. It draws nothing, so that forty fit into one process.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import urlsplit

from tests.kernel_line import PATIENCE, KernelLine, Refused, fetched
from tests.open_page import Data, OpenPage, config, first, screens

REST = 1.0
"""Longer than a lesson waits, after an act, to show what else has changed, with time to spare."""


@dataclass
class Wire(KernelLine, OpenPage):
    """One page open on one kernel."""

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
        html, at = await fetched(address, PATIENCE * 4)
        told, found = config(html), screens(html)
        if not told or not found:
            raise Refused(HTTPStatus.OK)
        base = f"{urlsplit(at).scheme}://{urlsplit(at).netloc}{told['baseUrl']}"
        known = {"kernel": told["kernelId"], "secret": told["secret"]}
        return cls(base=base, **known, screens=found, here=first(found))

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

    async def changed(self, patience: float = PATIENCE) -> Data:
        """The next new view of the screen acted in. What is told on the way is taken in.

        Raises:
            Refused: the line was closed, or the kernel has ended.
            TimeoutError: nothing new came.
        """
        before = self.view
        async with asyncio.timeout(patience):
            while self.view is before:
                self.take(await self.hear())
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
                self.take(message["content"])
                parent = message.get("parent_header") or {}
                idle = message["content"].get("execution_state") == "idle"
                if idle and parent.get("msg_id") == told:
                    return

    async def rested(self, seconds: float = REST) -> None:
        """Takes in what comes until nothing has come for so long: all screens are shown then."""
        with suppress(TimeoutError):
            while True:
                self.take(await asyncio.wait_for(self.hear(), seconds))

    def take(self, content: Data) -> None:
        """Takes in a message's content: stores, or shows a new view."""
        super().take(content)
        key, said = self.keepers.get(content.get("comm_id", "")), content.get("data", {})
        if key is None:
            return
        told = said.get("content", {})
        if isinstance(told.get("save"), str):
            self.stored[key] = told["save"]
        elif told.get("erase"):
            self.stored.clear()
