import pytest

from widgets.serve.room import MIB, SEAT_MIB, SEATS_A_CORE, SERVER_MIB, Machine, cost


def machine(mib, cores):
    return Machine(mib * MIB, cores)


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
