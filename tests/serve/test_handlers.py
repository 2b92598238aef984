from __future__ import annotations

import gzip
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from widgets.content.library import Library
from widgets.serve.assets import Assets
from widgets.serve.handlers import (
    Asset,
    CardPage,
    CoursePage,
    KernelModel,
    StaticPage,
    StatusPage,
    TeaPage,
    liked,
)
from widgets.serve.lookup import LookupPage
from widgets.serve.notebook_index import NotebookIndex
from widgets.serve.site import Site


@pytest.mark.parametrize(
    ("status", "said"), [(404, "没有这个页面"), (405, "没有这个页面"), (500, "这一页没能打开")]
)
def test_an_error_says_whether_the_fault_is_ours(small_root: Path, status: int, said: str):
    finished = list[str]()
    request = SimpleNamespace(headers={}, query_arguments={})
    page: Any = SimpleNamespace(
        site=Site(Library(small_root), NotebookIndex(small_root)),
        request=request,
        finish=finished.append,
    )

    StaticPage.write_error(page, status)

    assert said in finished[0]


def test_a_language_that_cannot_be_read_is_asked_for_by_nobody():
    def answered(*asked: bytes) -> str:
        query = {"lang": [*asked]} if asked else {}
        handler: Any = SimpleNamespace(request=SimpleNamespace(headers={}, query_arguments=query))
        return liked(handler)

    assert [answered(), answered(b"zh", b"\xff"), answered(b"zh")] == ["zh", "en", "zh"]


@pytest.mark.parametrize(
    ("kind", "given", "lang"),
    [
        (CardPage, (None, None), "en"),
        (CardPage, ("", None), "en"),
        (CardPage, ("zh", None), "zh"),
        (CoursePage, (), "en"),
        (CoursePage, ("zh",), "zh"),
        (TeaPage, (), "en"),
        (TeaPage, ("zh",), "zh"),
        (LookupPage, ("channels",), "en"),
    ],
)
def test_a_page_is_in_the_language_asked_for_or_else_in_the_browser_s(
    tmp_path: Path, kind: type[StaticPage], given: tuple[Any, ...], lang: str
):
    written = list[str]()
    request = SimpleNamespace(headers={"Accept-Language": "en"}, query_arguments={})
    page: Any = SimpleNamespace(
        site=Site(Library.open(), NotebookIndex(tmp_path)),
        request=request,
        write=written.append,
    )

    kind.get(page, *given)

    assert f'<html lang="{lang}"' in written[0]


def test_a_page_s_head_is_what_the_page_would_be_answered_with():
    asked = list[tuple[str, ...]]()
    page: Any = SimpleNamespace(get=lambda *given: asked.append(given))

    StaticPage.head(page, "zh")

    assert asked == [("zh",)]


@pytest.mark.parametrize(("accepted", "coding"), [("br, gzip", "gzip"), ("br", None), (None, None)])
def test_a_file_is_compressed_for_who_takes_it_so_and_is_said_to_be(accepted, coding):
    assets, told, sent = Assets(), dict[str, str](), list[bytes]()
    name = assets.names[0]
    asset: Any = SimpleNamespace(
        assets=assets,
        request=SimpleNamespace(headers={"Accept-Encoding": accepted} if accepted else {}),
        set_header=told.__setitem__,
        write=sent.append,
    )

    Asset.get(asset, assets.mark, name)

    assert told.get("Content-Encoding") == coding
    assert (gzip.decompress(sent[0]) if coding else sent[0]) == assets.file(name).plain


def test_a_file_of_an_older_page_is_found_where_it_is_now_however_deep_it_stands(tmp_path: Path):
    (tmp_path / "a.css").write_text("a { color: red }")
    assets = Assets(dict.fromkeys(("a.css", "deep/a.css"), tmp_path / "a.css"))
    sent_to: list[str] = []
    asset: Any = SimpleNamespace(assets=assets, redirect=sent_to.append)

    for name in assets.names:
        Asset.get(asset, "older", name)

    assert sent_to == [f"../{assets.mark}/a.css", f"../../{assets.mark}/deep/a.css"]


def test_what_is_told_of_the_server_is_never_kept():
    told, sent = dict[str, str](), list[str]()
    page: Any = SimpleNamespace(
        keeper=SimpleNamespace(taken=0, seats=SimpleNamespace(cap=1)),
        set_header=told.__setitem__,
        finish=sent.append,
    )

    StatusPage.get(page, "healthz")

    assert (told["Cache-Control"], sent) == ("no-store", ["ok\n"])


@pytest.mark.parametrize(
    ("fails", "taken", "state"),
    [(False, 1, "ok"), (False, 2, "full"), (True, 0, "lessons fail")],
)
def test_a_server_is_ready_while_lessons_open_and_a_seat_is_free(fails, taken, state):
    keeper = SimpleNamespace(fails=fails, taken=taken, seats=SimpleNamespace(cap=2))
    page: Any = SimpleNamespace(keeper=keeper)

    assert StatusPage._ready(page) == state


def test_who_asks_for_a_kernel_that_is_gone_is_answered_without_a_word():
    ended = list[bool]()
    asked: Any = SimpleNamespace(finish=lambda: ended.append(True))

    KernelModel.write_error(asked, 404)

    assert ended == [True]
