"""How a class is reached, and what it survives, in real browsers."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_journey import faults
from tests.class_server import ClassServer
from widgets.content.library import Library

PLAN_AT = 1
"""The first block of the plan that asks something."""


@pytest.fixture
def server(tmp_path) -> Iterator[ClassServer]:
    held = ClassServer(tmp_path)
    held.start()
    yield held
    held.end()


@pytest.fixture
def opened(browser: Browser, server: ClassServer):
    """Opens a page in a browser of its own."""
    contexts = []

    def page(path: str, width: int = 390, height: int = 844, **how) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **how)
        contexts.append(context)
        made = context.new_page()
        made.goto(server.address + path)
        return made

    yield page
    for context in contexts:
        context.close()


def word(key: str, lang="en", **given) -> str:
    return Library.open().words(lang)(key, **given)


def begun(cockpit: Page) -> None:
    """The class is asked something, and may vote on it."""
    cockpit.locator("#class-blocks li").nth(PLAN_AT).locator("button").click()
    button = cockpit.locator("#class-moves button").first
    expect(button).to_have_text(word("class-move-ask"))
    button.click()
    expect(button).to_have_text(word("class-move-close"))


def vote(phone: Page) -> None:
    groups = phone.locator(".lad-form fieldset:has(input[type=radio])")
    expect(groups.first).to_be_visible()
    for i in range(groups.count()):
        groups.nth(i).locator("input").first.check()
    phone.get_by_role("button", name=word("sure-fairly")).click()
    expect(phone.get_by_text(word("class-voted"))).to_be_visible()


def test_votes_outlive_a_server_that_is_killed_and_led_again_only_later(server, opened):
    room, lead = f"/c/{server.code}", f"/lead?lang=en#k={server.key}"
    cockpit = opened(lead, 1000, 900)
    phones = [opened(f"{room}?lang=en") for _ in range(2)]
    begun(cockpit)
    for phone in phones:
        vote(phone)
    expect(cockpit.locator("#class-n")).to_contain_text("2")
    context = cockpit.context
    cockpit.close()

    server.end(signal.SIGKILL)
    server.start()
    for phone in phones:  # it finds a lobby, where no vote is open
        expect(phone.locator("body")).to_have_attribute("data-phase", "lobby", timeout=20_000)
    again = context.new_page()
    again.goto(server.address + lead)

    for phone in phones:
        expect(phone.get_by_text(word("class-voted"))).to_be_visible(timeout=20_000)
    told = word("class-answered", n=2, of=2)
    expect(again.locator("#class-n")).to_have_text(told, timeout=20_000)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen_s_lobby_shows_how_to_join_the_network_and_the_class(server, opened, lang):
    screen = opened(f"/c/{server.code}/screen?lang={lang}", 1280, 800)
    phone = opened(f"/c/{server.code}?lang={lang}")
    cockpit = opened(f"/lead?lang={lang}#k={server.key}", 1000, 900)
    join, wifi = screen.locator(".class-code svg"), screen.locator("#class-wifi img")
    expect(join).to_be_visible()
    expect(wifi).to_be_hidden()

    cockpit.locator("#class-wifi summary").click()
    form = cockpit.locator("#class-wifi form")
    form.locator("[name=name]").fill("教室 Wi-Fi")
    form.locator("[name=password]").fill("short")
    form.locator("[type=submit]").click()
    expect(form.locator("[role=status]")).to_have_text(word("class-wifi-bad-password", lang))
    assert form.locator("[name=password]").input_value() == "short"
    form.locator("[name=password]").fill("open sesame")
    form.locator("[type=submit]").click()

    expect(wifi).to_be_visible()
    expect(screen.locator("#class-wifi strong")).to_have_text("教室 Wi-Fi")
    for width, height, least in ((1024, 768, 190), (1280, 800, 240)):
        screen.set_viewport_size({"width": width, "height": height})
        for place, wanted in ((join, 480 if width == 1280 else 460), (wifi, least)):
            box = place.bounding_box()
            assert box is not None
            assert box["width"] >= wanted
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
        assert screen.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
        assert screen.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert [*faults(screen), *faults(cockpit)] == []
    kept = [page.evaluate("() => JSON.stringify(localStorage)") for page in (screen, cockpit)]
    assert "sesame" not in "".join([*kept, phone.content(), screen.content()])
    screen.reload()
    expect(wifi).to_be_visible()

    onward = cockpit.locator("#class-moves button").first
    onward.click()  # the first block is for joining
    expect(onward).to_have_text(word("class-move-next", lang))
    expect(wifi).to_be_visible()
    onward.click()
    expect(wifi).to_be_hidden()
    assert "sesame" not in server.log


def test_without_scripts_a_phone_votes_by_a_plain_form(server, opened):
    cockpit = opened(f"/lead?lang=en#k={server.key}", 1000, 900)
    begun(cockpit)
    phone = opened(f"/c/{server.code}?lang=en", java_script_enabled=False)
    phone.get_by_role("link", name=word("class-plain")).click()
    groups = phone.locator("#class-view fieldset")
    for i in range(groups.count()):
        groups.nth(i).locator("input").first.check()
    phone.get_by_role("button", name=word("sure-fairly")).click()

    expect(phone.get_by_text(word("class-voted"))).to_be_visible()
    expect(cockpit.locator("#class-n")).to_have_text(word("class-answered", n=1, of=1))
    assert phone.context.cookies() == []
