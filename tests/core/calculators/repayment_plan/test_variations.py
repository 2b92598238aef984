from decimal import Decimal

import pytest

from widgets.core.calculators.repayment_plan.form import RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.result import RepaymentResult
from widgets.core.calculators.repayment_plan.variations import variations
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt, required
from widgets.core.calculators.working import a_year, months

A = PlannedDebt("a", Decimal(1000), Decimal(12), Decimal(50))
B = PlannedDebt("b", Decimal(500), Decimal(0), Decimal(50))
LAW = RepaymentLaw(months(60), a_year(24))


def found(left, *, owing=(A, B), old=(), order=PayoffOrder.HIGHEST, needed="60"):
    living = Decimal(3000)
    case = RepaymentCase(living + Decimal(left), living, owing, old, order, 36)
    interest = Decimal(0)
    result = RepaymentResult(case, LAW, {}, Decimal(needed), required(owing), interest, ())
    return {each.key: each for each in variations(result)}


def test_more_is_a_little_or_what_the_goal_or_the_minimums_or_the_living_costs_lack():
    assert found(200)["more"].fill == {"income": "3300"}
    assert found(200, needed="450")["more"].fill == {"income": "3450"}
    assert found(40)["more"].fill == {"income": "3100"}
    assert found(-300)["earn"].fill == {"income": "3060"}


def test_the_order_on_offer_is_another_one():
    assert "smallest" in found(200)
    assert found(200, order=PayoffOrder.EQUAL)["highest"].fill == {"plan": "highest"}


def test_a_single_debt_has_no_order_to_change():
    assert set(found(200, owing=(A,))) == {"more", "no-interest"}


def test_interest_that_is_not_charged_cannot_be_stopped():
    assert "no-interest" not in found(200, owing=(B,))
    assert found(200)["no-interest"].fill == {"debts": "a\t1000\t0%\t50\nb\t500\t0%\t50"}


def test_a_debt_that_was_left_out_can_be_put_back():
    assert found(200, owing=(A,), old=(B,))["with-old"].fill == {"old": ""}


def test_without_money_only_more_money_is_offered():
    assert set(found(0)) == {"earn"}


@pytest.mark.parametrize(
    ("left", "key", "income"),
    [
        (0, "earn", "3060"),  # all that the goal needs
        (1, "more", "3100"),  # what the two minimums of 50 lack
        (99, "more", "3100"),
        (100, "more", "3200"),  # a little
    ],
)
def test_what_is_lacking_hangs_on_whether_anything_is_left_and_covers_the_minimums(
    left, key, income
):
    assert found(left)[key].fill == {"income": income}
