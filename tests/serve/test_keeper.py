from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import pairwise
from time import monotonic

import pytest
from tornado.web import HTTPError
from traitlets import TraitError

from widgets.serve import keeper as module
from widgets.serve.keeper import FAILING_SECONDS, Keeper
from widgets.serve.kernels import BEGUN
from widgets.serve.limits import APART_MS, BUSY_SECONDS
from widgets.serve.seats import ALONE, Admission


class Kernels:
    """As much of Jupyter's kernels as a keeper asks of them: how many pages each has."""

    def __init__(self, **pages):
        self.pages = pages
        self.starts = set()
        self.ended = []
        self.killed = []
        self.works = {}
        self._pools = {}

    def list_kernel_ids(self):
        return [*self.pages]

    def kernel_model(self, kernel):
        state = "starting" if kernel in self.starts else "idle"
        return {"id": kernel, "connections": self.pages[kernel], "execution_state": state}

    async def shutdown_kernel(self, kernel, *, now):
        self.ended.append((kernel, now))
        del self.pages[kernel]

    def work(self):
        return self.works

    async def kill(self, kernel):
        self.killed.append(kernel)


@pytest.fixture
def clock(monkeypatch):
    at = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: at[0])
    return at


def told(keeper):
    lines = keeper.told().decode().splitlines()
    return dict(line.split(" ") for line in lines if not line.startswith("#"))


def test_kernels_are_looked_after_every_five_seconds():
    assert Keeper(Kernels(), cap=9)._round.callback_time == 5000


def test_a_seat_is_a_kernel_that_lives_or_starts():
    kernels = Kernels(a=1, b=0)
    keeper = Keeper(kernels, cap=9)

    with keeper.starting():
        assert keeper.taken == 3
    assert keeper.taken == 2


def test_a_kernel_that_lives_is_not_counted_as_starting_too():
    kernels = Kernels()
    keeper = Keeper(kernels, cap=9)

    with keeper.starting():
        with keeper.starting():
            BEGUN.get().append("a")
            assert keeper.taken == 2
            kernels.pages["a"] = 0
            assert keeper.taken == 2
        assert keeper.taken == 2
    assert keeper.taken == 1


def test_past_the_cap_a_visitor_waits():
    keeper = Keeper(Kernels(a=1), cap=1)

    assert keeper.ask("", "fresh") == Admission(seated=False, ticket="fresh", ahead=0)
    assert told(keeper)["door_waiting"] == "1.0"


async def test_of_a_crowd_that_arrives_one_has_its_turn_and_then_all_others_for_a_while():
    keeper, came = Keeper(Kernels(), cap=9), []

    async def arrive():
        await keeper.one_by_one()
        came.append(monotonic())

    await asyncio.gather(*(arrive() for _ in range(4)))

    assert all(later - earlier >= APART_MS / 1000 for earlier, later in pairwise(came))


async def test_who_arrives_alone_has_a_turn_at_once(monkeypatch):
    waits = []

    async def wait(seconds):
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    await Keeper(Kernels(), cap=9).one_by_one()

    assert waits == [0]


async def test_of_a_crowd_as_many_lessons_open_at_a_time_as_have_a_turn():
    keeper, opening, most = Keeper(Kernels(), cap=9, at_once=2), [], []

    async def arrive(n):
        async with keeper.turn():
            opening.append(n)
            most.append(len(opening))
            await asyncio.sleep(0)
            opening.remove(n)

    await asyncio.gather(*map(arrive, range(6)))

    assert max(most) == 2
    assert len(most) == 6


async def test_a_lesson_that_opens_slowly_gives_its_turn_up_and_goes_on(monkeypatch):
    monkeypatch.setattr("widgets.serve.keeper.TURN_SECONDS", 0.01)
    keeper, done = Keeper(Kernels(), cap=9, at_once=1), []

    async def slow(beside):
        async with keeper.turn():
            await beside.wait()
            done.append("slow")

    async def quick(beside):
        async with keeper.turn():
            done.append("quick")
            beside.set()

    beside = asyncio.Event()
    await asyncio.gather(slow(beside), quick(beside))
    await quick(beside)

    assert done == ["quick", "slow", "quick"]
    assert keeper._turns._value == 1


def test_there_is_room_while_a_seat_is_free():
    assert Keeper(Kernels(a=1), cap=2).room is True
    assert Keeper(Kernels(a=1), cap=1).room is False


def test_a_start_that_fails_gives_its_seat_back_and_is_counted():
    keeper = Keeper(Kernels(), cap=1)

    with suppress(OSError), keeper.starting():
        raise OSError

    assert keeper.taken == 0
    assert keeper.ask("", "fresh").seated
    assert told(keeper)["door_starts_total"] == told(keeper)["door_failures_total"] == "1.0"


def test_lessons_that_fail_in_a_row_are_told_until_one_opens_or_some_time_has_passed(clock):
    keeper = Keeper(Kernels(), cap=1)
    found = []

    for whole in (False, False, True, False, False, False):
        keeper.opened(whole=whole)
        found.append(keeper.fails)
    clock[0] += FAILING_SECONDS
    later = keeper.fails
    keeper.opened(whole=False)
    again = keeper.fails
    keeper.opened(whole=True)

    assert found == [False] * 5 + [True]
    assert [later, again, keeper.fails] == [False, True, False]
    assert told(keeper)["door_failures_total"] == "6.0"


def test_a_kernel_whose_page_is_closed_ends_after_a_while(clock):
    kernels = Kernels(closed=0, open=1)
    keeper = Keeper(kernels, cap=9)

    for seconds in (0, ALONE - 1, ALONE):
        clock[0] = 100 + seconds
        asyncio.run(keeper.look())
        assert kernels.ended == ([("closed", True)] if seconds >= ALONE else [])

    assert told(keeper)["door_ended_total"] == "1.0"
    assert keeper.taken == 1


def test_a_kernel_that_has_ended_by_itself_meanwhile_is_no_failure(clock):
    class Gone(Kernels):
        async def shutdown_kernel(self, kernel, *, now):
            raise KeyError(kernel)

    keeper = Keeper(Gone(a=0), cap=1)
    asyncio.run(keeper.look())
    clock[0] += ALONE

    asyncio.run(keeper.look())

    assert told(keeper)["door_failures_total"] == "0.0"


def test_a_kernel_that_finds_no_end_is_killed_which_is_logged_and_the_others_stay(caplog):
    kernels = Kernels(endless=1, busy=1)
    keeper = Keeper(kernels, cap=9)

    for used, word in ((0, 1), (BUSY_SECONDS - 1, 2), (BUSY_SECONDS, 3)):
        assert kernels.killed == []
        kernels.works = {
            "endless": (1, 5 + used, BUSY_SECONDS),
            "busy": (word, 5 + used, BUSY_SECONDS),
        }
        asyncio.run(keeper.look())

    assert kernels.killed == ["endless"]
    assert [each.getMessage() for each in caplog.records] == [
        "a kernel that found no end was killed"
    ]
    assert kernels.ended == []


def test_kernels_that_wait_for_a_learner_take_no_seat_and_stay(clock):
    async def pooled():
        async def warmed():
            return {"kernel_id": "warm", "task": page}

        async def failed():
            raise OSError

        page = asyncio.get_running_loop().create_future()
        tasks = [asyncio.ensure_future(each()) for each in (warmed, failed)]
        await asyncio.wait(tasks)
        kernels._pools = {"zh/01-x.ipynb": [*tasks, asyncio.ensure_future(asyncio.sleep(0))]}
        assert keeper.pooled == {"warm"}
        assert keeper.taken == 1
        assert told(keeper)["door_drawn"] == "0.0"
        page.set_result(None)
        assert told(keeper)["door_drawn"] == "1.0"
        for _ in range(2):
            await keeper.look()
            clock[0] += 2 * ALONE

    kernels = Kernels(warm=0, seated=1)
    keeper = Keeper(kernels, cap=9)

    asyncio.run(pooled())

    assert kernels.ended == []


def test_the_counts_name_nobody():
    keeper = Keeper(Kernels(**{"5134d2cf-5cde": 1}), cap=4)

    found = told(keeper)

    assert (found["door_live"], found["door_cap"], found["door_pooled"]) == ("1.0", "4.0", "0.0")
    assert b"5134d2cf" not in keeper.told()


@pytest.mark.parametrize("error", [TraitError(), HTTPError(404)])
def test_a_kernel_of_which_nothing_can_be_told_yet_is_not_ended(clock, monkeypatch, error):
    kernels = Kernels(a=0, b=0)
    told = kernels.kernel_model

    def model(kernel):
        if kernel == "a":
            raise error
        return told(kernel)

    monkeypatch.setattr(kernels, "kernel_model", model)
    keeper = Keeper(kernels, cap=9)

    for _ in range(2):
        asyncio.run(keeper.look())
        clock[0] += ALONE

    assert kernels.ended == [("b", True)]


async def test_a_kernel_that_still_starts_is_not_ended(clock):
    kernels = Kernels(a=0)
    keeper, kernels.starts = Keeper(kernels, 3), {"a"}

    for _ in range(3):
        await keeper.look()
        clock[0] += ALONE + 1
    assert kernels.ended == []
    kernels.starts.clear()
    for _ in range(2):
        await keeper.look()
        clock[0] += ALONE + 1

    assert [kernel for kernel, _ in kernels.ended] == ["a"]
