"""What a class has on paper, printed: pages counted, nothing cut, no question in two pieces."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from widgets.content.layout import PLANS
from widgets.content.library import Library
from widgets.core.handouts.papers import kinds, paper
from widgets.core.writing.printed_page import printed_page
from widgets.serve.classroom.addresses import course_of

LIBRARY = Library.open()
WRITTEN = sorted(path.stem for path in (LIBRARY.root / PLANS).glob("*.yaml"))
# What people get is one sheet of A4, on both sides: so it is with every plan that somebody wrote.
MOST = {"a": 2, "b": 2, "cards": 1, "tally": 2, "guide": 4, "story": 4, "key": 6}
PIXEL = 25.4 / 96  # in millimetres
WIDE, HIGH = int((210 - 2 * 13) / PIXEL), int((297 - 2 * 10) / PIXEL)  # A4 between its margins
CUT = """wide => [...document.body.querySelectorAll('*')]
  .filter(each => each.getBoundingClientRect().right > wide + 1)
  .map(each => each.textContent.slice(0, 40))"""
HEIGHTS = "all => all.map(each => each.offsetHeight)"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plan", WRITTEN)
def test_every_paper_of_a_plan_fits_its_pages_and_nothing_is_cut(
    page: Page, plan: str, lang: str
) -> None:
    course = course_of(LIBRARY, LIBRARY.class_plan(plan).lesson, plan)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    over: dict[str, int] = {}

    for kind in kinds(course):
        page.set_content(printed_page(paper(course, LIBRARY.channels, kind, lang)))
        sheets = page.pdf(prefer_css_page_size=True)
        count = len(re.findall(rb"/Type\s*/Page\b", sheets))
        over |= {kind: count} if count > MOST[kind] else {}
        assert page.evaluate(CUT, WIDE) == [], kind
        tall = [high for high in page.locator(".together").evaluate_all(HEIGHTS) if high > HIGH]
        assert tall == [], kind

    assert over == {}


def test_a_sheet_that_runs_over_and_a_line_that_is_cut_are_found(page: Page) -> None:
    course = course_of(LIBRARY, "at-the-door")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    whole = printed_page(paper(course, (), "a", "zh"))

    page.set_content(whole)
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) > MOST["a"]  # all questions of the lesson
    page.set_content(whole.replace("<table>", '<table style="width:250mm">', 1))
    assert page.evaluate(CUT, WIDE) != []
