import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.web import HTTPError

from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.short import PATTERN, ShortPage, long_href, number, short_name
from widgets.serve.site import Site

SITE = Site(Library.open(), NotebookIndex(Path(__file__).resolve().parents[2] / "notebooks"), "/x/")


@pytest.mark.parametrize("lang", LANGS)
def test_every_lesson_and_tool_has_a_short_address_that_leads_back_to_it(lang):
    for place in SITE.shelf.all(lang):
        name = short_name(place)
        if re.fullmatch(PATTERN, f"/{name}"):
            assert long_href(SITE, lang, name) == SITE.lesson_href(place)
    assert [
        short_name(NotebookPath(lang, each)) for each in ("01-at-the-door.ipynb", "law.ipynb")
    ] == [
        "1",
        "law",
    ]


def test_a_short_address_leads_to_the_language_that_the_browser_likes():
    led = list[str]()

    def asked(name: str, likes: str) -> None:
        request = SimpleNamespace(headers={"Accept-Language": likes}, query_arguments={})
        page: Any = SimpleNamespace(site=SITE, request=request, redirect=led.append)
        ShortPage.get(page, name)

    asked("12", "en")
    asked("call", "zh-CN")
    asked("tools", "zh-CN")

    assert led == [
        "/x/voila/render/en/12-get-help.ipynb",
        "/x/channels/zh",
        "/x/voila/render/zh/calculators.ipynb",
    ]


@pytest.mark.parametrize("name", ["0", "99"])
def test_a_number_that_no_lesson_has_leads_nowhere(name: str):
    request = SimpleNamespace(headers={}, query_arguments={})
    page: Any = SimpleNamespace(site=SITE, request=request, redirect=None)

    with pytest.raises(HTTPError, match="404"):
        ShortPage.get(page, name)


def test_a_notebook_that_is_not_there_has_no_long_address(tmp_path):
    site = Site(SITE.library, NotebookIndex(tmp_path))

    assert [long_href(site, "zh", name) for name in ("record", "letters", "law", "1")] == [""] * 4


def test_what_has_no_short_address_is_told_by_its_long_one():
    place = NotebookPath("en", "mine.ipynb")

    assert number(place) == 0
    assert short_name(place) == "voila/render/en/mine.ipynb"


@pytest.mark.parametrize("path", ["/1", "/12/", "/call", "/record", "/tools"])
def test_what_is_short_is_known(path: str):
    assert re.fullmatch(PATTERN, path)


@pytest.mark.parametrize("path", ["/123", "/calls", "/card", "/c", "/1a"])
def test_what_is_something_else_is_not(path: str):
    assert not re.fullmatch(PATTERN, path)
