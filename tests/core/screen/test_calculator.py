from dataclasses import replace
from datetime import date

import pytest

from tests.core.conftest import TODAY, made
from widgets.content.library import Library
from widgets.core.calculators import answering as reckoning
from widgets.core.calculators.answer import Answer, Say, Variation
from widgets.core.calculators.answering import Calculated, Tried, tried
from widgets.core.calculators.state import CalculatorState, FormState
from widgets.core.calculators.working import cny
from widgets.core.errors import NotInForce, NotPublished
from widgets.core.law.tables import LawTables
from widgets.core.screen.calculator import file, present
from widgets.core.screen.controls import Form
from widgets.core.screen.findings import Keep, Outcome
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.view import Actions, Notice, Prose

LIBRARY = Library.open()
CONTEXT = LIBRARY.calculator_context(TODAY)


@pytest.fixture
def context(monkeypatch):
    """The calculators' screen with one calculator, which says what it is given."""

    def answer(given, _tables):
        amount = given.number("amount")
        if amount == 404:
            raise NotPublished("lpr-1y", date(2026, 9, 1), date(2026, 8, 20))
        if amount == 405:
            raise NotInForce("court-fee", date(2007, 3, 31), date(2007, 4, 1))
        turns = (Variation("double", {"amount": str(amount * 2)}, {"double": cny(amount * 2)}),)
        return Answer(Say("says-sum", {"sum": cny(amount)}), turns=turns)

    monkeypatch.setattr(reckoning, "ANSWERS", {"court-costs": answer})
    rules, series = {"court-fee": LIBRARY.rule("court-fee")}, {"lpr-1y": LIBRARY.series("lpr-1y")}
    return replace(
        CONTEXT, calculators={"court-costs": made()}, tables=LawTables(rules, series, TODAY)
    )


KEPT = Keeping()


def view(context, lang="en", keeping=KEPT, **sheet):
    desk = CalculatorState(TODAY, "court-costs", {"court-costs": FormState(**sheet)})
    tries = tried(context.calculators["court-costs"], desk.sheet("court-costs"), context.tables)
    return present(context, desk, lang, tries, keeping)


def part(found, kind):
    return next((each for each in found.parts if isinstance(each, kind)), None)


def fields(found):
    return {field.id: field for group in part(found, Form).parts for field in group.fields}


def test_a_form_shows_what_was_typed_and_nothing_is_answered_before_it_is_asked(context):
    found = view(context, typed={"amount": "5"})

    assert fields(found)["amount"].value == "5"
    assert fields(found)["on"].label == "On (may stay empty)"
    assert fields(found)["more"].when == (("kind", ("two",)),)
    assert fields(found)["paid"].lines > 1
    assert part(found, Outcome) is None


def test_a_group_that_was_touched_is_not_folded(context):
    folded = [group.folded for group in part(view(context), Form).parts]
    touched = [
        group.folded for group in part(view(context, typed={"on": "2026-01-02"}), Form).parts
    ]

    assert (folded, touched) == ([False, True], [False, False])


def test_an_answer_is_announced_and_can_be_kept(context):
    found = view(context, typed={"amount": "5"}, asked=True)

    assert found.announce == "In all CNY 5"
    assert part(found, Outcome).text == "In all CNY 5"
    assert "In all CNY 5" in part(found, Keep).copy


def test_a_problem_stands_at_its_field_and_what_was_typed_stays(context):
    found = view(context, typed={"amount": "<b>", "on": "2026-02-30"}, asked=True)

    assert "“<b>”" in fields(found)["amount"].problem
    assert fields(found)["amount"].value == "<b>"
    assert "no such day" in fields(found)["on"].problem
    assert part(found, Form).problem == found.announce
    assert "(2)" in found.announce


def test_a_day_the_record_does_not_reach_is_told_with_what_to_do(context):
    unpublished = part(view(context, typed={"amount": "404"}, asked=True), Notice)
    unheld = part(view(context, typed={"amount": "405"}, asked=True), Notice)

    assert "20 August 2026" in unpublished.text
    assert "type it in" in unpublished.text
    assert "1 April 2007" in unheld.text
    assert "31 March 2007" in unheld.text


def test_a_change_that_is_tried_out_shows_both_results(context):
    found = view(context, typed={"amount": "5"}, asked=True, turned="double")

    notice = part(found, Notice)
    assert (notice.title, notice.text) == ("Trying out: If it were CNY 10", "Before: In all CNY 5")
    assert part(found, Outcome).text == "In all CNY 10"
    assert fields(found)["amount"].value == "5"
    turns = [b for p in found.parts if isinstance(p, Actions) for b in p.buttons if b.current]
    assert [button.act for button in turns] == [{"act": "turn", "to": "double"}]


def test_a_change_that_cannot_be_worked_out_says_so_and_keeps_the_first_result(context):
    found = view(context, typed={"amount": "202"}, asked=True, turned="double")

    assert "August 2026" in part(found, Notice).text
    assert part(found, Outcome).text == "In all CNY 202"


def test_the_form_is_new_for_the_browser_when_what_stands_in_it_is(context):
    one, other = view(context, typed={"amount": "5"}), view(context, typed={"amount": "6"})

    assert part(one, Form).id != part(other, Form).id
    assert part(view(context, typed={"amount": "5"}), Form).id == part(one, Form).id


def test_a_form_that_was_cleared_says_so_and_one_never_filled_does_not(context):
    assert view(context, time=1).announce == "The form is empty now."
    assert view(context).announce == ""


@pytest.mark.parametrize("keeping", [Keeping(kept=False), Keeping(unsaved=True)])
def test_where_nothing_is_kept_nobody_is_told_that_it_is(context, keeping):
    kept, not_kept = (part(view(context, "en", how), Prose).paragraphs for how in (KEPT, keeping))

    assert "stored only in this browser" in " ".join(kept)
    assert "is not stored" in " ".join(not_kept)
    assert "this browser" not in " ".join(not_kept)


def test_a_field_too_long_to_keep_is_told_where_it_is_said_what_is_kept(context):
    found = part(view(context, typed={"paid": "x" * 200_001}), Prose)

    assert "too long to store" in " ".join(found.paragraphs)


def test_what_went_wrong_with_the_keeping_is_told_first(context):
    first = view(context, "en", Keeping(unsaved=True, unread=1, aside=True)).parts[:3]

    assert [each.title for each in first] == [
        "Nothing is being saved",
        "Some saved answers could not be read",
        "What could not be read is kept aside",
    ]


def test_an_answer_that_is_copied_says_nothing_of_what_a_browser_stores(context):
    copied = part(view(context, typed={"amount": "5"}, asked=True), Keep).copy

    assert "not legal advice" in copied
    assert "stored" not in copied


def test_what_was_read_stands_at_its_field_once_an_answer_was_asked_for(context):
    asked = fields(view(context, typed={"amount": "1万5"}, asked=True))["amount"]
    before = fields(view(context, typed={"amount": "1万5"}))["amount"]

    assert asked.read.startswith("Read as CNY 15,000.")
    assert [each.id for each in asked.offers] == ["CNY 10,005"]
    assert (before.read, before.offers) == ("", ())


def test_a_day_can_be_picked_and_a_row_added_cell_by_cell():
    desk = CalculatorState(TODAY, "limitation")
    found = fields(present(CONTEXT, desk, "en", Tried(Calculated(), Calculated(), {}), KEPT))

    assert (found["due"].calendar, found["due"].cells) == ("Pick a day", ())
    assert (found["begins"].calendar, found["begins"].adding) == ("", "")
    assert found["events"].adding == "Add a row"
    assert found["events"].cells == (("Day", True), ("What happened", False))


def test_a_cell_whose_column_has_no_name_is_called_by_its_kind():
    desk = CalculatorState(TODAY, "private-lending")
    found = fields(present(CONTEXT, desk, "en", Tried(Calculated(), Calculated(), {}), KEPT))

    assert found["paid"].cells == (("Day", True), ("Amount of the row (CNY)", False))


def test_the_examples_are_folded_so_that_the_first_field_is_in_sight(context):
    assert part(view(context), Actions).folded == "Start from an example"


@pytest.mark.parametrize(
    ("what", "amount", "asked", "name"),
    [
        ("csv", "5", True, "court-costs.csv"),
        ("page", "5", True, "court-costs.html"),
        ("days.ics", "5", True, None),
        ("csv", "5", False, None),
        ("csv", "some", True, None),
    ],
)
def test_a_file_is_made_of_the_answer_on_the_screen_and_of_nothing_else(
    context, what, amount, asked, name
):
    sheets = {"court-costs": FormState({"amount": amount}, asked=asked)}

    made = file(context, CalculatorState(TODAY, "court-costs", sheets), "en", what)

    assert (made.name if made else None) == name
    assert file(context, CalculatorState(TODAY, "gone", sheets), "en", what) is None
