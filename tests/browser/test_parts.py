"""A notebook as a page in parts: one is shown at a time, each has an address, and none is lost."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.learner import LESSONS, SHELF, Learner
from tests.browser.test_journey import faults
from tests.machine import ROOT, free_port
from widgets.core.learning.lesson import PlanStep
from widgets.serve.notebook_index import NotebookPath

LESSON = "/voila/render/{lang}/01-at-the-door.ipynb"
ZH, EN = LESSON.format(lang="zh"), LESSON.format(lang="en")
PART = "law-at-the-door/01-at-the-door/part"
MATCH = """id => {
  const inside = document.getElementById(id).querySelector("p");
  inside.dispatchEvent(new Event("beforematch", { bubbles: true }));
}"""
MOST_AT_ONCE = """() => {
  const seen = () => document.querySelectorAll(".door-section:not([hidden])").length;
  window.most = seen();
  new MutationObserver(() => (window.most = Math.max(window.most, seen()))).observe(
    document.getElementById("text"), { subtree: true, attributeFilter: ["hidden"] });
}"""
WIDER = """() => [...document.querySelectorAll("table")].filter(
  (each) => each.scrollWidth > each.clientWidth || each.getBoundingClientRect().right > innerWidth,
).map((each) => each.textContent)"""


def shown(page: Page) -> Locator:
    """The sections that can be seen."""
    return page.locator(".door-section:visible")


def is_at(page: Page, section: str) -> None:
    """One section is shown; the address, the list of parts and the other language name it."""
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_have_attribute("id", section)
    if section == "door-start":
        expect(page.locator("#door-parts a[aria-current]")).to_have_count(0)
    else:
        assert page.url.endswith(f"#{section}")
        current = page.locator("#door-parts a[aria-current=page]")
        expect(current).to_have_attribute("href", f"#{section}")
        others = page.locator(".door-languages a:not([aria-current])")
        expect(others).to_have_attribute("href", re.compile(f"/en/.*#{section}$"))


def onward(page: Page) -> Locator:
    return shown(page).locator(".door-onward .door-button")


def back(page: Page) -> Locator:
    return shown(page).locator(".door-onward a:not(.door-button)")


def test_an_address_with_a_part_opens_it(page, server):
    page.goto(f"{server.address}{ZH}#twins")

    is_at(page, "twins")
    learner = Learner(page, "zh")
    learner.take("twins")
    assert learner.item.id == "door-t1a"
    title = shown(page).locator("h2").inner_text()
    expect(page.locator("#door-parts summary")).to_contain_text(title)


def test_on_the_way_from_a_section_to_the_next_and_back_no_two_are_ever_there(page, server):
    page.goto(f"{server.address}{ZH}")
    page.evaluate(MOST_AT_ONCE)
    ids = Learner(page, "zh").sections()

    for each in ids[:4]:
        onward(page).click()
        is_at(page, each)
    for each in reversed(ids[:3]):
        page.go_back()
        is_at(page, each)

    assert page.evaluate("window.most") == 1


@pytest.mark.parametrize("hash_", ["", "#no-such-part", "#%E0%A4%A", "#text", "#door-parts"])
def test_an_address_that_names_no_part_opens_the_first_section(page, server, hash_):
    page.goto(f"{server.address}{ZH}{hash_}")

    is_at(page, "door-start")
    expect(page.locator('.lad[data-key="head"]')).to_be_visible()


def test_next_back_and_the_browser_s_back_and_forward_lead_from_part_to_part(page, server):
    page.goto(server.address + ZH)
    is_at(page, "door-start")
    first, second = Learner(page, "zh").sections()[:2]

    onward(page).click()
    is_at(page, first)
    expect(shown(page).locator("h2")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    onward(page).click()
    is_at(page, second)
    page.go_back()
    is_at(page, first)
    page.go_forward()
    is_at(page, second)
    back(page).click()
    is_at(page, first)
    back(page).click()

    is_at(page, "door-start")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize(("name", "then"), list(pairwise([*LESSONS.values(), None])))
def test_the_last_part_leads_back_and_on_to_the_next_lesson(page, server, name, then):
    address = f"{server.address}/voila/render/zh/{name}"
    page.goto(address)
    sections = Learner(page, "zh").sections()
    page.goto(f"{address}#{sections[-1]}")
    is_at(page, sections[-1])

    expect(onward(page)).to_have_count(1 if then else 0)
    back(page).click()
    is_at(page, sections[-2])
    if then:
        onward(page).click()
        is_at(page, sections[-1])
        onward(page).click()
        page.wait_for_url(f"**/zh/{then}")
        expect(page.locator("h1")).to_have_text(SHELF.outline(NotebookPath("zh", then)).title)


def test_the_list_of_parts_leads_to_each_and_marks_what_is_done(page, server):
    learner = Learner(page, "zh")
    page.goto(server.address + ZH)
    listed = page.locator("#door-parts li")
    done = listed.filter(has=page.locator(".door-part-done:not([hidden])"))
    expect(done).to_have_count(0)

    learner.open_step("missing")
    is_at(page, "missing")
    expect(page.locator("#door-parts ol")).to_be_hidden()
    undone = shown(page)
    expect(undone).to_have_class("door-section door-undone")
    learner.answer()

    expect(done).to_have_count(1)
    expect(done.locator("a")).to_have_attribute("href", "#missing")
    expect(undone).to_have_class("door-section door-begun")
    learner.open_step("twins")
    learner.answer()
    expect(done).to_have_count(1)
    page.reload()
    expect(done).to_have_count(1)
    expect(done.locator("a")).to_have_attribute("href", "#missing")


def test_who_comes_back_finds_the_way_to_where_they_were(page, server):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}{ZH}#missing")
    is_at(page, "missing")
    onward(page).click()
    expect(shown(page)).not_to_have_attribute("id", "missing")
    last, title = page.url.partition("#")[2], shown(page).locator("h2").inner_text()

    page.goto(f"{server.address}/?lang=zh")
    page.goto(server.address + ZH)

    is_at(page, "door-start")
    n = learner.sections().index(last) + 1
    expect(onward(page)).to_have_text(
        learner.words("part-continue", n=n, title=title.removesuffix("¶"))
    )
    onward(page).click()
    is_at(page, last)


def test_what_cannot_be_kept_begins_at_the_beginning(page, server):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('planted'); } })"
    )
    page.goto(f"{server.address}{ZH}#twins")
    is_at(page, "twins")

    page.goto(f"{server.address}/?lang=zh")
    page.goto(server.address + ZH)

    is_at(page, "door-start")
    expect(onward(page)).to_have_attribute("href", "#before")


def test_the_way_past_the_header_stays_in_the_part(page, server):
    page.goto(f"{server.address}{ZH}#twins")
    is_at(page, "twins")

    page.locator(".door-skip").focus()
    page.keyboard.press("Enter")
    is_at(page, "twins")
    page.keyboard.press("Tab")

    within = "document.activeElement.closest('.door-section')?.id"
    assert page.evaluate(within) == "twins"


def test_something_found_in_a_hidden_part_shows_it_and_the_page_stays_where_it_was_found(
    page, server
):
    page.goto(f"{server.address}{ZH}#twins")
    is_at(page, "twins")
    expect(page.locator("#home-law")).to_have_attribute("hidden", "until-found")

    page.evaluate(MATCH, "home-law")

    is_at(page, "home-law")
    expect(shown(page).locator("h2")).not_to_be_focused()
    page.go_back()
    is_at(page, "twins")


def test_without_javascript_every_part_is_in_view_and_the_list_leads_to_each(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server.address + ZH)
    sections = page.locator(".door-section")
    links = page.locator("#door-parts a")

    assert sections.count() == links.count() + 1 > 12
    for section in sections.all():
        expect(section).to_be_visible()
    expect(page.locator(".door-onward:visible")).to_have_count(0)
    expect(page.locator("table:visible")).not_to_have_count(0)
    page.locator("#door-parts summary").click()
    page.locator('#door-parts a[href="#twins"]').click()
    assert page.url.endswith("#twins")
    expect(page.locator("#twins h2")).to_be_in_viewport()
    context.close()


def test_paper_shows_every_part_with_its_screen_unfolded(page, server):
    learner = Learner(page, "zh")
    page.goto(f"{server.address}{ZH}#twins")
    learner.take("twins")
    learner.answer()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(shown(page)).to_have_count(len(learner.sections()) + 1)
    for step in learner.lesson.steps:
        learner.at = step.id
        expect(learner.screen).to_be_visible()
    for section in learner.sections():
        expect(page.locator(f"#{section} h2").first).to_be_visible()
    asked = learner.words.of(learner.library.item("door-t1a").stem)
    learner.at = "twins"
    assert asked in page.locator(learner.selector).inner_text()  # with the terms that can be opened
    # What was read is on paper too, and nothing that only a screen can do.
    expect(page.locator("#twins .door-text p").first).to_be_visible()
    expect(page.locator(".lad-source:visible details:not([open])")).to_have_count(0)
    for left_out in ("#door-parts", ".door-onward", ".door-languages", ".lad-button"):
        expect(page.locator(f"{left_out}:visible")).to_have_count(0)
    assert page.pdf().count(b"/Type /Page\n") > 5


def test_a_list_of_next_steps_is_printed_without_the_other_sections(page, server):
    learner = Learner(page, "zh", lesson="get-help")
    page.add_init_script("window.print = () => { window.asked = (window.asked || 0) + 1; }")
    page.goto(f"{server.address}/voila/render/zh/{LESSONS['get-help']}#mine")
    learner.take("mine")
    plan = learner.lesson.step("mine")
    assert isinstance(plan, PlanStep)
    learner.make_list(plan)

    learner.hand.press(learner.button(learner.words("print")))
    page.emulate_media(media="print")

    assert page.evaluate("window.asked") == 1
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_have_attribute("id", "mine")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(shown(page)).to_have_count(len(learner.sections()) + 1)


def test_where_there_is_room_the_list_stands_open_beside_the_text_and_stays(page, server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server.address}{ZH}#twins")
    listed, text = page.locator("#door-parts"), shown(page).locator("h2")
    is_at(page, "twins")

    expect(listed.locator("ol")).to_be_visible()
    left, right = (
        "each => each.getBoundingClientRect().left",
        "each => each.getBoundingClientRect().right",
    )
    assert listed.evaluate(right) <= text.evaluate(left)
    listed.locator('a[href="#home-law"]').click()
    is_at(page, "home-law")
    expect(listed.locator("ol")).to_be_visible()
    expect(page.locator("#home-law table")).to_be_visible()
    page.mouse.wheel(0, 900)
    page.wait_for_function("() => scrollY > 600")
    expect(listed.locator("summary")).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(listed.locator("ol")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_of_the_law_fits_a_narrow_phone_and_its_cells_name_their_columns(
    page, server, lang
):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{server.address}{LESSON.format(lang=lang)}#home-law")
    table = page.locator("#home-law table")
    expect(table).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []
    expect(table.get_by_role("columnheader")).to_have_count(4)
    columns = [each.strip() for each in table.locator("thead th").all_text_contents()]
    told = "all => all.map(each => getComputedStyle(each, '::before').content)"
    named = table.locator("tbody tr").first.locator("td").evaluate_all(told)
    assert named[1:] == [f'"{column}: " / ""' for column in columns[2:]]
    assert faults(page) == []


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of notebooks among which one has cells for JupyterLab only."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    code = {"cell_type": "code", "execution_count": None, "outputs": []}
    mark = tmp_path / "was-run"
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Own\n\nOne text."},
        {**code, "id": "seen", "metadata": {}, "source": "print('for everyone')"},
        {**code, "id": "lab", "metadata": {"tags": ["lab"]}, "source": f"open({str(mark)!r}, 'w')"},
        {"cell_type": "markdown", "id": "end", "metadata": {}, "source": "The end."},
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "lang": "en", "title": "Own"}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "notebooks" / "en" / "own.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "widgets.serve", "--port", str(port)]
    command += [f"--Voila.root_dir={tmp_path / 'notebooks'}"]
    serving = Server(command, port, "/")
    serving.folder = tmp_path
    yield serving
    serving.end()


def test_a_cell_for_jupyterlab_is_neither_run_nor_shown_and_one_section_has_no_list(
    page: Page, own: Server, browser: Browser
):
    page.goto(f"{own.address}/voila/render/en/own.ipynb")

    expect(page.get_by_text("for everyone")).to_be_visible()
    expect(page.get_by_text("The end.")).to_be_visible()
    expect(page.locator("#door-parts")).to_be_hidden()
    assert "was-run" not in page.content()
    assert not (own.folder / "was-run").exists()
