"""Whoever is in a class, over the wire alone: phones and a cockpit, without anything drawn.

They do what `class.js` and `lead.js` do: a phone says its vote again to a server that has begun
anew, and the cockpit hands back where the class stood.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from tests.kernel_line import MOST_OPEN
from tests.open_page import Data

PATIENCE = 60
NOBODY = 599
"""What Tornado calls a request that found no answer."""
PAUSES = (0.2, 1, 2, 4)
"""How long a page waits before each new try for its line, as `line.js` does."""


async def answered(address: str, told: Data | None = None, **headers: str) -> HTTPResponse:
    """What an address answers, whatever its status; with something told, to a POST.

    Raises:
        OSError: nobody answers.
    """
    sent = {**headers, **({} if told is None else {"Content-Type": "application/json"})}
    request = HTTPRequest(
        address,
        method="GET" if told is None else "POST",
        headers=sent,
        body=None if told is None else json.dumps(told),
        request_timeout=PATIENCE,
        connect_timeout=PATIENCE,
        follow_redirects=False,
    )
    answer = await AsyncHTTPClient(max_clients=MOST_OPEN).fetch(request, raise_error=False)
    if answer.code == NOBODY:
        raise OSError(str(answer.error))
    return answer


async def events(address: str) -> AsyncIterator[Data]:
    """What is told on a line of events, for as long as it stands.

    Raises:
        OSError: nobody answers.
        ConnectionRefusedError: the server gives no line.
    """
    there = urlsplit(address)
    reads, writes = await asyncio.open_connection(there.hostname, there.port)
    try:
        head = f"GET {there.path} HTTP/1.1\r\nHost: {there.netloc}\r\n\r\n"
        writes.write(head.encode())
        status = await reads.readline()
        if b" 200 " not in status:
            raise ConnectionRefusedError(status.decode())
        while line := await reads.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        writes.close()


@dataclass
class ClassPhone:
    """One phone. `kept` is what its browser keeps: ticket, and votes by what they are on."""

    base: str
    ticket: str = ""
    kept: dict[str, Data] = field(default_factory=dict)
    view: Data = field(default_factory=dict)
    heard: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def join(self) -> int:
        """Opens the page and asks for a ticket; what the server says to that."""
        await answered(f"{self.base}?lang=en")
        found = await answered(f"{self.base}/ticket", {})
        if found.code == HTTPStatus.OK:
            self.ticket = json.loads(found.body)["ticket"]
        return found.code

    async def vote(self, response: list[str], sure: str = "fairly") -> int:
        """Votes on what is open, as this phone knows it; what the server says."""
        return await self._said(self.view["vote"], {"response": response, "sure": sure})

    async def live(self) -> None:
        """Listens, looks whenever something has changed, and opens the line anew, until ended."""
        tries = 0
        while True:
            try:
                async for told in events(f"{self.base}/at"):
                    tries = 0
                    if told["at"] != self.view.get("at"):
                        await self.look()
            except (OSError, ValueError):
                pass
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1

    async def look(self) -> None:
        """Fetches what is shown. A vote that another server took is said to this one."""
        found = await answered(f"{self.base}/view/phone/en")
        view = json.loads(found.body)
        mine = self.kept.get(view["vote"])
        if mine and view["phase"] == "vote" and mine["epoch"] != _epoch(view["at"]):
            await self._said(view["vote"], mine)
        async with self.heard:
            self.view = view
            self.heard.notify_all()

    async def until(self, phase: str) -> None:
        """Waits until this phone shows a phase."""
        async with asyncio.timeout(PATIENCE), self.heard:
            await self.heard.wait_for(lambda: self.view.get("phase") == phase)

    async def _said(self, on: str, vote: Data) -> int:
        told = {"ticket": self.ticket, "on": on, "response": vote["response"], "sure": vote["sure"]}
        found = await answered(f"{self.base}/vote", told)
        if found.code == HTTPStatus.OK:
            self.kept[on] = {**vote, "epoch": _epoch(json.loads(found.body)["at"])}
        return found.code


@dataclass
class ClassLead:
    """A cockpit. `kept` is what its browser keeps: where the class stood last."""

    address: str
    key: str
    kept: str = ""
    state: Data = field(default_factory=dict)

    async def act(self, move: str, to: str = "") -> int:
        """Makes one move in the state that this cockpit shows; what the server says."""
        told = {"move": move, "to": to, "on": self.state["at"]}
        return self._took(await self._asked("act", told))

    async def look(self) -> Data:
        """Where the class stands; one that was begun anew is put back to where it stood."""
        self._took(await self._asked("state"))
        if self.state["at"].endswith(".0") and self.kept:
            self._took(await self._asked("restore", {"kept": self.kept}))
        self.kept = self.state["kept"]
        return self.state

    async def _asked(self, what: str, told: Data | None = None) -> HTTPResponse:
        address = f"{self.address}/lead/{what}?lang=en"
        return await answered(address, told, **{"Law-Lead": self.key})

    def _took(self, found: HTTPResponse) -> int:
        if found.code in (HTTPStatus.OK, HTTPStatus.CONFLICT):
            told: dict[str, Any] = json.loads(found.body)
            self.state = told if "at" in told else self.state
            if found.code == HTTPStatus.OK and not self.state["at"].endswith(".0"):
                self.kept = self.state["kept"]
        return found.code


def _epoch(at: str) -> str:
    return at.partition(".")[0]
