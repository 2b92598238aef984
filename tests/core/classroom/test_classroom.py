from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from widgets.core.classroom.classroom import Classroom, Course, Lead, Round, lead, ways
from widgets.core.classroom.phases import Move, Phase
from widgets.core.classroom.plan import ClassPlan
from widgets.core.classroom.tally import Tally
from widgets.core.errors import NoSuchAct
from widgets.core.learning.item import Item
from widgets.core.text import Text

SAID = Text(zh="说", en="Say")
OVER = Round(Tally(voted=7, right=3))


def course_of(materials):
    blocks = [
        {"item": "twin-a", "minutes": 10, "twin": True, "read": True},
        {"item": "many", "minutes": 5, "rounds": 1},
        {"scene": "b-seat", "minutes": 5},
        {"pause": SAID, "minutes": 5},
    ]
    plan = ClassPlan(
        id="plan",
        title=SAID,
        lesson="small",
        minutes=25,
        checked=date(2026, 11, 29),
        opening=SAID,
        blocks=blocks,
        closing=SAID,
    )
    return Course(plan, materials)


@pytest.fixture
def course(small):
    return course_of(small)


def walked(course, *moves, room=None):
    room = room or Classroom()
    for move in moves:
        to = {"next:call": "call", "next:hit": "hit", "next:ask": "ask"}.get(move, "")
        named = Move(move.partition(":")[0])
        room = lead(course, room, Lead(named, to, OVER if named is Move.CLOSE else None))
    return room


WHOLE = ("begin", "tell", "ask", "close", "talk", "vote-again", "close", "counts", "verdict")
TWIN = ("twin", "close", "counts", "verdict")


def test_one_block_goes_from_reading_over_two_votes_to_the_verdict_and_the_twin_alone(course):
    phases = []
    room = Classroom()
    for move in (*WHOLE, *TWIN, "next"):
        room = walked(course, move, room=room)
        phases.append((room.phase.value, room.asked, room.n))

    assert phases == [
        ("care", "twin-a", 1),
        ("read", "twin-a", 1),
        ("vote", "twin-a", 1),
        ("closed", "twin-a", 1),
        ("talk", "twin-a", 1),
        ("vote", "twin-a", 2),
        ("closed", "twin-a", 2),
        ("counts", "twin-a", 2),
        ("verdict", "twin-a", 2),
        ("vote", "twin-b", 1),
        ("closed", "twin-b", 1),
        ("counts", "twin-b", 1),
        ("verdict", "twin-b", 1),
        ("vote", "many", 1),
    ]
    assert len(room.rounds["twin-a"]) == 2
    assert len(room.rounds["twin-b"]) == 1


def test_after_the_first_vote_the_class_talks_or_goes_straight_to_the_counts(course):
    closed = walked(course, "begin", "tell", "ask", "close")

    assert ways(course, closed) == (Move.TALK, Move.COUNTS)
    assert ways(course, walked(course, "talk", "vote-again", "close", room=closed)) == (
        Move.COUNTS,
    )


def test_an_item_of_one_round_has_no_talk_and_no_twin(course):
    room = walked(course, *WHOLE, "next")

    assert ways(course, walked(course, "close", room=room)) == (Move.COUNTS,)
    assert ways(course, walked(course, "close", "counts", "verdict", room=room)) == (Move.NEXT,)


def test_a_case_is_walked_decision_by_decision_to_its_end(course):
    there = walked(course, *WHOLE, "next", "close", "counts", "verdict", "next")
    one = ("close", "counts", "verdict")
    decided = walked(course, *one, "next:ask", room=there)
    ended = walked(course, "tell", *one, "next:hit", room=decided)

    assert (there.asked, decided.asked, ended.asked) == ("knock", "threat", "badly")
    assert (there.phase, decided.phase) == (Phase.VOTE, Phase.CARE)
    assert ended.phase is Phase.VERDICT
    assert walked(course, "next", room=ended).phase is Phase.PAUSE


def test_a_case_goes_on_along_a_branch_there_is(course):
    there = walked(course, *WHOLE, "next", "close", "counts", "verdict", "next")
    judged = walked(course, "close", "counts", "verdict", room=there)

    with pytest.raises(NoSuchAct, match="ask, open"):
        lead(course, judged, Lead(Move.NEXT, "nowhere"))


def test_after_the_last_block_each_goes_on_alone_and_then_the_class_ends(course):
    paused = lead(course, Classroom(), Lead(Move.GO, "3"))
    study = walked(course, "next", room=paused)

    assert (paused.phase, study.phase) == (Phase.PAUSE, Phase.STUDY)
    assert walked(course, "end", room=study).phase is Phase.END
    assert ways(course, walked(course, "end", room=study)) == ()


@pytest.mark.parametrize("phase", [each for each in Phase if each is not Phase.VERDICT])
def test_what_is_not_on_offer_is_refused_and_names_what_is(course, phase):
    room = Classroom(block=0, phase=phase, asked="twin-a")
    other = next(m for m in list(Move)[:10] if m not in (*ways(course, room), Move.END))

    with pytest.raises(NoSuchAct, match=phase.value):
        lead(course, room, Lead(other))


@pytest.mark.parametrize(
    "moves",
    [
        ("begin", "tell", "ask"),
        ("begin", "tell", "ask", "close"),
        ("begin", "tell", "ask", "close", "talk"),
        ("begin", "tell", "ask", "close", "talk", "vote-again"),
        ("begin", "tell", "ask", "close", "talk", "vote-again", "close"),
        ("begin", "tell", "ask", "close", "talk", "vote-again", "close", "counts"),
    ],
)
def test_back_gives_the_state_before(course, moves):
    before = walked(course, *moves[:-1])
    back = lead(course, walked(course, *moves), Lead(Move.BACK))

    assert replace(back, at=0, rounds={}) == replace(before, at=0, rounds={})
    assert [r for r in back.rounds.values() if r] == [r for r in before.rounds.values() if r]


def test_what_may_frighten_is_announced_before_it_is_read_or_voted_on_and_nothing_else(course):
    announced = walked(course, "begin")

    assert ways(course, announced) == (Move.TELL,)
    assert walked(course, "tell", room=announced).phase is Phase.READ
    assert lead(course, announced, Lead(Move.GO, "1")).phase is Phase.VOTE


def test_a_verdict_once_shown_is_not_unshown_but_the_screen_is_hidden(course):
    shown = walked(course, *WHOLE)
    hidden = lead(course, shown, Lead(Move.BACK))

    assert hidden == replace(shown, blank=True, at=shown.at + 1)


def test_a_vote_taken_again_forgets_its_round(course):
    closed = walked(course, "begin", "tell", "ask", "close")
    again = lead(course, closed, Lead(Move.AGAIN))

    assert again.phase is Phase.VOTE
    assert again.rounds["twin-a"] == ()


def test_a_block_left_before_its_verdict_is_marked_and_keeps_its_counts(course):
    left = lead(course, walked(course, "begin", "tell", "ask", "close"), Lead(Move.GO, "1"))

    assert left.interrupted == {0}
    assert left.rounds["twin-a"] == (OVER,)
    assert lead(course, walked(course, *WHOLE), Lead(Move.GO, "1")).interrupted == frozenset()


def test_hands_are_added_to_the_round_that_is_over_and_to_no_open_one(course):
    closed = walked(course, "begin", "tell", "ask", "close")
    again = walked(course, "talk", "vote-again", "close", room=closed)
    added = lead(course, again, Lead(Move.HANDS, "1", hands={"unlawful": 3}))

    assert [each.by_hand for each in added.rounds["twin-a"]] == [{"unlawful": 3}, {}]
    for room, n in (
        (walked(course, "begin", "tell", "ask"), "1"),
        (closed, "2"),
        (closed, "0"),
        (again, ""),
    ):
        with pytest.raises(NoSuchAct):
            lead(course, room, Lead(Move.HANDS, n, hands={"x": 1}))


def test_screen_door_and_limit_change_without_the_class_moving_on(course):
    room = walked(course, "begin")

    assert lead(course, room, Lead(Move.BLANK)).blank
    assert lead(course, room, Lead(Move.LOCK)).locked
    assert lead(course, room, Lead(Move.LIMIT, "44")).limit == 44
    with pytest.raises(NoSuchAct):
        lead(course, room, Lead(Move.LIMIT, "-1"))


def test_a_move_on_brings_the_screen_back(course):
    hidden = lead(course, walked(course, "begin", "tell"), Lead(Move.BLANK))

    assert not walked(course, "ask", room=hidden).blank


def test_a_vote_is_closed_with_what_it_adds_up_to(course):
    with pytest.raises(NoSuchAct, match="adds up"):
        lead(course, walked(course, "begin", "tell", "ask"), Lead(Move.CLOSE))


@given(st.lists(st.sampled_from([*Move]), max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_pressed_the_class_stands_somewhere(course, moves, rng):
    room = Classroom()
    for move in moves:
        to = rng.choice(["0", "1", "2", "3", "ask", "call", "9"])
        try:
            after = lead(course, room, Lead(move, to, OVER))
        except NoSuchAct:
            continue
        assert after.at == room.at + 1
        room = after
        if room.phase not in (Phase.LOBBY, Phase.PAUSE, Phase.STUDY, Phase.END):
            assert course.question(room) is not None
        if room.phase in (Phase.TALK, Phase.READ):
            assert isinstance(course.question(room), Item)


def test_a_class_begins_in_the_lobby_with_nothing_asked_and_forty_seats():
    begun = Classroom()

    assert (begun.block, begun.phase, begun.asked, begun.n, begun.taken) == (-1, "lobby", "", 1, 0)
    assert (begun.blank, begun.locked, begun.limit, begun.at) == (False, False, 40, 0)


@pytest.mark.parametrize("to", ["1", "0", "", "x", "-1", pytest.param("9" * 5_000, id="long")])
def test_a_limit_is_a_number_from_one_on(course, to):
    if to == "1":
        assert lead(course, Classroom(), Lead(Move.LIMIT, to)).limit == 1
    else:
        with pytest.raises(NoSuchAct):
            lead(course, Classroom(), Lead(Move.LIMIT, to))


@pytest.mark.parametrize("to", ["4", "9", "", "x", "-1", pytest.param("9" * 5_000, id="long")])
def test_a_class_goes_to_no_block_that_is_not_there(course, to):
    with pytest.raises(NoSuchAct):
        lead(course, Classroom(), Lead(Move.GO, to))


@pytest.mark.parametrize(
    ("phase", "broken"),
    [("lobby", False), ("read", True), ("vote", True), ("verdict", False), ("pause", False)],
)
def test_only_a_block_left_in_its_middle_is_interrupted(course, phase, broken):
    room = Classroom(block=0, phase=Phase(phase), asked="twin-a", taken=3)

    left = lead(course, room, Lead(Move.GO, "2"))

    assert (0 in left.interrupted) is broken
    assert (left.block, left.asked, left.n, left.taken) == (2, "knock", 1, 4)


@pytest.mark.parametrize("phase", [*Phase])
def test_votes_are_taken_again_only_where_there_is_a_vote(course, phase):
    room = Classroom(block=0, phase=phase, asked="twin-a", rounds={"twin-a": (OVER,)})

    if phase in (Phase.VOTE, Phase.CLOSED):
        again = lead(course, room, Lead(Move.AGAIN))
        assert (again.phase, again.taken, again.rounds["twin-a"]) == (Phase.VOTE, 1, ())
    else:
        with pytest.raises(NoSuchAct):
            lead(course, room, Lead(Move.AGAIN))


def test_the_second_vote_taken_again_leaves_the_first_as_it_was(course):
    twice = walked(course, "begin", "tell", "ask", "close", "talk", "vote-again", "close")

    assert lead(course, twice, Lead(Move.AGAIN)).rounds["twin-a"] == (OVER,)
    assert lead(course, twice, Lead(Move.BACK)).rounds["twin-a"] == (OVER,)


def test_hands_for_the_second_round_leave_the_first_alone(course):
    twice = walked(course, "begin", "tell", "ask", "close", "talk", "vote-again", "close")
    added = lead(course, twice, Lead(Move.HANDS, "2", hands={"x": 2}))

    assert [each.by_hand for each in added.rounds["twin-a"]] == [{}, {"x": 2}]


def test_a_screen_and_a_door_are_turned_back_by_the_same_move(course):
    turned = Classroom(blank=True, locked=True)

    assert not lead(course, turned, Lead(Move.BLANK)).blank
    assert not lead(course, turned, Lead(Move.LOCK)).locked
    assert not lead(course, turned, Lead(Move.END)).blank
    assert not lead(course, turned, Lead(Move.GO, "3")).blank


def test_a_class_that_is_over_is_not_ended_again(course):
    with pytest.raises(NoSuchAct, match=r"'end'.*has nothing"):
        lead(course, Classroom(phase=Phase.END), Lead(Move.END))


@pytest.mark.parametrize("block", [-1, 4])
def test_before_the_first_block_and_after_the_last_nothing_is_asked(course, block):
    room = Classroom(block=block, asked="twin-a")

    assert (course.block(room), course.question(room), course.twin(room)) == (None, None, "")


def test_what_was_told_is_kept_in_mind_and_the_twin_is_asked_once(course):
    told = walked(course, *WHOLE)
    twin = walked(course, *TWIN, room=told)

    assert (told.judged, twin.judged) == ({"twin-a"}, {"twin-a", "twin-b"})
    assert (course.twin(told), course.twin(twin)) == ("twin-b", "")
    assert ways(course, twin) == (Move.NEXT,)


@pytest.mark.parametrize("phase", ["lobby", "read", "pause", "study", "end"])
def test_where_nothing_was_done_nothing_is_undone(course, phase):
    with pytest.raises(NoSuchAct, match="nothing can be undone"):
        lead(course, Classroom(block=0, phase=Phase(phase), asked="twin-a"), Lead(Move.BACK))


def test_a_vote_without_reading_and_the_first_on_a_twin_are_not_undone(course):
    for room in (
        Classroom(block=1, phase=Phase.VOTE, asked="many"),
        Classroom(block=0, phase=Phase.VOTE, asked="twin-b"),
        Classroom(block=2, phase=Phase.VOTE, asked="knock"),
    ):
        with pytest.raises(NoSuchAct, match="nothing can be undone"):
            lead(course, room, Lead(Move.BACK))
