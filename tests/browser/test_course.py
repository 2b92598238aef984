"""The whole course: what comes back is answered alone on its day, and one page shows the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Keys, Learner, Mouse
from tests.browser.test_journey import faults
from tests.browser.test_ways_on import miss

LESSON = "/voila/render/{lang}/01-at-the-door.ipynb"
KEY = "law-at-the-door/at-the-door"
DAY = 24 * 60 * 60 * 1000
LATER = """([key, time]) => {
  const kept = JSON.parse(localStorage.getItem(key));
  for (const part of Object.keys(kept.changed)) kept.changed[part] -= time;
  for (const row of kept.standing.due) row[0] -= time;
  localStorage.setItem(key, JSON.stringify(kept));
}"""
"""As if everything had been done so many milliseconds earlier."""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

both = pytest.mark.parametrize("lang", ["zh", "en"])


def stored(page: Page) -> dict[str, Any]:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return dict(json.loads(text)["standing"])


def wrong_and_certain(page: Page, address: str, lang: str) -> Learner:
    """Somebody has answered one question of the first lesson wrongly, and was certain."""
    page.goto(address + LESSON.format(lang=lang) + "#twins")
    learner = Learner(page, lang)
    learner.take("twins")
    miss(learner)
    return learner


def days_pass(learner: Learner, days: int, address: str) -> None:
    """The lesson's result is opened so many days later."""
    learner.page.goto("about:blank")
    learner.page.goto(address + f"/course/{learner.lang}")
    learner.page.evaluate(LATER, [KEY, days * DAY])
    learner.page.goto(address + LESSON.format(lang=learner.lang) + "#result")
    learner.take("result")


@both
def test_a_question_comes_back_on_its_day_is_answered_alone_and_then_waits_longer(
    page, server, lang
):
    learner = wrong_and_certain(page, server.address, lang)
    words, item = learner.words, learner.library.item(learner.lesson.step("twins").items[0])
    learner.open_step("result")
    expect(learner.screen).to_contain_text(words("due-none"))
    expect(learner.screen).to_contain_text(words("due-tomorrow"))

    days_pass(learner, 1, server.address)
    learner.hand = Keys(page)
    begins = words.of(item.stem)[:20]
    learner.hand.press(learner.screen.get_by_role("button").filter(has_text=begins))
    expect(learner.screen.locator("form")).to_be_visible()
    assert faults(page) == []
    learner.hand = Mouse()
    learner.fill(item)
    learner.hand.press(learner.button(words("sure-fairly")))
    expect(learner.screen.locator(".lad-verdict-title")).to_be_focused()
    assert [row[1] for row in stored(page)["due"]] == [4]

    learner.hand.press(learner.button(words("due-back")))
    expect(learner.screen).to_contain_text(words("due-wait", n=4))
    expect(learner.screen.get_by_role("button").filter(has_text=begins)).to_have_count(0)


def test_after_three_days_it_still_waits_and_on_the_fourth_a_wrong_answer_starts_again(
    page, server
):
    learner = wrong_and_certain(page, server.address, "zh")
    words, item = learner.words, learner.library.item(learner.lesson.step("twins").items[0])
    days_pass(learner, 1, server.address)
    again = learner.screen.get_by_role("button").filter(has_text=words.of(item.stem)[:20])
    again.click()
    learner.fill(item)
    learner.button(words("sure-guess")).click()
    expect(learner.screen.locator(".lad-verdict-title")).to_be_visible()
    learner.button(words("due-back")).click()

    days_pass(learner, 3, server.address)
    expect(learner.screen).to_contain_text(words("due-none"))
    days_pass(learner, 1, server.address)
    again.click()
    wrong = next(each.id for each in item.verdicts if not each.key)
    learner._tick(0, wrong)
    learner._tick(1, item.keys[0])
    learner.button(words("sure-guess")).click()
    expect(learner.screen.locator(".lad-verdict-title")).to_be_visible()

    assert [row[1] for row in stored(page)["due"]] == [1]


@both
def test_the_page_of_the_course_shows_what_is_kept_and_leads_to_what_is_due(page, server, lang):
    learner = wrong_and_certain(page, server.address, lang)
    words = learner.words
    page.goto(f"{server.address}/?lang={lang}")
    page.get_by_role("link", name=words("course-title")).click()
    page.wait_for_url(f"**/course/{lang}")

    row = page.locator('[data-lesson="at-the-door"]')
    of = stored(page)["of"]
    expect(row).to_contain_text(words("course-parts", n=0, of=of))
    expect(page.locator("[data-due-none]")).to_contain_text(words("course-tomorrow").strip())
    expect(page.locator("[data-sure]")).to_contain_text(words("n-of-m", n=0, m=1))
    expect(page.locator("[data-sure]")).to_contain_text(words("course-few"))
    expect(page.locator("[data-over]")).to_be_hidden()
    assert faults(page) == []

    page.evaluate(LATER, [KEY, DAY])
    page.reload()
    due = page.locator('[data-due="at-the-door"] a')
    expect(due).to_contain_text(words("course-due", n=1))
    assert not page.evaluate(SIDEWAYS)
    Keys(page).press(due)
    page.wait_for_url("**#result")
    learner.at = "result"
    expect(learner.screen).to_contain_text(words("due-lead"))


@both
def test_where_nothing_is_kept_the_page_says_so_and_lists_the_lessons(page, server, lang):
    page.goto(f"{server.address}/course/{lang}")

    words = Learner(page, lang).words
    expect(page.locator("[data-nothing]")).to_have_text(words("course-nothing"))
    expect(page.locator("[data-old]")).to_be_hidden()
    expect(page.locator("section:visible")).to_have_count(2)
    assert page.locator("[data-lesson]").count() > 6
    assert faults(page) == []


def test_what_is_kept_and_tells_nothing_or_what_cannot_be_is_not_counted(page, server):
    page.goto(f"{server.address}/course/zh")
    page.evaluate(
        """key => {
          localStorage.setItem(key, '{"standing": {"done": "<b>", "of": 1}}');
          localStorage.setItem('law-at-the-door/on-the-phone', '{broken');
        }""",
        KEY,
    )
    page.reload()

    words = Learner(page, "zh").words
    expect(page.locator("[data-unknown]")).to_have_text(words("course-unknown"))
    expect(page.locator('[data-lesson="at-the-door"]')).to_contain_text(words("course-not-begun"))


def test_from_a_lesson_s_result_the_page_of_the_course_is_one_tap_away(page, server):
    learner = wrong_and_certain(page, server.address, "zh")
    learner.open_step("result")

    with page.expect_popup() as opening:
        learner.screen.get_by_role("link", name=learner.words("course-all")).click()

    course = opening.value
    course.wait_for_url("**/course/zh")
    expect(course.locator('[data-lesson="at-the-door"]')).to_contain_text(
        learner.words("course-parts", n=0, of=stored(page)["of"])
    )


@both
def test_two_sets_are_answered_and_compared_and_the_page_of_the_course_tells_so(page, server, lang):
    learner = Learner(page, lang, lesson="transfer")
    words, size = learner.words, 12
    page.goto(f"{server.address}/voila/render/{lang}/transfer.ipynb#before")
    learner.take("before")
    first = learner.answer_all(size)
    expect(learner.screen).to_contain_text(words("form-kept", n=size))
    page.goto(f"{server.address}/course/{lang}")
    expect(page.locator("[data-compared]")).to_have_text(words("course-compared-half"))

    page.goto(f"{server.address}/voila/render/{lang}/transfer.ipynb#after")
    learner.take("after")
    second = learner.answer_all(size)
    learner.open_step("result")

    assert len({item.id for item in first + second}) == 2 * size
    expect(learner.screen).to_contain_text(words("gain-full"))
    expect(learner.screen).to_contain_text(words("gain-unclear"))
    assert faults(page) == []
    page.goto(f"{server.address}/course/{lang}")
    expect(page.locator("[data-compared]")).to_have_text(words("course-compared-whole"))
