"""The server's own line to a kernel it has just started."""

from __future__ import annotations

import asyncio
from queue import Empty

import pytest
import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel

from widgets.serve.greeting import STEP, Greeter, Looking, WideGreeter

REPLY = {"msg_type": "kernel_info_reply", "content": {}}


class Channel:
    """Gives what was put into it, and then nothing."""

    def __init__(self, *told):
        self.told = list(told)

    async def get_msg(self, **_patience):
        if not self.told:
            raise Empty
        return self.told.pop(0)


def greeter(monkeypatch, shell, iopub, *, alive=True):
    asked = []

    async def lives(_self):
        return alive

    monkeypatch.setattr(Greeter, "shell_channel", shell)
    monkeypatch.setattr(Greeter, "iopub_channel", iopub)
    monkeypatch.setattr(Greeter, "is_alive", lives)
    monkeypatch.setattr(Greeter, "kernel_info", lambda _self: asked.append("hello"))
    monkeypatch.setattr(Greeter, "_handle_kernel_info_reply", lambda _self, _reply: None)
    return Greeter(), asked


def test_a_kernel_that_answers_is_ready_at_once(monkeypatch):
    one, asked = greeter(monkeypatch, Channel(REPLY), Channel({}))

    asyncio.run(one.wait_for_ready(timeout=5))

    assert asked == ["hello"]


def test_a_kernel_not_yet_heard_telling_what_it_does_is_greeted_again(monkeypatch):
    silent = Channel()
    one, asked = greeter(monkeypatch, Channel(REPLY, REPLY), silent)

    def greet(_self):
        asked.append("hello")
        if len(asked) == 2:
            silent.told.append({})

    monkeypatch.setattr(Greeter, "kernel_info", greet)

    asyncio.run(one.wait_for_ready(timeout=5))

    assert asked == ["hello", "hello"]


def test_a_kernel_that_has_ended_is_not_waited_for(monkeypatch):
    one, _asked = greeter(monkeypatch, Channel(), Channel(), alive=False)

    with pytest.raises(RuntimeError, match="ended"):
        asyncio.run(one.wait_for_ready(timeout=5))


def test_a_kernel_that_never_answers_is_given_up(monkeypatch):
    one, _asked = greeter(monkeypatch, Channel(), Channel())

    with pytest.raises(RuntimeError, match="within"):
        asyncio.run(one.wait_for_ready(timeout=1e-9))


SAID = (b"comm-1", b"kernel.1.status", b"comm-2", b"display_data", b"stream.stdout", b"end")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Greeter, [topic for topic in SAID if not topic.startswith(b"comm")]),
        (WideGreeter, [*SAID]),
    ],
)
def test_what_widgets_say_is_sent_only_where_those_of_others_are_drawn(kind, told, monkeypatch):
    with zmq.Context() as context:
        telling, hearing = context.socket(zmq.XPUB), context.socket(zmq.SUB)
        hearing.setsockopt(zmq.SUBSCRIBE, b"")
        telling.bind("inproc://told")
        hearing.connect("inproc://told")
        monkeypatch.setattr(AsyncKernelClient, "connect_iopub", lambda _self, _identity: hearing)
        line = kind().connect_iopub()
        line.setsockopt(zmq.SUBSCRIBE, b"end")
        while telling.recv() != b"\x01end":
            pass
        for topic in SAID:
            telling.send(topic)

        heard = [hearing.recv()]
        while heard[-1] != b"end":
            heard.append(hearing.recv())
        telling.close()
        hearing.close()

    assert heard == told


@pytest.fixture
def looked(monkeypatch):
    """How long each look on a line lasts at the most; a message is seen only by the fifth."""
    times = []

    async def get_msg(_self, timeout):  # noqa: ASYNC109
        times.append(timeout)
        await asyncio.sleep(min(timeout, 0.01))
        if len(times) < 5:
            raise Empty
        return REPLY

    monkeypatch.setattr(AsyncZMQSocketChannel, "get_msg", get_msg)
    return times


@pytest.mark.parametrize("timeout", [None, 40])
def test_what_came_without_a_sign_is_found_at_the_next_look(looked, timeout):
    assert asyncio.run(Looking.__new__(Looking).get_msg(timeout)) == REPLY
    assert looked == [STEP] * 5


def test_a_line_on_which_nothing_comes_is_left_in_time(looked):
    with pytest.raises(Empty):
        asyncio.run(Looking.__new__(Looking).get_msg(0.02))

    assert len(looked) < 5


def test_where_widgets_of_others_are_drawn_it_is_looked_again_and_again():
    assert WideGreeter().shell_channel_class is Looking
    assert Greeter().shell_channel_class is AsyncZMQSocketChannel
