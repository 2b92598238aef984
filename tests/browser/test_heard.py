"""What someone who listens to a page is told: names, what is wrong, and where the focus goes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import LESSONS, SECTION, Learner
from tests.browser.test_calculators import CalculatorPage

LESSON = "/voila/render/{lang}/01-at-the-door.ipynb"
NAMED = ("button", "link", "textbox", "radio", "checkbox", "combobox", "heading", "img")
TWICE = "() => (document.documentElement.style.fontSize = '200%')"
CUT = """(all) => all.filter(
  (each) => each.clientWidth && (
    each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1
  ),
).map((each) => each.textContent)"""
OVER = "document.documentElement.scrollWidth - innerWidth"
READY = "() => document.querySelector('#door-status').dataset.state === 'ready'"
DRAWN = """() => {
  const shown = document.querySelector(".door-section:not([hidden])");
  return shown.querySelectorAll(".door-screen").length === shown.querySelectorAll(".lad").length;
}"""
LIVE = """text => [...document.querySelectorAll("[role=alert], [role=status], [aria-live]")]
  .filter(each => each.innerText.includes(text)).length"""


def tree(page: Page) -> list[dict[str, Any]]:
    """What the browser tells a screen reader: each thing's role, name and description, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = [node for node in nodes if not node["ignored"]]
    return [
        {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")}
        for node in found
    ]


@pytest.fixture
def asked(page: Page, server) -> Learner:
    """A learner before a question in two groups."""
    page.goto(f"{server.address}{LESSON.format(lang='en')}#twins")
    learner = Learner(page, "en")
    learner.take("twins")
    return learner


def test_a_group_left_blank_says_so_itself_and_gets_the_focus(asked):
    groups = asked.screen.locator("form fieldset")
    groups.nth(0).locator("input").first.check()

    asked.button(asked.words("sure-certain")).click()

    expect(groups.nth(1)).to_have_attribute("aria-invalid", "true")
    expect(groups.nth(0)).not_to_have_attribute("aria-invalid", "true")
    expect(groups.nth(1).locator("input").first).to_be_focused()
    expect(groups.nth(1)).to_have_accessible_description(asked.words("choose-first"))
    expect(asked.screen.locator("[role=alert]")).to_have_count(0)
    groups.nth(1).locator("input").last.check()
    expect(groups.nth(1)).not_to_have_attribute("aria-invalid", "true")
    expect(asked.screen.locator(".lad-problem")).to_have_count(0)


def test_each_hint_gets_the_focus_by_its_own_name(asked):
    focused = asked.page.locator("*:focus")

    for n, label in enumerate(("hint", "next-hint", "next-hint"), start=1):
        asked.button(asked.words(label, n=n, of=3)).click()
        expect(focused).to_have_accessible_name(asked.words(f"hint-{n}"))
        expect(focused).to_have_attribute("role", "group")


def test_an_answer_has_a_heading_which_gets_the_focus_and_its_standing_comes_after(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "private-lending")
    desk.start_from(desk.library.calculators()["private-lending"], 0)

    heading = desk.screen.get_by_role("heading", name=desk.words("outcome-title"))
    expect(heading).to_be_focused()
    group = desk.screen.get_by_role("group", name=desk.words("outcome-title"), exact=True)
    order = group.evaluate("each => [...each.children].map(child => child.className).slice(0, 3)")
    assert order == ["lad-outcome-title", "lad-standing", "lad-outcome-text"]


def test_what_is_wrong_with_a_form_is_announced_once(page, server):
    desk = CalculatorPage(page, "en")
    desk.open(server, "court-costs")
    desk.field("amount").fill("a lot")

    desk.button(desk.words("reckon")).click()

    expect(desk.field("amount")).to_be_focused()
    assert page.evaluate(LIVE, desk.words("problems", n=1)) == 1


def test_clearing_a_form_is_announced(page, server):
    desk = CalculatorPage(page, "zh")
    desk.open(server, "court-costs")
    desk.field("amount").fill("987654")

    desk.button(desk.words("clear-form")).click()

    told = desk.screen.locator("[role=status]")
    expect(told).to_contain_text(desk.words("form-cleared"))


def test_a_cell_is_read_out_without_its_column_s_name_that_stands_before_it(page, server):
    page.goto(f"{server.address}{LESSON.format(lang='en')}#home-law")
    table = page.locator("#home-law table")
    expect(table).to_be_visible()
    cells = table.locator("tbody td").all_text_contents()

    told = [each["name"] for each in tree(page) if each["role"] in ("cell", "gridcell")]

    assert [cell.strip() for cell in cells if cell.strip()] == [each for each in told if each]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_way_to_the_other_language_is_read_in_that_language(page, server, lang):
    for address in (f"/?lang={lang}", f"/card/{lang}", LESSON.format(lang=lang)):
        page.goto(server.address + address)
        for link in page.locator(".door-languages a").all():
            assert link.get_attribute("lang") == link.get_attribute("hreflang")


@pytest.mark.parametrize(
    "path",
    [
        "/?lang=en",
        "/card/en",
        f"{LESSON.format(lang='en')}#door-start",
        f"{LESSON.format(lang='en')}#twins",
        f"{LESSON.format(lang='en')}#result",
        "/voila/render/en/calculators.ipynb#court-costs",
        "/voila/render/en/law.ipynb#find",
    ],
)
def test_whatever_can_be_reached_has_a_name(page, server, path):
    page.goto(server.address + path)
    if "render" in path:
        page.wait_for_function(READY)
        expect(page.locator(f"{SECTION} h1, {SECTION} h2, h1").first).to_be_visible()

    told = tree(page)

    assert [each for each in told if each["role"] in NAMED and not each["name"].strip()] == []
    assert len([each for each in told if each["role"] in NAMED]) > 5


@pytest.mark.parametrize("width", [320, 390])
def test_with_letters_twice_as_large_nothing_is_cut_and_no_screen_scrolls_sideways(
    page, server, width
):
    page.set_viewport_size({"width": width, "height": 844})
    wide, cut = [], []
    pages = [
        f"/voila/render/en/{name}" for name in (*LESSONS.values(), "calculators.ipynb", "law.ipynb")
    ]
    for path in ("/?lang=en", "/card/en", "/channels/en", "/terms/en", *pages):
        page.goto(server.address + path)
        page.evaluate(TWICE)
        sections = page.locator(".door-section").evaluate_all("all => all.map(each => each.id)")
        if sections:
            page.wait_for_function(READY)
        for section in sections or [""]:
            page.evaluate("section => (location.hash = section)", section)
            if section:
                page.wait_for_function("id => !document.getElementById(id).hidden", arg=section)
            wide += [f"{path}#{section}"] if page.evaluate(OVER) > 0 else []
            cut += page.locator("#door-parts summary, h1, h2, .lad-title").evaluate_all(CUT)

    assert wide == []
    assert cut == []
