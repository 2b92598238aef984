from __future__ import annotations

import json
from pathlib import Path

import pytest

from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for lang in LANGS:
        (tmp_path / lang).mkdir()
        for name in ("law.ipynb", "我的 课#1.ipynb"):
            (tmp_path / lang / name).write_text(json.dumps({"cells": []}), encoding="utf-8")
    return Site(Library.open(), NotebookIndex(tmp_path), "/base/")


def test_every_address_is_below_the_site_s_own(site):
    assert site.home_href("zh") == "/base/?lang=zh"
    assert site.card_href("en") == "/base/card/en"
    assert site.card_href("en", "on-the-phone") == "/base/card/en/on-the-phone"
    assert site.lookup_href("terms", "zh") == "/base/terms/zh"
    assert site.short_href("zh", "annual-cost") == "/base/calculator/annual-cost/zh"
    assert site.calculator_href("en", "penalty").startswith(
        "/base/voila/render/en/calculators.ipynb"
    )


def test_a_name_that_an_address_cannot_hold_is_written_so_that_it_can(site):
    found = site.lesson_href(NotebookPath("zh", "我的 课#1.ipynb"))

    assert found == "/base/voila/render/zh/%E6%88%91%E7%9A%84%20%E8%AF%BE%231.ipynb"


def test_an_article_is_found_in_the_explorer_where_there_is_one(site, tmp_path):
    assert site.law_href("zh", "pipl/17").startswith("/base/voila/render/zh/law.ipynb?cite=pipl/17")
    assert site.law_href("zh") == "/base/voila/render/zh/law.ipynb"
    (tmp_path / "zh" / "law.ipynb").unlink()
    assert site.law_href("zh") == ""


def test_the_record_has_an_address_where_it_has_a_page(site, tmp_path):
    assert site.record_href("zh") == ""
    (tmp_path / "zh" / "my-record.ipynb").write_text("{}", encoding="utf-8")
    assert site.record_href("zh") == "/base/voila/render/zh/my-record.ipynb"


def test_who_has_checked_a_notebook_depends_on_whose_it_is(site):
    assert site.checked(NotebookPath("zh", "law.ipynb")) == "who-checked"
    assert site.checked(NotebookPath("zh", "我的 课#1.ipynb")) == "who-checked-own"


def test_the_letters_have_an_address_where_they_are_there(site, tmp_path):
    assert site.letters_href("zh") == ""
    (tmp_path / "zh" / "letters.ipynb").write_text("{}", encoding="utf-8")
    assert site.letters_href("zh") == "/base/voila/render/zh/letters.ipynb"
    assert site.letters_href("zh", "not-my-debt").endswith("/zh/letters.ipynb#not-my-debt")
