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


def test_what_an_act_does_not_say_is_a_new_entry_the_first_page_and_the_diary_itself():
    assert read_diary_act({"act": "write"}).number == "0"
    assert read_diary_act({"act": "place", "to": "list"}).pages == "0"
    assert read_diary_act({"act": "check"}).of == "here"
    assert read_diary_act({"act": "piece"}).file == ""


@pytest.mark.parametrize("number", ["0", "9999999"])
def test_a_number_of_up_to_seven_digits_is_read(number):
    assert read_diary_act({"act": "entry", "number": number}).number == number


@pytest.mark.parametrize("number", ["", "10000000", "1.5", " 1", "1\n"])
def test_any_other_number_is_refused(number):
    with pytest.raises(NoSuchAct):
        read_diary_act({"act": "entry", "number": number})
