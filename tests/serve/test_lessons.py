from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.web import HTTPError
from voila.request_info_handler import RequestInfoSocketHandler

from widgets.content.library import Library
from widgets.serve.drawing import FAILED
from widgets.serve.lessons import HEARTBEAT, MOST_HEARTBEATS, LessonPage
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.site import Site

BEAT = f"<script>{HEARTBEAT}</script>\n"


class Drawn:
    """A lesson's page whose snippets are given, and which keeps what it sends."""

    def __init__(self, *snippets: str) -> None:
        self.snippets, self.sent, self.logged = snippets, list[str](), list[str]()
        self.left = list[int]()  # how much was sent each time that what is there was to leave
        self.log = SimpleNamespace(error=lambda told, *of: self.logged.append(told % of))
        self.site = Site(Library.open(), NotebookIndex(Path()))
        self.request = SimpleNamespace(protocol="http", host="127.0.0.1:8866")

    async def get_generator(self, path: str) -> AsyncIterator[str]:
        for snippet in self.snippets:
            yield snippet

    def write(self, html: str) -> None:
        self.sent.append(html)

    def flush(self) -> None:
        self.left.append(len(self.sent))

    def draw(self) -> list[str]:
        page: Any = self
        self.whole = asyncio.run(LessonPage._draw(page, NotebookPath("zh", "01-x.ipynb")))
        return self.sent


def test_a_page_is_sent_as_it_is_made_and_a_sign_of_life_is_a_blank():
    drawn = Drawn("a", BEAT, "b")

    assert drawn.draw() == ["a", " ", "b"]
    assert drawn.left == [1, 2, 3]
    assert drawn.whole is True


def test_what_a_visitor_asked_with_is_not_kept_once_the_page_is_sent():
    RequestInfoSocketHandler._cache["kernel"] = {"QUERY_STRING": "amount=31415"}

    Drawn("a").draw()

    assert RequestInfoSocketHandler._cache == {}


def test_a_page_that_fails_before_anything_is_sent_is_a_page_that_says_so():
    with pytest.raises(HTTPError, match="500"):
        Drawn(BEAT, FAILED).draw()


def test_a_page_that_fails_later_ends_in_words():
    drawn = Drawn("text", f"more{FAILED}")

    first, last, words = drawn.draw()

    assert drawn.whole is False
    assert (first, last) == ("text", f"more{FAILED}")
    assert 'role="alert"' in words


def test_a_kernel_that_gives_no_sign_for_long_ends_the_page():
    beats = [BEAT] * (MOST_HEARTBEATS + 5)

    drawn = Drawn("a", *beats, "b")
    assert drawn.draw() == ["a", *[" "] * MOST_HEARTBEATS]
    assert drawn.logged == ["no kernel came up for zh/01-x.ipynb"]


def test_a_slow_cell_that_gives_a_sign_at_last_is_waited_for():
    beats = [BEAT] * MOST_HEARTBEATS

    assert "".join(Drawn(*beats, "a", *beats, "b").draw()).split() == ["a", "b"]


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        ({}, True),
        ({"Sec-Fetch-Dest": "document"}, True),
        ({"Sec-Fetch-Dest": "image"}, False),
        ({"Sec-Fetch-Dest": "iframe"}, False),
        ({"Sec-Fetch-Dest": "empty"}, False),
        ({"Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch"}, False),
        ({"Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch;prerender"}, False),
        ({"Purpose": "prefetch"}, False),
    ],
)
def test_a_seat_is_for_somebody_who_opens_a_page(said, opened):
    page: Any = LessonPage.__new__(LessonPage)
    page.request = SimpleNamespace(headers=said)

    assert page._opened is opened
