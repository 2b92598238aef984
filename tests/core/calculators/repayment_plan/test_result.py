from decimal import Decimal

import pytest

from widgets.core.calculators.repayment_plan.form import CreditCard, RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.result import PlanReach, work_out
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt
from widgets.core.calculators.working import a_year, months

LAW = RepaymentLaw(months(60), a_year(24))
DEBT = PlannedDebt("a", Decimal(1000), Decimal(12), Decimal(50))


def case(left, owing=(DEBT,), card=None):
    return RepaymentCase(Decimal(left), Decimal(0), owing, (), PayoffOrder.HIGHEST, 36, card)


@pytest.mark.parametrize(
    ("left", "reach"),
    [(0, PlanReach.NONE), (49, PlanReach.SHORT), (50, PlanReach.CLEARS)],
)
def test_how_far_the_money_reaches_is_told_by_what_is_left(left, reach):
    assert work_out(case(left), LAW).reach is reach


def test_interest_above_what_is_left_is_never_paid_off():
    debt = PlannedDebt("a", Decimal(10_000), Decimal(24), Decimal(100))

    assert work_out(case(100, (debt,)), LAW).reach is PlanReach.NEVER


def test_below_the_minimums_the_plans_are_made_without_them():
    found = work_out(case(40), LAW)

    assert found.least == 50
    assert [plan.debts[0].minimum for plan in found.plans.values()] == [0, 0, 0]


def test_the_card_is_paid_in_equal_instalments():
    found = work_out(case(100, card=CreditCard(Decimal(600), Decimal(0), 60)), LAW)

    assert found.instalments == tuple([Decimal(10)] * 60)
    assert not work_out(case(100), LAW).instalments
