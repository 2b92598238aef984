from tests.core.conftest import TODAY
from widgets.content.library import Library
from widgets.core.calculators.form_values import Problem
from widgets.core.calculators.state import FormState
from widgets.core.screen.answer import Telling
from widgets.core.screen.controls import Button
from widgets.core.screen.formatter import Teller
from widgets.core.screen.questions import ROWS, questions

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


def test_rows_can_be_added_to_pasted_and_read_from_a_file_and_a_single_value_cannot(adding):
    found = fields(questions(adding, NOTHING, {}, TELLS, "Go"))
    words = TELLS.teller.words

    assert (found["paid"].adding, found["amount"].adding) == (words("add-a-row"), "")
    assert (found["paid"].file, found["amount"].file) == (words("take-file"), "")
    assert (found["paid"].foreign, found["amount"].foreign) == (words("file-foreign"), "")
    assert (found["paid"].lines, found["amount"].lines) == (ROWS, 0)
    assert [name for name, each in found.items() if each.calendar] == ["on", "paid"]
    assert found["paid"].cells == ((words("cell-day"), True), (words("cell-money"), False))


def test_a_few_options_are_in_sight_and_what_they_need_is_a_keyboard_of_letters(adding):
    found = fields(questions(adding, NOTHING, {}, TELLS, "Go"))

    assert [each.id for each in found["kind"].options] == ["one", "two"]
    assert not found["kind"].folded
    assert found["amount"].keyboard == "text"


def test_what_was_asked_for_is_shown_back_and_what_was_not_is_not(adding):
    typed = {"amount": "1.5万"}
    asked = fields(questions(adding, FormState(typed, asked=True), {}, TELLS, "Go"))
    waiting = fields(questions(adding, FormState(typed), {}, TELLS, "Go"))

    assert "15,000" in asked["amount"].read
    assert waiting["amount"].read == ""
