"""A learner earns full marks, from the home page to the result."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.learner import Keys, Learner
from widgets.core.journal import Journal
from widgets.core.lesson import FormStep, ItemsStep, SceneStep
from widgets.core.standing import items_of

LESSONS = {
    "at-the-door": "01-at-the-door.ipynb",
    "what-do-i-owe": "06-what-do-i-owe.ipynb",
    "myths-and-scams": "11-myths-and-scams.ipynb",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def faults(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def play(learner: Learner, look) -> list[str]:
    """The whole lesson; `look` is called once on every kind of screen. Returns the items met."""
    lesson, met = learner.lesson, []
    learner.begin()
    for step in lesson.steps:
        expect(learner.title).to_contain_text(learner.words.of(step.title))
        look(learner.page)
        if isinstance(step, FormStep | ItemsStep):
            met += _answer_all(learner, len(items_of(step, Journal(form="a"))), step, look)
        elif isinstance(step, SceneStep):
            _walk_both(learner, step, look)
        if step is not lesson.steps[-1]:
            learner.go_on()
    return met


def paired(learner: Learner) -> list[str]:
    """The items of the lesson that have a twin, outside its two forms."""
    steps = [step for step in learner.lesson.steps if isinstance(step, ItemsStep)]
    return [i for step in steps for i in step.items if learner.library.item(i).twin]


def _answer_all(learner: Learner, size: int, step, look) -> list[str]:
    met = []
    for n in range(size):
        met.append(learner.answer().id)
        if n == 0:
            look(learner.page)
        if n < size - 1 and learner.page.locator("form").count() == 0:
            learner.go_on()
    return met


def _walk_both(learner: Learner, step: SceneStep, look) -> None:
    for seat, scenario_id in step.seats.items():
        label = learner.words("seat-new", seat=learner.words(f"seat-{seat}"))
        learner.hand.press(learner.button(label))
        expect(learner.page.locator(".lad-case")).to_be_visible()
        look(learner.page)
        learner.walk(learner.library.scenario(scenario_id))
        look(learner.page)
        learner.hand.press(learner.button(learner.words("other-seat")))
        expect(learner.title).to_have_text(learner.words.of(step.title))


@pytest.mark.parametrize("lesson_id", LESSONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_home_page_to_full_marks_with_nothing_for_axe_to_find(
    page, server, lang, lesson_id
):
    found: list[str] = []
    learner = Learner(page, lang, lesson=lesson_id)

    page.goto(f"{server.address}/?lang={lang}")
    found += faults(page)
    page.get_by_role("link", name=learner.words("now-answer")).click()
    found += faults(page)
    page.goto(f"{server.address}/?lang={lang}")
    lesson = learner.lesson
    page.get_by_role("link", name=learner.words.of(lesson.title)).click()
    met = play(learner, lambda shown: found.extend(faults(shown)))

    assert found == []
    assert len(set(met)) == len(lesson.items())
    told = page.locator(".lad").inner_text()
    assert learner.words("certain-was", right=len(met), given=len(met)) in told
    pairs = len({frozenset((i, learner.library.item(i).twin)) for i in paired(learner)})
    assert learner.words("pairs", right=pairs, of=pairs) in told
    assert learner.words("none-missed") in told


@pytest.mark.parametrize(("lesson_id", "name"), LESSONS.items())
def test_by_keyboard_alone(page, server, lesson_id, name):
    learner = Learner(page, "zh", Keys(page), lesson_id)

    page.goto(f"{server.address}/voila/render/zh/{name}")
    met = play(learner, lambda _page: None)

    assert (
        learner.words("certain-was", right=len(met), given=len(met))
        in page.locator(".lad").inner_text()
    )


@pytest.mark.parametrize(("lesson_id", "name"), LESSONS.items())
def test_the_same_notebook_runs_in_jupyterlab(page, lab, lesson_id, name):
    learner = Learner(page, "en", lesson=lesson_id)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{lab.address}/lab/workspaces/{lesson_id}/tree/en/{name}")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    met = play(learner, lambda _page: None)

    assert (
        learner.words("certain-was", right=len(met), given=len(met))
        in page.locator(".lad").inner_text()
    )


@pytest.mark.parametrize(("width", "lang"), [(360, "zh"), (360, "en"), (1280, "zh")])
def test_no_screen_scrolls_sideways(page, server, width, lang):
    learner = Learner(page, lang)

    def scrolls(shown: Page) -> bool:
        return shown.evaluate("document.documentElement.scrollWidth > innerWidth")

    page.set_viewport_size({"width": width, "height": 780})
    wide = []
    for address in (
        f"/?lang={lang}",
        f"/card/{lang}",
        f"/voila/render/{lang}/law.ipynb?tab=changes",
        f"/voila/render/{lang}/law.ipynb?act=beating",
        f"/voila/render/{lang}/01-at-the-door.ipynb",
    ):
        page.goto(server.address + address)
        if "law" in address:
            expect(page.locator(".lad-title")).to_be_visible()
        wide.append(scrolls(page))
    learner.begin()
    wide.append(scrolls(page))

    assert wide == [False] * 6
