from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.schedule import Method
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.repayment_plan.early import EarlyPayment
from widgets.core.calculators.working import count

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))
CALCULATOR = CONTEXT.calculators["repayment-plan"]
LOAN = {"ask": "early", "principal-left": "60000", "early-rate": "6%", "months-left": "36"}


def early(now=20000, rate=6, number=36, method=Method.EQUAL_INSTALMENTS):
    return EarlyPayment(Decimal(60000), Decimal(rate), number, method, Decimal(now), Decimal(0))


def answer(**typed):
    found = calculate(CALCULATOR, {**LOAN, **typed}, CONTEXT.tables)
    assert not found.problems
    return found.answer


def test_every_way_pays_back_the_principal_that_is_left_with_its_interest():
    for method in (Method.EQUAL_INSTALMENTS, Method.EQUAL_PRINCIPAL):
        found = early(method=method)

        for way in (found.shortened(), found.plan(Decimal(40000))):
            assert way.paid == 40000 + way.interest
            assert way.balances[-1] == 0


def test_the_shorter_way_keeps_the_instalment_of_the_old_plan_until_the_last():
    found = early()
    before = found.plan(found.left).first

    *regular, last = (month.paid[0] for month in found.shortened().months)

    assert set(regular) == {before}
    assert last <= before


@pytest.mark.parametrize(
    ("left", "rate", "number"), [(10000, 36, 600), (20000, 48, 480), (1, 24, 600)]
)
def test_where_the_instalments_hold_no_principal_the_last_one_takes_all_of_it(left, rate, number):
    now = Decimal("0.01")
    loan = EarlyPayment(
        Decimal(left), Decimal(rate), number, Method.EQUAL_INSTALMENTS, now, Decimal(0)
    )

    shorter = loan.shortened()

    assert len(shorter.months) == number
    assert (shorter.balances[0], shorter.balances[-1]) == (left - now, 0)


def test_equal_principal_keeps_its_part_of_the_principal():
    found = early(method=Method.EQUAL_PRINCIPAL).shortened()

    # 60,000 / 36 = 1,666.67
    parts = {a - b for a, b in pairwise(found.balances[:-1])}
    assert parts == {Decimal("1666.67")}


def test_a_part_is_told_with_both_ways_and_all_of_it_with_one_sum():
    part, whole = answer(**{"pay-now": "20000"}), answer()

    assert [step.key for step in part.steps] == [
        "early-base",
        "early-left",
        "early-shorter",
        "early-smaller",
    ]
    assert [step.key for step in whole.steps] == ["early-base", "early-all"]
    assert [turn.key for turn in part.turns] == ["pay-all"]
    assert [turn.fill for turn in whole.turns] == [{"pay-now": "30000.00"}]


def test_the_table_counts_what_was_paid_early_and_the_fee():
    found = answer(**{"pay-now": "20000", "early-fee": "100"})

    totals = {row[0].key: row[-1].value for row in found.sheets[0].rows}

    # 60,000 + 5,711.36; 60,000 + 2,472.63 + 100; 60,000 + 3,807.59 + 100
    assert totals == {
        "early-as-planned": Decimal("65711.36"),
        "early-shorter": Decimal("62572.63"),
        "early-smaller": Decimal("63907.59"),
    }
    assert [turn.key for turn in found.turns] == ["pay-all", "no-early-fee"]


def test_the_picture_begins_after_the_payment_and_ends_with_nothing_owed():
    chart = answer(**{"pay-now": "20000"}).charts[0]

    firsts = [series.values[0].value for series in chart.series]

    assert firsts == [60000, 40000, 40000]
    assert all(series.values[-1].value == 0 for series in chart.series)
    assert len(answer(**{"pay-now": "1", "months-left": "600"}).charts[0].labels) <= 61


def test_income_and_debts_are_not_asked_for():
    assert set(calculate(CALCULATOR, {"ask": "early"}, CONTEXT.tables).problems) == {
        "principal-left",
        "early-rate",
        "months-left",
    }


@pytest.mark.parametrize(("number", "places"), [(60, range(61)), (61, range(0, 63, 2))])
def test_up_to_sixty_months_each_has_its_place_in_the_picture_and_more_are_some_apart(
    number, places
):
    chart = answer(**{"pay-now": "1", "months-left": str(number)}).charts[0]

    assert chart.labels == tuple(map(count, places))
