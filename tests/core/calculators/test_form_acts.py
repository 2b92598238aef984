import pytest

from widgets.core.calculators.form_acts import AskAnswer, SaveAnswer, read_calculator_act
from widgets.core.errors import NoSuchAct


def test_an_answer_is_asked_with_what_stands_in_the_form():
    found = read_calculator_act({"act": "ask", "response": ["amount=5"], "time": 3})

    assert found == AskAnswer(act="ask", response=("amount=5",), time=3)


def test_a_file_is_asked_for_by_its_name():
    assert read_calculator_act({"act": "save", "what": "csv"}) == SaveAnswer(act="save", what="csv")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"act": None},
        {"act": "example", "of": {"a": 1}},
        {"act": "turn", "to": 5},
        {"act": "ask", "response": "amount=5"},
        {"act": "ask", "response": [5]},
        {"act": "ask"},
        {"act": "save"},
        {"act": "no-such"},
    ],
)
def test_what_is_not_on_offer_is_refused(said):
    with pytest.raises(NoSuchAct):
        read_calculator_act(said)
