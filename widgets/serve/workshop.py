"""A room learns together: the seats of one lesson are warmed before anyone comes in.

`python -m widgets.serve.workshop --lesson 01 --seats 40`, or `make workshop LESSON=01 SEATS=40`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from argparse import ArgumentParser, Namespace
from typing import Any, TextIO

from tornado.ioloop import IOLoop

from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.core.text import nearest_lang
from widgets.core.words import Words
from widgets.serve import network
from widgets.serve.app import Handler, Server
from widgets.serve.capacity import here
from widgets.serve.classroom.addresses import addresses, hall
from widgets.serve.classroom.tickets import PER_ADDRESS
from widgets.serve.notebook_index import lesson_id
from widgets.serve.plan import PORT, SEATS, WorkshopPlan, estimate, planned
from widgets.serve.warm_pool import WarmPool

REFUSED = 2
PEOPLE = 40
"""So many may vote, whatever the seats: a vote needs none."""
GLANCE_SECONDS = 0.2
"""How often is looked at what has been warmed."""
REFILL_SECONDS = 3
"""While people learn, a seat is warmed at most so often, so that nobody waits for it."""
STEPS = 10
"""How often progress is told where a line cannot be written over."""


class Workshop(Server):
    """The server with the seats of one lesson kept warm, which tells how far it is."""

    def __init__(
        self,
        plan: WorkshopPlan,
        words: Words,
        out: TextIO,
        per_address: int = PER_ADDRESS,
        class_plan: str = "",
        **given: Any,
    ) -> None:
        super().__init__(**{"log_level": "ERROR", **given})
        self._per_address = per_address
        self._class_plan = class_plan
        self.plan = plan
        self._words = words
        self._out = out
        self._told = -1

    def initialize(self, argv: list[str] | None = None) -> None:
        """Settles the plan; the command line of the server itself has the last word."""
        settled = [
            f"--ip={self.plan.ip}",
            f"--port={self.plan.port}",
            f"--cap={self.plan.cap}",
            "--VoilaConfiguration.preheat_kernel=True",
            "--VoilaConfiguration.default_pool_size=0",  # no notebook but the one the row fills
        ]
        super().initialize([*settled, *(argv or [])])

    def init_handlers(self) -> list[Handler]:
        """The server's, and the row begins to fill as soon as it runs."""
        handlers = super().init_handlers()
        self.row = WarmPool(self.kernel_manager, self.plan.place.path)
        address = f"http://{self.plan.hosts[0]}:{self.port}"
        lesson = lesson_id(self.plan.place.name)
        self.hall = hall(
            self.site.library,
            lesson,
            max(self.plan.seats, PEOPLE),
            address,
            self._per_address,
            self._class_plan,
        )
        handlers = [*addresses(self.site, self.hall, self._at), *handlers]
        IOLoop.current().add_callback(self._look_after)
        return handlers

    async def _look_after(self) -> None:
        """Warms the seats, says that they are ready, and goes on keeping them."""
        at_once = 2 * self.machine.cores
        while self.row.settled < self.plan.seats:
            self.row.more(min(at_once - self.row.warming, self.plan.seats - self.row.begun))
            self._progress()
            await asyncio.sleep(GLANCE_SECONDS)
        self._progress()
        self._ready()
        while True:
            await asyncio.sleep(REFILL_SECONDS)
            free = self.keeper.seats.cap - self.keeper.taken
            await self.row.keep(min(free, self.plan.seats))

    def _progress(self) -> None:
        """How many seats are warm: one line that changes, or now and then a new one."""
        n, of = self.row.warmed, self.plan.seats
        line = self._words("workshop-warming", n=n, of=of)
        step = n if self._out.isatty() else n * STEPS // of
        if step == self._told:
            return
        self._told = step
        if not self._out.isatty():
            self._say(line)
            return
        self._out.write(f"\r\x1b[K{line}")
        self._out.flush()

    def _ready(self) -> None:
        """Where to go, as a code for phones and as text, and that it can begin."""
        words, plan = self._words, self.plan
        homes = [f"http://{host}:{self.port}{self.site.base}" for host in plan.hosts]
        lesson = f"http://{plan.hosts[0]}:{self.port}{self.site.lesson_href(plan.place)}"
        self._say("", words("workshop-scan", address=lesson), "")
        self._say(*network.code(lesson, coloured=self._out.isatty()), "")
        lead = f"http://127.0.0.1:{self.port}{self.site.base}lead#k={self.hall.keys.key}"
        room = f"{homes[0]}c/{self.hall.keys.code}"
        self._say(words("class-at", lead=lead, screen=f"{room}/screen", room=room), "")
        self._say(words("workshop-type", address=homes[0], title=plan.title))
        if homes[1:]:
            self._say(words("workshop-others", addresses=words.listed(homes[1:])))
        self._say(words("workshop-network"))
        cold = plan.seats - self.row.warmed
        if cold > 0:
            self._say(words("workshop-partly", cold=cold))
        self._say(words("workshop-ready", n=self.row.warmed), words("workshop-stop"))

    def _say(self, *lines: str) -> None:
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()


def main(argv: list[str] | None = None) -> int:
    """Hold a workshop until stopped; what stands in its way is told in one line."""
    asked = _asked(argv)
    lang = nearest_lang(asked.lang)
    try:
        library = Library.open()
        words = library.words(lang)
        machine = here()
        if asked.plan:
            asked.lesson = _lesson_of(library, words, asked.plan)
        plan = planned(asked, library, words, machine, network.hosts())
        workshop = Workshop(plan, words, sys.stdout, asked.per_address, asked.plan)
        workshop.initialize([])
        sys.stdout.write(f"{estimate(plan, words, machine)}\n")
        sys.stdout.flush()
        logging.getLogger("tornado").setLevel(logging.ERROR)  # nobody in a room can do about less
        workshop.start()
    except LabError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return 0


def _lesson_of(library: Library, words: Words, plan_id: str) -> str:
    """The lesson of a class's plan.

    Raises:
        LabError: there is no such plan; the text names those there are.
    """
    known = sorted(path.stem for path in (library.root / PLANS).glob("*.yaml"))
    if plan_id not in known:
        raise LabError(words("class-no-plan", asked=plan_id, plans=words.listed(known)))
    return library.class_plan(plan_id).lesson


def _asked(argv: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m widgets.serve.workshop")
    parser.add_argument("--lesson", default="01")
    parser.add_argument("--plan", default="")
    parser.add_argument("--seats", default=SEATS)
    parser.add_argument("--cap", default="")
    parser.add_argument("--lang", default="zh")
    parser.add_argument("--port", default=PORT)
    parser.add_argument("--per-address", type=int, default=PER_ADDRESS)  # 0: all come from one
    parser.add_argument("--ip", default="0.0.0.0")  # noqa: S104  # the room's phones must reach it
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
