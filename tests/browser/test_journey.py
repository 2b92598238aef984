"""A learner earns full marks, from the home page to the result."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.lab import InLab
from tests.browser.learner import LESSONS, SECTION, SHELF, Keys, Learner
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import ItemsStep, ResultStep, SceneStep, Step
from widgets.serve.notebook_index import NotebookPath

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

KINDS = """[...document.querySelectorAll("main .door-section:not([hidden]) *")]
  .flatMap((each) => [each.localName, ...each.classList])"""

Look = Callable[[Page], object]


class Looking:
    """Has axe look at a page as often as something stands there of a kind that it has not seen.

    The first time at the whole page; then at the section that is shown, which alone has changed.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        self._seen: set[str] = set()

    def __call__(self, page: Page) -> None:
        kinds = set(page.evaluate(KINDS))
        if not kinds <= self._seen:
            self.found += faults(page, SECTION if self._seen else None)
            self._seen |= kinds


def faults(page: Page, within: str | None = None) -> list[str]:
    """What axe finds wrong on the page as it stands, or within what a selector finds there."""
    found = Axe().run(page, context=within, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def nothing(_page: Page) -> None:
    """Does not look."""


def play(learner: Learner, look: Look = nothing) -> list[Item]:
    """The whole lesson on its page, section by section; `look` is called in each. Items met."""
    met: list[Item] = []
    sections = learner.sections()
    for n, section in enumerate(sections):
        learner.onward()
        expect(learner.page).to_have_url(learner.page.url.partition("#")[0] + f"#{section}")
        expect(learner.page.locator("main .door-section:visible")).to_have_count(1)
        look(learner.page)
        step = learner.lesson.step(section)
        if step is not None:
            met += do(learner, step, look)
            look(learner.page)
        done = learner.page.locator("#door-parts li").nth(n).locator(".door-part-done")
        if step is not None and not isinstance(step, ResultStep):
            expect(done).not_to_have_attribute("hidden", "")
    return met


def do(learner: Learner, step: Step, look: Look = nothing) -> list[Item]:
    """One step to its end; a case from both seats, and `look` is called at each end of it."""
    if not isinstance(step, SceneStep):
        return learner.do(step)
    for seat, scenario in step.seats.items():
        learner.walk_from(seat, learner.library.scenario(scenario))
        look(learner.page)
        learner.hand.press(learner.button(learner.words("other-seat")))
        expect(learner.screen).to_contain_text(learner.words("choose-seat"))
    return []


def is_full(learner: Learner, met: list[Item]) -> None:
    """Every item of the lesson was met, and the result tells of full marks."""
    items, library = learner.lesson.items(), learner.library
    steps = [step for step in learner.lesson.steps if isinstance(step, ItemsStep)]
    twins = [i for step in steps for i in step.items if library.item(i).twin]
    pairs = len({frozenset((i, library.item(i).twin)) for i in twins})
    learner.take(learner.lesson.steps[-1].id)
    told = learner.screen

    assert len({item.id for item in met}) == len(items)
    expect(told).to_contain_text(learner.words("certain-was", right=len(met), given=len(met)))
    expect(told).to_contain_text(learner.words("pairs", right=pairs, of=pairs))
    expect(told).to_contain_text(learner.words("none-missed"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_home_page_and_the_card_axe_finds_nothing(page, server, lang):
    page.goto(f"{server.address}/?lang={lang}")
    found = faults(page)
    page.locator(".door-happening a").first.click()
    page.wait_for_url(f"**/card/{lang}")

    assert found + faults(page) == []


@pytest.mark.parametrize(("lesson_id", "name"), LESSONS.items(), ids=LESSONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_home_page_to_full_marks_with_nothing_for_axe_to_find(
    page, server, lang, lesson_id, name
):
    learner = Learner(page, lang, lesson=lesson_id)

    page.goto(f"{server.address}/?lang={lang}")
    title = SHELF.outline(NotebookPath(lang, name)).title
    page.get_by_role("link", name=title).click()
    page.wait_for_url(f"**/{quote(name)}")
    expect(page.locator('.lad[data-key="head"]')).to_be_visible()
    looking = Looking()
    looking(page)
    met = play(learner, looking)
    learner.open_step(learner.lesson.steps[-1].id)

    assert looking.found + faults(page) == []
    is_full(learner, met)


@pytest.mark.parametrize(("lesson_id", "name"), LESSONS.items(), ids=LESSONS)
def test_by_keyboard_alone(page, server, lesson_id, name):
    learner = Learner(page, "zh", Keys(page), lesson_id)

    page.goto(f"{server.address}/voila/render/zh/{name}")
    met = play(learner)
    learner.open_step(learner.lesson.steps[-1].id)

    is_full(learner, met)


@pytest.mark.parametrize(("lesson_id", "name"), LESSONS.items(), ids=LESSONS)
def test_the_same_notebook_runs_in_jupyterlab(page, lab, lesson_id, name):
    learner = InLab(page, "en", lesson=lesson_id)

    learner.run(lab, f"en/{name}")
    met: list[Item] = []
    for step in learner.lesson.steps:
        learner.take(step.id)
        met += do(learner, step)

    is_full(learner, met)


@pytest.mark.parametrize(("width", "lang"), [(360, "zh"), (360, "en"), (1280, "zh")])
def test_no_screen_scrolls_sideways(page, server, width, lang):
    def scrolls(shown: Page) -> bool:
        return shown.evaluate("document.documentElement.scrollWidth > innerWidth")

    page.set_viewport_size({"width": width, "height": 780})
    wide = []
    for address in (f"/?lang={lang}", f"/card/{lang}"):
        page.goto(server.address + address)
        wide += [address] if scrolls(page) else []
    for name in (*LESSONS.values(), "law.ipynb", "calculators.ipynb", "my-record.ipynb"):
        page.goto(f"{server.address}/voila/render/{lang}/{name}")
        page.wait_for_function(
            "() => document.querySelector('#door-status').dataset.state === 'ready'"
        )
        learner = Learner(page, lang)
        for section in ["door-start", *learner.sections()]:
            page.evaluate("section => (location.hash = section)", section)
            page.wait_for_function("id => !document.getElementById(id).hidden", arg=section)
            wide += [f"{name}#{section}"] if scrolls(page) else []

    assert wide == []
