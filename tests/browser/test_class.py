"""A whole class: phones, the screen that all see, and the cockpit, from joining to the twin."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.test_journey import faults
from tests.machine import ROOT, free_port
from widgets.content.library import Library

PHONES = 6
# A workshop as `make workshop` holds one, but reached on this machine alone.
HELD = """
import sys
from widgets.content.library import Library
from widgets.serve.notebook_index import NotebookPath
from widgets.serve.plan import WorkshopPlan
from widgets.serve.workshop import Workshop
port = int(sys.argv[1])
place = NotebookPath("zh", "01-at-the-door.ipynb")
plan = WorkshopPlan(place, "01", 1, 1, "127.0.0.1", port, ("127.0.0.1",))
held = Workshop(plan, Library.open().words("zh"), sys.stdout, per_address=0)
held.initialize([])
held.start()
"""


@dataclass
class Room:
    """What is in the room."""

    phones: list[Page]
    screen: Page
    cockpit: Page
    words: Any

    def step(self, move: str) -> None:
        """The facilitator presses the big button, which must say this, and all see what follows."""
        button = self.cockpit.locator("#class-moves button").first
        expect(button).to_have_text(self.words(f"class-move-{move}"))
        button.click()

    def see(self, phase: str) -> None:
        """Everybody is in this phase."""
        for page in (*self.phones, self.screen):
            expect(page.locator("body")).to_have_attribute("data-phase", phase)

    def vote(self, nth: int = 0) -> None:
        """Each phone chooses something, and says that it is fairly sure."""
        for phone in self.phones:
            groups = phone.locator(".lad-form fieldset:has(input[type=radio])")
            for i in range(groups.count()):
                groups.nth(i).locator("input").nth(nth).check()
            phone.get_by_role("button", name=self.words("sure-fairly")).click()
            expect(phone.get_by_text(self.words("class-voted"))).to_be_visible()


@pytest.fixture(scope="module")
def workshop() -> Iterator[Server]:
    port = free_port()
    held = Server([sys.executable, "-c", HELD, str(port)], port, "/healthz")
    yield held
    held.end()


@pytest.fixture(params=["zh", "en"])
def room(request, browser: Browser, workshop: Server) -> Iterator[Room]:
    keys = json.loads((ROOT / "build" / "class.json").read_text(encoding="utf-8"))
    contexts = []

    def opened(path: str, width: int, height: int) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.goto(workshop.address + path)
        return page

    lang, room = request.param, f"/c/{keys['code']}"
    phones = [opened(f"{room}?lang={lang}", 390, 844) for _ in range(PHONES)]
    screen = opened(f"{room}/screen?lang={lang}", 1280, 800)
    cockpit = opened(f"/lead?lang={lang}#k={keys['key']}", 1000, 900)
    yield Room(phones, screen, cockpit, Library.open().words(lang))
    for context in contexts:
        context.close()


def jump(room: Room, n: int) -> None:
    """To a block of the plan, entered anew where the class is in it."""
    lines = room.cockpit.locator("#class-blocks li")
    expect(lines.nth(n)).to_be_visible()
    if lines.nth(n).get_attribute("aria-current"):
        lines.nth(n + 1).locator("button").click()
        expect(lines.nth(n + 1)).to_have_attribute("aria-current", "step")
    lines.nth(n).locator("button").click()
    expect(lines.nth(n)).to_have_attribute("aria-current", "step")
    for phone in room.phones:
        shown = re.compile(f"^class/phone/{n}/")
        expect(phone.locator("#class-view .lad")).to_have_attribute("data-key", shown)


def test_a_class_votes_talks_votes_again_and_then_sees_bars_key_and_twin(room: Room):
    found: list[str] = []
    plan = room.cockpit.locator("#class-blocks li")
    expect(plan.first).to_be_visible()
    jump(room, 1)  # the first pair of twins
    room.see("vote")
    found += [*faults(room.phones[0]), *faults(room.screen), *faults(room.cockpit)]
    assert room.screen.locator("form, .lad-bars").count() == 0

    room.vote()
    room.vote(1)  # changed
    expect(room.cockpit.locator("#class-n")).to_contain_text(str(PHONES))
    room.step("close")
    room.see("closed")
    assert room.screen.locator(".lad-bars").count() == 0
    room.step("talk")
    room.see("talk")
    found += faults(room.phones[0]) + faults(room.screen)
    room.step("vote-again")
    room.see("vote")
    room.vote(1)
    room.step("close")
    room.step("counts")
    room.see("counts")
    expect(room.screen.locator(".lad-bars").first).to_be_visible()
    expect(room.screen.locator("body")).not_to_contain_text("✓")
    room.step("verdict")
    room.see("verdict")
    expect(room.phones[0].locator(".lad-verdict-title")).to_be_visible()
    found += faults(room.phones[0]) + faults(room.screen) + faults(room.cockpit)
    room.step("twin")
    room.see("vote")
    room.vote()
    room.step("close")
    room.step("counts")
    room.step("verdict")
    room.see("verdict")

    assert found == []


def test_a_phone_that_comes_back_still_has_its_vote_and_can_change_it(room: Room):
    jump(room, 2)
    room.see("vote")
    room.vote()

    phone = room.phones[0]
    phone.reload()
    expect(phone.get_by_text(room.words("class-voted"))).to_be_visible()
    assert phone.context.cookies() == []


def test_the_cockpit_is_led_by_keyboard_alone(room: Room):
    jump(room, 3)
    room.see("vote")
    room.cockpit.keyboard.press("PageDown")
    room.see("closed")
    room.cockpit.keyboard.press("b")
    expect(room.screen.locator("body")).to_have_attribute("data-phase", "closed")
    expect(room.screen.locator("#class-view .lad-part")).to_have_count(0)
    room.cockpit.keyboard.press("b")
    expect(room.screen.locator("#class-view .lad-part").first).to_be_visible()
    room.cockpit.keyboard.press("ArrowLeft")
    room.see("vote")


def test_the_screen_never_scrolls_and_its_type_is_large(room: Room):
    jump(room, 1)
    room.see("vote")
    for width, height in ((1280, 800), (1024, 768)):
        room.screen.set_viewport_size({"width": width, "height": height})
        room.screen.wait_for_timeout(200)
        small = room.screen.evaluate(
            "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
        )
        assert small >= 24
        assert room.screen.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
