"""The ways on: into a lesson, within a case, and out of its result. None is a dead end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import LESSONS, SECTION, Learner

LESSON = "/voila/render/{lang}/01-at-the-door.ipynb"
WITHIN = """each => {
  const { top, bottom } = each.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


def miss(learner: Learner) -> None:
    """Answers the question on the screen wrongly."""
    item = learner.item
    right = str(item.verdict_key)
    wrong = next(each.id for each in item.verdicts if each.id != right)
    learner._tick(0, wrong)
    learner._tick(1, item.keys[0])
    learner.hand.press(learner.button(learner.words("sure-certain")))
    expect(learner.screen.locator(".lad-verdict-title")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", LESSONS.values(), ids=LESSONS)
def test_a_phone_shows_the_way_into_a_lesson_at_once(page, server, lang, name):
    page.goto(f"{server.address}/voila/render/{lang}/{name}")

    way = page.locator("#door-start .door-onward .door-button")
    expect(way).to_be_visible()
    assert way.evaluate(WITHIN)


def test_a_verdict_stands_in_view_from_its_first_line(page, server):
    page.goto(server.address + LESSON.format(lang="zh") + "#twins")
    learner = Learner(page, "zh")
    learner.take("twins")

    learner.answer()

    title = learner.screen.locator(".lad-verdict-title")
    expect(title).to_be_focused()
    assert title.evaluate("each => each.getBoundingClientRect().top") < 100
    assert title.evaluate(WITHIN)


def test_while_something_is_asked_the_frame_offers_nothing_else(page, server):
    page.goto(server.address + LESSON.format(lang="zh") + "#missing")
    learner = Learner(page, "zh")
    learner.take("missing")

    expect(page.locator("#door-erase")).to_be_hidden()
    learner.answer()
    expect(page.locator("#door-erase")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_case_is_walked_to_its_end_without_leaving_its_section(page, server, lang):
    page.goto(server.address + LESSON.format(lang=lang) + "#visit")
    learner = Learner(page, lang)
    learner.take("visit")
    seat, name = next(iter(learner.lesson.step("visit").seats.items()))

    learner.walk_from(seat, learner.library.scenario(name))

    assert page.url.endswith("#visit")
    expect(page.locator(SECTION)).to_have_attribute("id", "visit")


@pytest.mark.parametrize(("lang", "says"), [("zh", "陌生人 说："), ("en", "A stranger says:")])
def test_what_is_said_in_a_case_is_drawn_and_told_in_words(page, server, lang, says):
    page.goto(server.address + LESSON.format(lang=lang) + "#visit")
    learner = Learner(page, lang)
    learner.take("visit")
    seat, name = next(iter(learner.lesson.step("visit").seats.items()))
    case = learner.library.scenario(name)
    learner.button(learner.words("seat-new", seat=learner.words(f"seat-{seat}"))).click()

    said = learner.screen.locator(".lad-said")
    expect(said).to_have_count(1)
    expect(said.locator(".lad-who")).to_have_text(says)
    expect(said.locator("svg").first).to_have_attribute("aria-hidden", "true")
    stem = learner.words.of(case.by_id[case.start].stem)
    spoken = said.locator(".lad-bubble").inner_text()
    assert spoken in stem
    expect(learner.screen.locator(".lad-scene")).not_to_contain_text("“")


def test_from_the_result_what_was_missed_is_asked_again_where_it_stands(page, server):
    page.goto(server.address + LESSON.format(lang="zh") + "#twins")
    learner = Learner(page, "zh")
    learner.take("twins")
    miss(learner)
    learner.open_step("result")

    redo = learner.screen.get_by_role("button", name=learner.words("redo", n=1))
    redo.click()
    expect(learner.screen).to_contain_text(learner.words("redo-confirm"))
    page.wait_for_timeout(600)  # a second press sooner is a double tap
    redo.click()

    expect(page.locator("#twins")).to_be_visible()
    assert page.url.endswith("#twins")
    learner.at = "twins"
    expect(learner.screen.locator("form")).to_be_visible()


def test_from_the_end_of_a_lesson_the_next_lesson_the_card_and_paper_are_reached(page, server):
    page.goto(server.address + LESSON.format(lang="zh") + "#result")
    expect(page.locator("#result")).to_be_visible()

    pdf = page.pdf()
    assert pdf.startswith(b"%PDF")
    Learner(page, "zh").onward()
    page.locator(f"{SECTION} .door-onward .door-button").click()
    page.wait_for_url("**/02-on-the-phone.ipynb")
    back_to(page, server.address + LESSON.format(lang="zh") + "#result")
    page.locator(".door-now").click()
    page.wait_for_url("**/card/zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_home_page_leads_on_to_where_a_learner_was(page, server, lang):
    words = Learner(page, lang).words
    page.goto(server.address + LESSON.format(lang=lang))
    expect(page.locator("#door-start")).to_be_visible()
    page.evaluate("location.hash = 'twins'")
    expect(page.locator("#twins")).to_be_visible()
    part = page.evaluate(
        "[...document.querySelectorAll('#door-parts a')].findIndex(a => a.hash == '#twins') + 1"
    )

    page.goto(f"{server.address}/?lang={lang}")
    ways = page.locator(".door-continue:visible a")
    expect(ways).to_have_count(1)
    expect(ways).to_have_text(words("home-continue", n=part))
    ways.click()

    expect(page.locator("#twins")).to_be_visible()


def back_to(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#result")).to_be_visible()


@pytest.mark.parametrize(
    ("at", "count"),
    [("card/zh", 3), ("card/en/on-the-phone", 3), ("channels/zh", 1), ("terms/en", 1)],
)
def test_a_page_to_read_shows_its_ways_onward(page, server, at, count):
    page.goto(f"{server.address}/{at}")

    ways = page.locator(".door-onward a")
    expect(ways).to_have_count(count)
    for way in ways.all():
        expect(way).to_be_visible()
