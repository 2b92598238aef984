from dataclasses import replace
from decimal import Decimal
from itertools import islice
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.repayment_plan.working import (
    AT_LEAST,
    CAP,
    PayoffOrder,
    PlannedDebt,
    a_month,
    repay,
    required,
    run,
    total,
)

FEN = Decimal("0.01")
ORDERS = st.sampled_from(PayoffOrder)
DEBTS = st.lists(
    st.builds(
        PlannedDebt,
        st.just("x"),
        st.decimals(FEN, 50_000, places=2),
        st.decimals(0, 60, places=2),
        st.decimals(0, 1_000, places=2),
    ),
    min_size=1,
    max_size=5,
)
EXTRA = st.decimals(FEN, 20_000, places=2)


def debt(name, owed, rate="0", minimum="0"):
    return PlannedDebt(name, Decimal(owed), Decimal(rate), Decimal(minimum))


THREE = (
    debt("card", 2000, "24.99", 60),
    debt("store", 500, 15, 25),
    debt("car", 8000, 6, 250),
)


def enough(debts, extra):
    """More than the minimums and than the interest of the first month."""
    interest = sum(a_month(each.owed, each.rate) for each in debts)
    return max(required(debts), interest) + extra


def test_a_month_adds_a_twelfth_of_the_rate_and_pays_minimums_before_the_rest():
    month = repay(THREE, Decimal(535), PayoffOrder.SMALLEST).months[0]

    # 2,000 x 24.99% / 12 = 41.65; 500 x 15% / 12 = 6.25; 8,000 x 6% / 12 = 40
    assert month.interest == (Decimal("41.65"), Decimal("6.25"), Decimal(40))
    # 535 - 60 - 25 - 250 = 200 more for the store
    assert month.paid == (Decimal(60), Decimal(225), Decimal(250))
    assert month.owed == (Decimal("1981.65"), Decimal("281.25"), 7790)


def test_unpaid_interest_that_bears_none_is_paid_before_the_principal():
    debts = (PlannedDebt("a", Decimal(1200), Decimal(12), compounds=False), debt("b", 1000))

    months = repay(debts, Decimal(500), PayoffOrder.SMALLEST).months

    # 12 a month on 1,200 while b is paid; 36 + 464 in month 3; then 736 and 243.36 bear interest
    assert [month.interest[0] for month in months] == [12, 12, 12, Decimal("7.36"), Decimal("2.43")]
    assert [month.owed[0] for month in months] == [1212, 1224, 736, Decimal("243.36"), 0]


@given(DEBTS, EXTRA, st.sampled_from([PayoffOrder.HIGHEST, PayoffOrder.SMALLEST]))
def test_without_interest_on_interest_no_month_owes_more(debts, extra, order):
    simple = [replace(each, compounds=False) for each in debts]
    monthly = required(debts) + extra

    pairs = zip(run(debts, monthly, order), run(simple, monthly, order), strict=False)

    for with_it, without in islice(pairs, AT_LEAST):
        assert all(a >= b for a, b in zip(with_it.owed, without.owed, strict=True))


def test_the_orders_clear_the_debts_in_their_own_turn():
    highest, smallest = (repay(THREE, Decimal(535), order) for order in list(PayoffOrder)[:2])

    assert [highest.cleared(i) for i in range(3)] == [9, 10, 22]
    assert [smallest.cleared(i) for i in range(3)] == [10, 3, 22]
    # the published suite prints 10.52 of interest on the store, and 10,052.90 after month 1
    assert sum(month.interest[1] for month in smallest.months) == Decimal("10.52")
    assert smallest.balances[1] == Decimal("10052.90")


def test_a_published_table_of_balances_comes_out_to_the_dollar():
    # a blog's table: the car first, nothing on the card, 1,000 a month
    debts = (debt("car", 10000, 4), debt("card", 20000, 25))

    months = repay(debts, Decimal(1000), PayoffOrder.SMALLEST).months[:8]

    car, card = ([round(month.owed[i]) for month in months] for i in (0, 1))
    assert car == [9033, 8063, 7090, 6114, 5134, 4151, 3165, 2176]
    assert card == [20417, 20842, 21276, 21719, 22172, 22634, 23105, 23587]


def test_equal_shares_are_equal_and_what_one_does_not_need_is_shared_again():
    debts = (debt("a", 1000), debt("b", 100), debt("c", 1000))

    assert repay(debts, Decimal(600), PayoffOrder.EQUAL).months[0].paid == (250, 100, 250)


def test_fen_that_cannot_be_shared_go_to_the_first_debts():
    debts = (debt("a", 9), debt("b", 9), debt("c", 9))

    paid = repay(debts, Decimal("0.05"), PayoffOrder.EQUAL).months[0].paid

    assert paid == (Decimal("0.02"), Decimal("0.02"), Decimal("0.01"))


def test_debts_alike_in_rate_are_paid_the_smaller_first_and_alike_in_size_the_dearer():
    rates = (debt("big", 300, 12), debt("small", 100, 12))
    sizes = (debt("cheap", 100, 6), debt("dear", 100, 12))

    assert repay(rates, Decimal(50), PayoffOrder.HIGHEST).months[0].paid == (0, 50)
    assert repay(sizes, Decimal(50), PayoffOrder.SMALLEST).months[0].paid == (0, 50)


def test_a_minimum_is_never_more_than_what_is_owed_with_its_interest():
    assert required([debt("a", 100, 12, 500), debt("b", 300, 0, 50)]) == 151


def test_a_debt_that_grows_faster_than_it_is_paid_never_clears_and_the_run_stops():
    plan = repay([debt("a", 10000, 24, 100)], Decimal(100), PayoffOrder.HIGHEST)

    assert not plan.clears
    assert plan.cleared(0) is None
    assert AT_LEAST <= len(plan.months) < CAP


def test_two_years_are_worked_out_even_where_the_money_could_never_reach():
    # 1,200 months of 100 are 120,000
    plan = repay([debt("a", 120001)], Decimal(100), PayoffOrder.EQUAL)

    assert not plan.clears
    assert len(plan.months) == 24


def test_a_hundred_years_are_the_most():
    assert repay([debt("a", 1200)], Decimal(1), PayoffOrder.EQUAL).clears
    assert not repay([debt("a", "1200.01")], Decimal(1), PayoffOrder.EQUAL).clears


def test_no_debt_and_less_than_the_minimums_are_refused():
    with pytest.raises(ValueError, match="no debt"):
        repay([], Decimal(1), PayoffOrder.EQUAL)
    with pytest.raises(ValueError, match="does not reach the minimums: 585"):
        next(run([*THREE, debt("d", 300, 0, 250)], Decimal(584), PayoffOrder.EQUAL))


@given(DEBTS, EXTRA, ORDERS)
def test_what_is_paid_is_the_principal_and_the_interest_to_the_fen(debts, extra, order):
    plan = repay(debts, enough(debts, extra), order)

    left = plan.balances[-1]
    assert plan.paid + left == total(debts) + plan.interest
    assert plan.clears == (left == 0)


@given(DEBTS, EXTRA, ORDERS)
def test_no_balance_is_ever_below_zero_and_no_month_pays_more_than_there_is(debts, extra, order):
    monthly = enough(debts, extra)

    months = repay(debts, monthly, order).months

    assert len(months) <= CAP
    assert all(min(month.owed) >= 0 and min(month.paid) >= 0 for month in months)
    assert all(sum(month.paid) == monthly for month in months[:-1])
    assert sum(months[-1].paid) <= monthly


@given(DEBTS, EXTRA, ORDERS)
def test_every_debt_gets_its_minimum_until_it_is_clear(debts, extra, order):
    months = repay(debts, enough(debts, extra), order).months

    for month in months:
        for each, paid, owed in zip(debts, month.paid, month.owed, strict=True):
            assert paid >= each.minimum or owed == 0


def rounding(plan):
    """The most that rounding can come to, in CNY.

    Each of two plans rounds off half a fen a debt and a month at most; that bears interest in the
    months after. An order that the rounding tips is seen where a fen more than the interest is
    paid, so the property is held from one yuan more.
    """
    growth = 1 + max(each.rate for each in plan.debts) / 1200
    return FEN * len(plan.debts) * sum(growth**n for n in range(len(plan.months)))


@given(DEBTS, st.decimals(1, 20_000, places=2), ORDERS)
def test_highest_first_never_costs_more_than_another_order_but_for_rounding(debts, extra, order):
    monthly = enough(debts, extra)

    highest, other = repay(debts, monthly, PayoffOrder.HIGHEST), repay(debts, monthly, order)

    assert highest.clears or not other.clears
    if other.clears:
        assert highest.interest <= other.interest + rounding(other)


@given(DEBTS, EXTRA, EXTRA, ORDERS)
def test_more_a_month_never_takes_longer(debts, extra, more, order):
    monthly = enough(debts, extra)

    less, longer = repay(debts, monthly + more, order), repay(debts, monthly, order)

    assert less.clears or not longer.clears
    if longer.clears:
        assert len(less.months) <= len(longer.months)


@given(DEBTS, EXTRA)
def test_the_order_does_not_matter_to_a_single_debt(debts, extra):
    debts = debts[:1]

    plans = [repay(debts, enough(debts, extra), order) for order in PayoffOrder]

    assert plans[0].months == plans[1].months == plans[2].months


@given(DEBTS, EXTRA, ORDERS)
def test_without_interest_the_months_are_the_sum_divided(debts, extra, order):
    free = [replace(each, rate=Decimal(0)) for each in debts]
    monthly = max(enough(free, extra), total(free) / 100).quantize(FEN)

    plan = repay(free, monthly, order)

    assert len(plan.months) == ceil(total(free) / monthly)
    assert plan.interest == 0
