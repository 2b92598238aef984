"""The home page: what to do now, the lessons, what else there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.serve.test_pages import LESSON, Outline, cell, made_site
from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve.home import home
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.pages import card
from widgets.serve.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "notebooks"
    root.mkdir()
    return made_site(root)


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_calculator_at_fault_takes_nothing_else_from_the_home_page(small_root: Path):
    root = small_root / "notebooks" / "zh"
    root.mkdir(parents=True)
    (root / "calculators.ipynb").write_text("{}", encoding="utf-8")
    (small_root / "calculators").mkdir()
    (small_root / "calculators" / "x.yaml").write_text("id: [", encoding="utf-8")
    site = Site(Library(small_root), NotebookIndex(root.parent))

    assert site.card_href("zh") in home(site, "zh")


def test_the_card_is_one_tap_from_the_home_page(site: Site, lang: str):
    found = home(site, lang)

    assert f'class="door-button" href="/card/{lang}"' in found


def test_a_lesson_of_the_home_page_leads_into_its_short_path(site: Site, lang: str):
    found = Outline(home(site, lang)).attributes("href")

    assert f"/voila/render/{lang}/{LESSON}#now" in found
    assert f"/voila/render/{lang}/{LESSON}#end" not in found


def test_the_home_page_lists_the_lessons_that_have_a_notebook(site: Site, lang: str):
    lesson = site.library.lesson("at-the-door")

    found = home(site, lang)

    assert f'<a href="/voila/render/{lang}/01-at-the-door.ipynb">' in found
    assert {"zh": "第一课：敲门", "en": "Lesson 1: Knocking"}[lang] in found
    assert {"zh": "&lt;b&gt;怎么办", "en": "&lt;b&gt;what now"}[lang] in found
    assert str(lesson.minutes) in found


def test_the_home_page_lists_your_own_notebooks_and_those_for_teachers_apart(
    site: Site, tmp_path: Path, lang: str
):
    (tmp_path / lang).mkdir()
    for name, title in {
        "我的 课.ipynb": "# Mine <b>\n\nA lead.",
        "for-teachers.ipynb": "# Teach\n\nFor you.",
        "law.ipynb": "# Law",
        "calculators.ipynb": "# Sums",
        ".hidden.ipynb": "# Hidden",
    }.items():
        told = json.dumps({"cells": [cell("title", title)]})
        (tmp_path / lang / name).write_text(told, encoding="utf-8")

    found = home(Site(site.library, NotebookIndex(tmp_path)), lang)

    def listed(kind: str) -> list[tuple[str, str]]:
        section = found.partition(f'aria-labelledby="{kind}"')[2].partition("</section>")[0]
        return re.findall(r'<h3><a href="([^"]+)">([^<]+)</a></h3>', section)

    render = f"/voila/render/{lang}"
    own = f"{render}/%E6%88%91%E7%9A%84%20%E8%AF%BE.ipynb"
    assert listed("own-notebooks") == [(own, "Mine &lt;b&gt;")]
    assert listed("for-teachers") == [(f"{render}/for-teachers.ipynb", "Teach")]
    assert "<p>A lead.</p>" in found
    assert "Hidden" not in found


def test_the_record_is_one_tap_from_the_home_page_and_from_a_card(tmp_path: Path, lang: str):
    (tmp_path / lang).mkdir()
    site = Site(Library.open(), NotebookIndex(tmp_path))
    way = f'href="/voila/render/{lang}/my-record.ipynb"'

    assert way not in home(site, lang) + card(site, lang)
    (tmp_path / lang / "my-record.ipynb").write_text("{}", encoding="utf-8")
    assert way in home(site, lang)
    assert way in card(site, lang)
    assert "own-notebooks" not in home(site, lang)


def test_the_home_page_works_without_any_lesson(site: Site, tmp_path: Path):
    found = home(Site(site.library, NotebookIndex(tmp_path)), "zh")

    assert "/card/zh" in found
    assert "voila" not in found


def test_a_lesson_whose_notebook_is_at_fault_takes_nothing_else_from_the_home_page(
    site: Site, tmp_path: Path
):
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / LESSON).write_text("{", encoding="utf-8")

    found = home(Site(site.library, NotebookIndex(tmp_path)), "zh")

    assert f'href="/voila/render/zh/{LESSON}"' in found
    assert site.card_href("zh") in found


@pytest.mark.parametrize("lang", LANGS)
def test_the_home_page_says_once_how_long_a_lesson_takes(lang: str):
    site = Site(Library.open(), NotebookIndex(Path("notebooks")))

    times = re.findall(r"\d+\s*(?:分钟|minutes)", home(site, lang))

    assert len(times) == len(site.shelf.lessons(site.library.lessons(), lang))


def test_every_letter_is_one_tap_from_the_home_page(site: Site, tmp_path: Path, lang: str):
    (tmp_path / lang).mkdir()
    (tmp_path / lang / "letters.ipynb").write_text("{}", encoding="utf-8")

    found = Outline(home(Site(site.library, NotebookIndex(tmp_path)), lang)).attributes("href")

    page = f"/voila/render/{lang}/letters.ipynb"
    ways = [page, *(f"{page}#{name}" for name in site.library.letters())]
    assert [each for each in found if each.startswith(page)] == [page, *ways]


def test_right_below_what_happens_are_the_police_whom_to_turn_to_the_record_and_letters(lang: str):
    site = Site(Library.open(), NotebookIndex(Path("notebooks")))

    row = home(site, lang).partition("door-ways-on")[2].partition("</nav>")[0]

    assert re.findall(r'href="([^"]+)"', row) == [
        "tel:110",
        f"/channels/{lang}",
        f"/voila/render/{lang}/my-record.ipynb",
        f"/voila/render/{lang}/letters.ipynb",
    ]


def test_a_letter_at_fault_takes_nothing_else_from_the_home_page(small_root: Path):
    root = small_root / "notebooks" / "zh"
    root.mkdir(parents=True)
    (root / "letters.ipynb").write_text("{}", encoding="utf-8")
    (small_root / "letters").mkdir()
    (small_root / "letters" / "x.yaml").write_text("id: [", encoding="utf-8")
    site = Site(Library(small_root), NotebookIndex(root.parent))

    assert site.card_href("zh") in home(site, "zh")
