from __future__ import annotations

import socket
from contextlib import asynccontextmanager
from unittest.mock import AsyncMock

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from widgets.content.layout import fingerprint
from widgets.serve import preview
from widgets.serve.preview import main, page, served

ITEM = "quizzes/bank/form-a.yaml"


@asynccontextmanager
async def serving(root, kind, name):
    """The preview on a port of its own; gives what answers a path."""
    listening, port = bind_unused_port()
    server = HTTPServer(served(root, kind, name))
    server.add_sockets([listening])

    async def got(path):
        return await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}{path}", raise_error=False)

    yield got
    server.stop()


async def test_the_page_shows_the_item_and_the_number_changes_when_it_is_saved(small_root):
    path = small_root / ITEM

    async with serving(small_root, "item", "form-a") as got:
        before, number = await got("/"), await got("/mark")
        path.write_text(path.read_text().replace("The stem of form-a", "Another stem"))
        after, other = await got("/"), await got("/mark")

    assert "The stem of form-a" in before.body.decode()
    assert "Another stem" in after.body.decode()
    assert f'data-mark="{number.body.decode()}"' in before.body.decode()
    assert f'data-mark="{other.body.decode()}"' in after.body.decode()
    assert number.body != other.body


async def test_its_style_and_script_are_its_own_and_nothing_else_can_be_had(small_root):
    async with serving(small_root, "item", "form-a") as got:
        home = await got("/")
        own = {name: await got(name) for name in ("/preview.js", "/preview.css", "/mark")}
        told = {name: answer.headers["Content-Type"] for name, answer in own.items()}
        assert told == {
            "/preview.js": "text/javascript",
            "/preview.css": "text/css",
            "/mark": "text/plain",
        }
        assert own.pop("/mark").headers["Cache-Control"] == "no-store"
        found = {name: answer.code for name, answer in own.items()}
        refused = [(await got(name)).code for name in ("/../app.py", "/preview.py", "/door.js")]

    assert home.headers["Cache-Control"] == "no-store"
    assert found == {"/preview.js": 200, "/preview.css": 200}
    assert refused == [404, 404, 404]
    assert home.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; style-src 'self'"
    )
    assert "http://" not in home.body.decode()
    assert "https://" not in home.body.decode()


def test_a_page_says_of_each_answer_whether_it_is_right_and_escapes_what_is_written(small_root):
    path = small_root / ITEM
    path.write_text(path.read_text().replace("en: Option Y", "en: <b>Y</b>"))

    html = page(small_root, "item", "form-a")

    assert '<tr class="entry right"><th scope="row">✓ x</th>' in html
    assert '<tr class="entry wrong"><th scope="row">✗ y</th>' in html
    assert '<td lang="zh">选项乙</td><td lang="en">&lt;b&gt;Y&lt;/b&gt;</td>' in html
    assert "Nobody may force a way in." in html


def test_a_page_shows_the_faults_of_the_file_and_of_what_is_cited(small_root):
    path = small_root / ITEM
    text = path.read_text().replace("objective:", "objektive:")
    path.write_text(text.replace("cite: [new-act/47.3]\n  - id: y", "cite: [new-act/9]\n  - id: y"))

    html = page(small_root, "item", "form-a")

    assert html.count('class="fault"') == 3
    assert "did you mean &#39;objective&#39;?" in html


@pytest.mark.parametrize(
    ("kind", "name", "holds"),
    [
        ("scenario", "b-seat", "✓ ask"),
        ("lesson", "small", "quizzes/bank/twin-b.yaml"),
        ("article", "new-act/47.3", "《新法》第47条第（三）项"),
    ],
)
def test_scenarios_lessons_and_articles_have_a_page_too(small_root, kind, name, holds):
    assert holds in page(small_root, kind, name)


def test_what_is_taken_away_while_it_is_shown_is_told_on_its_page(small_root):
    (small_root / ITEM).unlink()

    html = page(small_root, "item", "form-a")

    assert "no item &#39;form-a&#39;; did you mean &#39;form-b&#39;?" in html
    assert f'data-mark="{fingerprint(small_root)}"' in html


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "make preview ITEM=door-a1"),
        (["item", ""], "make preview ITEM=door-a1"),
        (["poem", "x"], "make preview ITEM=door-a1"),
        (["item", "form-x"], "no item 'form-x'; did you mean 'form-b'?"),
        (["item", "form-a", "port"], "invalid literal"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_anything_is_served(
    small_root, monkeypatch, capsys, arguments, told
):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert main(arguments) == 1
    assert told in capsys.readouterr().out


def test_a_port_that_is_taken_is_told(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    with socket.create_server(("127.0.0.1", 0)) as taken:
        status = main(["item", "form-a", str(taken.getsockname()[1])])

    assert status == 1
    assert "in use" in capsys.readouterr().out


def test_who_stops_it_is_told_of_no_fault(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    monkeypatch.setattr(preview, "serve", AsyncMock(side_effect=KeyboardInterrupt))

    status = main(["item", "form-a"])

    assert status == 0
    assert capsys.readouterr().out.startswith(f"http://127.0.0.1:{preview.PORT}/ shows form-a")
