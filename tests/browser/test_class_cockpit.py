"""The cockpit of a class: keys here and on the screen, hands, time, tables, and what is lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.test_class import (  # noqa: F401  # fixtures
    HELD,
    PHONES,
    Room,
    jump,
    room,
    workshop,
)
from tests.browser.test_journey import faults
from tests.machine import ROOT, free_port
from widgets.content.library import Library

WITHOUT = "delete window.BroadcastChannel;"


def opened_screen(room: Room, script: str = "") -> Page:  # noqa: F811
    """The screen as the cockpit opens it: in the same browser."""
    if script:
        room.cockpit.context.add_init_script(script)
    with room.cockpit.context.expect_page() as found:
        room.cockpit.locator("#class-screen").click()
    page = found.value
    expect(page.locator("#class-n")).not_to_be_empty()
    return page


def test_a_clicker_at_the_screen_leads_the_class_while_keys_are_on(room: Room):  # noqa: F811
    jump(room, 1)
    room.see("vote")
    screen = opened_screen(room)
    screen.keyboard.press("PageDown")
    room.see("closed")
    screen.keyboard.press("h")
    room.see("counts")
    screen.keyboard.press("h")
    room.see("closed")
    screen.keyboard.press("h")
    room.see("counts")
    screen.keyboard.press("v")
    room.see("verdict")
    screen.keyboard.press("t")
    room.see("vote")

    room.cockpit.locator("#class-keys summary").click()
    room.cockpit.locator("#class-keys-on").uncheck()
    screen.keyboard.press("PageDown")
    room.cockpit.locator("h1").click()
    room.cockpit.keyboard.press("PageDown")
    room.cockpit.reload()
    expect(room.cockpit.locator("#class-keys-on")).not_to_be_checked()
    room.cockpit.keyboard.press("l")
    expect(room.cockpit.get_by_role("button", name=room.words("class-lock"))).to_be_visible()
    room.see("vote")


def test_where_windows_cannot_speak_the_screen_is_as_it_was(room: Room):  # noqa: F811
    jump(room, 2)
    room.see("vote")
    screen = opened_screen(room, WITHOUT)
    wrong: list[str] = []
    for page in (screen, room.cockpit):
        page.reload()
        page.on("pageerror", lambda error: wrong.append(str(error)))
    screen.keyboard.press("PageDown")
    expect(room.cockpit.locator("#class-moves button").first).to_be_visible()
    room.see("vote")
    room.cockpit.keyboard.press("PageDown")
    room.see("closed")

    assert wrong == []


def test_keys_are_listed_and_one_that_does_nothing_now_says_so(room: Room):  # noqa: F811
    jump(room, 2)
    room.see("vote")
    room.cockpit.keyboard.press("?")
    expect(room.cockpit.locator("#class-keys li")).to_have_count(8)
    expect(room.cockpit.locator("#class-keys li").first).to_be_visible()
    room.cockpit.keyboard.press("v")

    expect(room.cockpit.locator("#class-line")).to_have_text(room.words("class-not-now"))
    room.see("vote")


def test_hands_that_are_typed_stand_in_the_bars_and_what_cannot_be_read_loses_nothing(room: Room):  # noqa: F811
    jump(room, 1)
    room.see("vote")
    room.vote()
    room.step("close")
    cockpit = room.cockpit
    cockpit.locator("#class-hands summary").click()
    fields = cockpit.locator("#class-hands-form input")
    fields.nth(0).fill("4")
    fields.nth(1).fill("b.h 1")  # letters that are keys elsewhere
    take = cockpit.get_by_role("button", name=room.words("class-hands-keep", n=1))
    take.click()
    expect(cockpit.locator("#class-hands-said")).to_have_text(room.words("class-hands-bad"))
    expect(fields.nth(1)).to_have_attribute("aria-invalid", "true")
    expect(fields.nth(1)).to_be_focused()
    assert [fields.nth(n).input_value() for n in range(3)] == ["4", "b.h 1", ""]
    assert faults(cockpit) == []
    room.see("closed")

    fields.nth(1).fill("２")
    take.click()
    expect(cockpit.locator("#class-hands-said")).to_have_text(room.words("class-hands-kept", n=1))
    expect(cockpit.locator(".lad-by-hand")).to_have_count(2)
    cockpit.locator('[data-way="counts"]').click()
    room.see("counts")
    expect(room.screen.locator(".lad-by-hand")).to_have_count(2)
    told = room.words("class-share-hands", n=PHONES + 4, share=83, hands=4)
    expect(room.screen.locator(".lad-bars").first).to_contain_text(told)  # 10 of 12


def test_minutes_planned_and_gone_are_told_to_whoever_leads_and_to_nobody_else(room: Room):  # noqa: F811
    room.cockpit.clock.install()
    room.cockpit.reload()
    jump(room, 1)
    now = room.cockpit.locator("#class-blocks [aria-current] .class-minutes")
    expect(now).to_have_text(room.words("class-time-block", n=0, of=10))
    room.cockpit.clock.fast_forward("12:30")

    expect(now).to_have_text(room.words("class-time-block", n=12, of=10))
    expect(room.cockpit.locator("#class-time")).to_contain_text(
        room.words("class-time-all", n=12, of=150)[:4]
    )
    for page in (*room.phones, room.screen):
        assert page.locator(".class-minutes, #class-time").count() == 0


@pytest.mark.parametrize("table", ["counts", "sure"])
def test_the_tables_are_saved_as_files_that_a_spreadsheet_opens(room: Room, table: str):  # noqa: F811
    jump(room, 1)
    room.see("vote")
    room.vote()
    room.step("close")
    room.cockpit.locator("#class-export summary").click()
    with room.cockpit.expect_download() as given:
        room.cockpit.locator(f'[data-table="{table}"]').click()
    text = Path(given.value.path()).read_bytes()

    assert given.value.suggested_filename.startswith(f"{table}-20")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") > 3


def test_what_could_not_come_back_is_said_by_cockpit_and_screen(browser: Browser):
    port = free_port()
    command = [sys.executable, "-c", HELD, str(port)]
    words = Library.open().words("zh")
    held = Server(command, port, "/healthz")
    keys = json.loads((ROOT / "build" / "class.json").read_text(encoding="utf-8"))
    lead, room_path = f"{held.address}/lead?lang=zh#k={keys['key']}", f"/c/{keys['code']}/screen"
    kept, other, screen = (browser.new_context().new_page() for _ in range(3))
    kept.goto(lead)
    kept.locator("#class-blocks button").nth(2).click()
    expect(kept.locator("#class-blocks li").nth(2)).to_have_attribute("aria-current", "step")
    held.end()
    kept.close()

    held = Server(command, port, "/healthz")
    for page, address in ((other, lead), (screen, f"{held.address}{room_path}?lang=zh")):
        page.goto(address)
        expect(page.locator("#class-view")).to_contain_text(words("class-was-lost"))
    assert faults(other) == []
    other.locator("#class-moves button").first.click()
    for page in (other, screen):
        expect(page.locator("#class-view")).not_to_contain_text(words("class-was-lost"))
    held.end()
