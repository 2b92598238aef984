import pytest

from widgets.core.diary.diary_acts import AnswerStep, TakeIn, read_diary_act
from widgets.core.errors import NoSuchAct


def test_an_act_is_read_by_its_name():
    said = {"act": "step", "to": "who", "response": ["day=今天"], "time": 5, "form": "x"}

    assert read_diary_act(said) == AnswerStep(act="step", to="who", response=("day=今天",), time=5)
    assert read_diary_act({"act": "take", "response": ["x"]}) == TakeIn(act="take", response=("x",))


@pytest.mark.parametrize(
    "said",
    [
        {"act": "gone"},
        {"act": "step", "to": "nowhere"},
        {"act": "entry", "number": "-1"},
        {"act": "entry", "number": "١"},
        {"act": "entry", "number": "1" * 9},
        {"act": "take"},
        {"act": "save", "what": "exe"},
    ],
)
def test_what_is_not_on_offer_is_refused(said):
    with pytest.raises(NoSuchAct):
        read_diary_act(said)
