import pytest

from widgets.serve.limits import MOST_IN_LINE
from widgets.serve.seats import (
    ALONE,
    STILL_WAITING,
    AbandonedKernels,
    Admission,
    RunawayKernels,
    Seats,
)


@pytest.fixture
def seats():
    return Seats(cap=2)


def test_whoever_comes_while_there_is_room_is_seated(seats):
    assert seats.ask("", "a", taken=1, now=0) == Admission(seated=True)


def test_past_the_cap_a_visitor_gets_a_ticket_and_a_place(seats):
    first = seats.ask("", "a", taken=2, now=0)
    second = seats.ask("", "b", taken=2, now=1)

    assert first == Admission(seated=False, ticket="a", ahead=0)
    assert second == Admission(seated=False, ticket="b", ahead=1)
    assert seats.waiting == 2


def test_who_waits_comes_before_who_arrives(seats):
    seats.ask("", "a", taken=2, now=0)

    assert seats.ask("", "b", taken=1, now=1) == Admission(seated=False, ticket="b", ahead=1)
    assert seats.ask("a", "c", taken=1, now=2) == Admission(seated=True)
    assert seats.ask("b", "c", taken=2, now=3) == Admission(seated=False, ticket="b", ahead=0)


def test_a_waiting_page_that_is_closed_loses_its_place(seats):
    seats.ask("", "a", taken=2, now=0)
    seats.ask("", "b", taken=2, now=1)

    assert seats.ask("b", "c", taken=2, now=STILL_WAITING + 0.5).ahead == 0
    assert seats.waiting == 1


def test_a_crowd_is_looked_through_for_who_has_gone_once_a_second(seats):
    looked = []

    class Told(dict):
        def items(self):
            looked.append(len(self))
            return super().items()

    seats._line = Told()
    for n in range(500):
        seats.ask("", str(n), taken=2, now=n / 1000)

    assert seats.waiting == 500
    assert looked == [0]


def test_whoever_only_asks_for_room_gets_no_place_and_comes_after_who_waits(seats):
    assert not seats.room(taken=2, now=0)
    assert seats.waiting == 0

    seats.ask("", "a", taken=2, now=0)

    assert not seats.room(taken=1, now=1)
    assert seats.room(taken=0, now=1)
    assert seats.room(taken=1, now=1 + STILL_WAITING)


def test_a_ticket_that_is_not_known_is_a_fresh_arrival(seats):
    seats.ask("", "a", taken=2, now=0)

    assert seats.ask("forged", "b", taken=2, now=1) == Admission(seated=False, ticket="b", ahead=1)


def test_from_one_block_of_addresses_so_many_wait_and_others_come_in_before_the_rest(seats):
    for n in range(MOST_IN_LINE):
        assert seats.ask("", f"t{n}", taken=2, now=0.0, block="192.0.2.0/24").ticket == f"t{n}"

    more = seats.ask("", "more", taken=2, now=1.0, block="192.0.2.0/24")
    other = seats.ask("", "other", taken=2, now=1.0, block="198.51.100.0/24")
    again = seats.ask("t3", "fresh", taken=2, now=1.0, block="192.0.2.0/24")

    assert (more.seated, more.ticket) == (False, "")
    assert (other.ticket, other.ahead) == ("other", MOST_IN_LINE)
    assert (again.ticket, again.ahead) == ("t3", 3)
    assert seats.waiting == MOST_IN_LINE + 1


def test_where_all_come_from_one_address_nobody_is_counted_by_it(seats):
    for n in range(MOST_IN_LINE + 1):
        assert seats.ask("", f"t{n}", taken=2, now=0.0).ticket == f"t{n}"


def test_a_kernel_without_a_page_is_ended_after_a_while_and_not_before():
    abandoned = AbandonedKernels()

    assert abandoned.over({"k": 0}, (), now=0) == ()
    assert abandoned.over({"k": 0}, (), now=ALONE - 1) == ()
    assert abandoned.over({"k": 0}, (), now=ALONE) == ("k",)


def test_a_page_that_came_back_begins_the_count_anew():
    abandoned = AbandonedKernels()
    abandoned.over({"k": 0}, (), now=0)
    abandoned.over({"k": 1}, (), now=ALONE - 1)

    assert abandoned.over({"k": 0}, (), now=ALONE + 1) == ()
    assert abandoned.over({"k": 0}, (), now=2 * ALONE + 1) == ("k",)


def test_a_kernel_that_waits_for_its_page_stays():
    abandoned = AbandonedKernels()
    abandoned.over({"k": 0}, ("k",), now=0)

    assert abandoned.over({"k": 0}, ("k",), now=10 * ALONE) == ()


MOST = 10.0


def test_a_kernel_that_works_without_a_word_is_ended_after_a_while_and_not_before():
    runaway = RunawayKernels()

    assert runaway.over({"k": (1, 7.0, MOST)}) == ()
    assert runaway.over({"k": (1, 6.9 + MOST, MOST)}) == ()
    assert runaway.over({"k": (1, 7.0 + MOST, MOST)}) == ("k",)


def test_a_word_begins_the_count_anew():
    runaway = RunawayKernels()
    runaway.over({"k": (1, 7.0, MOST)})

    assert runaway.over({"k": (2, 9.0 + MOST, MOST)}) == ()
    assert runaway.over({"k": (2, 8.0 + 2 * MOST, MOST)}) == ()
    assert runaway.over({"k": (2, 9.0 + 2 * MOST, MOST)}) == ("k",)


def test_a_kernel_that_has_gone_is_forgotten():
    runaway = RunawayKernels()
    runaway.over({"k": (1, 0.0, MOST)})
    runaway.over({})

    assert runaway.over({"k": (1, 2.0 * MOST, MOST)}) == ()


def test_each_kernel_has_its_own_measure():
    runaway = RunawayKernels()
    runaway.over({"ours": (1, 0.0, 10.0), "theirs": (1, 0.0, 60.0)})

    assert runaway.over({"ours": (1, 30.0, 10.0), "theirs": (1, 30.0, 60.0)}) == ("ours",)
