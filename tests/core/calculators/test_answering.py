from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators import answering as reckoning
from widgets.core.calculators.answer import Answer, Figure, Say, Variation
from widgets.core.calculators.answering import ANSWERS, calculate, tried
from widgets.core.calculators.form_values import Unfit
from widgets.core.calculators.state import FormState
from widgets.core.calculators.working import cny
from widgets.core.errors import NotInForce


@pytest.fixture
def adds(monkeypatch):
    """What the calculator of these tests does with what is typed."""

    def plant(reckoner):
        monkeypatch.setattr(reckoning, "ANSWERS", {"court-costs": reckoner})

    return plant


def twice(given, _tables):
    amount = given.number("amount")
    turns = (Variation("double", {"amount": str(amount * 2)}), Variation("bad", {"amount": "x"}))
    return Answer(Say("says-sum"), figures=(Figure("sum", cny(amount)),), turns=turns)


def test_what_was_typed_is_answered(adding, tables, adds):
    adds(twice)

    found = calculate(adding, {"amount": "5"}, tables)

    assert found.answer.figures == (Figure("sum", cny(5)),)
    assert (found.problems, found.fault) == ({}, None)


def test_problems_with_fields_come_before_any_answer(adding, tables, adds):
    adds(twice)

    found = calculate(adding, {"amount": ""}, tables)

    assert found.answer is None
    assert found.problems["amount"].key == "problem-empty"


def test_fields_that_do_not_fit_together_are_told_at_the_field(adding, tables, adds):
    def unfit(_given, _tables):
        raise Unfit("amount", "problem-pair", on=tables.today)

    adds(unfit)

    found = calculate(adding, {"amount": "5"}, tables)

    assert found.problems["amount"].key == "problem-pair"
    assert found.problems["amount"].given == {"on": tables.today}


def test_a_day_that_the_record_does_not_reach_is_a_fault_and_no_answer(adding, tables, adds):
    def old(_given, _tables):
        raise NotInForce("a-rule", tables.today, tables.today)

    adds(old)

    found = calculate(adding, {"amount": "5"}, tables)

    assert found.answer is None
    assert isinstance(found.fault, NotInForce)


def test_a_number_that_decimals_cannot_hold_is_told_at_its_field(adding, tables, adds):
    def huge(given, _tables):
        (given.number("amount") ** 9).quantize(Decimal("0.01"))
        return Answer(Say("says-sum"))

    adds(huge)

    assert (
        calculate(adding, {"amount": "999999999999"}, tables).problems["amount"].key
        == "problem-huge"
    )


def test_nothing_is_worked_out_before_it_is_asked(adding, tables, adds):
    adds(twice)

    assert tried(adding, FormState({"amount": "5"}), tables).now.answer is None


def test_a_turn_shows_the_changed_answer_and_keeps_the_first(adding, tables, adds):
    adds(twice)

    found = tried(adding, FormState({"amount": "5"}, asked=True, turned="double"), tables)

    assert found.found.answer.figures[0].value == cny(5)
    assert found.now.answer.figures[0].value == cny(10)
    assert found.typed == {"amount": "10"}
    assert found.turn.key == "double"


def test_a_turn_that_cannot_be_worked_out_leaves_the_first_answer(adding, tables, adds):
    adds(twice)

    found = tried(adding, FormState({"amount": "5"}, asked=True, turned="bad"), tables)

    assert found.now.answer is None
    assert found.found.answer is not None


def test_every_calculator_has_its_reckoner_and_every_reckoner_its_calculator():
    assert set(ANSWERS) == set(Library.open().calculators())
