from typing import Annotated, Literal

import pytest
from pydantic import TypeAdapter

from widgets.core.acts import BY_NAME, FormResponse, LearnerAct, named_words, reader
from widgets.core.errors import NoSuchAct


class Wave(LearnerAct):
    act: Literal["wave"]
    to: str


class Fill(LearnerAct):
    act: Literal["fill"]
    response: FormResponse = ()


read = reader(TypeAdapter[Wave | Fill](Annotated[Wave | Fill, BY_NAME]))


def test_an_act_is_told_by_its_name_and_what_it_does_not_name_is_left_alone():
    assert read({"act": "wave", "to": "you", "response": ["x"], "time": 7}) == Wave(
        act="wave", to="you", time=7
    )


@pytest.mark.parametrize("time", [None, "7", -1, True, 10**30])
def test_a_time_that_is_none_is_0(time):
    assert read({"act": "fill", "time": time}).time == 0


@pytest.mark.parametrize("response", [None, "x", [1], {"a": "b"}])
def test_a_response_that_is_no_list_of_words_is_empty(response):
    assert read({"act": "fill", "response": response}).response == ()
    assert read({"act": "fill", "response": ["a", "b=c"]}).response == ("a", "b=c")


def test_half_a_character_in_a_response_is_a_question_mark_and_the_rest_stays():
    assert read({"act": "fill", "response": ["said=好\ud83d"]}).response == ("said=好?",)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "the act None is not on offer"),
        ({"act": ["wave"]}, r"the act \['wave'\] is not on offer"),
        ({"act": "fly"}, "the act 'fly' is not on offer"),
        ({"act": "wave"}, "the act 'wave' is not on offer: wave.to Field required"),
        ({"act": "wave", "to": 7}, "wave.to Input should be a valid string"),
    ],
)
def test_what_is_no_act_on_offer_is_refused_by_name(said, told):
    with pytest.raises(NoSuchAct, match=told):
        read(said)


def test_the_name_of_what_is_refused_is_cut_and_the_rest_is_not_told():
    with pytest.raises(NoSuchAct) as refused:
        read({"act": "wave", "to": ["secret"]})
    with pytest.raises(NoSuchAct) as long:
        read({"act": "x" * 9000})

    assert "secret" not in str(refused.value)
    assert len(str(long.value)) < 200


def test_the_words_of_named_fields_are_parted_at_the_first_sign():
    assert named_words(("a=1", "b=x=y", "c")) == {"a": "1", "b": "x=y", "c": ""}
