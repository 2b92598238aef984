import pytest

from tests.core.classroom.test_classroom import course_of, walked
from widgets.core.classroom.classroom import Classroom
from widgets.core.classroom.phases import Phase
from widgets.core.classroom.tally import LEAST, Ballot, Tally, tally
from widgets.core.screen.class_lead import advice, blocks, leading, moves
from widgets.core.screen.view import Bars, to_data

LANGS = ("zh", "en")


@pytest.fixture
def course(small):
    return course_of(small)


@pytest.mark.parametrize("lang", LANGS)
def test_the_leader_sees_the_key_and_the_votes_as_they_come(course, lang):
    room = walked(course, "begin", "ask")
    now = tally(course.materials.items["twin-a"], [Ballot(("unlawful", "x"))] * LEAST)
    view = leading(course, room, now, lang)

    assert any(isinstance(part, Bars) for part in view.parts)
    assert course.materials.items["twin-a"].decides.to(lang) in str(to_data(view))


@pytest.mark.parametrize(
    ("right", "told"), [(2, "explain first"), (3, "talk in pairs"), (7, "in pairs"), (8, "skip")]
)
def test_the_first_vote_advises_what_to_do(small, right, told):
    assert told in advice(small.words("en"), Tally(voted=10, right=right))


def test_advice_stands_there_once_the_first_vote_is_over_and_not_after_the_second(course):
    closed = walked(course, "begin", "ask", "close")
    again = walked(course, "talk", "vote-again", "close", room=closed)

    assert "Advice" in str(to_data(leading(course, closed, Tally(), "en")))
    assert "Advice" not in str(to_data(leading(course, again, Tally(), "en")))


def test_at_a_decision_there_is_a_way_for_each_branch(course):
    there = Classroom(block=2, phase=Phase.VERDICT, asked="threat")

    assert [(each["move"], each["to"]) for each in moves(course, there, "en")] == [
        ("next", "call"),
        ("next", "hit"),
    ]


def test_the_plan_says_of_each_block_what_it_is_and_how_it_stands(course):
    told = blocks(course, Classroom(block=1, interrupted=frozenset({0})), "en")

    assert [each["state"] for each in told] == ["done", "now", "next", "next"]
    assert told[0]["broken"]
    assert all(each["title"] for each in told)


@pytest.mark.parametrize("lang", LANGS)
def test_every_move_has_its_words(course, lang):
    room = Classroom()
    for move in [
        "begin",
        "ask",
        "close",
        "talk",
        "vote-again",
        "close",
        "counts",
        "verdict",
        "twin",
    ]:
        assert all(each["label"] for each in moves(course, room, lang))
        room = walked(course, move, room=room)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("phase", "said"), [("lobby", True), ("study", False), ("end", False)])
def test_the_opening_is_said_in_the_lobby_alone(course, phase, said, lang):
    shown = to_data(leading(course, Classroom(phase=Phase(phase)), Tally(), lang))

    assert (course.plan.opening.to(lang) in str(shown)) is said


def test_at_a_pause_there_is_nothing_to_say_but_the_pause(course):
    view = leading(course, Classroom(block=3, phase=Phase.PAUSE), Tally(), "en")

    assert [part.paragraphs for part in view.parts] == [("Say",)]


@pytest.mark.parametrize("voted", [0, 1])
def test_advice_can_be_given_also_where_hardly_anybody_voted(small, voted):
    assert "explain first" in advice(small.words("en"), Tally(voted=voted, right=0))
