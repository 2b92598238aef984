from datetime import date

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.working import cny
from widgets.core.errors import NotInForce

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["private-lending"]
TYPED = {"principal": "10万", "made": "2023-09-01", "rate": "30%", "until": "2024-09-01"}


def outcome(**more):
    return calculate(CALCULATOR, {**TYPED, **more}, CONTEXT.tables)


def keys(says):
    return [say.key for say in says]


@pytest.mark.parametrize(
    ("lender", "scope"),
    [("bank", "private-lending-2020b/1"), ("small-loan", "lending-scope-2020/1")],
)
def test_a_licensed_lender_is_outside_by_its_own_article(lender, scope):
    answer = outcome(lender=lender).answer

    assert cited(CALCULATOR, answer.says) == (scope, "finance-trial-2017/2")
    assert answer.says.given["above"] == cny(0) or answer.says.key == f"says-{lender}-above"
    assert f"decides-{lender}" in keys(answer.decides)


def test_before_2021_the_text_of_that_time_leaves_out_banks_and_is_silent_on_small_loans():
    typed = {"made": "2019-01-01", "until": "2020-01-01", "accepted": "2020-12-31"}
    bank = outcome(lender="bank", **typed).answer
    small = outcome(lender="small-loan", **typed).answer

    assert cited(CALCULATOR, bank.says) == ("private-lending-2020a/1", "finance-trial-2017/2")
    assert cited(CALCULATOR, small.says) == ("finance-trial-2017/2",)
    assert small.says.key == "says-small-loan-early"
    assert "decides-small-early" in [say.key for say in small.decides]


def test_what_was_kept_back_counts_as_asked_by_a_bank_too():
    plain, cut = (outcome(lender="bank", upfront=sum_).answer for sum_ in ("", "10000"))
    asked = [answer.says.given["claimed"].value for answer in (plain, cut)]

    assert asked[1] - asked[0] == 10_000


def test_a_void_loan_says_when_crime_may_come_in():
    above, below = (outcome(lender="professional", rate=rate) for rate in ("36.01%", "36%"))

    assert "decides-crime" in keys(above.answer.decides)
    assert "decides-crime" not in keys(below.answer.decides)


def test_a_void_loan_paid_beyond_the_money_says_what_is_too_much():
    answer = outcome(lender="professional", paid="2024-01-01 120000").answer

    assert answer.says.key == "says-void-over"
    assert answer.says.given["excess"] == cny(20_000)
    assert "decides-excess" in keys(answer.decides)


def test_a_void_loan_in_a_case_before_the_article_has_no_answer():
    typed = {"made": "2019-01-01", "until": "2020-01-01", "accepted": "2020-12-31"}

    assert isinstance(outcome(lender="professional", **typed).fault, NotInForce)


def test_every_turn_of_a_loan_outside_gives_an_answer():
    for lender in ("bank", "small-loan", "professional", "company"):
        typed = {"lender": lender, "agreed": "unclear" if lender == "company" else "rate"}
        for turn in outcome(**typed).answer.turns:
            assert outcome(**{**typed, **turn.fill}).answer is not None, (lender, turn.key)


def test_a_turn_that_the_record_does_not_reach_is_not_offered():
    early = {"made": "2014-01-01", "until": "2015-01-01", "accepted": "2018-01-01"}

    assert outcome(lender="bank").answer.turns != ()
    assert outcome(lender="bank", **early).answer.turns == ()


def test_the_line_in_the_working_is_what_its_own_lines_come_to():
    found = outcome(lender="bank", rate="6%", accepted="2024-10-10").answer
    told = {step.key: step.value for step in found.steps}

    # 100,000 x 24% x 366 / 365; the 6,016.44 asked is below it
    assert str(told["line-within"]) == "24065.75"
    assert str(told["licensed-claimed"]) == "6016.44"


def test_a_void_loan_rests_on_the_articles_on_the_lender_and_on_what_is_void():
    answer = outcome(lender="professional").answer
    void = ("private-lending-2020b/13", "civil-code/157")

    assert cited(CALCULATOR, answer.says) == void
    assert [cited(CALCULATOR, step) for step in answer.steps[-2:]] == [void[:1], void[1:]]


def test_what_was_kept_back_rests_on_the_code_since_its_first_day_only():
    days = {"until": "2022-01-01", "upfront": "10000", "lender": "bank"}
    steps = [outcome(**days, made=made).answer.steps[0] for made in ("2020-12-31", "2021-01-01")]

    assert [cited(CALCULATOR, step) for step in steps] == [(), ("civil-code/670",)]


@pytest.mark.parametrize(
    ("made", "until", "accepted", "turns_on"),
    [
        ("2023-09-01", "2024-09-01", "2024-10-10", ["unclear", "unclear-most"]),
        ("2018-01-01", "2020-01-01", "2020-03-01", ["unclear-old", "unclear-most"]),
        ("2018-01-01", "2020-01-01", "2024-10-10", ["unclear", "unclear-most", "old-asked"]),
        (
            "2019-08-07",
            "2024-09-01",
            "2024-10-10",
            ["unclear", "unclear-most", "old-asked", "at-suing"],
        ),
    ],
)
def test_what_unclear_interest_turns_on_is_told_for_the_days_it_is_about(
    made, until, accepted, turns_on
):
    found = outcome(
        lender="company", agreed="unclear", made=made, until=until, accepted=accepted
    ).answer

    assert keys(found.decides) == [f"decides-{each}" for each in turns_on]
    assert "private-lending-2020b/31" not in cited(CALCULATOR, found.says) or "at-suing" in turns_on
