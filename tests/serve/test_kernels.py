from __future__ import annotations

import asyncio

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from widgets.serve.app import SETTINGS
from widgets.serve.kernels import BEGUN, Kernels


class Stream:
    closed = False

    def close(self):
        self.closed = True


class Kept(Kernels):
    """Kernels without processes: `ended` tells which were ended, `late` happens meanwhile."""

    def __init__(self):
        super().__init__()
        self.ended = []
        self.late = lambda kernel_id: None


@pytest.fixture
def kernels(monkeypatch):
    made = Kept()

    async def shutdown(self, kernel_id, **how):
        self.ended.append((kernel_id, how))
        if kernel_id not in self._kernels:
            raise HTTPError(404)
        self.late(kernel_id)
        del self._kernels[kernel_id]

    monkeypatch.setattr(AsyncMappingKernelManager, "shutdown_kernel", shutdown)
    made._kernels["a"] = object()
    return made


async def test_a_kernel_that_has_died_is_put_away_with_all_that_was_kept_for_it(kernels):
    kernels._handle_kernel_died("a")
    await asyncio.gather(*kernels._leaving)

    assert kernels.ended == [("a", {"now": True})]
    assert "a" not in kernels
    assert not kernels._leaving


async def test_a_kernel_that_was_put_away_before_it_died_is_no_failure(kernels):
    kernels._handle_kernel_died("none")

    assert await asyncio.gather(*kernels._leaving) == [None]


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


def test_the_server_starts_no_kernel_anew_and_looks_every_second_whether_one_has_died():
    assert SETTINGS.VoilaConfiguration.multi_kernel_manager_class is Kernels
    assert SETTINGS.KernelRestarter.restart_limit == 0
    assert SETTINGS.KernelRestarter.time_to_dead <= 1


def test_an_id_is_told_to_whoever_keeps_count(kernels):
    begun: list[str] = []
    told = BEGUN.set(begun)

    first = kernels.new_kernel_id()
    BEGUN.reset(told)
    second = kernels.new_kernel_id()

    assert begun == [first] != [second]
