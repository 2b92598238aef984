"""What an answer takes, alone: beside stock Voilà's button, and one that shows the same text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.browsers import CHANGED, PATIENCE
from tests.bench.figures import Figure, beside
from tests.bench.servers import ours, stock
from tests.machine import FLAGS, PHONE, chromium, high

ROUNDS = 2
GOAL = 3.0
"""Of the page that changes one text, where ours draws a whole screen anew: decision 039."""
SLOWER = 4
"""A cheap phone's processor, as Chromium's own tools imitate one."""
AT_ONCE = 100
"""What comes sooner, in milliseconds, is felt as at once."""
SECTIONS = ("twins", "practice", "elsewhere")
"""Sections with questions, each answered by the first of all that is offered."""

_ANSWERED = f"""
async (sections) => {{
  {CHANGED}
  const times = [], told = [];
  for (const name of sections) {{
    location.hash = name;
    await rest(300);
    for (let n = 0; n < 20; n++) {{
      const screen = document.querySelector(`#${{name}} .lad`);
      const form = screen.querySelector("form");
      if (!form) break;
      for (const each of form.querySelectorAll("fieldset")) each.querySelector("input")?.click();
      const send = form.querySelector(".lad-send button");
      if (!send || form.querySelector('input[type="text"]')) break;
      await rest(300); // what is chosen is drawn long before it is sent
      const verdict = () => screen.querySelector(".lad-verdict-title")?.innerText ?? "";
      const came = changed(verdict), start = performance.now();
      send.click();
      await came;
      times.push(performance.now() - start);
      told.push(screen.innerText.split("\\n").filter(Boolean));
      await rest(300);
      const next = [...screen.querySelectorAll(".lad-main")].find((each) => !each.closest("form"));
      if (!next) break;
      next.click();
      await rest(300);
    }}
  }}
  return {{ times, told }};
}}
"""
CLICKED = f"""
async ([button, told, clicks]) => {{
  {CHANGED}
  const say = () => document.querySelector(told)?.innerText ?? "";
  const times = [];
  for (let n = 0; n < clicks; n++) {{
    const came = changed(say), start = performance.now();
    document.querySelectorAll("button.jupyter-button")[button].click();
    await came;
    times.push(performance.now() - start);
    await rest(300);
  }}
  return times;
}}
"""
_TEXT, _BARE = (0, ".widget-html-content"), (1, "button.mod-bare")
_SAYS = """
import html
import ipywidgets as ipw
said, at = ipw.HTML(), [0]
button, bare = ipw.Button(description="next"), ipw.Button(description="0")
bare.add_class("mod-bare")
def show(_button):
    lines = TOLD[at[0] % len(TOLD)]
    at[0] += 1
    said.value = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
def count(_button):
    bare.description = str(int(bare.description) + 1)
button.on_click(show)
bare.on_click(count)
ipw.VBox([button, said, bare])
"""

Answers = Callable[[int], dict[str, Any]]
"""Has a page of ours answer on a processor so many times slower: the times, and what was told."""


def figures() -> Iterator[Figure]:
    """The rows of a lesson's answer."""
    with ours() as mine, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        address = mine.lesson()
        yield from besides(
            "answer to verdict, alone", browser, lambda n: _answer(browser, address, n)
        )
        browser.close()


def besides(name: str, browser: Browser, answers: Answers) -> Iterator[Figure]:
    """An answer's rows, in turn with a bare button of stock Voilà and one that shows as much."""
    told = answers(1)["told"]
    size = sum(len(json.dumps(each, ensure_ascii=False)) for each in told) // len(told)
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    with stock(f"TOLD = {told!r}\n{_SAYS}") as plain:
        page = _with_button(browser, plain.address)
        for _ in range(ROUNDS):
            times[0].extend(answers(1)["times"])
            times[1].extend(page.evaluate(CLICKED, [*_TEXT, len(told)]))
            times[2].extend(page.evaluate(CLICKED, [*_BARE, len(told)]))
        slowed(page, SLOWER)
        slow = [time for _ in range(2) for time in answers(SLOWER)["times"]]
        its = page.evaluate(CLICKED, [*_TEXT, len(slow)])
    mine, text, bare = times
    shows = f"{name} : stock Voilà's button that shows its text ({size} letters)"
    yield beside(f"{shows}, median", GOAL, median(mine), median(text), "ms")
    yield beside(f"{shows}, 95 of 100", None, high(mine), high(text), "ms")
    yield beside(f"{name} : stock Voilà's button, median", None, median(mine), median(bare), "ms")
    phone = f"{name}, on a processor {SLOWER} times slower : the button with its text"
    yield beside(f"{phone}, median", AT_ONCE, median(slow), median(its), "ms", "ours")
    yield beside(f"{phone}, 95 of 100", None, high(slow), high(its), "ms", "ours")


def slowed(page: Page, times: int) -> None:
    """Makes a page's processor so many times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def _answer(browser: Browser, address: str, slower: int) -> dict[str, Any]:
    """Answers a lesson's questions in a browser without a past: the times, and what was told."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}#{SECTIONS[0]}")
    page.wait_for_selector(f"#{SECTIONS[0]} .lad form", timeout=PATIENCE)
    page.wait_for_timeout(1000)
    slowed(page, slower)
    found: dict[str, Any] = page.evaluate(_ANSWERED, SECTIONS)
    context.close()
    return found


def _with_button(browser: Browser, address: str) -> Page:
    """A page with a button, opened until it is there."""
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("button.jupyter-button", timeout=PATIENCE)
    return page
