"""The law explorer in a real browser: by mouse and keyboard, from a lesson and in the lab."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Keys, Learner
from tests.browser.test_journey import faults

TABS = ("find", "fresh", "changes", "ladder")


def explorer(page: Page, server, lang: str, query: str = "") -> Learner:
    learner = Learner(page, lang)
    page.goto(f"{server.address}/voila/render/{lang}/law.ipynb{query}")
    expect(page.locator(".lad-title")).to_be_visible()
    return learner


def tab(learner: Learner, name: str) -> None:
    label = learner.words("tab-there", name=learner.words(f"tab-{name}"))
    learner.hand.press(learner.button(label))
    expect(learner.title).to_have_text(learner.words(f"tab-{name}"))


def field(learner: Learner, name: str):
    return learner.page.get_by_label(learner.words(f"ask-{name}"), exact=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_applies_is_found_by_who_when_and_what_and_axe_finds_nothing(page, server, lang):
    learner = explorer(page, server, lang)
    found = faults(page)

    page.locator(".lad-folded summary").click()
    field(learner, "lender").select_option("small-loan")
    field(learner, "topic").select_option("hours")
    field(learner, "day").fill("2025年6月1日")
    learner.button(learner.words("law-find")).click()
    standard = page.locator(".lad-source summary", has_text="GB/T 45251")
    expect(standard.first).to_be_visible()
    assert page.locator(".lad-source summary", has_text="2026").count() == 0
    found += faults(page)
    for name in TABS[1:]:
        tab(learner, name)
        found += faults(page)
    page.get_by_role("combobox").select_option("entering-the-home")
    learner.button(learner.words("law-climb")).click()
    expect(page.get_by_role("heading", name=learner.words("rung-criminal"))).to_be_visible()
    found += faults(page)

    assert found == []


def test_the_turn_of_2026_is_a_table_of_old_and_new(page, server):
    learner = explorer(page, server, "en", "?tab=changes")

    row = page.locator("tbody tr").first
    expect(row).to_contain_text("Public Security Punishments Law")
    assert row.locator("td").count() == 2
    field(learner, "until").fill("soon")
    learner.button(learner.words("law-compare")).click()
    expect(page.locator(".lad-problem")).to_contain_text(learner.words("unreadable"))
    assert field(learner, "until").input_value() == "soon"


def test_an_article_cited_in_a_lesson_opens_in_the_explorer(page, server):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}/voila/render/zh/01-at-the-door.ipynb")
    learner.begin()
    learner.open_step("missing")
    learner.answer()
    source = page.locator(".lad-source:visible").first  # others are folded away
    source.locator("summary").click()

    with page.context.expect_page() as opened:
        source.get_by_role("link").click()
    law = opened.value

    cited = source.locator("summary span").last.inner_text()
    expect(law.locator(".lad-source[open] summary")).to_contain_text(cited)


@pytest.mark.parametrize(
    "query", ["?cite=no-act/1", "?cite=%3Cimg%20src=x%3E", "?on=never&tab=sky", "?q=%00"]
)
def test_an_odd_address_gives_a_readable_page(page, server, query):
    explorer(page, server, "en", query)

    assert page.locator(".lad img").count() == 0
    expect(page.locator(".lad-row button").first).to_be_visible()


def test_by_keyboard_alone(page, server):
    learner = explorer(page, server, "en")
    learner.hand = Keys(page)

    learner.hand.write(field(learner, "sought"), "search")
    learner.hand.press(learner.button(learner.words("law-find")))
    expect(page.locator(".lad-source summary", has_text="art. 259")).to_be_visible()
    learner.hand.press(page.locator(".lad-source summary").first)

    expect(page.locator(".lad-source[open]")).to_have_count(1)


def test_it_runs_in_jupyterlab(page, lab):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{lab.address}/lab/workspaces/law/tree/en/law.ipynb?cite=psapl-2025/47.3")
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=30_000)
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()

    expect(page.locator(".lad-source[open] summary")).to_contain_text("47(3)", timeout=30_000)
