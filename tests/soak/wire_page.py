"""A page over the wire alone: it mends its line as `light.js` does, and draws nothing."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from typing import Self

from tornado.websocket import WebSocketError

from tests.kernel_line import Ended, Refused
from tests.open_page import Data
from tests.soak.page import PATIENCE, TROUBLE, Gone
from tests.soak.picks import pick
from tests.soak.tally import now
from tests.wire import Wire

PAUSES = (0.2, 1, 2, 4, 8)
"""How long a page waits before each new try for its line, as `light.js` does."""
NOT_FOUND = 404


@dataclass
class WirePage(Wire):
    """A page as `Page` has it."""

    @classmethod
    async def opened(cls, address: str, stored: dict[str, str]) -> Self:
        """See `Opens`."""
        page = await cls.fetch(address)
        page.stored = stored
        return page

    async def stand(self, until: float) -> None:
        """Tells what is stored and waits, on another line if the first one breaks."""
        try:
            await self.connect()
        except TROUBLE:
            await self._again(until, stood=False)
        try:
            async with asyncio.timeout(max(0.1, until - now())):
                await self.arrive()
        except Ended as error:
            raise Gone("the kernel has ended") from error
        except TimeoutError as error:
            raise Gone("nobody answered") from error
        except TROUBLE:
            await self._again(until)

    async def choose(self, rng: random.Random) -> Data | None:
        """Any act that a view offers, with the time as a page tells it: so it counts once."""
        offered = [(name, pick(each.view, rng)) for name, each in self.screens.items()]
        ways = [(name, said) for name, said in offered if said]
        if not ways:
            return None
        self.here, said = rng.choice(ways)
        return {**said, "time": round(time.time() * 1000)}

    async def answered(self, said: Data, kept: str | None, until: float) -> str:
        """Sends the act and waits for its view; on another line it sends it once more."""
        line = "whole"
        while True:
            try:
                async with asyncio.timeout(max(0.1, until - now())):
                    await self.heard(await self.say(self.stage, {"act": said}))
                    return line
            except Ended as error:
                raise Gone("the kernel has ended") from error
            except TimeoutError as error:
                raise Gone("nobody answered") from error
            except (Refused, OSError, WebSocketError):
                line = "the line was lost"
            await self._again(until)

    async def erase_all(self) -> bool:
        """The page stands on."""
        await self.erase()
        return True

    async def put_away(self, *, politely: bool) -> bool:
        """A phone often closes a page without a word."""
        self.close()
        try:
            if politely:
                await self.leave()
        except (Refused, OSError):
            return False
        return True

    async def _again(self, until: float, *, stood: bool = True) -> None:
        """Tries for a new line as a page does, and on it for what was missed.

        Raises:
            Gone: the server is away, or knows no such kernel any more.
        """
        away = "nobody answered"
        for pause in PAUSES:
            await asyncio.sleep(pause)
            if now() > until:
                break
            try:
                async with asyncio.timeout(PATIENCE):
                    await self.connect()
                    if stood:
                        await self.back()
            except Ended as error:
                raise Gone("the kernel has ended") from error
            except Refused as error:
                away = f"the line was refused ({error.status})"
                if error.status == NOT_FOUND:
                    raise Gone("the kernel is not known") from error
            except TROUBLE as error:
                away = f"the server was away ({type(error).__name__})"
            else:
                return
        raise Gone(away)
