"""Visitors who mean harm, each a program of its own: `python -m tests.bench.attacks KIND ADDRESS`.

None of them stops by itself, and whatever the server refuses is tried again.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus
from secrets import token_hex

from tornado.websocket import WebSocketClosedError

from tests.kernel_line import Refused, fetched
from tests.machine import ROOT
from tests.wire import Wire

LINES = 260
ARRIVALS = 100
RUDE = 10
"""How far a visitor stands back from the server: at home it would have a machine of its own."""
LONG, AT_ONCE = 1_600_000, 2
"""So many letters, which are escaped as six, and so many times what a line hears at once."""
BROKEN = (WebSocketClosedError, OSError, TimeoutError)


async def unread(page: Wire) -> None:
    """Asks for one view after another, and reads none."""
    await page.connect(reads=False)
    while True:
        await page.begin(act="go", to="before")


async def lines(page: Wire) -> None:
    """Opens line after line to one kernel."""
    for _ in range(LINES):
        await replace(page, session=token_hex(16), socket=None).connect()


async def long(page: Wire) -> None:
    """Says ten megabytes at a time, in pieces as a page does, and at once."""
    await page.connect()
    said = {"act": {"act": "go", "to": "字" * LONG}}
    for _ in range(AT_ONCE):
        await page.say(page.stage, said)
    await page.send("comm_msg", {"comm_id": page.stage, "data": said})


async def arrivals(page: Wire) -> None:
    """Opens the lesson as often as it can, as a page and as a picture on another site."""
    lesson = f"{page.base}voila/render/zh/01-at-the-door.ipynb"
    kinds = ({}, {"Sec-Fetch-Dest": "image"})
    asked = (fetched(lesson, headers=kinds[n % 2]) for n in range(ARRIVALS))
    await asyncio.gather(*asked, return_exceptions=True)


ATTACKS: dict[str, Callable[[Wire], Awaitable[None]]] = {
    "asks and reads nothing": unread,
    "opens 260 lines": lines,
    "says 10 MB at a time": long,
    "arrives 100 times at once": arrivals,
}


@asynccontextmanager
async def under(kind: str, address: str) -> AsyncIterator[None]:
    """While somebody does harm; it has begun when this does."""
    command = [sys.executable, "-m", "tests.bench.attacks", kind, address]
    attacker = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=DEVNULL)
    await asyncio.sleep(3)
    try:
        yield
    finally:
        attacker.kill()
        await attacker.wait()


async def main(kind: str, address: str) -> None:
    """Goes on until ended from outside; a page that was lost is opened anew."""
    page = None
    while True:
        try:
            page = page or await Wire.fetch(address)
            await ATTACKS[kind](page)
        except Refused as refused:
            page = None if refused.status == HTTPStatus.NOT_FOUND else page
        except BROKEN:
            pass
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    os.nice(RUDE)
    asyncio.run(main(*sys.argv[1:]))
