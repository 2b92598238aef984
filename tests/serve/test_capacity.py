import resource

import pytest

from widgets.serve import capacity
from widgets.serve.capacity import (
    FILES_A_SEAT,
    MOST_FILES,
    MOST_SOCKETS,
    SEAT_MIB,
    SEATS_A_CORE,
    SERVER_FILES,
    SERVER_MIB,
    SOCKETS_A_SEAT,
    Machine,
    cost,
    here,
)
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


def test_a_machine_tells_what_it_has_free(monkeypatch):
    class Free:
        available = 5 * MIB

    monkeypatch.setattr(capacity, "virtual_memory", Free)
    monkeypatch.setattr(capacity, "cpu_count", lambda: None)

    assert (here().memory, here().cores) == (5 * MIB, 1)
