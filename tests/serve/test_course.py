"""The page of the whole course: its words and addresses; what a learner did it does not know."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.serve.test_pages import LESSON, Outline, cell, made_site
from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve.course import FEW, course
from widgets.serve.home import home
from widgets.serve.notebook_index import TRANSFER_PAGE, NotebookIndex
from widgets.serve.site import Site

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return made_site(tmp_path)


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_lesson_stands_there_with_its_address_and_the_way_to_its_result(site: Site, lang: str):
    found = course(site, lang)

    assert re.findall(r'data-lesson="([^"]*)"', found) == ["at-the-door"]
    assert re.findall(r'data-due="([^"]*)"', found) == ["at-the-door"]
    hrefs = Outline(found).attributes("href")
    assert {f"/voila/render/{lang}/{LESSON}", f"/voila/render/{lang}/{LESSON}#result"} <= {*hrefs}


def test_the_comparison_stands_there_where_its_notebook_does(site: Site, lang: str):
    before = course(site, lang)
    told = json.dumps({"cells": [cell("title", "# Far away")]})
    (site.shelf.root / lang / TRANSFER_PAGE).write_text(told, encoding="utf-8")
    after = course(site, lang)

    assert "data-compared" not in before
    assert re.findall(r'data-compared="([^"]*)"', after) == ["transfer"]
    assert re.findall(r'data-due="([^"]*)"', after) == ["at-the-door", "transfer"]
    assert "Far away" in after


def test_how_sure_is_listed_the_most_certain_first_and_what_is_few_is_said(site: Site, lang: str):
    words, found = site.library.words(lang), course(site, lang)

    rows = re.findall(r'<th scope="row">([^<]*)</th>', found)
    assert rows == [words(f"sure-{sure}") for sure in ("certain", "fairly", "guess")]
    assert f'data-few="{FEW}"' in found
    assert words("course-sure-limit", n=FEW) in found


def test_what_only_the_browser_knows_is_hidden_until_a_script_has_told_it(site: Site, lang: str):
    found = course(site, lang)

    assert len(re.findall(r"<section[^>]* data-told hidden>", found)) == 2
    assert re.search(r"<p[^>]* data-nothing hidden>", found)
    assert re.search(r"<p[^>]* data-old>", found)


def test_the_home_page_leads_there_and_it_leads_to_itself_in_the_other_language(
    site: Site, lang: str
):
    assert f'href="/course/{lang}"' in home(site, lang)
    for other in LANGS:
        assert f'href="/course/{other}" hreflang="{other}"' in course(site, lang)


def test_the_page_of_all_lessons_is_light_and_names_each(lang: str):
    site = Site(Library.open(), NotebookIndex(ROOT / "notebooks"))
    found = course(site, lang)

    assert len(found.encode()) < 20_000
    held = [each.id for each, _ in site.shelf.lessons(site.library.lessons(), lang)]
    assert re.findall(r'data-lesson="([^"]*)"', found) == held
    assert len(held) > 6
