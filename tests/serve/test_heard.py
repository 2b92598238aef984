from __future__ import annotations

import json
from typing import Any

import pytest

from widgets.core.desk import MOST_TEXT
from widgets.serve.heard import heard
from widgets.serve.limits import MOST_MESSAGE, MOST_PLAIN

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
    assert found.name == "a1"
    return found.text


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


def act(response: str) -> str:
    """A form's answer, as a browser writes it."""
    data = {"method": "custom", "content": {"act": {"act": "ask", "response": ["LOG"]}}}
    return said(**content(data=data)).replace('"LOG"', response)


@pytest.mark.parametrize("mark", ["字", "x", "\n", '"', "]", "\\", ","])
def test_the_longest_text_that_a_calculator_takes_passes_whatever_is_in_it(mark):
    text = json.dumps(mark * MOST_TEXT, ensure_ascii=False)
    message = act(text)

    told = json.loads(passed(message))["content"]["data"]["content"]["act"]["response"]

    assert len(message.encode()) <= MOST_MESSAGE
    assert told == [mark * MOST_TEXT]


@pytest.mark.parametrize(
    "many", ["[],", '{"a":[]},', "0,", '"",', "null,", " ", "\n", "[[", '"a":'], ids=repr
)
def test_what_is_long_but_for_its_texts_is_not_even_read(many, monkeypatch):
    monkeypatch.setattr(json, "loads", lambda text: pytest.fail(f"{len(text)} letters were read"))

    assert heard(act(many * MOST_PLAIN)) is None


@pytest.mark.parametrize("end", ["", "\\"])
def test_a_text_without_an_end_is_looked_through_once(end):
    # At every second letter a text could begin: looked at from each, it would be for hours.
    assert heard('"' + '\\"' * (MOST_MESSAGE // 2 - 1) + end) is None


def test_so_much_beside_the_texts_passes_and_no_more():
    least = act('""')
    spare = MOST_PLAIN - sum(map(len, least.split('"')[::2]))

    assert heard(least + " " * spare) is not None
    assert heard(least + " " * (spare + 1)) is None
