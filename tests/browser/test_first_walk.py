"""A reader's first walk through a lesson on a phone: what must be seen, and what must not."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Learner, best_branch

LESSON = "/voila/render/{lang}/01-at-the-door.ipynb"
CALCULATOR = "/voila/render/en/calculators.ipynb?calc=appropriation&example={example}#appropriation"
INK = """() => {
  const canvas = document.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const shades = {};
  for (let n = 0; n < data.length; n += 4) {
    if (data[n + 3] > 250) shades[data.slice(n, n + 3)] = (shades[data.slice(n, n + 3)] || 0) + 1;
  }
  return Object.keys(shades);
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_warning_is_about_is_out_of_sight_until_the_learner_reads_on(page, server, lang):
    page.goto(server.address + LESSON.format(lang=lang) + "#visit")
    learner = Learner(page, lang)
    learner.take("visit")
    case = learner.library.scenario("visit-borrower")
    words = learner.words
    learner.button(words("seat-new", seat=words("seat-borrower"))).click()
    node = case.by_id[case.start]
    while not node.care:
        branch = best_branch(case, node)
        learner.button(words.of(branch.label)).click()
        node = case.by_id[branch.to]
        expect(learner.screen).to_have_attribute("data-key", f"visit.borrower/{node.id}")

    expect(learner.screen.locator(".lad-case")).to_have_count(0)
    for each in node.branches:
        expect(learner.button(words.of(each.label))).to_have_count(0)
    learner.button(words("care-show")).click()

    expect(learner.screen.locator(".lad-case")).to_be_visible()
    expect(learner.screen.locator(".lad-part:focus .lad-case")).to_be_visible()
    expect(learner.button(words.of(node.branches[0].label))).to_be_visible()
    expect(learner.button(words("care-show"))).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_our_server_the_card_of_a_lesson_is_a_call_and_a_way_from_the_start(page, server, lang):
    page.goto(server.address + LESSON.format(lang=lang) + "#now")
    screen = page.locator('.lad[data-key="now"]')

    expect(screen.locator('a[href="tel:110"]')).to_be_visible()
    expect(screen.locator(".lad-source")).to_have_count(0)
    sent = page.locator("script.door-screen").evaluate_all("all => all.map((each) => each.text)")
    first = next(view for each in sent if (view := json.loads(each)["view"])["key"] == "now")
    assert [part["part"] for part in first["parts"]][:3] == ["call", "links", "actions"]
    with page.context.expect_page() as opened:
        screen.locator(".lad-link").click()
    assert opened.value.url.endswith(f"/card/{lang}/at-the-door")
    assert page.evaluate("document.documentElement.scrollHeight") < 2600


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_call_stands_at_the_top_of_the_card(page, server, lang):
    page.goto(f"{server.address}/card/{lang}")

    box = page.locator('a[href="tel:110"]').first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 500


def test_a_file_opened_elsewhere_leads_on_to_where_its_answers_end(page, server, tmp_path):
    learner, address = Learner(page, "zh"), server.address + LESSON.format(lang="zh")
    page.goto(f"{address}#missing")
    learner.arrive("missing")
    learner.answer()
    kept = page.evaluate("localStorage.getItem('law-at-the-door/at-the-door')")
    file = tmp_path / "answers.json"
    file.write_text(kept, encoding="utf-8")
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(address)
    way = page.locator(".door-way-in a")
    first = way.inner_text()
    page.locator(".lad-unfold > summary").click()
    page.locator(".lad-file input").set_input_files(file)

    expect(way).not_to_have_text(first)
    assert way.get_attribute("href") == "#door-law"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_step_of_a_reasoning_has_a_line_of_its_own(page, server, lang):
    page.goto(server.address + LESSON.format(lang=lang) + "#missing")
    learner = Learner(page, lang)
    learner.arrive("missing")

    expect(learner.screen.locator(".lad-quote p")).to_have_count(4)


def test_a_term_is_part_of_its_line_and_opened_by_keyboard(page, server):
    page.goto(server.address + LESSON.format(lang="zh") + "#visit")
    learner = Learner(page, "zh")
    learner.take("visit")
    learner.button(learner.words("seat-new", seat=learner.words("seat-collector"))).click()
    term = learner.screen.locator(".lad-term").first
    assert term.evaluate("each => getComputedStyle(each).display") == "inline"
    term.focus()
    page.keyboard.press("Enter")

    expect(learner.screen.locator(".lad-meaning")).to_be_visible()


def test_a_plot_takes_the_colours_of_another_theme(page: Page, server):
    learner = Learner(page, "en")
    example = learner.library.calculators()["appropriation"].examples[0].id
    page.emulate_media(color_scheme="light")
    page.goto(server.address + CALCULATOR.format(example=example))
    expect(page.locator("canvas").first).to_be_visible()
    page.get_by_role("button", name=learner.words("reckon"), exact=True).click()
    expect(page.locator("canvas").first).to_be_visible()
    page.wait_for_timeout(800)
    light = page.evaluate(INK)

    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(800)

    assert set(light) & set(page.evaluate(INK)) == set()
