"""Who comes back sees what was left, and nothing else before: not even for a moment."""

from __future__ import annotations

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.learner import Learner
from tests.browser.test_keeping import KEPT, KEY, kernels
from tests.browser.test_line import Held

ZH = "/voila/render/zh/01-at-the-door.ipynb#twins"
SETTLING = 6000
"""How long a screen waits for the kernel's word on what is kept, in milliseconds."""
WATCH = """
  window.titles = [];
  const look = () => {
    for (const each of document.querySelectorAll("#twins .lad-title")) {
      if (!titles.includes(each.textContent)) titles.push(each.textContent);
    }
    requestAnimationFrame(look);
  };
  look();
"""


@pytest.fixture
def line(page):
    held = Held()
    page.route_web_socket("**/channels*", held.route)
    return held


@pytest.fixture
def back(page, line, server):
    """A learner who has answered one question, and whose next visit has not begun."""
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    learner.take("twins")
    learner.answer()
    learner.go_on()
    page.wait_for_function(KEPT, arg=[KEY, f"twins/{learner.item.id}"])
    return learner


def title(learner: Learner, n: int) -> str:
    return learner.words("item-n", n=n, of=len(learner.lesson.step("twins").items))


def test_who_comes_back_never_sees_the_first_question_flash(back, line):
    page = back.page
    page.add_init_script(WATCH)
    line.holding = True

    page.reload()
    expect(page.locator("#twins h2")).to_be_visible()
    expect(page.locator("#twins .door-settling")).to_be_visible()
    expect(page.locator("#door-status")).to_contain_text(back.words("part-loading"))
    expect(back.screen).to_have_count(0)
    line.release()

    expect(back.screen.locator(".lad-title")).to_have_text(title(back, 2))
    expect(page.locator("#door-status")).to_be_hidden()
    expect(page.locator(".door-settling")).to_have_count(0)
    page.wait_for_timeout(100)
    assert page.evaluate("titles") == [title(back, 2)]


def test_who_comes_back_on_a_slow_line_sees_what_stands_and_is_told(back, line):
    page = back.page
    page.clock.install()
    line.holding = True

    page.reload()
    expect(page.locator("#twins .door-settling")).to_be_visible()
    page.clock.run_for(SETTLING)

    expect(back.screen.locator(".lad-title")).to_have_text(title(back, 1))
    expect(page.locator("#door-status")).to_contain_text(back.words("part-slow"))
    line.release()
    expect(back.screen.locator(".lad-title")).to_have_text(title(back, 2))
    expect(page.locator("#door-status")).to_be_hidden()


def test_who_comes_back_to_a_kernel_that_ends_sees_what_stands_and_is_told(back, line, server):
    page = back.page
    line.holding = True
    page.reload()
    expect(page.locator("#twins .door-settling")).to_be_visible()

    for pid in kernels(server):
        os.kill(pid, signal.SIGKILL)

    expect(back.screen).to_be_visible(timeout=2 * SETTLING)
    expect(page.locator("#door-status")).to_contain_text(back.words("lost-connection"))


def test_who_comes_for_the_first_time_sees_the_question_at_once(page, line, server):
    learner = Learner(page, "zh")
    line.holding = True

    page.goto(server.address + ZH)

    learner.take("twins")
    expect(learner.screen.locator(".lad-title")).to_have_text(title(learner, 1))
    expect(page.locator("#door-status")).to_be_hidden()


@pytest.mark.parametrize("name", ["calculators", "law"])
def test_a_page_that_keeps_other_things_is_drawn_too(page, server, name):
    page.goto(f"{server.address}/voila/render/zh/{name}.ipynb")
    key = "() => JSON.parse(document.querySelector('.door-screen').textContent).store_key"
    page.evaluate(f"localStorage.setItem(({key})() || 'law-at-the-door/x', 'not ours')")

    page.reload()

    page.locator("#door-start .door-onward .door-button").click()
    expect(page.locator(".lad:visible")).to_have_count(1)
    expect(page.locator("#door-status")).to_be_hidden()
