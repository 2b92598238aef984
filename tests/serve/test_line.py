from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from tornado.web import HTTPError

from widgets.serve.line import Line, heard

SAID: dict[str, Any] = {
    "channel": "shell",
    "header": {"msg_id": "a1", "msg_type": "comm_msg", "session": "b2"},
    "content": {"comm_id": "c3", "data": {"method": "custom", "content": {"act": {"act": "go"}}}},
}


def said(**parts: Any) -> str:
    return json.dumps({**SAID, **parts})


def header(**parts: Any) -> dict[str, Any]:
    return {"header": {**SAID["header"], **parts}}


def content(**parts: Any) -> dict[str, Any]:
    return {"content": {**SAID["content"], **parts}}


def passed(message: str) -> str:
    found = heard(message)
    assert found is not None
    return found


def test_what_a_page_says_passes():
    found = json.loads(passed(said()))

    assert (found["channel"], found["content"]) == ("shell", SAID["content"])
    assert found["header"].items() >= SAID["header"].items()


def test_a_page_may_ask_whether_its_kernel_is_there():
    found = json.loads(passed(said(**header(msg_type="kernel_info_request"), content={"x": 1})))

    assert (found["header"]["msg_type"], found["content"]) == ("kernel_info_request", {})


def test_what_else_a_message_holds_is_left_behind():
    found = passed(said(buffers=["x"], metadata={"secret": 1}, parent_header=[], more=1))

    assert json.loads(found) == json.loads(passed(said()))


def test_half_a_character_is_replaced_so_that_the_rest_can_be_sent():
    act = {"method": "custom", "content": {"act": {"act": "go", "to": "\ud83d!"}}}

    assert '"?!"' in passed(said(**content(data=act))).replace("\\", "")


@pytest.mark.parametrize(
    "message",
    [
        b"",
        said().encode(),
        "",
        "{",
        "[]",
        "{}",
        "1",
        "null",
        "[" * 100_000,
        "9" * 5_000,
        said(channel="control"),
        said(channel=None),
        said(channel=[]),
        said(header=None),
        said(header=[]),
        said(content=None),
        said(content="x"),
        said(**header(msg_type="execute_request")),
        said(**header(msg_type="comm_open")),
        said(**header(msg_type=["comm_msg"])),
        said(**header(msg_id=1)),
        said(**header(msg_id="")),
        said(**header(session="a\nb")),
        said(**header(session="x" * 65)),
        said(**content(comm_id=None)),
        said(**content(comm_id="../c3")),
        said(**content(comm_id="门")),
        said(**content(data=None)),
        said(**content(data={"method": "update", "state": {"view": {}}})),
        said(**content(data={"method": "request_state"})),
        said(**content(data={"method": "custom"})),
        said(**content(data={"method": "custom", "content": "x"})),
        said(**content(data={"method": "custom", "content": {"x": float("nan")}})),
    ],
)
def test_what_no_page_says_does_not_pass(message):
    assert heard(message) is None


def test_a_failure_on_a_line_is_logged_by_its_kind_alone(caplog):
    line = Line.__new__(Line)

    line.log_exception(ValueError, ValueError("typed by a learner"), None)
    line.log_exception(HTTPError, HTTPError(404, "typed"), None)

    assert [record.getMessage() for record in caplog.records] == ["a line failed: ValueError"]


def test_one_line_cannot_fill_the_log(caplog):
    line = Line.__new__(Line)
    line.connection = None

    with caplog.at_level(logging.DEBUG):
        for n in range(100):
            line.on_message(f"typed {n}")

    assert len(caplog.records) == 1
    assert "typed" not in caplog.text


def test_no_binary_protocol_is_agreed_on():
    select: Any = Line.__new__(Line).select_subprotocol

    assert select(["v1.kernel.websocket.jupyter.org"]) is None
