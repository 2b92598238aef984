import pytest

from tests.core.calculators.annual_cost.test_advice import CALCULATOR, CONTEXT, CORE, answer, keys
from widgets.core.calculators.answering import calculate


def test_a_rate_so_small_a_year_is_taken_for_one_a_month_only_on_trial():
    found = answer(lender="bank", method="flat", rate="年利率0.6%")

    turn = next(turn for turn in found.turns if turn.key == "a-month")
    trial = calculate(
        CALCULATOR, {**CORE, "lender": "bank", "method": "flat", **turn.fill}, CONTEXT.tables
    )
    figures = {each.key: each.value for each in trial.answer.figures}
    assert "slight" in keys(found.cautions)
    assert round(figures["flat"].value, 1) == round(figures["flat"].value.from_float(7.2), 1)


def test_an_lpr_of_one_source_is_on_trial_for_a_private_lender():
    near = {"lender": "private-lender", "instalment": "890"}
    turns = {turn.key: turn.fill for turn in answer(**near).turns}

    assert turns["lpr"] == {"lpr": "3.00%"}
    assert "lpr" not in {turn.key for turn in answer(lender="private-lender").turns}


LOANS = [each for each in CALCULATOR.examples if each.fill.get("ask") != "offers"]


@pytest.mark.parametrize("example", LOANS, ids=lambda each: each.id)
def test_two_to_four_changes_are_on_offer_and_each_has_an_answer(example):
    turns = calculate(CALCULATOR, example.fill, CONTEXT.tables).answer.turns

    assert 2 <= len(turns) <= 4
    for turn in turns:
        assert calculate(CALCULATOR, {**example.fill, **turn.fill}, CONTEXT.tables).answer, turn.key


def test_settling_early_can_be_tried_and_taken_back():
    tried = answer(lender="bank").turns[-1]
    settled = answer(lender="bank", settled="6", settle_fee="10")

    assert (tried.key, tried.fill) == ("settled", {"settled": "6"})
    assert settled.turns[-1].key == "not-settled"
    assert "settled" in keys(settled.cautions)
    assert "settled" in keys(settled.decides)
