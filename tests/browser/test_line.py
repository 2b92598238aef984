"""The line to the kernel: a slow one is waited for, a dead one is opened anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.learner import Learner

ZH = "/voila/render/zh/01-at-the-door.ipynb#twins"
SLOW = 60_000
"""How long a view may take on a line that brings word now and then, in milliseconds."""
SILENT = 30_000
"""How long a line must be silent to be given up, in milliseconds."""


class Held:
    """A line on which what the kernel says can be held back, as a slow one does."""

    def __init__(self) -> None:
        self.holding = self.mute = False
        self.held: list[str | bytes] = []
        self.page: WebSocketRoute | None = None
        self.opened = 0

    def route(self, page: WebSocketRoute) -> None:
        self.page, server = page, page.connect_to_server()
        self.opened += 1
        self.mute = False
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
