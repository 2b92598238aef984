"""A learner who goes on whatever happens: opens the page anew, and checks what is left."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from tests.open_page import Data
from tests.soak.page import PATIENCE, TROUBLE, Gone, Opens, Page
from tests.soak.tally import Tally, now
from tests.soak.truth import Truth, truth
from tests.soak.views import alike, apart, missing
from widgets.core.text import LANGS, Lang

PAGES = {
    "01-at-the-door.ipynb": 3,
    "06-what-do-i-owe.ipynb": 3,
    "11-myths-and-scams.ipynb": 3,
    "law.ipynb": 2,
    "calculators.ipynb": 2,
}
PAGE_PATIENCE = 90
THINKS = (0.5, 4.0)
ACTS = (4, 18)
ERASES = 0.03
"""How often, of what is done, it is to erase everything."""


@dataclass
class Learner:
    """One learner with a browser of its own: `shelf` is what that browser stores.

    `base` is where the road begins that it takes, and `road` what that is called.
    """

    name: str
    base: str
    road: str
    opens: Opens
    rng: random.Random
    tally: Tally
    shelf: dict[str, str] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    lang: Lang = "zh"
    _page: Page | None = None
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
            else:
                await self._do()
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
        if not await page.put_away(politely=politely):
            self.tally.failures["a goodbye was not heard"] += 1

    async def _do(self) -> None:
        """Does one thing and sees it answered, or goes on from a page opened anew."""
        tally, page, begun = self.tally, self._at(), now()
        said = await page.choose(self.rng)
        if said is None:
            return
        tally.sent += 1
        doubted = self._truth(page).after(page.here, said)
        try:
            line = await page.answered(said, doubted.kept, begun + PATIENCE)
        except Gone as gone:
            tally.failures[gone.why] += 1
            if gone.why == "the kernel has ended":
                tally.told.append(now() - begun)
            await self._resume(page, doubted, f"{said.get('act')} was not answered ({gone.why})")
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
            stands = await page.erase_all()
        except TROUBLE:
            stands = False
        if not stands:
            await self.close(politely=False)
            await self._open("erased")
        self.tally.erased += 1
        self._check(page, "after everything was erased")

    async def _resume(self, page: Page, doubted: Truth, why: str) -> None:
        """Opens the page anew. What was under way may have been stored, and counts then."""
        await self.close(politely=self.rng.random() < 0.7)
        if self._truth(page).kept != doubted.kept == page.stored.get(page.key):
            self.truths[_name(page)] = doubted
            self.tally.late += 1
        self._check(page, why)
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

    def _shows(self, page: Page, screen: str, when: str) -> bool:
        """Whether a screen shows what was done."""
        page.here = screen
        wanted = self._truth(page).shown(self.lang, screen)
        right = alike(wanted, page.view)
        if not right:
            self._lose(page, 1, f"{when} {screen} should show {apart(wanted, page.view)}")
        return right

    async def _try(self) -> Page:
        """One try to open the page, with what the browser has stored.

        Raises:
            Gone: the page opened, and its kernel or the server went at once.
        """
        page = await self.opens(self._where, self.shelf)
        self._meet(page)
        try:
            await page.stand(now() + PATIENCE)
        except (*TROUBLE, Gone):
            await page.put_away(politely=False)
            raise
        return page

    def _meet(self, page: Page) -> None:
        """What is true of each screen of a page that has come."""
        seen: dict[str, dict[str, Data]] = {}
        for screen, shown in page.screens.items():
            seen.setdefault(shown.key or screen, {})[screen] = shown.view
        for name, views in seen.items():
            self.truths[name] = self.truths.get(name, truth(name)).opened(self.lang, views)

    def _check(self, page: Page, when: str) -> None:
        """What is stored must be what was done."""
        gone = missing(self._truth(page).kept, page.stored.get(page.key))
        if gone:
            self._lose(page, gone, f"{when}: {gone} missing")

    def _lose(self, page: Page, acts: int, fault: str) -> None:
        """Counts a loss, once for what one key stores: what follows from it is no other loss."""
        if _name(page) not in self._spoilt:
            self._spoilt.add(_name(page))
            self.tally.lost += acts
            self.tally.faults.append(f"{self.name}: {_name(page)} {fault}")

    def _truth(self, page: Page) -> Truth:
        return self.truths.setdefault(_name(page), truth(_name(page)))

    def _at(self) -> Page:
        if self._page is None:
            raise Gone("no page is open")
        return self._page


def _name(page: Page) -> str:
    """What a truth is told by: a key under which something is kept, else the screen itself."""
    return page.key or page.here
