"""The least that a class could be: `python -m tests.bench.bare_class PORT` stores what is sent.

It answers the addresses that a class has, so that the same phones and the same cockpit drive both.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler

PAGE = "<p>" + "x" * 4000
PHASES = {"close": "closed", "back": "vote", "again": "vote"}
votes: dict[str, Any] = {}
counts = Counter[str]()
phase = ["vote"]
lines: list[asyncio.Event] = []


def _at() -> str:
    return f"bare.{counts['steps'] + 1}"


def _wake() -> None:
    for line in lines:
        line.set()


class Page(RequestHandler):
    """A page, and a view of as many letters as ours."""

    def get(self, kind: str) -> None:
        """A page is text; a view is what is asked."""
        if kind:
            view = {"parts": [], "text": PAGE}
            self.write({"at": _at(), "vote": "bare", "phase": phase[0], "view": view})
        else:
            self.write(PAGE)


class Ticket(RequestHandler):
    """A number that grows."""

    def post(self) -> None:
        """The next one."""
        counts["given"] += 1
        self.write({"ticket": str(counts["given"])})


class Vote(RequestHandler):
    """What is sent is stored."""

    def post(self) -> None:
        """Stores it by its ticket."""
        told = json.loads(self.request.body)
        votes[told["ticket"]] = told["response"]
        _wake()
        self.write({"at": _at()})


class At(RequestHandler):
    """A line of events."""

    async def get(self) -> None:
        """Tells what changes."""
        line = asyncio.Event()
        lines.append(line)
        self.set_header("Content-Type", "text/event-stream")
        try:
            while True:
                line.clear()
                self.write(f"data: {json.dumps({'at': _at(), 'n': len(votes)})}\n\n")
                await self.flush()
                await line.wait()
        except StreamClosedError:
            lines.remove(line)


class Lead(RequestHandler):
    """Where it stands, and a step."""

    def get(self) -> None:
        """Where it stands."""
        self.write({"at": _at(), "n": len(votes), "kept": "", "phase": phase[0]})

    def post(self) -> None:
        """One step; all are told."""
        move = json.loads(self.request.body)["move"]
        phase[0] = PHASES[move]
        if move == "again":
            votes.clear()
        counts["steps"] += 1
        _wake()
        self.get()


async def main(port: int) -> None:
    """Serves until ended."""
    Application(
        [
            (r"/c/bare(/view/phone/en)?", Page),
            (r"/c/bare/ticket", Ticket),
            (r"/c/bare/vote", Vote),
            (r"/c/bare/(?:screen/)?at", At),
            (r"/lead/(?:state|act)", Lead),
        ]
    ).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
