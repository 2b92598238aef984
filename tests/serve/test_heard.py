from __future__ import annotations

import json
from itertools import accumulate
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.base import deserialize_binary_message

from widgets.core.calculators.state import MOST_TEXT
from widgets.serve.heard import heard
from widgets.serve.limits import MOST_PLAIN, WIDE_MESSAGE

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


def passed(message: str, *, wide: bool = False) -> str:
    found = heard(message, wide=wide)
    assert found is not None
    assert found.name == "a1"
    assert isinstance(found.text, str)
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

    assert len(message.encode()) <= WIDE_MESSAGE
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
    assert heard('"' + '\\"' * (WIDE_MESSAGE // 2 - 1) + end) is None


def test_so_much_beside_the_texts_passes_and_no_more():
    least = act('""')
    spare = MOST_PLAIN - sum(map(len, least.split('"')[::2]))

    assert heard(least + " " * spare) is not None
    assert heard(least + " " * (spare + 1)) is None


CONTROL = {"comm_id": "c3", "target_name": "jupyter.widget.control", "data": {}}
UPDATE = {"method": "update", "state": {"value": 3}, "buffer_paths": []}


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("kernel_info_request", {"x": 1}, {}),
        ("comm_info_request", {"target_name": "any"}, {"target_name": "jupyter.widget"}),
        ("comm_open", {**CONTROL, "more": 1}, CONTROL),
        ("comm_msg", {"comm_id": "c3", "data": UPDATE}, {"comm_id": "c3", "data": UPDATE}),
        ("comm_msg", SAID["content"], SAID["content"]),
        ("comm_close", {"comm_id": "c3"}, {"comm_id": "c3", "data": {}}),
    ],
)
def test_voila_s_own_front_end_is_heard_where_it_is_used(kind, given, kept):
    message = said(**header(msg_type=kind), content=given, metadata={"version": "1.0.0", "x": 1})

    found = json.loads(passed(message, wide=True))
    assert found["content"] == kept
    assert found["metadata"] == ({"version": "1.0.0"} if kind == "comm_open" else {})


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("comm_open", {**CONTROL, "target_name": "jupyter.widget"}),
        ("comm_open", {**CONTROL, "target_name": ["jupyter.widget.control"]}),
        ("comm_open", {**CONTROL, "comm_id": "../c3"}),
        ("comm_open", {"comm_id": "c3", "data": {}}),
        ("comm_open", CONTROL),  # without the version that it speaks
        ("comm_msg", {"comm_id": "c3", "data": [UPDATE]}),
        ("comm_msg", {"comm_id": 3, "data": UPDATE}),
        ("comm_msg", None),
        ("execute_request", {"code": "1"}),
        ("complete_request", {"code": "1"}),
        ("inspect_request", {}),
        ("history_request", {}),
        ("input_reply", {"value": "x"}),
        ("shutdown_request", {}),
        ("interrupt_request", {}),
        ("debug_request", {}),
    ],
)
def test_there_as_well_no_code_is_run_and_no_widget_made(kind, given):
    assert heard(said(**header(msg_type=kind), content=given), wide=True) is None
    assert heard(said(**header(msg_type=kind), content=given, channel="control"), wide=True) is None


def packed(*parts: bytes, begins: list[int] | None = None, count: int | None = None) -> bytes:
    """Parts as Jupyter packs them, or with wrong numbers."""
    at = [*accumulate((len(part) for part in parts), initial=4 * (len(parts) + 1))][:-1]
    numbers = [len(parts) if count is None else count, *(at if begins is None else begins)]
    return b"".join([*(n.to_bytes(4, "big") for n in numbers), *parts])


FILE = said(content={"comm_id": "c3", "data": UPDATE}).encode()


@pytest.mark.parametrize("files", [[], [b"x" * 9], [b"", b"\xff" * 3], [b"1"] * 64])
def test_files_that_a_learner_chose_come_along(files):
    found = heard(packed(FILE, *files), wide=True)

    assert found is not None
    assert isinstance(found.text, bytes)
    told = deserialize_binary_message(found.text)
    assert (found.name, told["buffers"]) == ("a1", files)
    assert told["content"]["data"] == UPDATE


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\0",
        packed(),
        packed(FILE, count=0),
        packed(FILE, count=2),
        packed(FILE, count=2**32 - 1),
        packed(FILE, b"x", begins=[12, 4]),
        packed(FILE, b"x", begins=[0, 12]),
        packed(FILE, b"x", begins=[12, 2**31]),
        packed(FILE, *[b""] * 65),
        packed(b"\xff\xfe", b"x"),
        packed(said(**header(msg_type="execute_request")).encode(), b"x"),
    ],
)
def test_a_message_whose_numbers_are_wrong_is_left_alone(message):
    assert heard(message, wide=True) is None


def test_files_come_along_to_voila_s_front_end_alone():
    assert heard(packed(FILE, b"x")) is None
