"""What an answer takes, alone, beside stock Voilà's page that shows the same verdict on a click."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.browsers import CHANGED, PATIENCE
from tests.bench.figures import Figure, beside
from tests.bench.servers import ours, stock
from tests.machine import FLAGS, PHONE, chromium, high

ROUNDS = 4
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
async (clicks) => {{
  {CHANGED}
  const button = document.querySelector("button.jupyter-button");
  const say = () => document.querySelector(".widget-html-content")?.innerText ?? "";
  const times = [];
  for (let n = 0; n < clicks; n++) {{
    const came = changed(say), start = performance.now();
    button.click();
    await came;
    times.push(performance.now() - start);
    await rest(300);
  }}
  return times;
}}
"""
SAYS = """
import html
import ipywidgets as ipw
said, button, at = ipw.HTML(), ipw.Button(description="next"), [0]
def show(_button):
    lines = TOLD[at[0] % len(TOLD)]
    at[0] += 1
    said.value = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
button.on_click(show)
ipw.VBox([button, said])
"""


def figures() -> Iterator[Figure]:
    """The rows of an answer, in turn with the page that shows the same texts."""
    with ours() as mine, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        told = _answer(browser, mine.lesson())["told"]
        times: tuple[list[float], list[float]] = ([], [])
        with stock(f"TOLD = {told!r}\n{SAYS}") as plain:
            page = with_button(browser, plain.address)
            for _ in range(ROUNDS):
                times[0].extend(_answer(browser, mine.lesson())["times"])
                times[1].extend(page.evaluate(CLICKED, len(told)))
        browser.close()
    size = sum(len(json.dumps(each, ensure_ascii=False)) for each in told) // len(told)
    name = f"answer to verdict, alone : stock Voilà's button that shows its text ({size} letters)"
    yield beside(f"{name}, median", 1.5, median(times[0]), median(times[1]), "ms")
    yield beside(f"{name}, 95 of 100", None, high(times[0]), high(times[1]), "ms")


def _answer(browser: Browser, address: str) -> dict[str, Any]:
    """Answers a lesson's questions in a browser without a past: the times, and what was told."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}#{SECTIONS[0]}")
    page.wait_for_selector(f"#{SECTIONS[0]} .lad form", timeout=PATIENCE)
    page.wait_for_timeout(1000)
    found: dict[str, Any] = page.evaluate(_ANSWERED, SECTIONS)
    context.close()
    return found


def with_button(browser: Browser, address: str) -> Page:
    """A page with a button, opened until it is there."""
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("button.jupyter-button", timeout=PATIENCE)
    return page
