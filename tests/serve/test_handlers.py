from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from voila.request_info_handler import RequestInfoSocketHandler

from widgets.content.library import Library
from widgets.serve.handlers import HEARTBEAT, MOST_HEARTBEATS, LessonPage, Page
from widgets.serve.pages import Site
from widgets.serve.shelf import Place, Shelf

BEAT = f"<script>{HEARTBEAT}</script>\n"


class Drawn:
    """A lesson's page whose snippets are given, and which keeps what it sends."""

    def __init__(self, *snippets: str) -> None:
        self.snippets, self.sent = snippets, list[str]()
        self.log = SimpleNamespace(error=lambda *_: None)

    async def get_generator(self, path: str) -> AsyncIterator[str]:
        for snippet in self.snippets:
            yield snippet

    def write(self, html: str) -> None:
        self.sent.append(html)

    def flush(self) -> None:
        pass

    def draw(self) -> list[str]:
        page: Any = self
        asyncio.run(LessonPage._draw(page, Place("zh", "01-x.ipynb")))
        return self.sent


def test_a_page_is_sent_as_it_is_made_and_a_sign_of_life_is_a_blank():
    assert Drawn("a", BEAT, "b").draw() == ["a", " ", "b"]


def test_what_a_visitor_asked_with_is_not_kept_once_the_page_is_sent():
    RequestInfoSocketHandler._cache["kernel"] = {"QUERY_STRING": "amount=31415"}

    Drawn("a").draw()

    assert RequestInfoSocketHandler._cache == {}


def test_a_kernel_that_gives_no_sign_for_long_ends_the_page():
    beats = [BEAT] * (MOST_HEARTBEATS + 5)

    assert Drawn("a", *beats, "b").draw() == ["a", *[" "] * MOST_HEARTBEATS]


def test_a_slow_cell_that_gives_a_sign_at_last_is_waited_for():
    beats = [BEAT] * MOST_HEARTBEATS

    assert "".join(Drawn(*beats, "a", *beats, "b").draw()).split() == ["a", "b"]


@pytest.mark.parametrize(
    ("status", "said"), [(404, "没有这个页面"), (405, "没有这个页面"), (500, "这一页没能打开")]
)
def test_an_error_says_whether_the_fault_is_ours(small_root: Path, status: int, said: str):
    finished = list[str]()
    request = SimpleNamespace(headers={})
    page: Any = SimpleNamespace(
        site=Site(Library(small_root), Shelf(small_root)),
        request=request,
        finish=finished.append,
        get_query_argument=lambda *_: None,
    )

    Page.write_error(page, status)

    assert said in finished[0]
