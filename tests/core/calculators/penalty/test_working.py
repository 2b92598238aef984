from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.penalty.working import (
    Charges,
    Late,
    LossStanding,
    loss_line,
    loss_standing,
)

SHARE = Decimal(30)
AMOUNTS = st.decimals(min_value="0.01", max_value=10**8, places=2)
RATES = st.decimals(min_value=0, max_value=200, places=2)
DAYS = st.integers(min_value=1, max_value=3650)


def test_a_day_rate_of_five_in_ten_thousand_is_eighteen_and_a_quarter_a_year():
    late = Late(Decimal(1_000_000), 100)

    assert late.at(Decimal("18.25")) == 50_000
    assert late.rate_of(Decimal(50_000)) == Decimal("18.25")


def test_a_share_is_taken_once_whatever_the_days():
    assert Late(Decimal(8000), 5).share(Decimal(10)) == Late(Decimal(8000), 500).share(Decimal(10))


def test_interest_penalty_and_fees_are_charged_together():
    assert Charges(Decimal(40), Decimal(30), Decimal("5.50")).total == Decimal("75.50")


def test_parts_are_added_before_they_are_rounded():
    late = Late(Decimal(100_000), 100)
    halves = Charges(late.at(Decimal(6)), late.at(Decimal(6)))

    # 1,643.835... twice is 3,287.67, while each rounded is 1,643.84
    assert halves.total == Decimal("3287.67")
    assert halves.above(late.at(Decimal(12))) == 0


def test_the_excess_is_told_to_the_fen_and_is_never_below_zero():
    assert Charges(penalty=Decimal(5)).above(Decimal("4.994")) == Decimal("0.01")
    assert Charges(penalty=Decimal(5)).above(Decimal(6)) == 0


@given(AMOUNTS, DAYS, RATES, RATES)
def test_a_higher_rate_never_costs_less(amount, days, one, other):
    low, high = sorted((one, other))
    late = Late(amount, days)

    assert Charges(late.at(low)).total <= Charges(late.at(high)).total


@given(AMOUNTS, DAYS, DAYS, RATES)
def test_more_days_never_cost_less(amount, one, other, rate):
    fewer, more = sorted((one, other))

    less, most = (Charges(Late(amount, days).at(rate)).total for days in (fewer, more))

    assert less <= most


@given(AMOUNTS, DAYS, RATES)
def test_a_rate_comes_back_from_what_it_costs(amount, days, rate):
    late = Late(amount, days)

    assert abs(late.rate_of(late.at(rate)) - rate) < Decimal("1e-12")


@pytest.mark.parametrize(("amount", "days"), [(0, 5), (-1, 5), (5, 0), (5, -1)])
def test_nothing_late_is_refused(amount, days):
    with pytest.raises(ValueError, match="must be above 0"):
        Late(Decimal(amount), days)


def charges(total: str) -> Charges:
    return Charges(penalty=Decimal(total))


def test_the_line_is_measured_by_the_loss():
    assert loss_line(Decimal(2500), SHARE) == 3250


@pytest.mark.parametrize(
    ("total", "loss", "stands"),
    [
        ("10", None, LossStanding.UNKNOWN),
        ("0.01", "0", LossStanding.ABOVE),
        ("2500", "2500", LossStanding.COVERED),
        ("2500.01", "2500", LossStanding.NEAR),
        ("3250", "2500", LossStanding.NEAR),
        ("3250.01", "2500", LossStanding.ABOVE),
    ],
)
def test_charges_stand_to_a_loss_in_one_of_four_ways(total, loss, stands):
    known = None if loss is None else Decimal(loss)

    assert loss_standing(charges(total), known, SHARE) is stands


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_charged_never_stands_better_to_the_loss(one, other, loss):
    rank = [LossStanding.COVERED, LossStanding.NEAR, LossStanding.ABOVE]
    low, high = sorted((one, other))

    better, worse = (rank.index(loss_standing(charges(str(c)), loss, SHARE)) for c in (low, high))

    assert better <= worse


def test_a_negative_loss_is_refused():
    with pytest.raises(ValueError, match="cannot be below 0"):
        loss_line(Decimal(-1), SHARE)
