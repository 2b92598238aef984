import json
from dataclasses import replace
from datetime import date

import pytest

from tests.core.conftest import TODAY, made, text
from widgets.core.calculators.answer import Answer, Say, Variation
from widgets.core.calculators.form_acts import read_calculator_act
from widgets.core.calculators.state import (
    MOST_KEPT,
    CalculatorState,
    FormState,
    arrived,
    desk_of,
    done,
    from_text,
    to_text,
    typed_in,
)

EVERY = {"court-costs": made()}
OPEN = CalculatorState(TODAY, "court-costs")


def after(*acts, desk=OPEN):
    for act in acts:
        desk = done(desk, EVERY, read_calculator_act(act))
    return desk


def ask(*response):
    return {"act": "ask", "response": list(response)}


def test_what_is_typed_from_the_first_is_asked_for_at_once():
    assert desk_of(TODAY, "a", "zh", {"x": "1"}).sheet("a").asked
    assert not desk_of(TODAY, "a", "zh", {}).sheet("a").asked


def test_what_is_asked_is_typed_and_asked_for():
    assert after(ask("amount=5")).sheet("court-costs") == FormState({"amount": "5"}, asked=True)


def test_where_no_calculator_is_open_nothing_can_be_asked():
    assert after(ask("amount=5"), desk=CalculatorState(TODAY)) == CalculatorState(TODAY)


def test_asking_again_keeps_the_fields_that_were_not_on_the_form():
    desk = after(ask("amount=5", "more=6"), ask("amount=7"))

    assert desk.sheet("court-costs").typed == {"amount": "7", "more": "6"}


def test_an_example_takes_the_place_of_what_was_typed_and_is_worked_out():
    desk = after(ask("amount=5", "kind=two"), {"act": "example", "of": "plain"})

    assert desk.sheet("court-costs") == FormState({"amount": "5"}, asked=True)


def test_an_example_is_filled_in_in_the_language_of_the_page():
    example = {"id": "plain", "title": text("Plain"), "fill": {"amount": "5万"}}
    every = {"court-costs": made(examples=[{**example, "en": {"amount": "50000"}}])}
    act = read_calculator_act({"act": "example", "of": "plain"})

    chinese, english = (
        done(CalculatorState(TODAY, "court-costs", lang=x), every, act) for x in ("zh", "en")
    )

    assert chinese.sheet("court-costs").typed == {"amount": "5万"}
    assert english.sheet("court-costs").typed == {"amount": "50000"}


def test_a_turn_is_tried_and_taken_back_and_asking_again_ends_it():
    turned = after(ask("amount=5"), {"act": "turn", "to": "double"})

    assert turned.sheet("court-costs").turned == "double"
    assert after({"act": "turn", "to": "double"}, desk=turned).sheet("court-costs").turned == ""
    assert after(ask("amount=5"), desk=turned).sheet("court-costs").turned == ""


def test_a_turn_that_the_answer_does_not_offer_is_none():
    answer = Answer(Say("says-sum"), turns=(Variation("double", {}),))

    assert FormState(turned="double").turn(answer).key == "double"
    assert FormState(turned="other").turn(answer) is None
    assert FormState(turned="double").turn(None) is None


def test_clearing_empties_one():
    desk = after(ask("amount=5"))

    cleared = after({"act": "clear"}, desk=desk).sheet("court-costs")

    assert cleared == FormState()
    assert cleared.is_cleared
    assert not FormState().is_cleared
    assert not desk.sheet("court-costs").is_cleared


@pytest.mark.parametrize(
    "act",
    [
        {"act": "example", "of": "nothing"},
        {"act": "ask", "response": ["no-such=5"]},
    ],
)
def test_an_act_that_is_not_on_offer_changes_nothing_typed(act):
    desk = after(ask("amount=5"))

    assert after(act, desk=desk) == desk


def test_a_field_that_is_not_asked_is_left_out():
    assert after(ask("amount=5", "colour=red")).sheet("court-costs").typed == {"amount": "5"}


def test_an_address_opens_a_calculator_with_an_example_or_with_fields():
    example = arrived(CalculatorState(TODAY), EVERY, {"calc": "court-costs", "example": "plain"})
    filled = arrived(
        CalculatorState(TODAY), EVERY, {"calc": "court-costs", "amount": "9", "colour": "red"}
    )
    bare = arrived(CalculatorState(TODAY), EVERY, {"calc": "court-costs"})

    assert example.sheet("court-costs") == FormState({"amount": "5"}, asked=True)
    assert filled.sheet("court-costs") == FormState({"amount": "9"}, asked=True)
    assert (bare.open, bare.sheets) == ("court-costs", {})


def test_an_address_of_no_calculator_changes_nothing():
    assert arrived(CalculatorState(TODAY), EVERY, {"calc": "x", "amount": "5"}) == CalculatorState(
        TODAY
    )


def test_what_was_typed_is_kept_and_read_back():
    desk = after(ask("amount=5", "paid=2026-01-05 <b>5</b>"))

    back, unread = from_text(to_text(desk), CalculatorState(TODAY), EVERY)

    assert (back.sheets, unread) == (desk.sheets, 0)


def test_a_field_too_long_for_the_browser_is_left_out_and_the_rest_kept():
    desk = after(ask("amount=5", "paid=" + "x" * (MOST_KEPT + 1)))

    back, unread = from_text(to_text(desk), CalculatorState(TODAY), EVERY)

    assert (back.sheet("court-costs").typed, unread) == ({"amount": "5"}, 0)
    assert desk.sheet("court-costs").too_long
    assert not back.sheet("court-costs").asked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 99, "sheets": {}}',
        '{"version": 1, "sheets": []}',
        "5",
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_back_leaves_the_desk_as_it_is_and_counts_as_one(text):
    assert from_text(text, CalculatorState(TODAY), EVERY) == (CalculatorState(TODAY), 1)


def test_of_a_damaged_record_what_can_be_read_is_read_and_each_damaged_sheet_counts():
    kept = {
        "court-costs": {"typed": {"amount": "5", "more": 6, "colour": "red"}},
        "gone": {},
        "x": 5,
    }
    text = json.dumps({"version": 1, "sheets": kept})

    back, unread = from_text(text, CalculatorState(date(2026, 1, 1)), EVERY)

    assert back.sheets == {"court-costs": FormState({"amount": "5"})}
    assert unread == 3


def test_a_field_with_half_a_character_is_left_out_and_counts():
    text = json.dumps({"version": 1, "sheets": {"court-costs": {"typed": {"amount": "\ud83d"}}}})

    back, unread = from_text(text, CalculatorState(date(2026, 1, 1)), EVERY)

    assert (back.sheets, unread) == ({"court-costs": FormState()}, 1)


@pytest.mark.parametrize(("length", "too_long"), [(200_000, False), (200_001, True)])
def test_a_field_of_two_hundred_thousand_characters_is_kept(length, too_long):
    desk = after(ask("amount=5", "paid=" + "x" * length))

    back, unread = from_text(to_text(desk), CalculatorState(TODAY), EVERY)

    assert desk.sheet("court-costs").too_long is too_long
    assert len(back.sheet("court-costs").typed.get("paid", "")) == (0 if too_long else length)
    assert unread == 0


def test_a_sheet_is_cleared_where_it_was_filled_once_and_nothing_is_in_it():
    assert FormState(time=1).is_cleared
    assert not FormState().is_cleared
    assert not FormState({"amount": "5"}, time=1).is_cleared
    assert not FormState(asked=True, time=1).is_cleared


def test_what_is_typed_in_beside_the_form_leaves_it_asked_or_not(adding):
    forms = {adding.id: adding}
    desk = CalculatorState(date(2026, 11, 25), adding.id)
    asked = replace(desk, sheets={adding.id: FormState({"more": "1"}, asked=True, time=5)})

    quiet = typed_in(desk, forms, {"amount": "5", "colour": "red"}).sheet(adding.id)
    shown = typed_in(asked, forms, {"amount": "5"}).sheet(adding.id)

    assert (quiet.typed, quiet.asked) == ({"amount": "5"}, False)
    assert (shown.typed, shown.asked, shown.time) == ({"more": "1", "amount": "5"}, True, 6)
