from __future__ import annotations

import gc
import gzip
import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest.mock import Mock

import pytest
from tornado.httpclient import HTTPResponse
from tornado.testing import AsyncHTTPTestCase, gen_test
from tornado.web import Application
from traitlets.config import Config
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.core.errors import LabError
from widgets.core.screen.law import CALCULATORS_PAGE
from widgets.core.text import LANGS
from widgets.serve import app, framing, pages
from widgets.serve.app import Server, _ours
from widgets.serve.base_handler import SECURITY_HEADERS
from widgets.serve.capacity import FILES_A_SEAT, SEAT_MIB, SERVER_FILES, SERVER_MIB, Machine
from widgets.serve.handlers import FOR_GOOD
from widgets.serve.keeper import MOST_FAILURES
from widgets.serve.kernel_socket import KernelSocket
from widgets.serve.lessons import ONLY_IF_ROOM
from widgets.serve.limits import MIB
from widgets.serve.notebook_index import NotebookPath
from widgets.serve.page_secret import secret
from widgets.serve.provisioner import ForkProvisioner

SOURCE = "secret_of_the_author = 6 * 7\nprint(secret_of_the_author)"
TITLE = {"zh": "有人上门要债", "en": "Collectors at the door"}


def notebook(lang: str, *codes: str) -> str:
    text = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {TITLE[lang]}"}
    cells = [
        {
            "cell_type": "code",
            "id": f"code-{i}",
            "metadata": {},
            "source": code,
            "outputs": [],
            "execution_count": None,
        }
        for i, code in enumerate(codes)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "lang": lang, "title": TITLE[lang]}
    return json.dumps(
        {"cells": [text, *cells], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )


def test_the_cap_can_be_set_where_a_server_is_configured():
    assert Server(config=Config({"Server": {"cap": 3}})).cap == 3


class Served(AsyncHTTPTestCase):
    """A server of its own for each test, with one lesson in both languages, and one that fails."""

    def get_app(self) -> Application:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        for lang in LANGS:
            (root / lang).mkdir()
            (root / lang / "01-at-the-door.ipynb").write_text(notebook(lang, SOURCE), "utf-8")
            (root / lang / CALCULATORS_PAGE).write_text(notebook(lang, "1"), "utf-8")
            (root / lang / "02-on-the-phone.ipynb").write_text(notebook(lang, "1 / 0"), "utf-8")
        (root / "zh" / "data.csv").write_text("private", "utf-8")
        self.door = self.opened(root)
        app = Application(**self.door.init_settings())
        app.add_handlers(".*$", self.door.init_handlers())
        return app

    def opened(self, root: Path) -> Server:
        before = signal.getsignal(signal.SIGTERM)
        self.addCleanup(signal.signal, signal.SIGTERM, before)
        door = Server(log_level="CRITICAL")
        door.initialize([str(root)])
        door.connection_dir = str(root)
        return door

    def got(self, path: str, **headers: str) -> HTTPResponse:
        return self.fetch(path, headers=headers, follow_redirects=False)

    def text(self, path: str, **headers: str) -> str:
        return self.got(path, **headers).body.decode()


class TestPages(Served):
    def test_the_home_page_is_chinese_unless_the_browser_says_otherwise(self):
        assert '<html lang="zh">' in self.text("/")
        assert '<html lang="en">' in self.text("/", **{"Accept-Language": "en-GB,en;q=0.9"})

    def test_the_language_asked_for_wins_over_the_browser_s(self):
        assert '<html lang="zh">' in self.text("/?lang=zh", **{"Accept-Language": "en"})
        assert '<html lang="en">' in self.text("/?lang=fr", **{"Accept-Language": "zh"})

    def test_the_card_has_an_address_in_each_language(self):
        for lang in LANGS:
            assert f'<html lang="{lang}">' in self.text(f"/card/{lang}")

    def test_the_card_in_an_unknown_language_leads_to_the_nearest(self):
        for asked, found in (("fr", "en"), ("zh-TW", "zh"), ("EN", "en")):
            answer = self.got(f"/card/{asked}")

            assert (answer.code, answer.headers["Location"]) == (302, f"/card/{found}")

    def test_the_card_of_a_channel_has_an_address_in_each_language(self):
        for lang, title in (("zh", "电话、短信不停？"), ("en", "Calls and messages without end?")):
            assert f"<h1>{title}" in self.text(f"/card/{lang}/on-the-phone")
        led = self.got("/card/fr/on-the-phone")
        assert (led.code, led.headers["Location"]) == (302, "/card/en/on-the-phone")

    def test_the_card_without_a_language_is_in_the_browser_s(self):
        assert '<html lang="en">' in self.text("/card", **{"Accept-Language": "en"})

    def test_a_calculator_has_a_short_address_that_leads_to_its_section(self):
        page = "/voila/render/{}/calculators.ipynb?calc=annual-cost#annual-cost"
        for asked, lang in (("", "zh"), ("/en", "en"), ("/zh/", "zh"), ("/fr", "en")):
            answer = self.got(f"/calculator/annual-cost{asked}")

            assert (answer.code, answer.headers["Location"]) == (302, page.format(lang))
        answer = self.got("/calculator/annual-cost", **{"Accept-Language": "en"})
        assert answer.headers["Location"] == page.format("en")
        assert 'href="/calculator/annual-cost/en"' in self.text("/?lang=en")

    def test_our_sheets_are_served_to_the_pages(self):
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', self.text("/"))

        answers = [self.got(sheet) for sheet in sheets]

        assert [answer.code for answer in answers] == [200, 200]
        assert all(re.fullmatch(r"/assets/[0-9a-f]{8}/\w+\.css", sheet) for sheet in sheets)
        assert {answer.headers["Cache-Control"] for answer in answers} == {FOR_GOOD}

    def test_an_old_address_of_a_sheet_leads_to_the_new_one(self):
        answer = self.fetch("/assets/00000000/door.css")

        assert answer.code == 200
        assert self.door.assets.mark in answer.effective_url

    def test_a_script_goes_compressed_to_whoever_takes_it_so(self):
        path = f"/assets/{self.door.assets.mark}/light.js"
        packed = self.fetch(path, decompress_response=False, headers={"Accept-Encoding": "gzip"})
        plain = self.fetch(path, decompress_response=False, headers={"Accept-Encoding": "identity"})

        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert gzip.decompress(packed.body) == plain.body

    def test_what_is_not_there_is_answered_in_both_languages(self):
        known = ("/nope", "/voila/render/zh/09-none.ipynb", "/card/zh/more", "/assets/x.css")
        for path in (*known, "/calculator", "/calculator/nope", "/calculator/annual-cost/en/x"):
            answer = self.got(path)

            assert answer.code == 404
            assert "没有这个页面" in answer.body.decode()
            assert "There is no such page" in answer.body.decode()

    def test_a_head_request_is_answered_like_a_get(self):
        assert self.fetch("/", method="HEAD").code == 200

    def test_pages_may_fetch_nothing_but_our_own_style_and_set_no_cookie(self):
        for path in ("/", "/card/zh", "/nope"):
            headers = self.got(path).headers

            assert headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert "Set-Cookie" not in headers

    def test_a_line_to_a_kernel_is_ours_and_takes_what_voila_s_takes(self):
        taken = (r"/x", VoilaKernelWebsocketHandler, {"one": 1})

        assert _ours(taken) == (r"/x", KernelSocket, {"one": 1})

    def test_every_answer_has_the_security_headers(self):
        asset = re.findall(r'href="(/assets/[^"]+)"', self.got("/").body.decode())[0]
        pages = ("/", "/card/zh", "/course/zh", "/tea/zh", "/channels/en", "/voila/render/none")
        others = (asset, "/healthz", "/readyz", "/metrics", "/api/kernels/none", "/nope")
        for path in (*pages, *others, "/api/kernels/none/channels"):
            headers = self.got(path).headers

            assert SECURITY_HEADERS.items() <= dict(headers.get_all()).items(), path
        left = self.fetch("/voila/api/shutdown/none", method="POST", body="x")
        assert SECURITY_HEADERS.items() <= dict(left.headers.get_all()).items()

    def test_pages_are_sent_compressed(self):
        answer = self.fetch(
            "/card/zh", decompress_response=False, headers={"Accept-Encoding": "gzip"}
        )

        assert answer.headers["Content-Encoding"] == "gzip"


class TestWhatIsNotServed(Served):
    def test_folders_and_files_cannot_be_looked_through(self):
        paths = (
            "/voila/tree",
            "/voila/tree/zh",
            "/voila/api/contents/",
            "/voila/api/contents/zh/01-at-the-door.ipynb",
            "/voila/files/zh/01-at-the-door.ipynb",
            "/voila/files/zh/data.csv",
            "/api/contents",
            "/login",
        )

        assert {path: self.got(path).code for path in paths} == dict.fromkeys(paths, 404)

    def test_only_a_notebook_on_the_shelf_can_be_opened(self):
        for path in ("zh/data.csv", "../app.ipynb", "zh/%2e%2e/01-at-the-door.ipynb", ""):
            assert self.got(f"/voila/render/{path}").code == 404

    def test_no_extension_is_loaded_and_no_file_beside_a_lesson(self):
        assert self.door.voila_configuration.extension_allowlist == []
        assert self.door.voila_configuration.file_allowlist == []

    def test_a_kernel_hears_what_pages_say_of_widgets_and_no_code(self):
        assert self.door.kernel_manager.allowed_message_types == [
            "comm_msg",
            "kernel_info_request",
            "comm_close",
            "comm_info_request",
            "comm_open",
        ]

    def test_a_line_that_says_nothing_for_twenty_seconds_is_given_up(self):
        settings = self._app.settings

        assert (settings["ws_ping_interval"], settings["ws_ping_timeout"]) == (10_000, 20_000)

    def test_a_kernel_left_alone_is_ended(self):
        manager = self.door.kernel_manager

        assert manager.cull_idle_timeout == pages.IDLE_SECONDS > 0
        assert 0 < manager.cull_interval < pages.IDLE_SECONDS
        assert manager.cull_connected

    def test_a_page_knows_when_it_will_be_ended_so_as_to_warn_before(self):
        place = NotebookPath("zh", "01-at-the-door.ipynb")

        assert (
            framing.frame(self.door.site, place)["idle"]
            == self.door.kernel_manager.cull_idle_timeout
        )

    def test_there_is_no_token_that_would_be_left_unheeded(self):
        assert not {"token", "auto_token"} & {*Server.aliases, *Server.flags}


class TestLessons(Served):
    @gen_test(timeout=60)
    async def test_a_lesson_is_sent_whole_without_its_source_and_asks_no_other_host(self):
        answer = await self.http_client.fetch(
            self.get_url("/voila/render/zh/01-at-the-door.ipynb"), request_timeout=60
        )
        html = answer.body.decode()
        await self.left(html)

        assert '<html lang="zh">' in html
        assert f"<title>{TITLE['zh']} · 门外有法</title>" in html
        assert len(re.findall("<main", html)) == len(re.findall("<h1", html)) == 1
        assert html.index("<h1") < html.index("jupyter-config-data") < html.index("<pre>42")
        assert "secret_of_the_author" not in html
        assert 'href="/voila/render/en/01-at-the-door.ipynb"' in html
        assert self.door.site.library.words("zh")("disclaimer") in html
        assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert "unsafe-eval" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers

    @gen_test(timeout=60)
    async def test_a_cell_that_fails_shows_a_plain_line_and_no_traceback(self):
        answer = await self.http_client.fetch(
            self.get_url("/voila/render/en/02-on-the-phone.ipynb"), request_timeout=60
        )
        html = answer.body.decode()
        await self.left(html)

        assert self.door.site.library.words("en")("part-fault") in html
        assert "ZeroDivisionError" not in html
        assert "Traceback" not in html

    async def left(self, html: str) -> None:
        """Closes the page as the browser does, upon which its kernel ends."""
        found = re.search(r'"kernelId": "([\w-]+)"', html)
        assert found is not None
        manager = self.door.kernel_manager
        assert manager.list_kernel_ids() == [found[1]]

        goodbye = self.get_url(f"/voila/api/shutdown/{found[1]}")
        answer = await self.http_client.fetch(goodbye, method="POST", body=secret(found[1]))

        assert answer.code == 204
        assert manager.list_kernel_ids() == []

    def test_a_lesson_in_an_unknown_language_leads_to_english(self):
        answer = self.got("/voila/render/fr/01-at-the-door.ipynb")

        assert answer.code == 302
        assert answer.headers["Location"] == "/voila/render/en/01-at-the-door.ipynb"


class TestRoom(Served):
    def seats(self, cap: int, machine: Machine) -> int:
        self.door.cap, self.door.machine = cap, machine
        return self.door._seats()

    def test_so_many_learners_come_in_as_are_asked_for_and_there_is_room_for(self):
        small = Machine((SERVER_MIB + 9 * SEAT_MIB) * MIB, 1)

        assert [self.seats(cap, small) for cap in (0, 1, 500)] == [9, 1, 9]

    def test_what_is_too_little_for_what_is_asked_is_told_in_one_line(self):
        few = Machine(2**40, 1, SERVER_FILES + 5 * FILES_A_SEAT)

        with self.assertLogs(self.door.log, "WARNING") as told:
            assert [self.seats(cap, few) for cap in (0, 4, 90)] == [5, 4, 5]

        assert len(told.output) == 1
        assert f"5 seats, 90 asked for: only {few.files} files may be open" in told.output[0]
        assert "1 cores answer" in told.output[0]

    def test_more_learners_than_are_answered_in_time_come_in_where_it_is_asked_for(self):
        assert self.seats(90, Machine(2**40, 1)) == 90

    def test_when_it_is_full_one_waits_on_a_page_and_who_asks_for_room_alone_is_told_at_once(self):
        lesson = "/voila/render/zh/01-at-the-door.ipynb"
        self.door.keeper.seats.cap = 0

        asked, waits = self.got(lesson, **{ONLY_IF_ROOM: "1"}), self.got(lesson)

        assert (asked.code, asked.body) == (503, b"")
        assert (waits.code, "Retry-After" in waits.headers) == (503, True)
        assert '<html lang="zh">' in waits.body.decode()

    def test_a_server_without_a_seat_is_well_and_not_ready(self):
        told = [(answer.code, answer.body) for answer in map(self.got, ("/healthz", "/readyz"))]
        self.door.keeper.seats.cap = 0
        full = [(answer.code, answer.body) for answer in map(self.got, ("/healthz", "/readyz"))]

        assert told == [(200, b"ok\n"), (200, b"ok\n")]
        assert full == [(200, b"ok\n"), (503, b"full\n")]

    def test_a_server_whose_lessons_fail_is_well_and_not_ready(self):
        for _ in range(MOST_FAILURES):
            self.door.keeper.opened(whole=False)

        told = [(answer.code, answer.body) for answer in map(self.got, ("/healthz", "/readyz"))]

        assert told == [(200, b"ok\n"), (503, b"lessons fail\n")]

    def test_a_server_that_has_not_come_up_leaves_no_folder_and_no_process(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.door.connection_dir_root = str(folder)
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self.door.port = taken.getsockname()[1]

            with pytest.raises(LabError, match=f"can be served at 127.0.0.1:{self.door.port}"):
                self.door.start()

        assert [*folder.iterdir()] == []
        assert ForkProvisioner.fork_server is not None
        assert ForkProvisioner.fork_server.process.returncode is not None
        ForkProvisioner.fork_server = None


def test_what_is_loaded_when_a_server_begins_to_listen_is_never_looked_through_again(monkeypatch):
    frozen = []
    loop = Mock(start=lambda: frozen.append(gc.get_freeze_count()))
    monkeypatch.setattr(app, "IOLoop", Mock(current=lambda: loop))
    monkeypatch.setattr(app, "Listener", Mock())

    try:
        Server.listen(Mock())
    finally:
        gc.unfreeze()

    assert frozen[0] > 0


def test_a_start_waits_for_no_grammar_that_nobody_asks_for():
    code = "import sys, widgets.serve.app; sys.exit('lark' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
