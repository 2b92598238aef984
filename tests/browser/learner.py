"""A learner who knows every key, and plays a lesson by mouse or by keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from widgets.content.library import Library
from widgets.core.item import Item
from widgets.core.scenario import Branch, Node, Scenario

MOST_TABS = 400


class Hand(Protocol):
    """How a learner reaches for things."""

    def press(self, target: Locator) -> None: ...

    def tick(self, target: Locator) -> None: ...

    def write(self, target: Locator, text: str) -> None: ...


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
    """Someone who takes a lesson on a page, in a language, with a hand."""

    def __init__(
        self, page: Page, lang: str, hand: Hand | None = None, lesson: str = "at-the-door"
    ) -> None:
        self.page = page
        self.lang = lang
        self.hand = hand or Mouse()
        self.library = Library.open()
        self.words = self.library.words(lang)
        self.lesson = self.library.lesson(lesson)

    @property
    def title(self) -> Locator:
        return self.page.locator(".lad-title")

    @property
    def item(self) -> Item:
        """The item on the screen, known by its stem and what it quotes."""
        told = self.page.locator(".lad-case").inner_text()
        quote = self.page.locator(".lad-quote")
        told += quote.inner_text() if quote.count() else ""
        items = map(self.library.item, self.lesson.items())
        found = [i for i in items if self.words.of(i.stem) + self.words.of(i.quote) == told]
        assert len(found) == 1, f"{len(found)} items are told as {told!r}"
        return found[0]

    def begin(self) -> None:
        self.hand.press(self.button(self.words("begin")))
        expect(self.page.locator("form")).to_be_visible()

    def button(self, label: str) -> Locator:
        return self.page.get_by_role("button", name=label, exact=True)

    def open_step(self, step_id: str) -> None:
        """Goes straight to a step by the list of steps."""
        lesson = self.lesson
        step = next(step for step in lesson.steps if step.id == step_id)
        self.page.locator(".lad-progress summary").click()
        self.page.locator(".lad-mile").nth(lesson.steps.index(step)).click()
        expect(self.title).to_have_text(self.words.of(step.title))

    def go_on(self) -> None:
        """Presses the main button that leads on, and waits for the next screen."""
        before = self._screen()
        self.hand.press(self.page.locator(".lad-row .lad-main").last)
        self._changed(before)

    def answer(self) -> Item:
        """Answers the item on the screen rightly and with certainty."""
        item, before = self.item, self._screen()
        self.fill(item)
        self.hand.press(self.button(self.words("sure-certain")))
        self._changed(before)
        return item

    def fill(self, item: Item) -> None:
        """Chooses or types the right answer."""
        if item.expect:
            self.hand.write(self.page.locator("form input"), str(item.expect.value))
        elif item.fields:
            self._fill_entry(item)
        elif item.verdicts:
            self._tick(0, str(item.verdict_key))
            self._tick(1, item.keys[0])
        else:
            for key in item.keys or tuple(option.id for option in item.options):
                self._tick(0, key)

    def walk(self, scenario: Scenario) -> None:
        """Walks a case along its best way to the end."""
        node = scenario.by_id[scenario.start]
        while not node.is_ending:
            branch = best_branch(scenario, node)
            before = self._screen()
            self.hand.press(self.button(self.words.of(branch.label)))
            self._changed(before)
            node = scenario.by_id[branch.to]

    def _fill_entry(self, item: Item) -> None:
        for field in item.fields:
            if field.expect:
                box = self.page.get_by_label(self.words.of(field.label), exact=True)
                self.hand.write(box, str(field.expect.value))
            else:
                key = next(o.id for o in field.options if o.key)
                group = self.page.get_by_role("group", name=self.words.of(field.label), exact=True)
                self.hand.tick(group.locator(f'input[value="{key}"]'))

    def _tick(self, group: int, value: str) -> None:
        fieldset = self.page.locator("form fieldset").nth(group)
        self.hand.tick(fieldset.locator(f'input[value="{value}"]'))

    def _screen(self) -> str:
        return self.page.locator(".lad").inner_text()

    def _changed(self, before: str) -> None:
        self.page.wait_for_function(
            "before => document.querySelector('.lad')?.innerText !== before"
            " && !document.querySelector('.lad [aria-busy]')",
            arg=before,
        )


def best_branch(scenario: Scenario, node: Node) -> Branch:
    """The branch after which the most points can still be earned."""
    return max(node.branches, key=lambda b: b.points + scenario.best_points[b.to])
