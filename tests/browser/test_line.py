"""The line to the kernel: a slow one is waited for, a dead one is opened anew."""

from __future__ import annotations

import os
import signal

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.learner import Learner, kept
from tests.browser.road import Road
from tests.browser.test_calculators import CalculatorPage
from tests.browser.test_keeping import kernels

ZH = "/voila/render/zh/01-at-the-door.ipynb#twins"
EXAMPLE = "/voila/render/zh/calculators.ipynb?calc=court-costs&example=small#court-costs"
SLOW = 60_000
"""How long a view may take on a line that brings word now and then, in milliseconds."""
SILENT = 30_000
"""How long a line must be silent to be given up, in milliseconds."""

KBPS_50 = 6250
"""Fifty kilobits, in bytes."""
AWAY = 17_000
"""Longer than a page once tried for a connection, in milliseconds."""
HOLE = 40_000
SLEPT = 15 * 60_000
"""Shorter than a page may be unused."""
LONG, SOON = 90_000, 10_000
PATIENCE = 100
"""Tenths of a second that a browser has for what it was told to do."""
READY = "() => document.querySelector('#door-status')?.dataset.state === 'ready'"
NOTED = """addEventListener("DOMContentLoaded", () => {
  const line = document.getElementById("door-status");
  window.noted = [line.dataset.state];
  new MutationObserver(() => window.noted.push(line.dataset.state)).observe(line, {
    attributes: true, attributeFilter: ["data-state"],
  });
});"""


class Held:
    """A line on which what the kernel says can be held back, and that can be cut."""

    def __init__(self) -> None:
        self.holding = self.mute = self.refusing = False
        self.held: list[str | bytes] = []
        self.page: WebSocketRoute | None = None
        self.opened = 0

    def route(self, page: WebSocketRoute) -> None:
        self.page, server = page, page.connect_to_server()
        self.opened += 1
        self.mute = False
        if self.refusing:
            self.refusing = False
            self.cut()
        server.on_message(self.hear)

    def hear(self, message: str | bytes) -> None:
        """Passes word on; while holding, that the kernel is at work, and no more."""
        assert self.page is not None
        if self.mute:
            return
        if self.holding and '"status"' not in str(message):
            self.held.append(message)
        else:
            self.page.send(message)

    def cut(self) -> None:
        """Ends the line; what was held back on it is lost."""
        assert self.page is not None
        self.holding = False
        self.held.clear()
        self.page.close()

    def release(self) -> None:
        assert self.page is not None
        self.holding = False
        for message in self.held:
            self.page.send(message)
        self.held.clear()


@pytest.fixture
def line(page):
    """A page whose clock and line are in our hands."""
    held = Held()
    page.clock.install()
    page.route_web_socket("**/channels*", held.route)
    return held


@pytest.fixture
def started(page, line, server):
    page.goto(server.address + ZH)
    learner = Learner(page, "zh")
    learner.take("twins")
    return learner


def test_a_slow_line_that_is_well_is_never_told_to_be_broken(started, line):
    page = started.page
    started.fill(started.item)
    line.holding = True
    started.button(started.words("sure-certain")).click()
    page.wait_for_function("() => document.querySelector('.lad [aria-busy]')")

    for _ in range(SLOW // 5000):
        page.clock.run_for(5000)
        expect(page.locator(".lad-lost")).to_have_count(0)
    line.release()

    expect(started.screen.locator(".lad-verdict-title")).to_be_visible()
    expect(page.locator("#door-status")).to_be_hidden()


def test_a_line_that_went_silent_is_opened_anew_and_the_learner_goes_on(started, line):
    page, opened = started.page, line.opened
    started.fill(started.item)
    line.mute = True
    started.button(started.words("sure-certain")).click()
    page.wait_for_function("() => document.querySelector('.lad [aria-busy]')")

    page.clock.run_for(SILENT)
    page.wait_for_timeout(100)
    page.clock.run_for(5000)

    page.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")
    assert line.opened == opened + 1
    expect(page.locator(".lad-lost")).to_have_count(0)


def test_a_line_cut_while_an_act_is_under_way_is_opened_anew_and_the_act_counts_once(started, line):
    page, opened = started.page, line.opened
    started.fill(started.item)
    line.holding = True
    started.button(started.words("sure-certain")).click()
    page.wait_for_function("() => document.querySelector('.lad [aria-busy]')")

    line.cut()

    answered_once(started)
    assert line.opened == opened + 1


def test_a_view_that_was_on_its_way_before_the_press_is_no_answer_to_it(page, line, server):
    desk = CalculatorPage(page, "zh")
    line.holding = True
    desk.open(server, "court-costs", "&fee=filing")  # what a link asks for is drawn once more
    desk.field("amount").fill("２万")
    desk.button(desk.words("reckon")).click()
    page.wait_for_function("() => document.querySelector('.lad [aria-busy]')")
    page.wait_for_timeout(2000)

    line.release()

    expect(desk.screen.locator(".lad-outcome-title")).to_be_focused()


def test_what_an_address_asks_for_is_there_before_there_is_anything_to_press(page, line, server):
    line.holding = True
    page.goto(f"{server.address}{EXAMPLE}")
    screen = page.locator(".door-section:visible")
    expect(screen.locator(".door-settling")).to_have_count(1)
    expect(screen.get_by_role("button")).to_have_count(0)

    line.release()

    expect(screen.locator(".lad-outcome-text")).to_contain_text("150元")


def test_a_line_that_breaks_as_the_learner_arrives_is_opened_anew(page, line, server):
    line.refusing = True
    page.goto(server.address + ZH)
    learner = Learner(page, "zh")
    learner.take("twins")

    press(learner)

    answered_once(learner)
    assert line.opened == 2


def test_a_line_that_died_while_the_machine_slept_is_opened_anew_before_anything_is_pressed(
    started, line
):
    page, opened = started.page, line.opened
    line.mute = True
    page.clock.fast_forward(SLEPT)

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(SILENT)

    for _ in range(PATIENCE):
        if line.opened > opened:
            break
        page.wait_for_timeout(100)
    page.wait_for_function(READY)
    assert line.opened > opened
    press(started)
    answered_once(started)


@pytest.fixture
def road(server):
    """The way to the server, which is in our hands."""
    opened = Road(server.port)
    yield opened
    opened.close()


@pytest.fixture
def learner(page, road):
    """A learner before a question, at the end of the road. What the status line says is noted."""
    page.add_init_script(NOTED)
    page.goto(road.address + ZH)
    one = Learner(page, "zh")
    one.take("twins")
    page.wait_for_function(READY)
    return one


def press(learner: Learner) -> None:
    learner.fill(learner.item)
    learner.button(learner.words("sure-certain")).click()


def told(learner: Learner) -> list[str]:
    """What the status line has said since the page was opened."""
    found: list[str] = learner.page.evaluate("window.noted")
    return found


def answered_once(learner: Learner) -> None:
    """The verdict is there, and the browser keeps one answer."""
    expect(learner.screen.locator(".lad-verdict-title")).to_be_visible(timeout=LONG)
    expect(learner.page.locator(".lad-lost")).to_have_count(0)
    learner.page.wait_for_function(READY)
    assert len(kept(learner.page, "at-the-door")) == 1


def test_at_fifty_kilobits_a_second_no_line_is_said_to_be_lost(page, road):
    page.add_init_script(NOTED)
    road.rate = KBPS_50
    page.goto(road.address + ZH, timeout=LONG)
    one = Learner(page, "zh")
    page.wait_for_function(READY, timeout=LONG)
    one.take("twins")

    press(one)

    answered_once(one)
    assert {"gone", "offline", "failed"}.isdisjoint(told(one))


def test_away_for_longer_than_any_pause_and_what_was_pressed_is_sent_once(learner, road):
    page = learner.page
    page.context.set_offline(True)
    road.cut()
    press(learner)
    expect(page.locator("#door-status")).to_contain_text(learner.words("lost-connection"))
    page.wait_for_timeout(AWAY)
    expect(page.locator(".lad-lost")).to_have_count(0)

    page.context.set_offline(False)

    expect(learner.screen.locator(".lad-verdict-title")).to_be_visible(timeout=SOON)
    answered_once(learner)


def test_a_page_that_is_looked_at_again_tries_at_once(learner, road):
    page = learner.page
    page.context.set_offline(True)
    road.cut()
    page.wait_for_timeout(AWAY)
    page.evaluate("addEventListener('online', event => event.stopImmediatePropagation(), true)")
    page.context.set_offline(False)

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    page.wait_for_function(READY, timeout=SOON)


@pytest.mark.parametrize("way", ["lost_up", "lost_down"])
def test_an_act_that_was_lost_with_its_line_or_whose_answer_was_counts_once(learner, road, way):
    setattr(road, way, True)
    press(learner)
    learner.page.wait_for_timeout(1000)
    road.cut()
    setattr(road, way, False)

    answered_once(learner)


def test_a_page_that_was_frozen_while_its_line_broke_goes_on(learner, road):
    page = learner.page
    learner.fill(learner.item)
    state = "Page.setWebLifecycleState"
    browser = page.context.new_cdp_session(page)
    browser.send(state, {"state": "frozen"})
    road.cut()
    page.wait_for_timeout(AWAY)

    browser.send(state, {"state": "active"})

    learner.button(learner.words("sure-certain")).click()
    answered_once(learner)


def test_opening_again_without_a_connection_leaves_the_text_and_says_so(learner, road):
    page, status = learner.page, learner.page.locator("#door-status")
    text = learner.screen.inner_text()
    page.context.set_offline(True)
    road.cut()
    expect(status).to_contain_text(learner.words("lost-connection"))

    status.get_by_role("button").click()

    expect(status).to_contain_text(learner.words("line-offline"))
    assert learner.screen.inner_text() == text
    page.context.set_offline(False)
    page.wait_for_function(READY, timeout=SOON)
    expect(status).to_be_hidden()


def test_forty_seconds_in_a_hole_are_told_and_nothing_is_lost(learner, road):
    road.hole = True
    press(learner)
    status = learner.page.locator("#door-status")
    expect(status).to_contain_text(learner.words("line-waiting"), timeout=HOLE // 2)
    learner.page.wait_for_timeout(HOLE)
    expect(learner.page.locator(".lad-lost")).to_have_count(0)
    assert status.inner_text()

    road.hole = False

    answered_once(learner)


def test_a_page_that_slept_until_its_kernel_ended_keeps_the_half_made_choice(learner, road, server):
    page = learner.page
    learner.fill(learner.item)
    ticked = learner.screen.locator("form input:checked")
    before = ticked.count()
    assert before
    page.context.set_offline(True)
    road.cut()
    for pid in kernels(server):
        os.kill(pid, signal.SIGKILL)
    page.wait_for_timeout(1000)

    page.context.set_offline(False)

    expect(learner.screen.locator(".lad-lost")).to_be_visible(timeout=SOON)
    with page.expect_navigation():
        learner.screen.locator(".lad-lost button").click()
    page.wait_for_function(READY, timeout=SOON)
    expect(ticked).to_have_count(before)
