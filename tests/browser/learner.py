"""A learner who knows every key, and plays a lesson by mouse or by keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from tests.machine import ROOT
from widgets.content.library import Library
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import (
    CalculatorStep,
    CardStep,
    FormStep,
    ItemsStep,
    PlanStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.learning.scenario import Branch, Node, Scenario
from widgets.core.record import Record
from widgets.core.text import Text
from widgets.serve.notebook_index import NotebookIndex

SHELF = NotebookIndex(ROOT / "notebooks")
LESSONS = {lesson.id: place.name for lesson, place in SHELF.lessons(Library.open().lessons(), "zh")}
"""The file of each lesson's notebook, in their order."""
MOST_TABS = 400
SECTION = ".door-section:not([hidden])"
"""The section that a page shows."""
CHANGED = """([selector, before]) => {
  const screen = document.querySelector(selector);
  return screen && screen.innerText !== before && !screen.querySelector("[aria-busy]");
}"""


class Hand(Protocol):
    """How a learner reaches for things."""

    def press(self, target: Locator) -> None: ...

    def tick(self, target: Locator) -> None: ...

    def write(self, target: Locator, text: str) -> None: ...


def texts(held: object, lang: str) -> Iterator[str]:
    """Every text in a record, in its order."""
    if isinstance(held, Text):
        yield held.to(lang)
    elif isinstance(held, Record):
        for name in type(held).model_fields:
            yield from texts(getattr(held, name), lang)
    elif isinstance(held, tuple):
        for each in held:
            yield from texts(each, lang)


class Mouse:
    """Points and clicks, as a finger does."""

    def press(self, target: Locator) -> None:
        target.click()

    def tick(self, target: Locator) -> None:
        target.check()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)


class Keys:
    """Uses Tab, arrows, Space and Enter, and nothing else."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self._page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        if target.get_attribute("type") == "checkbox":
            self._reach(target)
            self._page.keyboard.press("Space")
            return
        group = target.get_attribute("name")
        self._reach(self._page.locator(f'input[name="{group}"]'))
        self._page.keyboard.press("Space")
        while not target.is_checked():
            self._page.keyboard.press("ArrowDown")

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        self._page.keyboard.type(text)

    def _reach(self, target: Locator) -> None:
        """Tabs on until the focus is on the target, or on one of a group of radios."""
        expect(target.first).to_be_visible()
        for _ in range(MOST_TABS):
            if target.evaluate_all("all => all.includes(document.activeElement)"):
                return
            self._page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached by keyboard")


class Learner:
    """Someone who takes a lesson on a page, in a language, with a hand.

    `at` is the step that is being taken; without one, the only screen on the page.
    """

    def __init__(
        self, page: Page, lang: str, hand: Hand | None = None, lesson: str = "at-the-door"
    ) -> None:
        self.page = page
        self.lang = lang
        self.hand = hand or Mouse()
        self.library = Library.open()
        self.words = self.library.words(lang)
        self.lesson = self.library.lesson(lesson)
        self.at = ""

    @property
    def selector(self) -> str:
        """What finds the screen of the step."""
        step = self.at
        keys = f'[data-key="{step}"], [data-key^="{step}/"], [data-key^="{step}."]'
        return f".lad:is({keys})" if step else ".lad"

    @property
    def screen(self) -> Locator:
        """The screen of the step."""
        return self.page.locator(self.selector)

    @property
    def heading(self) -> Locator:
        """The heading of the section that is shown."""
        return self.page.locator(f"{SECTION} h2").first

    @property
    def item(self) -> Item:
        """The item on the screen, known by its stem and what it quotes or shows."""
        told = self.screen.locator(".lad-case").inner_text()
        quote = self.screen.locator(".lad-quote")
        told += quote.inner_text() if quote.count() else ""
        shown = " ".join(" ".join(self.screen.locator(".lad-exhibit").all_inner_texts()).split())
        items = map(self.library.item, self.lesson.items())
        said = ((i, f"{self.words.of(i.stem)}{self.words.of(i.quote)}") for i in items)
        found = [
            item
            for item, each in said
            if each.split() == told.split()
            and all(text in shown for text in texts(item.exhibit, self.lang))
        ]
        assert len(found) == 1, f"{len(found)} items are told as {told!r}"
        return found[0]

    def button(self, label: str) -> Locator:
        """A button of the step, or of the page."""
        within = self.screen if self.at else self.page
        return within.get_by_role("button", name=label, exact=True)

    def sections(self) -> list[str]:
        """The sections that the list of parts leads to."""
        links = self.page.locator("#door-parts a")
        hashes: list[str] = links.evaluate_all("all => all.map(each => each.hash.slice(1))")
        return hashes

    def onward(self) -> None:
        """Goes on to the next section by the button at the foot of this one."""
        way = self.page.locator(f"{SECTION} .door-onward .door-button")
        to = way.evaluate("each => each.hash.slice(1)")
        self.hand.press(way)
        self.arrive(to)

    def open_step(self, step_id: str) -> None:
        """Goes straight to the section of a step by the list of parts."""
        if not self.page.locator("#door-parts ol").is_visible():
            self.hand.press(self.page.locator("#door-parts summary"))
        self.hand.press(self.page.locator(f'#door-parts a[href="#{step_id}"]'))
        self.arrive(step_id)

    def arrive(self, section: str) -> None:
        """Waits until a section is shown, with its step, if it has one, drawn."""
        expect(self.page.locator(f"#{section}")).not_to_have_attribute("hidden", "until-found")
        self.take(section)

    def take(self, step_id: str) -> None:
        """Turns to a step that is shown already; a section without one has only text."""
        known = self.lesson.step(step_id) is not None
        self.at = step_id if known else ""
        if known:
            expect(self.screen).to_be_visible()

    def go_on(self) -> None:
        """Presses the main button that leads on within a step, and reads what comes."""
        before = self._told()
        self.hand.press(self.screen.locator(".lad-row .lad-main").last)
        self._changed(before)
        self.pass_warning()

    def answer(self) -> Item:
        """Answers the item on the screen rightly and with certainty."""
        self.pass_warning()
        item, before = self.item, self._told()
        self.fill(item)
        self.hand.press(self.button(self.words("sure-certain")))
        self._changed(before)
        return item

    def pass_warning(self) -> None:
        """Reads on behind a warning, if there is one."""
        if self.button(self.words("care-show")).count():
            self.hand.press(self.button(self.words("care-show")))

    def fill(self, item: Item) -> None:
        """Chooses or types the right answer."""
        if item.expect:
            self.hand.write(self.screen.locator("form input"), str(item.expect.value))
        elif item.fields:
            self._fill_entry(item)
        elif item.verdicts:
            self._tick(0, str(item.verdict_key))
            self._tick(1, item.keys[0])
        else:
            for key in item.keys or tuple(option.id for option in item.options):
                self._tick(0, key)

    def answer_all(self, size: int) -> list[Item]:
        """Answers so many items, one after the other."""
        met = []
        for n in range(size):
            met.append(self.answer())
            if n < size - 1 and self.screen.locator("form").count() == 0:
                self.go_on()
        return met

    def walk(self, scenario: Scenario) -> None:
        """Walks a case along its best way to the end."""
        node = scenario.by_id[scenario.start]
        while not node.is_ending:
            branch = best_branch(scenario, node)
            self.pass_warning()
            before = self._told()
            self.hand.press(self.button(self.words.of(branch.label)))
            self._changed(before)
            node = scenario.by_id[branch.to]

    def walk_from(self, seat: str, scenario: Scenario) -> None:
        """Takes a seat, walks its case to the end and comes back to the seats."""
        self.hand.press(self.button(self.words("seat-new", seat=self.words(f"seat-{seat}"))))
        begun = self.screen.locator(
            ":is(.lad-case, .lad-notice):visible"
        )  # what begins with a threat warns
        expect(begun).not_to_have_count(0)
        self.walk(scenario)

    def think_through(self, step: WorkedStep) -> None:
        """Opens one finding of a worked case after the other, down to the conclusion."""
        for finding in step.findings:
            expect(self.screen).not_to_contain_text(self.words.of(finding.found))
            before = self._told()
            self.hand.press(self.button(self.words("finding-show")))
            self._changed(before)
            expect(self.screen).to_contain_text(self.words.of(finding.found))
        expect(self.screen).to_contain_text(self.words.of(step.conclusion))

    def make_list(self, step: PlanStep) -> None:
        """Picks what may be so, all of it, and has the list of next steps made."""
        for each in step.situations:
            self._tick(0, each.id)
        self.hand.press(self.button(self.words("plan-make")))
        expect(self.screen).to_contain_text(self.words.of(step.always[0].text))

    def read(self) -> None:
        """Marks what only shows as read."""
        self.hand.press(self.button(self.words("mark-read")))
        expect(self.button(self.words("mark-read"))).to_have_count(0)

    def do(self, step: Step) -> list[Item]:
        """All of a step, but a case with two seats from the first only. Returns the items met."""
        match step:
            case FormStep() | ItemsStep():
                size = len(step.forms["a"] if isinstance(step, FormStep) else step.items)
                return self.answer_all(size)
            case WorkedStep():
                self.think_through(step)
            case SceneStep():
                seat, scenario = next(iter(step.seats.items()))
                self.walk_from(seat, self.library.scenario(scenario))
            case PlanStep():
                self.make_list(step)
            case CardStep() | CalculatorStep():
                self.read()
        return []

    def _fill_entry(self, item: Item) -> None:
        for field in item.fields:
            if field.expect:
                box = self.screen.get_by_label(self.words.of(field.label), exact=True)
                self.hand.write(box, str(field.expect.value))
            else:
                key = next(o.id for o in field.options if o.key)
                named = self.words.of(field.label)
                group = self.screen.get_by_role("group", name=named, exact=True)
                self.hand.tick(group.locator(f'input[value="{key}"]'))

    def _tick(self, group: int, value: str) -> None:
        fieldset = self.screen.locator("form fieldset").nth(group)
        self.hand.tick(fieldset.locator(f'input[value="{value}"]'))

    def _told(self) -> str:
        return self.screen.inner_text()

    def _changed(self, before: str) -> None:
        self.page.wait_for_function(CHANGED, arg=[self.selector, before])


def best_branch(scenario: Scenario, node: Node) -> Branch:
    """The branch after which the most points can still be earned."""
    return max(node.branches, key=lambda b: b.points + scenario.best_points[b.to])


def kept(page: Page, lesson: str) -> list[str]:
    """The places of all answers that the browser keeps of a lesson, without what was only read."""
    text = page.evaluate(f"localStorage.getItem('law-at-the-door/{lesson}')")
    places = [choice["at"] for choice in json.loads(text)["choices"]] if text else []
    return sorted(place for place in places if not place.endswith("/read"))
