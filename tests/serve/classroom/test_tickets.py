import pytest

from widgets.serve.classroom.tickets import PER_ADDRESS, NoTicket, Tickets
from widgets.serve.limits import VOTES_A_SECOND


def test_a_ticket_is_known_again_and_one_that_was_altered_is_not():
    tickets = Tickets(b"key")
    given = tickets.give("192.0.2.1", 9, locked=False)

    assert tickets.knows(given)
    number, _, signature = given.partition("-")
    longer, odd = f"{number}0-{signature}", ("\ud800-x", f"{number}-\ud800", "¹-")
    for forged in (given[:-1] + "x", longer, number, "", "-", *odd):
        assert not tickets.knows(forged)


def test_a_ticket_of_another_class_is_not_known():
    assert not Tickets(b"this").knows(Tickets(b"other").give("a", 9, locked=False))


def test_no_more_tickets_are_given_than_the_class_has_people():
    tickets = Tickets(b"key", per_address=0)
    given = {tickets.give("a", 3, locked=False) for _ in range(3)}

    assert len(given) == 3
    with pytest.raises(NoTicket):
        tickets.give("b", 3, locked=False)


def test_a_locked_door_gives_none_and_those_who_are_in_stay_in():
    tickets = Tickets(b"key")
    given = tickets.give("a", 9, locked=False)

    with pytest.raises(NoTicket) as found:
        tickets.give("b", 9, locked=True)
    assert found.value.locked
    assert tickets.knows(given)


def test_one_address_has_a_few_and_leaves_the_rest_to_others():
    tickets = Tickets(b"key")
    for _ in range(PER_ADDRESS):
        tickets.give("a", 40, locked=False)

    with pytest.raises(NoTicket) as found:
        tickets.give("a", 40, locked=False)
    assert not found.value.locked
    assert tickets.give("b", 40, locked=False)


def test_after_a_restart_a_ticket_is_known_and_is_given_to_nobody_else():
    before = Tickets(b"key", per_address=0)
    given = [before.give("a", 9, locked=False) for _ in range(4)]
    after = Tickets(b"key", per_address=0)
    new = [after.give("b", 9, locked=False) for _ in range(4)]  # before the others are heard of

    assert not {*new} & {*given}
    assert all(after.knows(each) for each in given)
    assert after.given == 8


def test_no_address_is_kept():
    tickets = Tickets(b"key")
    tickets.give("192.0.2.77", 9, locked=False)

    assert "192.0.2.77" not in str(vars(tickets))


def test_who_votes_faster_than_anybody_can_hurries_until_the_next_second():
    tickets = Tickets(b"key")

    assert not any(tickets.hurries("a", 7.0) for _ in range(VOTES_A_SECOND))
    assert tickets.hurries("a", 7.9)
    assert not tickets.hurries("b", 7.9)
    assert not tickets.hurries("a", 8.0)


def test_where_too_many_come_from_one_address_that_is_noted_and_can_be_lifted():
    tickets = Tickets(b"key", per_address=1)
    tickets.give("a", 40, locked=False)
    assert not tickets.crowded

    with pytest.raises(NoTicket) as found:
        tickets.give("a", 40, locked=False)
    assert (tickets.crowded, found.value.status) == (True, 429)
    tickets.lift()
    assert tickets.give("a", 40, locked=False)
    assert not tickets.crowded
