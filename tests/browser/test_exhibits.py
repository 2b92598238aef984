"""What an item lays before the learner, of every kind: seen, heard and narrow."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.learner import texts
from tests.browser.test_journey import faults
from tests.core.screen.test_exhibit import EXHIBITS
from tests.machine import free_port
from widgets.content.library import Library
from widgets.core.screen.exhibit import exhibit
from widgets.core.screen.view import View, to_data
from widgets.ui.shared import STATIC

PAGE = """<!doctype html><html lang="{lang}"><head><title>x</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/stage.css"></head>
<body><main><h1>x</h1><h2>x</h2><div id="screen"></div></main></body></html>"""
DRAW = """async (view) => {
  const model = { get: (name) => (name === "view" ? view : ""), on() {}, off() {}, send() {} };
  const { default: stage } = await import("/stage.js");
  stage.render({ model, el: document.querySelector("#screen") });
}"""
OVER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def scripts() -> Iterator[Server]:
    """The scripts and styles of a screen, without a kernel."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    serving = Server([*command, "--directory", str(STATIC)], port, "/stage.js")
    yield serving
    serving.end()


def drawn(page: Page, scripts: Server, lang: str) -> None:
    """Puts an exhibit of every kind on the page."""
    words = Library.open().words(lang)
    parts = tuple(exhibit(words, each) for each in EXHIBITS.values())
    page.goto(scripts.address)
    page.set_content(PAGE.format(lang=lang))
    page.evaluate(DRAW, to_data(View(lang, "key", "x", parts)))
    expect(page.locator(".lad-exhibit")).to_have_count(len(EXHIBITS))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_kind_is_seen_whole_and_axe_finds_nothing(page, scripts, lang, scheme):
    page.emulate_media(color_scheme=scheme)
    drawn(page, scripts, lang)

    for n, held in enumerate(EXHIBITS.values()):
        shown = page.locator(".lad-exhibit").nth(n)
        expect(shown).to_be_visible()
        for text in texts(held, lang):
            expect(shown.get_by_text(text).first).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_kind_scrolls_sideways(page, scripts, lang, width):
    page.set_viewport_size({"width": width, "height": 800})

    drawn(page, scripts, lang)

    assert page.evaluate(OVER) <= 0


def test_who_listens_is_told_what_it_is_and_each_message_after_who_wrote_it(page, scripts):
    drawn(page, scripts, "en")

    chat = page.get_by_role("figure", name="Text messages")
    said = [each.split() for each in chat.get_by_role("listitem").all_inner_texts()]
    assert said == [
        "A company Monday Please pay CNY 1,000.".split(),
        "A person No hurry".split(),
    ]
    calls = page.get_by_role("table", name="A call list")
    expect(calls.get_by_role("columnheader")).to_have_count(4)
    expect(calls.get_by_role("rowheader")).to_have_count(3)
