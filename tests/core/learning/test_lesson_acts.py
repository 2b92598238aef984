import pytest

from widgets.core.errors import NoSuchAct
from widgets.core.learning.journal import Sure
from widgets.core.learning.lesson_acts import (
    EraseAnswers,
    GiveAnswer,
    GoTo,
    OpenAnswers,
    RedoMissed,
    RewindCase,
    read_head_act,
    read_lesson_act,
)


def test_an_answer_has_its_place_its_response_and_how_sure_it_is():
    said = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "certain"}

    found = read_lesson_act(said)

    assert found == GiveAnswer(act="answer", at="twins/many", response=("x",), sure=Sure.CERTAIN)
    assert found.place == "twins/many"


@pytest.mark.parametrize("sure", [None, "very", 1, ["certain"]])
def test_how_sure_a_learner_is_may_be_left_open(sure):
    assert read_lesson_act({"act": "answer", "at": "a", "sure": sure}).sure is None


@pytest.mark.parametrize("read", [None, 1, "yes", False])
def test_a_step_is_read_only_where_that_is_said(read):
    assert read_lesson_act({"act": "go", "to": "now", "read": read}).read is False
    assert read_lesson_act({"act": "go", "to": "now", "read": True}).read is True


@pytest.mark.parametrize(
    ("said", "kind", "place"),
    [
        ({"act": "go", "to": "now"}, GoTo, "now"),
        ({"act": "rewind", "at": "visit.borrower", "to": "knock"}, RewindCase, "visit.borrower"),
        ({"act": "redo"}, RedoMissed, None),
    ],
)
def test_an_act_stands_at_one_place_or_is_for_the_whole_lesson(said, kind, place):
    found = read_lesson_act(said)

    assert (type(found), found.place) == (kind, place)


def test_what_the_head_of_a_lesson_offers_is_not_on_offer_in_a_step():
    assert isinstance(read_head_act({"act": "erase"}), EraseAnswers)
    assert read_head_act({"act": "open", "response": ["{}"]}) == OpenAnswers(
        act="open", response=("{}",)
    )
    with pytest.raises(NoSuchAct):
        read_lesson_act({"act": "erase"})
    with pytest.raises(NoSuchAct):
        read_head_act({"act": "redo"})
