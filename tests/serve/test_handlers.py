from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from widgets.content.library import Library
from widgets.serve.handlers import StaticPage, liked
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
