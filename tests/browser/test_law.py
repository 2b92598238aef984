"""The law explorer in a real browser: by mouse and keyboard, from a lesson and in the lab."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lab import run_all, scroll_to
from tests.browser.learner import SECTION, Keys, Learner
from tests.browser.test_journey import faults

WAYS = ("find", "changes", "ladder", "fresh")


class Explorer(Learner):
    """Someone who asks the register: `at` is one of the ways to ask it."""

    @property
    def selector(self) -> str:
        """What finds the screen of the section that is shown."""
        return f"{SECTION} .lad"

    def open(self, server, way: str = "find", query: str = "") -> None:
        """Opens the explorer at one of its sections."""
        page = f"{self.address(server)}{query}"
        self.page.goto(f"{page}#{way}" if way else page)
        self.there(way or "find")

    def address(self, server) -> str:
        """Where the explorer is."""
        return f"{server.address}/voila/render/{self.lang}/law.ipynb"

    def turn(self, way: str) -> None:
        """Goes to another section by the list of parts."""
        self.open_step(way)
        self.there(way)

    def there(self, way: str) -> None:
        """Waits until a section is shown, and its screen drawn."""
        self.at = way
        expect(self.page.locator(f"#{way} h2")).to_be_visible()
        expect(self.screen).to_be_visible()

    def field(self, name: str) -> Locator:
        """A field of the screen, by what it asks for."""
        return self.screen.get_by_label(self.words(f"ask-{name}"), exact=True)


def explorer(page: Page, server, lang: str, way: str = "find", query: str = "") -> Explorer:
    opened = Explorer(page, lang)
    opened.open(server, way, query)
    return opened


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_applies_is_found_by_who_when_and_what_and_axe_finds_nothing(page, server, lang):
    learner = explorer(page, server, lang)
    found = faults(page)

    learner.screen.locator(".lad-folded summary").click()
    learner.field("lender").select_option("small-loan")
    learner.field("topic").select_option("hours")
    learner.field("day").fill("2025年6月1日")
    learner.button(learner.words("law-find")).click()
    cited = learner.screen.locator(".lad-source summary")
    expect(cited.filter(has_text="GB/T 45251").first).to_be_visible()
    assert cited.filter(has_text="2026").count() == 0
    found += faults(page)
    for way in (*WAYS[1:], "table", "ladder"):
        learner.open_step(way)
        found += faults(page)
    learner.there("ladder")
    learner.screen.get_by_role("combobox").select_option("entering-the-home")
    learner.button(learner.words("law-climb")).click()
    expect(page.get_by_role("heading", name=learner.words("rung-criminal"))).to_be_visible()
    found += faults(page)

    assert found == []


def test_the_turn_of_2026_is_a_table_of_old_and_new(page, server):
    learner = explorer(page, server, "en", "changes")

    row = learner.screen.locator("tbody tr").first
    expect(row).to_contain_text("Public Security Punishments Law")
    assert row.locator("td").count() == 2
    learner.field("until").fill("soon")
    learner.button(learner.words("law-compare")).click()
    expect(learner.screen.locator(".lad-problem")).to_contain_text(learner.words("unreadable"))
    assert learner.field("until").input_value() == "soon"


def test_an_address_opens_the_ladder_of_an_act_and_a_search(page, server):
    learner = explorer(page, server, "en", "ladder", "?act=beating")
    chosen = learner.screen.get_by_role("combobox")
    expect(chosen).to_have_value("beating")

    learner = explorer(page, server, "zh", "find", "?q=泼油漆")

    expect(learner.field("sought")).to_have_value("泼油漆")
    expect(learner.screen.locator(".lad-source summary", has_text="第59条")).to_be_visible()


def test_an_article_cited_in_a_lesson_opens_in_the_explorer(page, server):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}/voila/render/zh/01-at-the-door.ipynb#missing")
    learner.take("missing")
    learner.answer()
    source = learner.screen.locator(".lad-source:visible").first  # others are folded away
    source.locator("summary").click()

    with page.context.expect_page() as opened:
        source.get_by_role("link").click()
    law = opened.value

    cited = source.locator("summary span").last.inner_text()
    expect(law.locator("#find .lad-source[open] summary")).to_contain_text(cited)


def test_an_article_named_in_the_text_of_a_lesson_opens_in_the_explorer(page, server):
    page.goto(f"{server.address}/voila/render/zh/01-at-the-door.ipynb#home-law")
    link = page.locator("#home-law .door-text a[target]").first
    cited = link.inner_text()

    with page.context.expect_page() as opened:
        link.click()

    expect(opened.value.locator("#find .lad-source[open] summary")).to_contain_text(cited)


@pytest.mark.parametrize(
    "query", ["?cite=no-act/1", "?cite=%3Cimg%20src=x%3E", "?on=never&tab=sky", "?q=%00"]
)
def test_an_odd_address_gives_a_readable_page(page, server, query):
    learner = explorer(page, server, "en", "", query)

    assert page.locator(".lad img").count() == 0
    expect(learner.screen.locator(".lad-row button").first).to_be_visible()


def test_by_keyboard_alone(page, server):
    learner = explorer(page, server, "en")
    learner.hand = Keys(page)

    learner.hand.write(learner.field("sought"), "search")
    learner.hand.press(learner.button(learner.words("law-find")))
    cited = learner.screen.locator(".lad-source summary")
    expect(cited.filter(has_text="art. 259")).to_be_visible()
    learner.hand.press(cited.first)

    expect(learner.screen.locator(".lad-source[open]")).to_have_count(1)


def test_it_runs_in_jupyterlab(page, lab):
    run_all(page, lab, "en/law.ipynb", "?cite=psapl-2025/47.3")

    scroll_to(page, ".lad-source[open] summary")
    expect(page.locator(".lad-source[open] summary")).to_contain_text("47(3)")
