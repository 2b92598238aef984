from tests.core.conftest import TODAY
from widgets.content.library import Library
from widgets.core.calculators.form_values import Problem
from widgets.core.calculators.state import FormState
from widgets.core.screen.answer import Telling
from widgets.core.screen.controls import Button
from widgets.core.screen.formatter import Teller
from widgets.core.screen.questions import questions

LIBRARY = Library.open()
TELLS = Telling(Teller(LIBRARY.words("en")), LIBRARY.citations, TODAY)
NOTHING = FormState()


def fields(form):
    return {field.id: field for group in form.parts for field in group.fields}


def test_every_field_that_is_asked_stands_in_its_group_with_what_was_typed(adding):
    form = questions(adding, FormState({"amount": "5"}), {}, TELLS, "Go")

    assert [group.legend for group in form.parts] == ["What", "Further"]
    assert fields(form)["amount"].value == "5"
    assert fields(form)["more"].when == (("kind", ("two",)),)


def test_its_main_button_is_called_by_what_it_does_and_another_empties_it(adding):
    form = questions(adding, NOTHING, {}, TELLS, "Go")

    assert [(each.label, each.act["act"]) for each in form.buttons] == [
        ("Go", "ask"),
        (TELLS.teller.words("clear-form"), "clear"),
    ]


def test_a_folded_group_is_open_where_something_was_typed_or_is_wrong(adding):
    wrong = {"on": Problem("problem-empty")}

    assert questions(adding, NOTHING, {}, TELLS, "Go").parts[1].folded
    assert not questions(adding, FormState({"on": "x"}), {}, TELLS, "Go").parts[1].folded
    assert not questions(adding, NOTHING, wrong, TELLS, "Go").parts[1].folded


def test_an_optional_field_says_that_it_may_stay_empty(adding):
    found = fields(questions(adding, NOTHING, {}, TELLS, "Go"))

    assert found["on"].label == "On (may stay empty)"
    assert found["amount"].label == "Amount"


def test_further_buttons_stand_after_the_main_one(adding):
    form = questions(adding, NOTHING, {}, TELLS, "Go", Button("More", {"act": "take"}))

    assert [each.label for each in form.buttons][:2] == ["Go", "More"]
