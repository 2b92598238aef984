"""The pages in Chromium as it was: at the floor, in the last for Windows 7, and below the floor."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import old_browsers
import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright

from tests.browser.conftest import FLAGS
from tests.browser.learner import SECTION, Learner
from tests.browser.test_keeping import KEY, ZH
from widgets.content.library import Library

CALCULATORS = "/voila/render/zh/calculators.ipynb"
LAW = "/voila/render/zh/law.ipynb"
BELOW, FLOOR, WINDOWS_7 = 84, 88, 109
CENTRE = """([each]) => {
  each.scrollIntoView({ block: "center" });
  const { left, top, width, height } = each.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}"""
OPEN = "all => all.filter(each => each.clientHeight).map(each => each.id)"
SEEN = "all => all.filter(each => each.getClientRects().length).map(each => each.innerText)"
CALLED = """label => [...document.querySelectorAll('.door-section:not([hidden]) button')]
  .some(e => e.innerText.trim() === label)"""
DRAWN = "() => [...document.querySelectorAll('canvas')].every(one => one.style.display === 'block')"
TWO = "key => JSON.parse(localStorage.getItem(key))?.choices?.length === 2"
BESIDE = """[document.querySelector('#door-parts').getBoundingClientRect().right,
  document.querySelector('#twins h2').getBoundingClientRect().left]"""
GROUNDS = "all => all.map(each => getComputedStyle(each).backgroundColor)"
AS_WIDE_AS_THE_PAGE = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module", params=[FLOOR, WINDOWS_7])
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """An old Chromium, in place of today's."""
    if os.environ.get(old_browsers.LEFT_OUT):
        pytest.skip(f"{old_browsers.LEFT_OUT} is set")
    folder = old_browsers.CHROMIUM[request.param].folder
    program = folder / "chromium"
    if not program.is_file():
        pytest.fail(f"no Chromium {request.param}: run `make engines`, which fetches it")
    libraries: dict[str, str | float | bool] = {
        **os.environ,
        "LD_LIBRARY_PATH": str(folder / "lib"),
    }
    launched = playwright.chromium.launch(executable_path=program, args=FLAGS, env=libraries)
    assert launched.version.startswith(f"{request.param}.")
    yield launched
    launched.close()


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the page's scripts threw or complained of."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    return found


class Finger:
    """Presses where a thing is: Playwright's own way asks the browser for what these lack."""

    def press(self, target: Locator) -> None:
        assert target.count() == 1, f"{target.count()} of {target}"
        target.page.mouse.click(*target.evaluate_all(CENTRE))

    tick = press

    def write(self, target: Locator, text: str) -> None:
        self.press(target)
        target.page.keyboard.type(text)


class Elder(Learner):
    """A learner whose browser is old."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, "zh", Finger())

    def button(self, label: str) -> Locator:
        return self.screen.locator("button", has_text=re.compile(rf"^\s*{re.escape(label)}\s*$"))

    def take(self, step_id: str) -> None:
        """Turns to a step, once it is drawn."""
        self.at = step_id
        there(self.page, f"{self.selector} .lad-part")

    def press(self, label: str) -> None:
        """Presses a button of the section that is shown, once it is there."""
        self.page.wait_for_function(CALLED, arg=label)
        called = re.compile(rf"^\s*{re.escape(label)}\s*$")
        self.hand.press(self.page.locator(f"{SECTION} button", has_text=called))


def there(page: Page, selector: str) -> None:
    """Waits until something is there. Playwright's `expect` asks for too much as well."""
    page.wait_for_function("selector => document.querySelector(selector)", arg=selector)


def seen(page: Page, selector: str) -> list[str]:
    """The text of what a selector finds, of that which can be seen."""
    found: list[str] = page.locator(selector).evaluate_all(SEEN)
    return found


def opened(page: Page) -> list[str]:
    """The sections that take up any room."""
    found: list[str] = page.locator(".door-section").evaluate_all(OPEN)
    return found


def stored(page: Page) -> str | None:
    text: str | None = page.evaluate(f"localStorage.getItem('{KEY}')")
    return text


def test_answers_are_there_after_a_reload_and_nothing_overwrites_them(page, server, faults):
    learner = Elder(page)
    page.goto(f"{server.address}{ZH}#before")
    learner.take("before")
    learner.answer()
    learner.answer()
    page.wait_for_function(TWO, arg=KEY)
    told, kept = learner.screen.inner_text(), stored(page)

    page.reload()

    asked = [learner.selector, told]
    page.wait_for_function(
        "([s, told]) => document.querySelector(s)?.innerText === told", arg=asked
    )
    assert stored(page) == kept
    assert seen(page, "#door-parts summary")[0].endswith(seen(page, f"{SECTION} h2")[0])
    assert faults == []


def test_one_section_is_shown_and_next_back_and_the_list_lead_to_the_others(page, server, faults):
    learner = Elder(page)
    page.goto(f"{server.address}{ZH}#twins")
    learner.take("twins")
    assert opened(page) == ["twins"]

    learner.hand.press(page.locator(f"{SECTION} .door-onward .door-button"))
    page.wait_for_function("() => document.querySelector('#twins').hidden")
    onward = opened(page)
    page.go_back()
    page.wait_for_function("() => !document.querySelector('#twins').hidden")
    learner.hand.press(page.locator("#door-parts summary"))
    learner.hand.press(page.locator('#door-parts a[href="#practice"]'))
    page.wait_for_function("() => !document.querySelector('#practice').hidden")

    assert onward == [learner.sections()[learner.sections().index("twins") + 1]]
    assert opened(page) == ["practice"]
    assert page.evaluate(AS_WIDE_AS_THE_PAGE)
    assert faults == []


def test_where_there_is_room_the_list_of_parts_stands_open_beside_the_text(page, server, faults):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server.address}{ZH}#twins")

    there(page, "#door-parts details[open]")
    list_right, text_left = page.evaluate(BESIDE)
    assert list_right <= text_left
    assert faults == []


def test_a_lesson_that_is_all_right_says_nothing_of_loading_or_of_opening_it_again(
    page, server, faults
):
    page.goto(server.address + ZH)

    there(page, '.lad[data-key="head"] .lad-part')
    assert seen(page, "#door-status, #door-status button, .door-unable") == []
    assert page.evaluate(AS_WIDE_AS_THE_PAGE)
    assert faults == []


def test_at_night_the_screen_is_as_dark_as_the_page(page, server):
    page.emulate_media(color_scheme="dark")
    page.goto(server.address + ZH)

    there(page, '.lad[data-key="head"]')
    grounds = page.locator("body, .lad").evaluate_all(GROUNDS)
    assert grounds == ["rgb(20, 25, 27)"] * 2


@pytest.mark.parametrize("name", ["limitation", "contact-times"])
def test_a_calculator_s_first_example_comes_out_with_its_picture(page, server, faults, name):
    elder, example = Elder(page), Library.open().calculators()[name].examples[0]
    page.goto(f"{server.address}{CALCULATORS}#{name}")

    there(page, f"{SECTION} .lad summary")
    elder.hand.press(page.locator(f"{SECTION} .lad summary", has_text=elder.words("examples")))
    elder.press(elder.words.of(example.title))

    there(page, f"{SECTION} .lad-outcome-text")
    page.wait_for_function(DRAWN)
    rooms = page.locator(".lad-part > .lad-plot .lad-canvas").evaluate_all(
        "all => all.map(each => each.clientHeight)"
    )
    assert min(rooms) > 100
    assert page.evaluate(AS_WIDE_AS_THE_PAGE)
    assert faults == []


def test_the_law_explorer_opens(page, server, faults):
    page.goto(f"{server.address}{LAW}#find")

    there(page, f"{SECTION} .lad-source summary")
    assert len(seen(page, ".lad-source summary")) > 10
    assert seen(page, "#door-status") == []
    assert faults == []


@pytest.mark.parametrize("browser", [BELOW], indirect=True)
def test_too_old_a_browser_is_told_so_and_shows_the_text_and_the_card(page, server):
    words = Elder(page).words
    page.goto(f"{server.address}/card/zh")
    assert len(seen(page, ".door-sections li")) > 10
    page.evaluate(f"localStorage.setItem('{KEY}', 'kept')")

    page.goto(server.address + ZH)

    assert [words("too-old") in told for told in seen(page, ".door-unable p")] == [True]
    assert seen(page, ".door-unable a") == [words("now-link")]
    assert len(seen(page, ".door-text")) == 1
    assert seen(page, "#door-status") == []
    Finger().press(page.locator("#door-start .door-onward .door-button"))
    page.wait_for_function("() => !document.querySelector('#before').hidden")
    assert opened(page) == ["before"]
    assert len(seen(page, "#before .door-text")) == 1
    assert stored(page) == "kept"


def test_another_package_than_was_pinned_is_refused():
    with pytest.raises(old_browsers.NotFetched, match="is not what was pinned"):
        old_browsers.check(b"planted", old_browsers.CHROMIUM[FLOOR])
