"""Two windows of one browser: neither takes anything from the other, and both forget together."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.learner import Learner

ZH = "/voila/render/zh/01-at-the-door.ipynb"
EN = "/voila/render/en/01-at-the-door.ipynb"
KEY = "law-at-the-door/at-the-door"
COSTS = "/voila/render/{lang}/calculators.ipynb?calc=court-costs"


@pytest.fixture
def window(context: BrowserContext, server):
    """Opens a lesson or a calculator in one more window of the same browser."""

    def opened(path: str) -> Page:
        page = context.new_page()
        page.goto(server.address + path)
        expect(page.locator(".lad-title")).to_be_visible()
        page.wait_for_function(
            "() => document.querySelector('#door-status').dataset.state === 'ready'"
        )
        return page

    return opened


def answer(learner: Learner) -> None:
    """Answers the next question, wherever the lesson goes on to it."""
    while not learner.page.locator(".lad form").count():
        learner.go_on()
    learner.answer()


def kept(page: Page) -> list[str]:
    """The places of all answers that the browser keeps."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    places = [choice["at"] for choice in json.loads(text)["choices"]] if text else []
    return sorted(place for place in places if not place.endswith("/read"))


def ours(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('law-at'))")


def erase(page: Page, learner: Learner) -> None:
    learner.button(learner.words("erase")).click()
    learner.button(learner.words("erase-yes")).click()
    expect(page.locator("#door-erase")).to_contain_text(learner.words("erase-done"))


def test_the_older_of_two_windows_loses_nothing_and_takes_nothing_from_the_newer(window):
    first = Learner(window(ZH), "zh")
    first.begin()
    answer(first)
    second = Learner(window(EN), "en")
    answer(first)
    answer(first)
    expect(second.page.locator(".lad-notice")).to_contain_text(second.words("elsewhere-text"))

    answer(second)

    expect(first.page.locator(".lad-notice")).to_contain_text(first.words("elsewhere-text"))
    assert len(kept(first.page)) == 4
    first.page.reload()
    expect(first.page.locator(".lad-progress")).to_be_visible()
    assert len(kept(first.page)) == 4


def test_a_window_opened_before_the_start_does_not_begin_over(window):
    early, learner = Learner(window(ZH), "zh"), Learner(window(ZH), "zh")
    learner.begin()
    answer(learner)

    next_one = learner.page.locator(".lad-case").inner_text()
    expect(early.page.locator(".lad-case")).to_have_text(next_one)
    answer(early)

    assert len(kept(learner.page)) == 2


def test_what_is_saved_by_a_window_that_heard_nothing_is_met_before_it_is_overwritten(window):
    learner = Learner(window(ZH), "zh")
    learner.begin()
    answer(learner)
    stored = learner.page.evaluate(f"localStorage.getItem('{KEY}')")
    more = json.loads(stored)
    more["choices"].append({"at": "visit.borrower/knock", "chose": ["ask"], "sure": None, "of": ""})
    # Within the same window nobody is told of this, as a window that was frozen is not.
    learner.page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(more)])

    answer(learner)

    learner.page.wait_for_function(
        f"() => JSON.parse(localStorage.getItem('{KEY}')).choices.length === 3"
    )
    assert "visit.borrower/knock" in kept(learner.page)


def test_two_windows_of_the_calculators_keep_what_each_has_filled_in(window):
    one = window(COSTS.format(lang="en"))
    other = window("/voila/render/en/calculators.ipynb?calc=repayment-plan")
    words = Learner(one, "en").words
    for page, nth in ((one, 0), (other, 0)):
        page.locator(".lad-part[data-part=actions] .lad-plain").nth(nth).click()
        expect(page.locator(".lad-outcome")).to_be_visible()

    one.get_by_role("button", name=words("reckon"), exact=True).click()
    one.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")

    stored = json.loads(one.evaluate("localStorage.getItem('law-at-the-door/calculators')"))
    assert {"court-costs", "repayment-plan"} <= stored["sheets"].keys()


def test_everything_is_erased_by_one_button_and_the_other_windows_forget_it_too(window, server):
    lesson = Learner(window(ZH), "zh")
    lesson.begin()
    answer(lesson)
    calculator = window(COSTS.format(lang="zh"))
    calculator.locator("form input[type=text]").first.fill("987654")
    calculator.get_by_role("button", name=lesson.words("reckon"), exact=True).click()
    calculator.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")
    home = window_of(calculator.context, server.address + "/?lang=zh")
    assert len(ours(home)) >= 2

    erase(home, Learner(home, "zh"))

    assert ours(home) == []
    expect(lesson.page.locator(".lad-notice")).to_contain_text(lesson.words("erased-text"))
    expect(calculator.locator("form input[type=text]").first).to_have_value("")
    lesson.begin()
    assert kept(lesson.page) == []


def test_erasing_on_the_page_of_a_lesson_shows_it_empty_and_says_so(window):
    learner = Learner(window(EN), "en")
    learner.begin()
    answer(learner)

    learner.button(learner.words("erase")).click()
    learner.button(learner.words("erase-no")).click()
    assert len(kept(learner.page)) == 1
    erase(learner.page, learner)

    expect(learner.button(learner.words("begin"))).to_be_visible()
    assert ours(learner.page) == []
    assert "erased" not in learner.page.url


def window_of(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_what_is_typed_and_not_yet_computed_outlives_a_reload_and_the_other_language(window):
    page = window(COSTS.format(lang="zh"))
    field = page.locator("form input[type=text]").first
    field.fill("987654")

    page.reload()
    expect(field).to_have_value("987654")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/calculators.ipynb*")
    page.goto(page.url + ("" if "calc=" in page.url else "?calc=court-costs"))

    expect(field).to_have_value("987654")


def test_a_half_made_choice_outlives_a_reload_and_is_gone_once_answered(window):
    learner = Learner(window(ZH), "zh")
    learner.begin()
    answer(learner)
    item = learner.item
    learner.fill(item)
    ticked = learner.page.locator("form input:checked")
    before = ticked.count()

    learner.page.reload()

    expect(ticked).to_have_count(before)
    learner.hand.press(learner.button(learner.words("sure-certain")))
    expect(ticked).to_have_count(0)
    learner.page.wait_for_function(f"() => localStorage.getItem('{KEY}/drafts') === null")


def test_clearing_a_form_leaves_no_half_filled_field(window):
    page = window(COSTS.format(lang="zh"))
    words = Learner(page, "zh").words
    field = page.locator("form input[type=text]").first
    field.fill("987654")

    page.get_by_role("button", name=words("clear-form"), exact=True).click()

    expect(field).to_have_value("")
    page.reload()
    expect(field).to_have_value("")
