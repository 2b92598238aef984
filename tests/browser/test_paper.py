"""What is printed: how many pages, with nothing cut, and what stands on them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from widgets.content.library import Library

LIBRARY = Library.open()
CARDS = sorted(path.stem for path in (LIBRARY.root / "cards").glob("*.yaml"))
CUT = """() => [...document.querySelectorAll('.door-main *')].filter(each =>
  each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""

LEAST = """() => Math.min(...[...document.querySelectorAll('body *')].filter((each) =>
  each.getClientRects().length && [...each.childNodes].some((n) => n.nodeType === 3
  && n.data.trim())).map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
"""The smallest letters that stand on a page, in pixels: 4 are 3 points."""


def pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_card_is_one_sheet_with_110_large_blanks_and_its_address(
    page: Page, server: Server, lang: str
):
    found = {}
    for card in CARDS:
        page.goto(f"{server.address}/card/{lang}/{card}")
        found[card] = pages(page)

    assert found == dict.fromkeys(CARDS, 1)
    page.emulate_media(media="print")
    expect(page.locator(".door-big strong")).to_have_text("110")
    expect(page.locator(".door-blanks dd")).to_have_count(5)
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert page.eval_on_selector(".door-big strong", size) > 40
    expect(page.locator(".door-code svg")).to_be_visible()
    expect(page.locator(".door-address")).to_contain_text(server.address.partition("//")[2])
    assert page.evaluate(CUT) == 0
    page.emulate_media(media="screen")
    expect(page.locator(".door-big")).to_be_hidden()
    expect(page.locator(".door-blanks")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_booklet_has_its_answers_at_the_end_on_pages_of_their_own(
    page: Page, server: Server, lang: str
):
    page.goto(f"{server.address}/booklet/{lang}/at-the-door")

    whole = pages(page)
    page.eval_on_selector(".door-key", "e => e.remove()")

    assert 1 <= whole - pages(page) <= 2
    assert whole < 20


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "example"), [("contact-times", "evening"), ("repayment-plan", "three")]
)
def test_an_answer_takes_two_pages_and_its_plot_is_whole(
    page: Page, server: Server, name: str, example: str, lang: str
):
    asked = f"?calc={name}&example={example}#{name}"
    page.goto(f"{server.address}/voila/render/{lang}/calculators.ipynb{asked}")
    expect(page.locator(f"#{name} .lad-answered")).to_be_visible()
    canvas = page.locator(f"#{name} .lad-canvas canvas").first
    expect(canvas).to_be_visible()

    assert pages(page) == 2
    page.emulate_media(media="print")
    assert page.evaluate(LEAST) >= 8 * 4 / 3 - 0.01
    inner, outer = canvas.bounding_box(), canvas.locator("..").bounding_box()
    assert inner
    assert outer
    assert inner["height"] <= outer["height"] + 1
    assert inner["width"] <= outer["width"] + 1
