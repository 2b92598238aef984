from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from widgets.serve.warm_pool import WarmPool

NOTEBOOK = "zh/01-at-the-door.ipynb"


class Kernels:
    """What Voilà keeps of a pool, without kernels: a seat is begun, started, and drawn."""

    def __init__(self) -> None:
        self.kernel_pools_config = {}
        self._pools = {}
        self.alive = {}
        self.drawing = {}

    @property
    def pool(self):
        return self._pools.setdefault(NOTEBOOK, [])

    def fill_if_needed(self, delay, notebook_name):
        assert delay == 0
        size = self.kernel_pools_config[notebook_name]["pool_size"]
        pool = self._pools.setdefault(notebook_name, [])
        pool += [asyncio.get_running_loop().create_future() for _ in range(size - len(pool))]

    async def shutdown_kernel(self, kernel, now):
        assert now
        self._pools[NOTEBOOK] = [s for s in self.pool if s.result()["kernel_id"] != kernel]
        del self.alive[kernel]

    def get_kernel(self, kernel):
        return self.alive[kernel]

    def started(self, *names: str) -> None:
        """The seats that are begun get kernels of these names."""
        for seat, name in zip([s for s in self.pool if not s.done()], names, strict=False):
            self.alive[name] = SimpleNamespace(last_activity=None)
            self.drawing[name] = asyncio.get_running_loop().create_future()
            seat.set_result({"kernel_id": name, "task": self.drawing[name]})

    def drawn(self, *names: str) -> None:
        for name in names:
            self.drawing[name].set_result("html")

    def warm(self, *names: str) -> None:
        self.started(*names)
        self.drawn(*names)


@pytest.fixture
def kernels():
    return Kernels()


@pytest.fixture
def row(kernels):
    return WarmPool(kernels, NOTEBOOK)


async def test_a_seat_is_warm_once_its_page_is_drawn(kernels, row):
    row.more(3)
    kernels.started("a", "b")
    kernels.drawn("a")

    assert (row.begun, row.warming, row.warmed, row.waiting) == (3, 2, 1, 3)


async def test_a_seat_taken_early_has_been_warmed_all_the_same(kernels, row):
    row.more(2)
    kernels.warm("a", "b")
    kernels.pool.pop(0)

    assert (row.warmed, row.waiting) == (2, 1)


async def test_a_seat_that_failed_is_settled_and_not_warm(kernels, row):
    row.more(3)
    kernels.pool[0].set_exception(OSError())
    kernels.pool[1].cancel()
    kernels.started("c")
    kernels.drawing["c"].set_exception(RuntimeError())

    assert (row.settled, row.warmed, row.warming) == (3, 0, 0)


async def test_voila_itself_fills_nothing(kernels, row):
    row.more(2)

    assert kernels.kernel_pools_config == {"default": {"pool_size": 0}}


async def test_what_is_missing_is_made_up_for_one_by_one(kernels, row):
    await row.keep(3)
    assert row.waiting == 1
    await row.keep(3)
    assert row.waiting == 1  # the first is still on its way

    kernels.warm("a")
    await row.keep(3)

    assert row.waiting == 2


async def test_nothing_is_warmed_where_nothing_is_missing(kernels, row):
    row.more(2)
    kernels.warm("a", "b")
    await row.keep(2)

    assert (row.waiting, row.warming) == (2, 0)


@pytest.mark.parametrize(("wanted", "left"), [(2, ["a", "b"]), (0, []), (-1, [])])
async def test_what_there_is_no_room_for_ends_the_last_first(kernels, row, wanted, left):
    row.more(3)
    kernels.warm("a", "b", "c")
    await row.keep(wanted)

    assert [*kernels.alive] == left
    assert row.waiting == len(left)


async def test_a_kernel_that_has_ended_by_itself_is_no_trouble(kernels, row):
    row.more(2)
    kernels.warm("a", "b")
    del kernels.alive["b"]
    await row.keep(1)

    assert [*kernels.alive] == ["a"]


async def test_a_seat_that_failed_is_put_away_and_made_up_for(kernels, row):
    row.more(2)
    kernels.warm("a")
    kernels.pool[1].set_exception(OSError())
    await row.keep(2)
    kernels.warm("b")

    assert [seat.result()["kernel_id"] for seat in kernels.pool] == ["a", "b"]


async def test_a_seat_that_waits_does_not_age(kernels, row):
    row.more(1)
    kernels.warm("a")
    await row.keep(1)

    assert kernels.alive["a"].last_activity is not None
