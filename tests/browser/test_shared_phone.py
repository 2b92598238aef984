"""A phone that others use too: left at once, erased whole, and a tab that keeps nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Learner, kept
from widgets.content.library import Library

LESSON = "/voila/render/zh/01-at-the-door.ipynb"
COSTS = "/voila/render/zh/calculators.ipynb#court-costs"
LAW = "/voila/render/zh/law.ipynb"
PAGES = {
    "home": "/",
    "card": "/card/zh",
    "course": "/course/zh",
    "channels": "/channels/zh",
    "terms": "/terms/zh",
    "lost": "/nowhere",
    "lesson": LESSON,
    "calculators": COSTS,
    "law": LAW,
    "record": "/voila/render/zh/my-record.ipynb",
    "transfer": "/voila/render/zh/transfer.ipynb",
    "teachers": "/voila/render/zh/for-teachers.ipynb",
}
FIELD = ".door-section:not([hidden]) .lad input:not([type=radio])"
OURS = "Object.keys(localStorage).filter(key => key.startsWith('law-at'))"
WORDS = Library.open().words("zh")
TOLD = re.compile("债|催|法|律|借|贷|还款|law|debt|loan|collect", re.IGNORECASE)


FEW = ["/", LESSON]


def away(page: Page) -> None:
    """The page of tea is there, and nothing on it tells whose it is."""
    expect(page).to_have_title(WORDS("tea-title"))
    assert page.url.endswith("/tea/zh")
    assert TOLD.findall(page.title() + page.locator("body").inner_text()) == []
    assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"


def typed(page: Page, server, amount: str) -> None:
    """Somebody types an amount into a calculator, which the browser keeps."""
    page.goto(server.address + COSTS)
    page.locator(FIELD).first.fill(amount)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_one_tap_leaves_any_page_and_its_place_in_the_history_is_taken(page, server, path):
    page.goto("about:blank")
    page.goto(server.address + path)

    page.locator("[data-leave]").click()

    away(page)
    page.go_back()
    expect(page).to_have_url("about:blank")


@pytest.mark.parametrize("path", FEW)
def test_escape_three_times_leaves_a_page(page, server, path):
    page.goto(server.address + path)

    for _ in range(3):
        page.keyboard.press("Escape")

    away(page)


def test_escape_twice_and_another_key_leave_nothing(page, server):
    page.goto(server.address)

    for key in ("Escape", "Escape", "Tab", "Escape"):
        page.keyboard.press(key)

    expect(page).to_have_title(WORDS("home-title"))


def test_a_page_can_be_left_while_it_waits_for_its_practice(page, server):
    page.route("**/light.js", lambda _route: None)  # what draws the screens never comes
    page.goto(server.address + LESSON, wait_until="commit")

    page.locator("[data-leave]").click()

    away(page)


def test_back_leads_from_there_to_none_of_the_pages_before(page, server):
    typed(page, server, "4711")
    page.goto(server.address + LESSON)
    page.evaluate("location.hash = 'practice'")  # an entry of its own in the history
    page.locator("[data-leave]").click()
    away(page)

    page.go_back(wait_until="commit")

    away(page)


def test_who_comes_again_by_an_address_is_let_in(page, server):
    page.goto(server.address)
    page.locator("[data-leave]").click()
    away(page)

    page.goto(server.address)

    expect(page).to_have_title(WORDS("home-title"))
    page.goto(f"{server.address}/card/zh")
    page.go_back()
    expect(page).to_have_title(WORDS("home-title"))


@pytest.mark.parametrize("path", FEW)
def test_without_a_script_the_way_out_is_a_link(browser, server, path):
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + path)

    page.locator("[data-leave]").click()

    away(page)
    context.close()


@pytest.mark.parametrize("path", ["/nowhere", LESSON, COSTS])
def test_any_page_erases_what_all_of_them_have_kept(page, server, path):
    page.goto(f"{server.address}/tea/zh")
    held = ("at-the-door", "at-the-door/drafts", "court-costs", "01-at-the-door/part", "law")
    page.evaluate("held => held.forEach(key => localStorage['law-at-the-door/' + key] = '1')", held)
    page.goto(server.address + path)

    page.get_by_role("button", name=WORDS("erase"), exact=True).click()
    page.get_by_role("button", name=WORDS("erase-yes"), exact=True).click()

    expect(page.locator("#door-erase")).to_contain_text(WORDS("erase-done"))
    assert [key for key in page.evaluate(OURS) if not key.endswith("/part")] == []


def test_back_shows_no_figure_typed_before_all_was_erased(page, server):
    typed(page, server, "4711")
    page.goto(server.address)
    page.get_by_role("button", name=WORDS("erase"), exact=True).click()
    page.get_by_role("button", name=WORDS("erase-yes"), exact=True).click()
    expect(page.locator("#door-erase")).to_contain_text(WORDS("erase-done"))

    page.go_back()

    field = page.locator(FIELD).first
    expect(field).to_be_visible()
    expect(field).to_have_value("")


def test_a_tab_that_keeps_nothing_keeps_no_answer_no_figure_and_no_place(page, server):
    page.goto(server.address)
    page.get_by_label(WORDS("keep-nothing")).check()

    typed(page, server, "4711")
    page.goto(f"{server.address}{LESSON}#practice")
    learner = Learner(page, "zh")
    learner.take("practice")
    learner.answer()
    page.goto(server.address + LAW)
    page.wait_for_function("document.querySelector('#door-status').dataset.state === 'ready'")

    assert page.context.storage_state()["origins"] == []
    assert page.get_by_label(WORDS("keep-nothing")).is_checked()
    typed_before = page.locator(FIELD).first
    page.goto(server.address + COSTS)
    expect(typed_before).to_have_value("")


def test_within_such_a_tab_a_lesson_goes_on_without_a_fault(page, server):
    page.goto(server.address)
    page.get_by_label(WORDS("keep-nothing")).check()
    page.goto(f"{server.address}{LESSON}#practice")
    learner = Learner(page, "zh")
    learner.take("practice")

    learner.answer()

    expect(page.locator(".lad-notice")).to_have_count(0)


def test_what_was_kept_before_is_asked_about_and_kept_again_when_told_so(page, server):
    page.goto(f"{server.address}{LESSON}#practice")
    learner = Learner(page, "zh")
    learner.take("practice")
    learner.answer()
    page.wait_for_function(f"{OURS}.length > 0")
    switch = page.get_by_label(WORDS("keep-nothing"))
    before = len(kept(page, "at-the-door"))

    page.evaluate("location.hash = 'door-start'")  # where nothing is asked
    switch.check()
    expect(page.locator("#door-erase")).to_contain_text(WORDS("erase-confirm"))
    expect(page.get_by_role("button", name=WORDS("erase-no"), exact=True)).to_be_focused()
    page.get_by_role("button", name=WORDS("erase-no"), exact=True).click()
    switch.uncheck()
    page.evaluate("location.hash = 'practice'")

    learner.go_on()
    assert len(kept(page, "at-the-door")) >= before > 0


def test_another_tab_keeps_on(page, context, server):
    page.goto(server.address)
    page.get_by_label(WORDS("keep-nothing")).check()

    other = context.new_page()
    other.goto(server.address)

    expect(other.get_by_label(WORDS("keep-nothing"))).not_to_be_checked()


def test_a_tab_opened_from_one_that_keeps_nothing_keeps_nothing_either(page, server):
    page.goto(server.address)
    page.get_by_label(WORDS("keep-nothing")).check()
    page.goto(server.address + LESSON)
    page.locator(".door-section:not([hidden])").evaluate(
        "(each, href) => each.insertAdjacentHTML('afterbegin',"
        " `<a id=there target=_blank href=${href}>…</a>`)",
        LAW,
    )

    with page.expect_popup() as opened:
        page.locator("#there").click()

    expect(opened.value.get_by_label(WORDS("keep-nothing"))).to_be_checked()


def test_the_home_page_says_how_all_this_is_done(page, server):
    page.goto(server.address)

    expect(page.locator("#shared")).to_have_text(WORDS("shared"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_way_out_takes_no_line_of_its_own_and_is_large_enough(
    page, server, width, lang
):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{server.address}/voila/render/{lang}/01-at-the-door.ipynb")

    header, now, leave = (
        page.locator(each).bounding_box() for each in (".door-header", ".door-now", "[data-leave]")
    )

    assert leave["height"] >= 44
    assert leave["y"] + leave["height"] <= header["y"] + header["height"]
    assert now["x"] + now["width"] < leave["x"]


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(
    ("path", "told"), [(LESSON, "unsaved"), (COSTS, "unsaved"), (LAW + "#find", "sought-not-kept")]
)
def test_where_the_browser_stores_nothing_every_page_says_so_before_anything_is_done(
    page, server, path, told
):
    page.add_init_script(FULL)

    page.goto(server.address + path)

    expect(page.get_by_text(WORDS(told)).locator("visible=true").first).to_be_visible()
