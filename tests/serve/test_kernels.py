from __future__ import annotations

import asyncio
import logging
import os
from types import SimpleNamespace

import pytest
import zmq
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from tornado.web import HTTPError

from widgets.serve.capacity import MOST_SOCKETS
from widgets.serve.kernels import BEGUN, Kept, Kernels, pace, widen
from widgets.serve.limits import BUSY_SECONDS, MOST_REPLAYED, MOST_WAITING, WIDE_SECONDS


class Stream:
    closed = False

    def close(self):
        self.closed = True

    def on_recv(self, hear):
        self.hear = hear


class Held(Kernels):
    """Kernels without processes: `ended` tells which were ended, `late` happens meanwhile."""

    def __init__(self):
        super().__init__()
        self.ended = []
        self.late = lambda kernel_id: None


@pytest.fixture
def kernels(monkeypatch):
    made = Held()

    async def shutdown(self, kernel_id, **how):
        self.ended.append((kernel_id, how))
        if kernel_id not in self._kernels:
            raise HTTPError(404)
        self.late(kernel_id)
        del self._kernels[kernel_id]

    monkeypatch.setattr(AsyncMappingKernelManager, "shutdown_kernel", shutdown)
    made._kernels["a"] = object()
    return made


async def test_a_kernel_is_watched_without_what_its_widgets_say(kernels, monkeypatch):
    set_to = []
    socket = SimpleNamespace(setsockopt=lambda *given: set_to.append(given))
    kernels._kernels["a"] = SimpleNamespace(_activity_stream=SimpleNamespace(socket=socket))
    watched = []
    monkeypatch.setattr(
        AsyncMappingKernelManager, "start_watching_activity", lambda _, name: watched.append(name)
    )

    kernels.start_watching_activity("a")

    assert watched == ["a"]
    assert set_to == [(zmq.UNSUBSCRIBE, b""), (zmq.SUBSCRIBE, b"kernel.")]


async def test_a_kernel_that_has_died_is_put_away_with_all_that_was_kept_for_it(kernels):
    kernels._handle_kernel_died("a")
    await asyncio.gather(*kernels._leaving)

    assert kernels.ended == [("a", {"now": True})]
    assert "a" not in kernels
    assert not kernels._leaving


async def test_a_kernel_that_was_put_away_before_it_died_is_no_failure(kernels, caplog):
    caplog.set_level(logging.INFO)
    kernels._handle_kernel_died("none")

    assert await asyncio.gather(*kernels._leaving) == [None]
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "a kernel has died"),
        ("INFO", "a kernel that had died was put away before"),
    ]


async def test_a_page_that_closes_while_its_kernel_ends_leaves_no_line_open(kernels):
    line = Stream()
    kept = {"buffer": [], "session_key": "a:1", "channels": {"iopub": line}}
    kernels.late = lambda kernel_id: kernels._kernel_buffers.update({kernel_id: kept})

    await kernels.shutdown_kernel("a", now=True)

    assert line.closed
    assert "a" not in kernels._kernel_buffers


async def test_what_is_kept_for_another_kernel_stays(kernels):
    line = Stream()
    kept = {"buffer": [], "session_key": "b:1", "channels": {"iopub": line}}
    kernels._kernel_buffers["b"] = kept

    await kernels.shutdown_kernel("a")

    assert not line.closed


def test_an_id_is_told_to_whoever_keeps_count(kernels):
    begun: list[str] = []
    told = BEGUN.set(begun)

    first = kernels.new_kernel_id()
    BEGUN.reset(told)
    second = kernels.new_kernel_id()

    assert begun == [first] != [second]


def test_of_what_a_page_has_missed_the_last_is_kept_that_is_not_too_much():
    kept, part = Kept(), b"x" * (MOST_REPLAYED // 4)

    for n in range(9):
        kept.keep("iopub", [b"%d" % n, part])

    # Of four parts and their names, one is too much.
    assert [parts[0] for _, parts in kept] == [b"6", b"7", b"8"]
    kept.keep("iopub", [b"x" * (MOST_REPLAYED + 1)])
    assert [*kept] == []
    assert kept.size == 0


def test_of_what_a_page_has_missed_so_many_messages_are_kept():
    kept = Kept()

    for n in range(2 * MOST_WAITING):
        kept.keep("iopub", [b"%d" % n])

    assert [parts[0] for _, parts in kept] == [b"%d" % (n + MOST_WAITING) for n in range(len(kept))]
    assert len(kept) == MOST_WAITING


def test_a_page_that_is_away_is_kept_for_within_these_limits(kernels):
    streams = {"iopub": Stream(), "shell": Stream()}

    kernels.start_buffering("a", "a:1", streams)
    streams["shell"].hear([b"first"])
    streams["iopub"].hear([b"second"])
    buffer = kernels.get_buffer("a", "a:1")["buffer"]

    assert isinstance(buffer, Kept)
    assert [*buffer] == [("shell", [b"first"]), ("iopub", [b"second"])]
    for _ in range(1_000):
        streams["iopub"].hear([b"more"])
    assert [*buffer] == [("iopub", [b"more"])] * 1_000


def test_there_are_as_many_sockets_as_the_library_allows(kernels):
    assert kernels.context.get(zmq.MAX_SOCKETS) == MOST_SOCKETS


def test_work_is_told_of_kernels_that_run_and_of_no_others(kernels):
    def kernel(pid):
        return SimpleNamespace(last_activity="then", provisioner=SimpleNamespace(pid=pid))

    starts, gone = kernel(None), kernel(2**22 + 1)  # a number beyond those the system gives
    kernels._kernels |= {"a": kernel(os.getpid()), "starts": starts, "gone": gone}
    kernels._kernels["before"] = SimpleNamespace(provisioner=None)
    kernels._kernels["wide"] = kernel(os.getpid())
    widen(kernels._kernels["wide"])

    found = kernels.work()

    assert {kernel: told[2] for kernel, told in found.items()} == {
        "a": BUSY_SECONDS,
        "wide": WIDE_SECONDS,
    }
    assert found["a"][0] == "then"
    assert found["a"][1] > 0


async def test_a_kernel_that_starts_is_not_idle_and_no_failure(kernels, caplog):
    kernels._kernels = {"starts": ServerKernelManager()}

    await kernels.cull_kernels()

    assert "starts" in kernels
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_kernel_is_killed_where_there_is_one(kernels):
    killed = []

    async def kill():
        killed.append("k")

    kernels._kernels |= {"k": SimpleNamespace(provisioner=SimpleNamespace(kill=kill))}
    kernels._kernels |= {"starts": SimpleNamespace(provisioner=None)}
    for kernel in ("k", "starts", "gone"):
        await kernels.kill(kernel)

    assert killed == ["k"]


async def test_at_the_end_every_kernel_is_ended_though_one_never_came_up(kernels, monkeypatch):
    kernels._kernels["b"] = object()
    kernels._pending_kernels["never"] = object()
    kernels.late = lambda kernel_id: 1 / (kernel_id != "a")

    await kernels.shutdown_all()

    assert sorted(kernel for kernel, _ in kernels.ended) == ["a", "b"]
    assert "b" not in kernels


def test_a_page_speaks_no_faster_on_another_line_to_the_same_kernel():
    one, another = SimpleNamespace(), SimpleNamespace()

    assert pace(one) is pace(one)
    assert pace(one) is not pace(another)
