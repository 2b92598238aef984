"""A room learns together: the seats of one lesson are warmed before anyone comes in.

`python -m widgets.serve.workshop --lesson 01 --seats 40`, or `make workshop LESSON=01 SEATS=40`.
With `--site` it is one of several servers behind an address: `make class SITE=https://example.org`.
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
from widgets.serve import network, own_browser
from widgets.serve.app import Handler, Server
from widgets.serve.capacity import here
from widgets.serve.classroom.addresses import KEPT, addresses, hall
from widgets.serve.classroom.tickets import PER_ADDRESS
from widgets.serve.invitation import cockpit, invitation
from widgets.serve.notebook_index import lesson_id
from widgets.serve.plan import DIGIT, PORT, SEATS, WorkshopPlan, estimate, planned
from widgets.serve.warm_pool import WarmPool

REFUSED = 2
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
        *,
        opens: bool = False,
        **given: Any,
    ) -> None:
        super().__init__(**{"log_level": "ERROR", **given})
        self._per_address = per_address
        self._class_plan = class_plan
        self._opens = opens
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
            *(["--front=/"] if self.plan.site else []),
            "--VoilaConfiguration.preheat_kernel=True",
            "--VoilaConfiguration.default_pool_size=0",  # no notebook but the one the row fills
        ]
        super().initialize([*settled, *(argv or [])])

    def init_handlers(self) -> list[Handler]:
        """The server's, and the row begins to fill as soon as it runs."""
        handlers = super().init_handlers()
        self.row = WarmPool(self.kernel_manager, self.plan.place.path)
        plan, lesson = self.plan, lesson_id(self.plan.place.name)
        given = (plan.people, plan.address, self._per_address, self._class_plan)
        self.hall = hall(self.site.library, lesson, *given, server=plan.server, fresh=plan.fresh)
        self.hall.remote, self.hall.shared = plan.remote, bool(plan.site)
        handlers = [*addresses(self.site, self.hall, self._at), *handlers]
        IOLoop.current().add_callback(self._look_after)
        return handlers

    async def _look_after(self) -> None:
        """Says where the class is, warms the seats, says so, and goes on keeping them."""
        await self._invite()
        if not self.plan.seats:
            if not self.plan.site:
                self._say(self._words("class-no-seats"))
            self._say(self._words("workshop-stop"))
            return
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

    async def _invite(self) -> None:
        """Where the class is led, which a browser is shown, and how phones get in."""
        words, plan, base = self._words, self.plan, self.site.base
        coloured = self._out.isatty()
        self._say("", *invitation(words, plan, self.hall, base, coloured=coloured), "")
        if self._opens:
            await asyncio.to_thread(own_browser.opened, cockpit(plan, self.hall, base), KEPT.parent)

    def _ready(self) -> None:
        """Where the lesson is, and that seats are ready."""
        words, plan = self._words, self.plan
        homes = [f"http://{host}:{self.port}{self.site.base}" for host in plan.hosts]
        lesson = f"http://{plan.hosts[0]}:{self.port}{self.site.lesson_href(plan.place)}"
        self._say("", words("workshop-lesson", address=lesson), words("class-own-seat"))
        self._say(words("workshop-type", address=homes[0], title=plan.title))
        if homes[1:]:
            self._say(words("workshop-others", addresses=words.listed(homes[1:])))
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
        opens = asked.open != "0" and not plan.site and own_browser.has_display()
        given = (asked.per_address, asked.plan)
        workshop = Workshop(plan, words, sys.stdout, *given, opens=opens)
        workshop.initialize([])
        sys.stdout.write(f"{estimate(plan, words, machine)}\n" if plan.seats else "")
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
    parser.add_argument("--seats", default=SEATS)  # 0: votes need none
    parser.add_argument("--people", default="")  # as many as seats
    parser.add_argument("--cap", default="")
    parser.add_argument("--lang", default="zh")
    parser.add_argument("--port", default=PORT)
    parser.add_argument("--per-address", type=int, default=PER_ADDRESS)  # 0: all come from one
    parser.add_argument("--ip", default="0.0.0.0")  # noqa: S104  # the room's phones must reach it
    parser.add_argument("--open", default="1")  # 0: no browser is opened
    parser.add_argument("--remote", action="store_true")  # the class is led from elsewhere too
    parser.add_argument("--new", action="store_true")  # another class than the one before
    parser.add_argument("--site", default="")  # one of several servers behind this address
    parser.add_argument("--digit", default=DIGIT)  # and known there by this
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
