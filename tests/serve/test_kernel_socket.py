from __future__ import annotations

import asyncio
import json
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.serve import kernel_socket
from widgets.serve.kernel_socket import _LINES, KernelSocket, _held
from widgets.serve.kernels import pace
from widgets.serve.limits import (
    LEAST_COUNTED,
    MOST_AT_ONCE,
    MOST_LINES,
    MOST_MESSAGE,
    MOST_OWED,
    WIDE_MESSAGE,
)
from widgets.serve.pace import Pace
from widgets.serve.page_secret import secret

NOW = 100.0
"""What the clock says all the while."""


class Stream:
    """A page's end, which takes what it is sent when it is told to."""

    closed = False

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def line(monkeypatch):
    """A line whose page reads only what is in `sent` and done; each message is a future there."""
    made: Any = KernelSocket.__new__(KernelSocket)
    made.sent = []
    made._pace = Pace()
    made.connection = None
    made.ws_connection = SimpleNamespace(stream=Stream())

    def write(self, *_given):
        if self.ws_connection.stream.closed:
            raise WebSocketClosedError
        self.sent.append(asyncio.get_running_loop().create_future())
        return self.sent[-1]

    monkeypatch.setattr(VoilaKernelWebsocketHandler, "write_message", write)
    monkeypatch.setattr(kernel_socket, "monotonic", lambda: NOW)
    return made


async def test_a_line_sends_each_message_at_once(line, monkeypatch):
    told = []

    async def opened(self):
        told.append("open")

    line.set_nodelay = told.append
    monkeypatch.setattr(VoilaKernelWebsocketHandler, "open", opened)

    await line.open()

    assert told == [True, "open"]


async def test_a_line_that_is_not_read_is_closed_and_one_that_is_stays(line):
    part = "字" * (MOST_OWED // 6)  # half of what may be owed, at three bytes each

    for _ in range(9):
        line.write_message(part)
        line.sent[-1].set_result(None)
        await asyncio.sleep(0)
    assert not line.ws_connection.stream.closed

    for n in range(4):
        line.write_message(part)
        assert line.ws_connection.stream.closed is (n == 3)


async def test_one_view_of_any_length_is_sent_and_what_follows_upon_it(line):
    line.write_message("x" * MOST_OWED)
    line.write_message("idle")

    assert len(line.sent) == 2
    assert not line.ws_connection.stream.closed


async def test_what_is_said_to_a_page_that_has_gone_is_no_failure(line, caplog):
    line.write_message("x")
    line.sent[0].set_exception(WebSocketClosedError())
    await asyncio.sleep(0)
    line.ws_connection.stream.close()

    assert line.write_message("y") is None
    del line.sent[0]
    assert caplog.records == []
    assert line._owed == 0


async def test_a_line_that_says_more_than_its_kernel_hears_is_closed(line, monkeypatch):
    heard = []
    takes = iter([True, False])
    line.connection = SimpleNamespace(
        takes=lambda name, size: next(takes), handle_incoming_message=heard.append
    )
    message = (
        '{"channel": "shell", "content": {},'
        ' "header": {"msg_id": "a", "msg_type": "kernel_info_request", "session": "b"}}'
    )

    await line.on_message(message)
    assert not line.ws_connection.stream.closed
    await line.on_message(message)

    assert line.ws_connection.stream.closed
    assert len(heard) == 1


async def test_what_is_said_before_the_line_to_its_kernel_stands_is_left_alone(line):
    header = {"msg_id": "a", "msg_type": "kernel_info_request", "session": "b"}

    await line.on_message(json.dumps({"channel": "shell", "header": header, "content": {}}))

    assert line._warned
    assert not line.ws_connection.stream.closed


async def test_a_line_that_says_much_is_read_on_after_a_while_and_what_it_said_is_left_alone(
    line, monkeypatch
):
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    monkeypatch.setattr(kernel_socket, "asyncio", SimpleNamespace(sleep=sleep))
    long = "x" * (MOST_AT_ONCE // 10)

    for _ in range(11):
        await line.on_message(long)

    assert waits[:10] == [0] * 10
    assert waits[10] > 0
    assert not line.ws_connection.stream.closed


async def test_after_each_message_of_a_line_others_have_their_turn(line):
    order = []
    asyncio.get_running_loop().call_soon(order.append, "another")

    for n in range(2):
        await line.on_message("x")
        order.append(n)

    assert order == ["another", 0, 1]


async def test_what_a_line_is_told_counts_as_said_so_that_long_views_are_not_asked_for_on_and_on(
    line,
):
    for _ in range(MOST_AT_ONCE // MOST_OWED + 1):
        line.write_message("x" * MOST_OWED)
        line.sent[-1].set_result(None)
        await asyncio.sleep(0)

    assert line._pace.wait(1, NOW) > 0


@pytest.mark.parametrize(("wide", "most"), [(False, MOST_MESSAGE), (True, WIDE_MESSAGE)])
def test_a_page_of_ours_says_what_is_long_in_pieces_and_voila_s_own_front_end_does_not(
    line, wide, most
):
    line._wide = wide

    assert line.max_message_size == most


def test_a_line_that_asks_on_and_on_whether_it_stands_is_closed(line):
    for _ in range(MOST_AT_ONCE // LEAST_COUNTED):
        line.on_ping(b"")
    assert not line.ws_connection.stream.closed

    line.on_ping(b"")

    assert line.ws_connection.stream.closed


@pytest.mark.parametrize("wide", [False, True])
async def test_only_the_page_with_voila_s_own_front_end_sets_a_widget_by_itself(line, wide):
    heard = []
    line.connection = SimpleNamespace(
        takes=lambda name, size: True, handle_incoming_message=heard.append
    )
    line._wide = wide
    data = {"method": "update", "state": {"value": 1}}
    header = {"msg_id": "a", "msg_type": "comm_msg", "session": "b"}
    content = {"comm_id": "c", "data": data}

    await line.on_message(json.dumps({"channel": "shell", "header": header, "content": content}))

    assert len(heard) == wide


def test_a_kernel_has_so_many_lines_and_a_line_that_ends_makes_room():
    held = [_held("k") for _ in range(MOST_LINES)]
    for each in held:
        each.__enter__()

    with pytest.raises(HTTPError, match="429"), _held("k"):
        pass
    with _held("another"):
        pass
    held.pop().__exit__(None, None, None)
    with _held("k"):
        pass
    for each in held:
        each.__exit__(None, None, None)

    assert not _LINES


def test_a_failure_on_a_line_is_logged_by_its_kind_alone(caplog):
    line = KernelSocket.__new__(KernelSocket)

    line.log_exception(ValueError, ValueError("typed by a learner"), None)
    line.log_exception(HTTPError, HTTPError(404, "typed"), None)

    assert [record.getMessage() for record in caplog.records] == ["a line failed: ValueError"]


async def test_one_line_cannot_fill_the_log(line, caplog):
    with caplog.at_level(logging.DEBUG):
        for n in range(100):
            await line.on_message(f"typed {n}")

    assert len(caplog.records) == 1
    assert "typed" not in caplog.text


def test_a_page_s_secret_is_agreed_on_and_no_binary_protocol_is():
    line = KernelSocket.__new__(KernelSocket)
    line.kernel_id = "one"
    binary = "v1.kernel.websocket.jupyter.org"

    assert line.select_subprotocol([binary, secret("two")]) is None
    assert line.select_subprotocol([binary, secret("one")]) == secret("one")


@pytest.fixture
def comes(line, monkeypatch):
    """A page that asks for the line of the kernel `one`, with what it offers and its session."""
    ready = []

    async def prepared(self):
        ready.append("prepared")

    async def come(offered: str | None, session: str = "page-1") -> list[str]:
        monkeypatch.setattr(VoilaKernelWebsocketHandler, "prepare", prepared, raising=False)
        headers = {} if offered is None else {"Sec-WebSocket-Protocol": offered}
        line.request = SimpleNamespace(headers=headers)
        line.path_kwargs = {"kernel_id": "one"}
        line.get_query_argument = {"session_id": session}.get
        await line.prepare()
        return ready

    return come


async def test_a_page_that_knows_its_kernel_s_secret_is_let_in(comes):
    assert await comes(f"v1.kernel.websocket.jupyter.org, {secret('one')}") == ["prepared"]


@pytest.mark.parametrize(
    ("kernel", "session", "status"),
    [
        (None, "page-1", 404),
        ("two", "page-1", 404),
        ("one", "", 400),
        ("one", "a b", 400),
        ("one", "x" * 65, 400),
    ],
)
async def test_who_does_not_know_it_or_has_no_name_of_ours_is_not(comes, kernel, session, status):
    with pytest.raises(HTTPError, match=str(status)):
        await comes(kernel and secret(kernel), session)


async def test_who_offers_an_empty_secret_is_not_let_in(comes):
    with pytest.raises(HTTPError, match="404"):
        await comes("", "page-1")


@pytest.mark.parametrize(("alive", "wide"), [(True, False), (True, True), (False, False)])
async def test_nobody_waits_for_a_kernel_that_has_died(line, monkeypatch, alive, wide):
    kernel, begun = SimpleNamespace(is_alive=lambda: alive, is_wide=wide), []

    async def pre_get(self):
        begun.append(self._wide)

    monkeypatch.setattr(VoilaKernelWebsocketHandler, "pre_get", pre_get)
    kernels = SimpleNamespace(get_kernel={"one": kernel}.__getitem__)
    line.application = SimpleNamespace(settings={"kernel_manager": kernels})
    line.kernel_id = "one"

    if alive:
        await line.pre_get()
        assert begun == [wide]
        assert line._pace is pace(kernel)
    else:
        with pytest.raises(HTTPError, match="404"):
            await line.pre_get()
        assert begun == []


async def test_a_line_is_held_for_as_long_as_its_page_is_there(line, monkeypatch):
    held = []

    async def get(self, kernel):
        held.append((kernel, _LINES[kernel]))

    monkeypatch.setattr(VoilaKernelWebsocketHandler, "get", get)

    await line.get("one")

    assert held == [("one", 1)]
    assert not _LINES


def test_who_is_refused_a_line_is_answered_without_a_word(line):
    ended: list[bool] = []
    line.finish = lambda: ended.append(True)

    line.write_error(404)

    assert ended == [True]
