from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from widgets.serve.channels import CHANNELS, Channels
from widgets.serve.limits import MOST_UNANSWERED, MOST_WAITING


@pytest.fixture
def channels(monkeypatch):
    made: Any = Channels.__new__(Channels)
    made._unanswered = {}
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "_on_zmq_reply", lambda *_: None)
    return made


def status(state: str, name: str) -> dict[str, Any]:
    parent = {"msg_id": name} if name else {}
    return {"content": {"execution_state": state}, "parent_header": parent}


def test_a_line_has_the_two_channels_that_a_page_uses():
    asked = []

    def connect(channel):
        def connected(identity):
            asked.append((channel, identity))
            return SimpleNamespace()

        return connected

    kernel = {f"connect_{each}": connect(each) for each in ("iopub", "shell", "control", "stdin")}
    made: Any = SimpleNamespace(
        kernel_manager=SimpleNamespace(**kernel),
        session=SimpleNamespace(bsession=b"s"),
        channels={},
    )

    Channels.create_stream(made)

    assert {n: each.channel for n, each in made.channels.items()} == {
        each: each for each in CHANNELS
    }
    assert asked == [("iopub", b"s"), ("shell", b"s")]


def test_so_many_messages_may_be_unanswered_and_each_answer_makes_room(channels):
    assert all(channels.takes(f"m{n}", 1) for n in range(MOST_WAITING))
    assert not channels.takes("more", 1)

    for n in range(2):
        channels._on_zmq_reply(None, status("idle", f"m{n}"))

    assert channels.takes("another", 1)


def test_so_much_may_be_unanswered(channels):
    assert channels.takes("a", MOST_UNANSWERED)
    assert not channels.takes("b", 1)


@pytest.mark.parametrize("answer", [status("busy", "a"), status("idle", ""), status("idle", "b")])
def test_a_message_is_answered_once_the_kernel_is_idle_after_it(channels, answer):
    channels.takes("a", MOST_UNANSWERED)
    channels._on_zmq_reply(None, answer)

    assert not channels.takes("c", 1)


def test_two_messages_of_one_name_are_too_much(channels):
    assert channels.takes("a", 1)
    assert not channels.takes("a", 1)


def test_what_a_kernel_says_is_sent_with_its_characters_as_they_are(channels):
    said = {"content": {"text": "门外有法"}, "buffers": []}

    text = channels._reserialize_reply(said, "iopub")

    assert "门外有法" in text
    assert json.loads(text) == {**said, "channel": "iopub"}
