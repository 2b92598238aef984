from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.repayment_plan.form import CreditCard, RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.result import (
    PlanReach,
    clears_within,
    least_monthly,
    work_out,
)
from widgets.core.calculators.repayment_plan.working import (
    PayoffOrder,
    PlannedDebt,
    repay,
    required,
)
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


DEBTS = st.lists(
    st.builds(
        PlannedDebt,
        st.just("x"),
        st.decimals(1, 50_000, places=2),
        st.decimals(0, 60, places=2),
        st.decimals(0, 1_000, places=2),
    ),
    min_size=1,
    max_size=4,
)


def debt(owed, rate=0, minimum=0):
    return PlannedDebt("x", Decimal(owed), Decimal(rate), Decimal(minimum))


@pytest.mark.parametrize(
    ("owed", "rate", "within", "least"),
    [
        (1200, 0, 12, 100),
        (1201, 0, 12, 101),
        # 10,000 at 2% a month over 36 months: 392.33 a month
        (10000, 24, 36, 393),
        (10000, 24, 1, 10200),
    ],
)
def test_the_least_a_month_is_in_whole_yuan(owed, rate, within, least):
    assert least_monthly([debt(owed, rate)], within) == least


def test_the_least_a_month_is_never_below_the_minimums():
    assert least_monthly([debt(1200, 0, "150.50")], 12) == 151


def test_a_hopeless_sum_is_seen_at_once():
    assert not clears_within([debt(10000, 24)], Decimal(200), 1200)
    assert not clears_within([debt(100)], Decimal(0), 12)


def test_no_debt_and_no_month_are_refused():
    with pytest.raises(ValueError, match="a debt and a month"):
        least_monthly([], 12)
    with pytest.raises(ValueError, match="a debt and a month"):
        least_monthly([debt(100)], 0)


@given(DEBTS, st.integers(1, 60))
def test_the_least_clears_in_time_and_a_yuan_less_does_not(debts, within):
    least = least_monthly(debts, within)

    assert len(repay(debts, least, PayoffOrder.HIGHEST).months) <= within
    if least - 1 >= required(debts):
        assert not clears_within(debts, least - 1, within)
