import json

import pytest

from tests.core.classroom.test_classroom import course_of
from widgets.core.classroom.classroom import Lead
from widgets.core.classroom.phases import Move, Phase
from widgets.core.classroom.tally import Ballot, VoteChange
from widgets.core.errors import NoSuchAct, NoSuchChoice, Unreadable
from widgets.core.screen.classroom import phone, projected
from widgets.core.screen.view import to_data
from widgets.serve.classroom.session import ClassSession, Stale

RIGHT, WRONG = Ballot(("unlawful", "x")), Ballot(("lawful", "y"))


@pytest.fixture
def session(small):
    return ClassSession(course_of(small))


def go(session, *moves, to=""):
    for move in moves:
        session.lead(Lead(Move(move), to), session.at)


def vote(session, who, ballot):
    session.vote(who, session.vote_name, ballot)


def test_a_vote_counts_once_and_a_later_one_takes_its_place(session):
    go(session, "begin", "tell", "ask")
    vote(session, "a", WRONG)
    vote(session, "a", RIGHT)
    vote(session, "b", WRONG)

    assert (session.counted().voted, session.counted().right) == (2, 1)


def test_a_vote_after_the_close_is_refused_and_told_where_the_class_stands(session):
    go(session, "begin", "tell", "ask")
    on = session.vote_name
    vote(session, "a", RIGHT)
    go(session, "close")

    with pytest.raises(Stale) as found:
        session.vote("b", on, RIGHT)
    assert found.value.at == session.at
    assert session.room.rounds["twin-a"][0].tally.voted == 1


def test_a_vote_on_another_round_is_refused(session):
    go(session, "begin", "tell", "ask")
    on = session.vote_name
    go(session, "close", "talk", "vote-again")

    with pytest.raises(Stale):
        session.vote("a", on, RIGHT)


@pytest.mark.parametrize("response", [("nowhere", "x"), ("unlawful",), ("unlawful", "x", "y")])
def test_what_is_not_offered_is_refused_and_an_earlier_vote_stays(session, response):
    go(session, "begin", "tell", "ask")
    vote(session, "a", RIGHT)

    with pytest.raises(NoSuchChoice):
        vote(session, "a", Ballot(response))
    assert session.counted().right == 1


def test_at_a_decision_what_is_not_offered_is_refused_too(session):
    go(session, "go", to="2")

    with pytest.raises(NoSuchChoice):
        vote(session, "a", Ballot(("nowhere",)))


def test_what_cannot_be_read_is_refused(small):
    course = course_of(small)
    blocks = [{"item": "months", "minutes": 25}]
    plan = course.plan.model_validate({**course.plan.model_dump(), "blocks": blocks})
    session = ClassSession(type(course)(plan, small))
    go(session, "begin")

    with pytest.raises(Unreadable):
        vote(session, "a", Ballot(("bald",)))


def test_who_passes_over_does_not_vote_and_may_still_do_so(session):
    go(session, "begin", "tell", "ask")
    vote(session, "a", Ballot())
    assert (session.counted().voted, session.counted().passed) == (0, 1)

    vote(session, "a", RIGHT)
    assert (session.counted().voted, session.counted().passed) == (1, 0)


def test_two_votes_are_compared_by_who_cast_them(session):
    go(session, "begin", "tell", "ask")
    vote(session, "a", RIGHT)
    vote(session, "b", WRONG)
    go(session, "close", "talk", "vote-again")
    vote(session, "a", RIGHT)
    vote(session, "b", RIGHT)
    vote(session, "c", RIGHT)
    go(session, "close")

    assert session.room.rounds["twin-a"][1].change == VoteChange(held=1, gained=1, came=1)


def test_a_vote_reopened_keeps_the_votes_it_had_and_one_taken_again_forgets_them(session):
    go(session, "begin", "tell", "ask")
    vote(session, "a", RIGHT)
    go(session, "close", "back")
    assert session.counted().voted == 1

    before = session.vote_name
    go(session, "again")
    assert session.counted().voted == 0
    assert session.vote_name != before  # a phone does not take its old vote for one that counts


def test_once_the_block_is_left_no_vote_is_held(session):
    go(session, "begin", "tell", "ask")
    vote(session, "ticket-of-a", RIGHT)
    go(session, "close", "counts", "verdict", "twin", "close", "counts", "verdict", "next")

    assert "ticket-of-a" not in str(vars(session))
    assert session.room.rounds["twin-a"][0].tally.voted == 1


def test_a_move_pressed_twice_is_made_once(session):
    at = session.at
    session.lead(Lead(Move.BEGIN), at)

    with pytest.raises(Stale):
        session.lead(Lead(Move.BEGIN), at)
    assert session.room.phase is Phase.CARE


def test_a_view_is_made_once_for_all_and_anew_when_the_class_moves(session):
    go(session, "begin")
    first = session.view("phone", "zh")

    assert session.view("phone", "zh") is first
    assert session.view("phone", "en") != first
    go(session, "tell", "ask")
    assert json.loads(session.view("phone", "zh"))["at"] == session.at


def test_each_page_has_its_own_view_and_a_phone_another_once_it_has_voted(session):
    go(session, "begin", "tell", "ask")
    room, course = session.room, session.course

    shown = {
        page: json.loads(session.view(page, "en"))["view"] for page in ("phone", "voted", "screen")
    }

    assert shown == {
        "phone": to_data(phone(course, room, "en")),
        "voted": to_data(phone(course, room, "en", voted=True)),
        "screen": to_data(projected(course, room, "en")),
    }


def test_no_vote_is_in_any_view_while_it_is_open(session):
    go(session, "begin", "tell", "ask")
    before = session.view("screen", "zh"), session.view("phone", "zh")
    for n in range(9):
        vote(session, f"t{n}", RIGHT)

    assert (session.view("screen", "zh"), session.view("phone", "zh")) == before


def test_whoever_listens_is_told_of_each_move_and_of_a_vote_only_who_shows_how_many(session):
    moves, votes = [], []
    session.listeners.append(lambda: moves.append(session.at))
    session.counting.append(lambda: votes.append(len(session.votes)))
    go(session, "begin", "tell", "ask")
    vote(session, "a", RIGHT)
    vote(session, "b", RIGHT)

    assert len(moves) == 3
    assert votes == [1, 2]


def test_a_server_that_has_just_begun_takes_where_the_class_stood_and_no_other(small, session):
    go(session, "begin", "tell", "ask")
    vote(session, "a", RIGHT)
    go(session, "close")
    fresh = ClassSession(session.course)
    fresh.restore(session.room)

    assert fresh.room.rounds == session.room.rounds
    assert fresh.vote_name == session.vote_name
    assert fresh.at != session.at
    with pytest.raises(NoSuchAct):
        session.restore(fresh.room)


def test_what_an_earlier_server_knew_is_lost_until_it_is_told_or_the_class_begins_anew(session):
    go(session, "begin")
    told, begun = (ClassSession(session.course, earlier=True) for _ in range(2))
    assert [each.lost for each in (told, begun)] == [True, True]
    assert not ClassSession(session.course).lost

    told.restore(session.room)
    go(begun, "begin")
    assert [each.lost for each in (told, begun)] == [False, False]


def test_a_view_brings_along_what_a_phone_needs_of_its_own_and_only_in_its_time(session):
    go(session, "begin", "tell", "ask")
    assert set(json.loads(session.view("phone", "en"))) == {
        "at",
        "vote",
        "phase",
        "joins",
        "view",
    }
    go(session, "close", "talk")
    assert json.loads(session.view("phone", "en"))["choices"]["x"][0] == "A"
    go(session, "end")
    assert json.loads(session.view("phone", "en"))["today"]
