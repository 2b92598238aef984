import os
import resource

import pytest

from widgets.serve import capacity
from widgets.serve.capacity import (
    FILES_A_SEAT,
    MOST_FILES,
    MOST_SOCKETS,
    MOST_TASKS,
    SEAT_MIB,
    SEATS_A_CORE,
    SERVER_FILES,
    SERVER_MIB,
    SERVER_TASKS,
    SOCKETS_A_SEAT,
    TASKS_A_SEAT,
    Machine,
    cost,
    here,
)
from widgets.serve.container import Allowance
from widgets.serve.limits import MIB, MOST_GUESTS, MOST_LINES

MUCH = 1_000_000


def machine(mib, cores):
    return Machine(mib * MIB, cores)


@pytest.fixture
def limit(monkeypatch):
    """The system's limit on open files, as a list of what is allowed and what may be."""
    found = [1024, 4096]
    monkeypatch.setattr(resource, "getrlimit", lambda which: tuple(found))
    monkeypatch.setattr(
        resource, "setrlimit", lambda which, wanted: found.__setitem__(0, wanted[0])
    )
    return found


def test_memory_limits_the_seats():
    assert machine(660, 64).seats == 10  # 300 + 10 x 36
    assert machine(SERVER_MIB + 10 * SEAT_MIB, 64).seats == 10
    assert machine(SERVER_MIB + 10 * SEAT_MIB - 1, 64).seats == 9


def test_cores_limit_the_seats():
    assert machine(1_000_000, 2).seats == 2 * SEATS_A_CORE


@pytest.mark.parametrize("mib", [0, SERVER_MIB, SERVER_MIB + SEAT_MIB - 1])
def test_there_is_always_one_seat(mib):
    assert machine(mib, 1).seats == 1


def test_a_seat_more_costs_its_memory():
    two, three = (cost(seats, machine(4000, 2)) for seats in (2, 3))

    assert three.memory - two.memory == SEAT_MIB


def test_so_many_seats_as_a_machine_has_fit_into_its_memory():
    small = machine(2000, 8)

    assert cost(small.seats, small).memory <= 2000 < cost(small.seats + 1, small).memory


def test_more_cores_warm_seats_sooner():
    one, four = (cost(400, machine(4000, cores)).seconds for cores in (1, 4))

    assert four < one


def test_a_machine_that_does_not_tell_its_cores_has_one():
    assert cost(40, machine(4000, 0)) == cost(40, machine(4000, 1))


def test_open_files_limit_the_seats():
    files = SERVER_FILES + 10 * FILES_A_SEAT

    assert Machine(MUCH * MIB, 64, files).seats == Machine(0, 1, files).most == 10
    assert Machine(MUCH * MIB, 64, files - 1).seats == 9


def test_with_too_few_files_for_one_there_is_none():
    assert Machine(MUCH * MIB, 64, SERVER_FILES).most == Machine(0, 1, 0).most == 0


def test_what_was_measured_is_what_is_counted_with():
    assert machine(1_000_000, 2).seats == 120
    assert Machine(MUCH * MIB, 64, files=1024).most == 28
    assert Machine(MUCH * MIB, 64, tasks=212).most == 10
    assert [cost(400, machine(4000, cores)).seconds for cores in (1, 4)] == [85, 25]
    assert "ZeroMQ opens 65535 sockets" in machine(MUCH, 1).short(MUCH)


def test_sockets_limit_the_seats():
    assert Machine(MUCH * MIB, MUCH, 100 * MUCH).seats == MOST_SOCKETS // SOCKETS_A_SEAT


def test_what_lines_may_take_is_never_taken_by_guests():
    small = Machine(MUCH * MIB, 64, 1024)
    lines = small.seats * (2 * SOCKETS_A_SEAT + MOST_LINES)

    assert small.guests(small.seats) + lines + SERVER_FILES == 1024
    assert small.guests(small.seats) >= 6 * small.seats  # a browser holds six open
    assert machine(MUCH, 1).guests(1) == MOST_GUESTS


def test_as_many_files_may_be_open_as_the_system_allows(limit):
    assert here().files == 4096
    assert limit == [4096, 4096]


@pytest.mark.parametrize("most", [10 * MOST_FILES, resource.RLIM_INFINITY])
def test_more_files_than_are_of_use_are_not_asked_for(limit, most):
    limit[1] = most

    assert here().files == limit[0] == MOST_FILES


@pytest.mark.parametrize("allowed", [5 * MOST_FILES, resource.RLIM_INFINITY])
def test_what_is_allowed_already_stays(limit, allowed):
    limit[:] = [allowed, resource.RLIM_INFINITY]

    assert here().files == MOST_FILES
    assert limit[0] == allowed


def test_a_system_that_does_not_keep_its_word_is_believed_what_it_allows(limit, monkeypatch):
    def refused(which, wanted):
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refused)

    assert here().files == 1024


@pytest.fixture
def big(monkeypatch):
    """Makes this a machine of 5 GiB and 8 cores, of which a container allows what is told."""

    class Free:
        available = 5120 * MIB

    monkeypatch.setattr(capacity, "virtual_memory", Free)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _own: range(8))

    def allows(**told):
        monkeypatch.setattr(capacity, "allowance", lambda: Allowance(**told))
        return here()

    return allows


def test_a_machine_tells_what_it_has_free(big):
    free = big()

    assert (free.memory, free.cores, free.tasks) == (5120 * MIB, 8, MOST_TASKS)


def test_of_a_machine_so_much_is_free_as_a_container_allows(big):
    free = big(memory=1024 * MIB, cores=2.5, tasks=500)

    assert (free.memory, free.cores, free.tasks) == (1024 * MIB, 2, 500)


def test_what_a_container_allows_beyond_its_machine_is_not_there(big):
    free = big(memory=2**63, cores=64)

    assert (free.memory, free.cores) == (5120 * MIB, 8)


def test_a_container_that_has_taken_more_than_it_may_has_nothing_free_and_half_a_core_is_one(big):
    free = big(memory=-1, cores=0.5, tasks=-3)

    assert (free.memory, free.cores, free.tasks) == (0, 1, 0)


def test_a_system_that_does_not_tell_on_which_cores_it_runs_is_asked_for_their_number(
    big, monkeypatch
):
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert big().cores == 1


def test_tasks_limit_the_seats():
    tasks = SERVER_TASKS + 10 * TASKS_A_SEAT
    enough, less = (Machine(MUCH * MIB, 64, tasks=n) for n in (tasks, tasks - 1))

    assert (enough.seats, enough.most, less.most) == (10, 10, 9)
    assert Machine(MUCH * MIB, 64, tasks=0).most == 0


def test_cores_limit_no_one_who_is_content_to_wait():
    assert machine(SERVER_MIB + 90 * SEAT_MIB, 1).room == 90
    assert machine(0, 1).room == 1
    assert Machine(0, 1, files=0).room == 0


def test_what_is_too_little_is_told_and_nothing_else():
    files, tasks = SERVER_FILES + 5 * FILES_A_SEAT, SERVER_TASKS + 6 * TASKS_A_SEAT
    few = Machine((SERVER_MIB + 7 * SEAT_MIB) * MIB, 1, files, tasks)

    told = {seats: few.short(seats).split("; ") for seats in (5, 6, 7, 8, SEATS_A_CORE + 1)}

    assert [len([each for each in why if each]) for why in told.values()] == [0, 1, 2, 3, 4]
    assert few.short(6) == f"only {files} files may be open, see ulimit -n"
    assert told[8][1:] == [
        f"only {tasks} tasks may run, see pids.max or TasksMax",
        f"only {SERVER_MIB + 7 * SEAT_MIB} MiB of memory are free",
    ]
    assert told[SEATS_A_CORE + 1][-1] == f"1 cores answer {SEATS_A_CORE} each in time"
    assert "sockets" in few.short(MUCH)
    assert machine(0, 1).short(1) == ""
