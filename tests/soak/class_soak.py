"""A class while its server is killed: every vote that was answered is counted, and once."""

from __future__ import annotations

import asyncio
import json
import random
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.class_server import ClassServer
from tests.class_wire import ClassLead, ClassPhone
from tests.soak.picks import response
from tests.soak.tally import now

PACE, FEWEST = 10.0, 12
"""Seconds between two steps of the facilitator; less in a short soak, which has a dozen."""
KILLS = (0.3, 0.65)
"""When the server is killed, as shares of the time."""
BACK_SECONDS = 400
"""Within which all is there again after a server has ended, on a busy machine."""
BLOCK, ITEM = "1", "door-t1a"
LOOK_AGAIN = 0.25


@dataclass
class ClassSoak:
    """One class: phones that vote and change their votes, whoever leads, and a server killed."""

    seconds: float
    phones: int
    seed: int
    steps: int = 0
    votes: int = 0
    rounds: int = 0
    kills: int = 0
    lost: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)

    async def run(self) -> None:
        """The class from its first phone to the end of its time."""
        with TemporaryDirectory() as folder:
            self._server = ClassServer(Path(folder), self.phones)
            await asyncio.to_thread(self._server.start)
            try:
                await self._held()
            finally:
                await asyncio.to_thread(self._server.end)
        if self.kills < len(KILLS):
            self.faults.append("the class's server was not killed")

    @property
    def told(self) -> dict[str, Any]:
        """What was found, as JSON can carry it."""
        kinds = ("phones", "steps", "votes", "rounds", "kills", "lost", "doubled", "faults")
        return {kind: getattr(self, kind) for kind in kinds}

    async def _held(self) -> None:
        base = f"{self._server.address}/c/{self._server.code}"
        self._room = [ClassPhone(base) for _ in range(self.phones)]
        self._lead = ClassLead(self._server.address, self._server.key)
        await asyncio.gather(*(phone.join() for phone in self._room))
        lives = [asyncio.create_task(phone.live()) for phone in self._room]
        lives.append(asyncio.create_task(self._watch()))
        until, kills = now() + self.seconds, asyncio.create_task(self._killed(now()))
        try:
            while now() < until or not kills.done():
                for move in (("go", BLOCK, "read"), ("ask", "", "vote")):
                    await self._step(*move)
                await self._round(1)
                for again in (("talk", "", "talk"), ("vote-again", "", "vote")):
                    await self._step(*again)
                await self._round(2)
            await kills
        finally:
            for life in (*lives, kills):
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)

    async def _killed(self, begun: float) -> None:
        """Kills the server without a word, and starts it in the same folder."""
        for share in KILLS:
            await asyncio.sleep(max(0.0, begun + share * self.seconds - now()))
            await asyncio.to_thread(self._server.end, signal.SIGKILL)
            await asyncio.to_thread(self._server.start)
            self.kills += 1

    async def _step(self, move: str, to: str, phase: str) -> None:
        """One step, seen by all; where the server was away, once more."""
        async with asyncio.timeout(BACK_SECONDS):
            while True:  # a cockpit looks all the while, and puts back a class that was begun anew
                if (await self._looked())["phase"] != phase:
                    with suppress(OSError):
                        await self._lead.act(move, to)
                elif all(phone.view.get("phase") == phase for phone in self._room):
                    break
                await asyncio.sleep(LOOK_AGAIN)
        self.steps += 1

    async def _watch(self) -> None:
        """The cockpit's page, which looks while people vote, and puts back what it knows."""
        while True:
            await self._looked()
            await asyncio.sleep(LOOK_AGAIN)

    async def _looked(self) -> dict[str, Any]:
        """Where the class stands, once its server answers."""
        while True:
            with suppress(OSError):
                return await self._lead.look()
            await asyncio.sleep(LOOK_AGAIN)

    async def _round(self, n: int) -> None:
        """All vote, some change their votes; once the cockpit has them all the vote is closed."""
        rng = random.Random(f"{self.seed}/{self.rounds}")  # noqa: S311  # nothing is secret here
        view = self._room[0].view["view"]
        form = next(part for part in view["parts"] if part["part"] == "form")
        pace = min(PACE, self.seconds / FEWEST)
        casts = [(rng.uniform(0, pace), response(form, rng), phone) for phone in self._room]
        casts += [
            (pace * 1.2, response(form, rng), phone) for phone in self._room if rng.random() < 0.5
        ]
        await asyncio.gather(*(self._cast(*cast) for cast in casts))
        with suppress(TimeoutError):
            async with asyncio.timeout(BACK_SECONDS):
                while (await self._looked())["n"] < self.phones:  # noqa: ASYNC110  # as above
                    await asyncio.sleep(LOOK_AGAIN)
        await self._step("close", "", "closed")
        self.rounds += 1
        self._compare(json.loads(self._lead.kept)["rounds"][ITEM][n - 1]["tally"])

    async def _cast(self, wait: float, chosen: list[str], phone: ClassPhone) -> None:
        """One vote, said until it counts: a server that has just begun may be in its lobby."""
        await asyncio.sleep(wait)
        self.votes += 1
        async with asyncio.timeout(BACK_SECONDS):
            while True:
                with suppress(OSError):
                    if await phone.vote(chosen) == HTTPStatus.OK:
                        return
                await asyncio.sleep(LOOK_AGAIN)

    def _compare(self, counted: dict[str, Any]) -> None:
        """What the class counts beside what the phones hold as said."""
        missing = self.phones - counted["voted"]
        self.lost += max(0, missing)
        self.doubled += max(0, -missing)
        on = max(self._room[0].kept, key=[*self._room[0].kept].index)
        said = Counter(word for phone in self._room for word in phone.kept[on]["response"])
        bars = {bar["id"]: bar["n"] for group in counted["groups"] for bar in group["bars"]}
        wrong = {word: (n, bars.get(word, 0)) for word, n in said.items() if bars.get(word, 0) != n}
        if wrong or missing:
            self.faults.append(f"round {self.rounds}: {missing} missing; said, counted: {wrong}")
