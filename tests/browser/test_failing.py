"""A script that does not come, or throws: a plain word, the text, and nothing stored is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Learner
from tests.browser.test_keeping import KEY, ZH
from widgets.core.learning.journal import Journal, to_text

BEGUN = to_text(Journal(form="a", places={"twins": "twins/door-t2b"}), "at-the-door")
SCRIPTS = ("door.js", "parts.js", "light.js", "stage.js")


@pytest.fixture
def kept(page: Page, server) -> str:
    """What the browser has stored of a learner who has begun."""
    page.goto(f"{server.address}/?lang=zh")
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, BEGUN])
    return BEGUN


def stored(page: Page) -> str:
    text: str = page.evaluate(f"localStorage.getItem('{KEY}')")
    return text


def is_told(page: Page) -> None:
    """The practice part is said to have failed, once, and the text can be read."""
    learner = Learner(page, "zh")
    expect(page.get_by_text(learner.words("part-failed")).locator("visible=true")).to_have_count(1)
    expect(page.get_by_text(learner.words("part-loading"))).to_be_hidden()
    expect(page.locator(".door-text:visible").first).to_be_visible()
    expect(page.locator(".lad form")).to_have_count(0)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_does_not_come_is_told_and_what_is_stored_stays(page, server, kept, name):
    page.route(f"**/{name}", lambda route: route.abort())

    page.goto(server.address + ZH)

    is_told(page)
    assert stored(page) == kept


@pytest.mark.parametrize("name", SCRIPTS[1:])
def test_a_script_that_the_browser_cannot_read_is_told(page, server, kept, name):
    strange = {"content_type": "text/javascript", "body": "export default {}; let a = 1 ??= 2;"}
    page.route(f"**/{name}", lambda route: route.fulfill(**strange))

    page.goto(server.address + ZH)

    is_told(page)
    assert stored(page) == kept


def test_a_page_that_cannot_tell_what_is_stored_is_no_page_to_begin_on(page, server, kept):
    page.add_init_script(
        "Object.defineProperty(navigator, 'languages', { get() { throw new Error('planted'); } })"
    )

    page.goto(server.address + ZH)

    is_told(page)
    assert stored(page) == kept


def test_a_page_without_the_word_on_old_browsers_works_all_the_same(page, server, kept):
    page.route("**/able.js", lambda route: route.abort())

    page.goto(f"{server.address}{ZH}#twins")

    learner = Learner(page, "zh")
    learner.take("twins")
    expect(learner.screen.locator("form")).to_be_visible()
    expect(page.locator("#door-status")).to_be_hidden()


def test_where_no_screen_can_be_drawn_the_text_goes_on_part_by_part_with_its_tables(page, server):
    page.route("**/stage.js", lambda route: route.abort())
    page.goto(f"{server.address}{ZH}#twins")

    is_told(page)
    expect(page.locator("#twins h2")).to_be_visible()
    page.locator("#twins .door-onward .door-button").click()

    expect(page.locator("#home-law table")).to_be_visible()
    expect(page.locator("#twins h2")).to_be_hidden()


def test_without_styles_nothing_is_loading_for_ever(page, server):
    page.route("**/*.css", lambda route: route.abort())
    page.route("**/*.js", lambda route: route.abort())

    page.goto(server.address + ZH)

    expect(page.locator(".door-text").first).to_be_visible()
    expect(page.locator("#door-status")).to_be_hidden()
    expect(page.locator(".door-unable")).to_be_hidden()
