"""A page in a real Chromium: it draws, mends its own line, and is looked at from outside."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import KW_ONLY, dataclass, field
from http import HTTPStatus

from playwright import async_api as playwright

from tests.kernel_line import Refused
from tests.machine import FLAGS, PHONE, chromium
from tests.open_page import Data, OpenPage, first, screens
from tests.soak.page import Gone
from tests.soak.picks import NUMBERS
from tests.soak.tally import now

LOOK_AGAIN = 0.1
LOADING = 30_000
SETTLED = 0.3
"""Seconds in which, once a view is drawn, all that belongs to it has come."""
STORING = 3.0
CHANCES = 100
# Notes each act as it is said, also where it has to wait for a line.
NOTED = """
  window.soakSaid = [];
  const text = JSON.stringify;
  JSON.stringify = (value, ...how) => {
    const act = value?.content?.data?.content?.act;
    if (act) soakSaid.push(act);
    return text(value, ...how);
  };
"""
# The first screen that has its word says so for all; the others are drawn once they have theirs.
READY = """() => document.querySelector('#door-status')?.dataset.state === 'ready'
  && !document.querySelector('.door-settling')"""
STORED = "() => ({ ...localStorage })"
STATE = """(n) => {
  const told = [...document.querySelectorAll("script.door-screen")];
  const screen = told.filter((each) => JSON.parse(each.textContent).view)[n].nextElementSibling;
  const drawn = screen.querySelector(".lad");
  return {
    lost: Boolean(screen.querySelector(".lad-lost")),
    busy: Boolean(screen.querySelector("[aria-busy]")),
    key: drawn?.dataset.key,
    title: drawn?.querySelector(":scope > .lad-title")?.textContent.trim() ?? "",
  };
}"""
PRESS = """async ([n, chances, texts]) => {
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));
  const chance = () => chances.pop() ?? 0.5;
  const any = (all) => all[Math.floor(chance() * all.length)];
  const say = (field, event) => field.dispatchEvent(new Event(event, { bubbles: true }));
  const told = [...document.querySelectorAll("script.door-screen")];
  const screen = told.filter((each) => JSON.parse(each.textContent).view)[n].nextElementSibling;
  const section = screen.closest(".door-section");
  if (section) location.hash = section.id;
  for (let n = 0; n < 20 && !screen.querySelector(".lad"); n++) await rest(100);
  screen.querySelector(".lad-shows")?.click();
  const buttons = [...screen.querySelectorAll(".lad-part button.lad-button:not(.lad-shows)")];
  const button = any(buttons.filter((each) => each.checkVisibility()));
  if (!button) return null;
  const form = button.closest("form");
  for (const group of form?.querySelectorAll("fieldset") ?? []) {
    const one = [...group.querySelectorAll('input[type="radio"]')];
    const many = [...group.querySelectorAll('input[type="checkbox"]')].filter(() => chance() < 0.6);
    for (const box of one.length ? [any(one)] : many) box.click();
  }
  for (const field of form?.querySelectorAll('input[type="text"], textarea') ?? []) {
    field.value = any(texts);
    say(field, "input");
  }
  for (const field of form?.querySelectorAll("select") ?? []) {
    field.value = any([...field.options]).value;
    say(field, "change");
  }
  const before = soakSaid.length;
  button.click();
  if (soakSaid.length === before) {
    await rest(600); // longer than two taps of one finger are apart
    screen.querySelector(".lad-asking button")?.click();
  }
  return soakSaid[before] ?? null;
}"""
ERASE = """() => {
  document.querySelector('[data-erase="ask"]').click();
  setTimeout(() => document.querySelector('[data-erase="yes"]').click());
}"""


@dataclass
class BrowserPage(OpenPage):
    """A page as `Page` has it. What its kernel tells is read from its lines, beside the page."""

    _: KW_ONLY
    page: playwright.Page
    lines: list[playwright.WebSocket]
    told: list[str | bytes]
    _before: int = field(default=0, init=False)

    async def stand(self, until: float) -> None:
        """The page says itself when it is ready."""
        await self._wait_until(until, lambda: self.page.evaluate(READY))
        await self._catch_up()

    async def choose(self, rng: random.Random) -> Data | None:
        """Presses any button of any screen, and fills its form in before."""
        self.here, self._before = rng.choice([*self.screens]), len(self.lines)
        chances = [rng.random() for _ in range(CHANCES)]
        given = [self._place, chances, [each for each in NUMBERS if each]]
        said: Data | None = await self.page.evaluate(PRESS, given)
        return said

    async def answered(self, said: Data, kept: str | None, until: float) -> str:
        """Waits until the screen waits no more, and all is stored."""

        async def shown() -> bool:
            state = await self.page.evaluate(STATE, self._place)
            if state["lost"]:
                raise Gone("the kernel has ended")
            return not state["busy"]

        await self._wait_until(until, shown)
        await self._catch_up()
        end = now() + STORING
        while self.stored.get(self.key) != kept and now() < end:
            await asyncio.sleep(LOOK_AGAIN)
            await self._catch_up()
        return "whole" if len(self.lines) == self._before else "the line was lost"

    async def erase_all(self) -> bool:
        """The page opens itself anew."""
        try:
            async with self.page.expect_navigation(wait_until="commit"):
                await self.page.evaluate(ERASE)
        except playwright.Error:  # the server is away; what is stored is erased all the same
            return False
        return False

    async def put_away(self, *, politely: bool) -> bool:
        """Leaves for an empty page, upon which a page says goodbye, or is without a network."""
        context = self.page.context
        if politely:
            await self.page.goto("about:blank")
        else:
            await context.set_offline(offline=True)
        await self.page.close()
        await context.set_offline(offline=False)
        kept = await context.storage_state()
        self._keep({e["name"]: e["value"] for o in kept["origins"] for e in o["localStorage"]})
        return True

    @property
    def _place(self) -> int:
        return [*self.screens].index(self.here)

    def _keep(self, stored: dict[str, str]) -> None:
        self.stored.clear()
        self.stored.update(stored)

    async def _wait_until(self, until: float, done: Callable[[], Awaitable[bool]]) -> None:
        while not await done():
            if now() > until:
                raise Gone("nobody answered")
            await asyncio.sleep(LOOK_AGAIN)

    async def _catch_up(self) -> None:
        """Takes in what was told and stored, and of what is drawn its key and its title."""
        await asyncio.sleep(SETTLED)
        for message in self.told:
            self.take(json.loads(message)["content"])
        self.told.clear()
        self._keep(await self.page.evaluate(STORED))
        state, screen = await self.page.evaluate(STATE, self._place), self.screens[self.here]
        if state["key"]:
            drawn = {"key": state["key"], "title": state["title"]}
            screen.view = {**screen.view, **drawn}


@dataclass
class Phone:
    """A browser without a past, in which a learner opens one page after another."""

    context: playwright.BrowserContext

    async def opened(self, address: str, stored: dict[str, str]) -> BrowserPage:
        """See `Opens`. What is stored is in the browser already."""
        page = await self.context.new_page()
        lines, told = list[playwright.WebSocket](), list[str | bytes]()

        def heard(message: str | bytes) -> None:
            told.append(message)

        def begun(line: playwright.WebSocket) -> None:
            lines.append(line)
            line.on("framereceived", heard)

        page.on("websocket", begun)
        try:
            answer = await page.goto(address, wait_until="domcontentloaded", timeout=LOADING)
            html = await answer.text() if answer else ""
        except playwright.Error as error:
            await page.close()
            raise Refused(0) from error
        found = screens(html)
        if answer is None or answer.status != HTTPStatus.OK or not found:
            await page.close()
            raise Refused(answer.status if answer else 0)
        return BrowserPage(found, first(found), stored=stored, page=page, lines=lines, told=told)


@asynccontextmanager
async def phones(n: int) -> AsyncIterator[list[Phone]]:
    """So many phones, in one Chromium; where none is asked for, none is started."""
    if not n:
        yield []
        return
    async with playwright.async_playwright() as started:
        browser = await started.chromium.launch(executable_path=chromium(), args=FLAGS)
        contexts = [await browser.new_context(viewport=PHONE, locale="zh-CN") for _ in range(n)]
        for context in contexts:
            await context.add_init_script(NOTED)
        yield [Phone(context) for context in contexts]
        await browser.close()
