"""A learner who goes on whatever happens: opens the page anew, and checks what is left."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from soak_truth import Truth, alike, apart, missing, pick, truth
from tornado.websocket import WebSocketError
from wire import Ended, Refused, Wire

from widgets.core.text import LANGS, Lang

Data = dict[str, Any]
PAGES = {
    "01-at-the-door.ipynb": 3,
    "06-what-do-i-owe.ipynb": 3,
    "11-myths-and-scams.ipynb": 3,
    "law.ipynb": 2,
    "calculators.ipynb": 2,
}
PAUSES = (0.2, 1, 2, 4, 8)
"""How long a page waits before each new try for its line, as `light.js` does."""
PATIENCE = 8.0
"""How long a page waits for a new view until it says that nobody answers, as `stage.js` does."""
PAGE_PATIENCE = 90
THINKS = (0.5, 4.0)
ACTS = (4, 18)
ERASES = 0.03
"""How often, of what is done, it is to erase everything."""
NOT_FOUND = 404
TROUBLE = (Refused, OSError, WebSocketError, TimeoutError)


class Gone(Exception):
    """The page is of no more use, and says so; `why` is what it saw."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass
class Tally:
    """What all learners count together."""

    sent: int = 0
    answered: int = 0
    late: int = 0
    lost: int = 0
    erased: int = 0
    pages: int = 0
    closed: int = 0
    resumed_right: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    recoveries: dict[str, list[float]] = field(default_factory=dict)
    told: list[float] = field(default_factory=list)
    acts: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def recovered(self, why: str, seconds: float) -> None:
        """One more recovery."""
        self.recoveries.setdefault(why, []).append(seconds)


@dataclass
class Learner:
    """One learner with a browser of its own: `shelf` is what that browser stores."""

    name: str
    base: str
    road: str
    rng: random.Random
    tally: Tally
    shelf: dict[str, str] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    lang: Lang = "zh"
    _page: Wire | None = None
    _where: str = ""
    _spoilt: set[str] = field(default_factory=set)

    async def live(self, until: float) -> None:
        """Opens one page after another until a time, then closes the last."""
        while now() < until:
            await self.visit(until)

    async def visit(self, until: float) -> None:
        """Opens a page, does some things there, and leaves it, most often with a goodbye."""
        self.lang = self.rng.choice(LANGS)
        page = self.rng.choices([*PAGES], [*PAGES.values()])[0]
        self._where = f"{self.base}/voila/render/{self.lang}/{page}"
        await self._open("opened")
        for _ in range(self.rng.randint(*ACTS)):
            await asyncio.sleep(self.rng.uniform(*THINKS))
            if now() > until:
                break
            if self.rng.random() < ERASES:
                await self._erase()
            elif said := self._picked(self._at()):
                await self._do(said)
        await self.close(politely=self.rng.random() < 0.7)

    async def look(self) -> None:
        """Opens any page, and does nothing there."""
        name = self.rng.choice([*PAGES])
        self._where = f"{self.base}/voila/render/{self.lang}/{name}"
        await self._open("opened")

    async def last_look(self) -> None:
        """Opens every page that something is stored for once more: all must be there."""
        parts = [part for key in self.shelf for part in key.split("/")]
        for name in [page for page in PAGES if any(part in page for part in parts)]:
            self._where = f"{self.base}/voila/render/{self.lang}/{name}"
            await self._open("opened")
            await self.close(politely=self.rng.random() < 0.5)

    async def close(self, *, politely: bool) -> None:
        """Closes the page. A phone often does so without a word."""
        page, self._page = self._page, None
        if page is None:
            return
        self.tally.closed += 1
        page.close()
        if politely:
            await self._goodbye(page)

    async def _goodbye(self, page: Wire) -> None:
        try:
            await page.leave()
        except (Refused, OSError):
            self.tally.failures["a goodbye was not heard"] += 1

    def _picked(self, page: Wire) -> Data | None:
        """Any act on any screen of the page, which is acted in next."""
        ways = [(name, pick(each.view, self.rng)) for name, each in page.screens.items()]
        ways = [(name, said) for name, said in ways if said]
        if not ways:
            return None
        page.here, said = self.rng.choice(ways)
        return said

    async def _do(self, said: Data) -> None:
        """Does one thing and sees it answered, or goes on from a page opened anew."""
        tally, begun = self.tally, now()
        page = self._at()
        tally.sent += 1
        doubted = self._truth(page).after(page.here, said)
        try:
            line = await self._answered(page, said, doubted, begun + PATIENCE)
        except Gone as gone:
            tally.failures[gone.why] += 1
            if gone.why == "the kernel has ended":
                tally.told.append(now() - begun)
            await self._resume(page, doubted)
            tally.recovered(gone.why, now() - begun)
            return
        tally.answered += 1
        if line == "whole":
            tally.acts.setdefault(self.road, []).append(now() - begun)
        else:
            again = doubted.again()  # it may have missed why an act could not be taken
            doubted = again if alike(again.shown(self.lang, page.here), page.view) else doubted
            tally.failures[line] += 1
            tally.recovered(line, now() - begun)
        self.truths[_name(page)] = doubted
        self._check(page, f"after {said.get('act')}")
        self._shows(page, page.here, f"after {said.get('act')}, {line}:")

    async def _erase(self) -> None:
        """Erases everything, in this page and for every other; where that breaks, opens it anew."""
        page = self._at()
        self.truths = {name: each.erased() for name, each in self.truths.items()}
        try:
            await page.erase()
        except TROUBLE:
            await self.close(politely=False)
            await self._open("erased")
        self.tally.erased += 1
        self._check(page, "after everything was erased")

    async def _answered(self, page: Wire, said: Data, doubted: Truth, until: float) -> str:
        """Sends an act and waits for its view; how the line was on the way.

        On another line the page is shown what it has missed. An act that is not in it is lost
        with the line before; the page is then opened anew, to know that it comes no more.

        Raises:
            Gone: no view will come.
        """
        line, told = "whole", ""
        while True:
            try:
                async with asyncio.timeout(max(0.1, until - now())):
                    told = told or await page.say(page.stage, {"act": said})
                    await page.heard(told)
                    return line
            except Ended as error:
                raise Gone("the kernel has ended") from error
            except TimeoutError as error:
                raise Gone("nobody answered") from error
            except (Refused, OSError, WebSocketError):
                line = "the line was lost"
            await self._again(page, until)
            if told and page.stored.get(page.key) == doubted.kept:
                return line
            if told:
                raise Gone("an act was lost with its line")

    async def _again(self, page: Wire, until: float, *, stood: bool = True) -> None:
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
                    await page.connect()
                    if stood:
                        await page.back()
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

    async def _resume(self, page: Wire, doubted: Truth) -> None:
        """Opens the page anew. What was under way may have been stored, and counts then."""
        await self.close(politely=self.rng.random() < 0.7)
        if self._truth(page).kept != doubted.kept == page.stored.get(page.key):
            self.truths[_name(page)] = doubted
            self.tally.late += 1
        self._check(page, "when the page was given up")
        await self._open("resumed")

    async def _open(self, why: str) -> None:
        """Opens the page until it is open, and checks that all is there.

        Raises:
            TimeoutError: it does not open for long.
        """
        until = now() + PAGE_PATIENCE
        while True:
            try:
                async with asyncio.timeout(PAGE_PATIENCE):
                    page = await self._try()
                    break
            except (*TROUBLE, Gone) as error:
                if now() > until:
                    raise TimeoutError(f"{self._where} does not open") from error
                kind = getattr(error, "status", str(error) or type(error).__name__)
                self.tally.failures[f"a page did not open ({kind})"] += 1
                await asyncio.sleep(self.rng.uniform(0.3, 1.0))
        self.tally.pages += 1
        self._page = page
        right = [self._shows(page, name, why) for name in page.screens]
        self.tally.resumed_right += all(right)

    def _shows(self, page: Wire, screen: str, when: str) -> bool:
        """Whether a screen shows what was done."""
        page.here = screen
        wanted = self._truth(page).shown(self.lang, screen)
        right = alike(wanted, page.view)
        if not right:
            self._lose(page, 1, f"{when} {screen} should show {apart(wanted, page.view)}")
        return right

    async def _try(self) -> Wire:
        """One try to open the page, with what the browser has stored.

        Raises:
            Gone: the page opened, and its kernel or the server went at once.
        """
        page = await Wire.fetch(self._where)
        self._page, page.stored = page, self.shelf
        self._meet(page)
        until = now() + PATIENCE
        try:
            await page.connect()
        except TROUBLE:
            await self._again(page, until, stood=False)
        await self._arrived(page, until)
        return page

    def _meet(self, page: Wire) -> None:
        """What is true of each screen of a page that has come."""
        seen: dict[str, dict[str, Data]] = {}
        for screen, shown in page.screens.items():
            seen.setdefault(shown.key or screen, {})[screen] = shown.view
        for name, views in seen.items():
            self.truths[name] = self.truths.get(name, truth(name)).opened(self.lang, views)

    async def _arrived(self, page: Wire, until: float) -> None:
        """Tells what is stored and waits, on another line if the first one breaks."""
        try:
            async with asyncio.timeout(max(0.1, until - now())):
                await page.arrive()
        except Ended as error:
            raise Gone("the kernel has ended") from error
        except TimeoutError as error:
            raise Gone("nobody answered") from error
        except TROUBLE:
            await self._again(page, until)

    def _check(self, page: Wire, when: str) -> None:
        """What is stored must be what was done."""
        gone = missing(self._truth(page).kept, page.stored.get(page.key))
        if gone:
            self._lose(page, gone, f"{when}: {gone} missing")

    def _lose(self, page: Wire, acts: int, fault: str) -> None:
        """Counts a loss, once for what one key stores: what follows from it is no other loss."""
        if _name(page) not in self._spoilt:
            self._spoilt.add(_name(page))
            self.tally.lost += acts
            self.tally.faults.append(f"{self.name}: {_name(page)} {fault}")

    def _truth(self, page: Wire) -> Truth:
        return self.truths.setdefault(_name(page), truth(_name(page)))

    def _at(self) -> Wire:
        if self._page is None:
            raise Gone("no page is open")
        return self._page


def _name(page: Wire) -> str:
    """What a truth is told by: a key under which something is kept, else the screen itself."""
    return page.key or page.here


def now() -> float:
    """Seconds on a clock that only goes on."""
    return asyncio.get_running_loop().time()
