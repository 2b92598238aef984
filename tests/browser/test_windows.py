"""Two windows of one browser: neither takes anything from the other, and both forget together."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.lab import InLab
from tests.browser.learner import Learner, kept

ZH = "/voila/render/zh/01-at-the-door.ipynb#practice"
EN = "/voila/render/en/01-at-the-door.ipynb#practice"
LESSON = "at-the-door"
KEY = f"law-at-the-door/{LESSON}"
COSTS = "/voila/render/{lang}/calculators.ipynb#court-costs"


@pytest.fixture
def window(context: BrowserContext, server):
    """Opens a lesson or a calculator in one more window of the same browser."""

    def opened(path: str) -> Page:
        page = context.new_page()
        page.goto(server.address + path)
        expect(page.locator(".lad:visible")).to_have_count(1)
        page.wait_for_function(
            "() => document.querySelector('#door-status').dataset.state === 'ready'"
        )
        return page

    return opened


@pytest.fixture
def learner(window):
    """Opens a lesson at its practice in one more window."""

    def opened(lang: str) -> Learner:
        one = Learner(window(ZH if lang == "zh" else EN), lang)
        one.take("practice")
        return one

    return opened


def answer(learner: Learner) -> None:
    """Answers the next question, wherever the step goes on to it, and waits until it is kept."""
    while not learner.screen.locator("form").count():
        learner.go_on()
    before = len(kept(learner.page, LESSON))
    learner.answer()
    learner.page.wait_for_function(
        "([key, n]) => (JSON.parse(localStorage.getItem(key))?.choices ?? []).length > n",
        arg=[KEY, before],
    )


def notice(learner: Learner):
    """What is told of other windows, on the screen of the step."""
    return learner.screen.locator(".lad-notice")


def ours(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('law-at'))")


def erase(page: Page, learner: Learner) -> None:
    learner.button(learner.words("erase")).click()
    learner.button(learner.words("erase-yes")).click()
    expect(page.locator("#door-erase")).to_contain_text(learner.words("erase-done"))


def test_the_older_of_two_windows_loses_nothing_and_takes_nothing_from_the_newer(learner):
    first = learner("zh")
    answer(first)
    second = learner("en")
    answer(first)
    answer(first)
    expect(notice(second)).to_contain_text(second.words("elsewhere-text"))

    answer(second)

    expect(notice(first)).to_contain_text(first.words("elsewhere-text"))
    assert len(kept(first.page, LESSON)) == 4
    first.page.reload()
    expect(first.screen).to_be_visible()
    assert len(kept(first.page, LESSON)) == 4


def test_two_windows_at_different_parts_lose_nothing(learner, window):
    first, second = learner("zh"), Learner(window(ZH.replace("practice", "twins")), "zh")
    second.take("twins")
    for one in (first, second, first, second):
        answer(one)

    first.open_step("twins")
    first.go_on()
    expect(first.screen).to_contain_text(first.words("item-n", n=3, of=10))
    places = kept(first.page, LESSON)

    assert [place.partition("/")[0] for place in places] == ["practice"] * 2 + ["twins"] * 2


def test_what_comes_from_another_window_does_not_take_the_focus(learner):
    first, second = learner("zh"), learner("zh")
    answer(first)
    expect(notice(second)).to_contain_text(second.words("elsewhere-text"))
    home = first.page.locator(".door-project")
    home.focus()

    answer(second)

    expect(notice(first)).to_contain_text(first.words("elsewhere-text"))
    expect(home).to_be_focused()


def test_a_window_opened_before_the_start_does_not_begin_over(learner):
    early, later = learner("zh"), learner("zh")
    answer(later)

    expect(notice(early)).to_contain_text(early.words("elsewhere-text"))
    answer(early)

    assert len(kept(later.page, LESSON)) == 2


def test_both_windows_show_the_form_that_was_met_first(learner):
    windows = [learner("zh") for _ in range(4)]
    for one in windows:
        one.open_step("before")

    met = windows[0].answer_all(2)

    for one in windows[1:]:
        expect(one.screen).to_contain_text(one.words("form-kept", n=2))
        one.open_step("after")
        assert one.item.id not in {item.id for item in met}


def test_what_is_saved_by_a_window_that_heard_nothing_is_met_before_it_is_overwritten(learner):
    one = learner("zh")
    answer(one)
    stored = one.page.evaluate(f"localStorage.getItem('{KEY}')")
    more = json.loads(stored)
    more["choices"].append({"at": "visit.borrower/knock", "chose": ["ask"], "sure": None, "of": ""})
    # Within the same window nobody is told of this, as a window that was frozen is not.
    one.page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(more)])

    answer(one)

    one.page.wait_for_function(
        f"() => JSON.parse(localStorage.getItem('{KEY}')).choices.length === 3"
    )
    assert "visit.borrower/knock" in kept(one.page, LESSON)


def test_two_windows_of_the_calculators_keep_what_each_has_filled_in(window):
    one = window(COSTS.format(lang="en"))
    other = window(COSTS.format(lang="en").replace("court-costs", "repayment-plan"))
    words = Learner(one, "en").words
    for page in (one, other):
        screen = page.locator(".lad:visible")
        screen.locator(".lad-part[data-part=actions] summary").first.click()
        screen.locator(".lad-part[data-part=actions] .lad-plain").first.click()
        expect(screen.locator(".lad-outcome")).to_be_visible()

    one.get_by_role("button", name=words("reckon"), exact=True).click()
    one.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")

    kept_of = [key for key in ours(one) if key.startswith("law-at-the-door/calculators/")]
    assert {"court-costs", "repayment-plan"} <= {key.rpartition("/")[2] for key in kept_of}


def test_everything_is_erased_by_one_button_and_the_other_windows_forget_it_too(
    window, learner, server
):
    lesson = learner("zh")
    answer(lesson)
    calculator = window(COSTS.format(lang="zh"))
    field = calculator.locator(".lad:visible form input[type=text]").first
    field.fill("987654")
    calculator.get_by_role("button", name=lesson.words("reckon"), exact=True).click()
    calculator.wait_for_function("() => !document.querySelector('.lad [aria-busy]')")
    home = window_of(calculator.context, server.address + "/?lang=zh")
    assert len(ours(home)) >= 4  # answers, sums, and the part last read of each page

    erase(home, Learner(home, "zh"))

    assert ours(home) == []
    expect(notice(lesson)).to_contain_text(lesson.words("erased-text"))
    expect(field).to_have_value("")
    assert kept(lesson.page, LESSON) == []
    answer(lesson)
    assert len(kept(lesson.page, LESSON)) == 1


def test_erasing_on_the_page_of_a_lesson_shows_it_empty_and_says_so(learner):
    one = learner("en")
    answer(one)
    page, frame = one.page, Learner(one.page, "en")
    page.evaluate("location.hash = 'door-start'")  # where something is asked, nothing else is

    frame.button(frame.words("erase")).click()
    frame.button(frame.words("erase-no")).click()
    assert len(kept(page, LESSON)) == 1
    erase(page, frame)

    # The first section, which leads to the first part again: where one was is forgotten too.
    expect(page.locator("#door-start")).to_be_visible()
    first = page.locator("#door-parts a").first.text_content()
    way = page.locator("#door-start .door-onward .door-button")
    expect(way).to_have_text(one.words("part-start", title=first))
    expect(page.locator(".door-part-done:not([hidden])")).to_have_count(0)
    assert ours(page) == []
    assert "erased" not in page.url


def window_of(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_what_is_typed_and_not_yet_computed_outlives_a_reload_and_the_other_language(window):
    page = window(COSTS.format(lang="zh"))
    field = page.locator(".lad:visible form input[type=text]").first
    field.fill("987654")

    page.reload()
    expect(field).to_have_value("987654")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/calculators.ipynb#court-costs")

    expect(field).to_have_value("987654")


def test_a_half_made_choice_outlives_a_reload_and_is_gone_once_answered(learner):
    one = learner("zh")
    answer(one)
    one.go_on()
    one.fill(one.item)
    ticked = one.screen.locator("form input:checked")
    before = ticked.count()
    assert before

    one.page.reload()
    expect(one.screen).to_be_visible()
    one.pass_warning()

    expect(ticked).to_have_count(before)
    one.button(one.words("sure-certain")).click()
    expect(ticked).to_have_count(0)
    one.page.wait_for_function(f"() => localStorage.getItem('{KEY}/drafts') === null")


def test_clearing_a_form_leaves_no_half_filled_field(window):
    page = window(COSTS.format(lang="zh"))
    words = Learner(page, "zh").words
    field = page.locator(".lad:visible form input[type=text]").first
    field.fill("987654")

    page.get_by_role("button", name=words("clear-form"), exact=True).click()

    expect(field).to_have_value("")
    page.reload()
    expect(field).to_have_value("")


def test_jupyterlab_and_a_page_of_plain_voila_on_one_address_share_the_answers(context, lab):
    in_lab = InLab(context.new_page(), "en")
    in_lab.run(lab, "en/01-at-the-door.ipynb")
    step = in_lab.lesson.steps[0]
    in_lab.take(step.id)
    first = in_lab.answer()

    page = context.new_page()
    page.goto(f"{lab.address}/voila/render/en/01-at-the-door.ipynb", timeout=120_000)
    in_voila = Learner(page, "en")
    in_voila.at = step.id
    expect(in_voila.screen).to_be_visible(timeout=60_000)
    in_voila.go_on()
    second = in_voila.answer()

    assert {first.id, second.id} == {place.rpartition("/")[2] for place in kept(page, LESSON)}
    head = in_lab.page.locator('.lad[data-key="head"]').first
    expect(head).to_contain_text(in_lab.words("elsewhere"))
