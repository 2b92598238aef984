from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.annual_cost.simple_cost import left_at, simple_rate

START = date(2026, 1, 10)


def loan(received: int, *paid: tuple[int, str]) -> list[Payment]:
    """A sum received on the first day, and what is paid so many days later."""
    later = [Payment(START + timedelta(days), -Decimal(amount)) for days, amount in paid]
    return [Payment(START, Decimal(received)), *later]


@pytest.mark.parametrize(
    ("days", "paid", "rate"),
    [
        # 2,400 on 10,000 for 365 days
        (365, "12400", "24"),
        # 4,800 on 10,000 for 730 days: no interest on interest
        (730, "14800", "24"),
        # 500 on 10,000 for 7 days: 5% x 365 / 7
        (7, "10500", "260.7142857"),
    ],
)
def test_one_payment_costs_its_interest_by_days(days, paid, rate):
    assert simple_rate(loan(10_000, (days, paid))) == pytest.approx(Decimal(rate))


def test_a_payment_covers_interest_before_principal():
    # 10,000 x 10% x 73 / 365 = 200, so 1,200 repays 1,000; 9,000 x 10% x 73 / 365 = 180
    assert simple_rate(loan(10_000, (73, "1200"), (146, "9180"))) == pytest.approx(Decimal(10))


def test_interest_that_a_payment_does_not_cover_bears_none():
    # 200 falls due and 50 is paid; 150 waits, and 10,000 x 10% x 73 / 365 = 200 more
    assert simple_rate(loan(10_000, (73, "50"), (146, "10350"))) == pytest.approx(Decimal(10))


def test_money_received_later_bears_interest_from_its_day():
    # 200 for the first 73 days, then 20,000 x 10% x 73 / 365 = 400
    moved = [*loan(10_000, (146, "20600")), Payment(START + timedelta(73), Decimal(10_000))]

    assert simple_rate(moved) == pytest.approx(Decimal(10))


def test_a_loan_without_cost_costs_nothing_and_one_that_loses_has_no_such_rate():
    assert simple_rate(loan(10_000, (365, "10000"))) == 0
    assert simple_rate(loan(10_000, (365, "9000"))) is None


def test_without_money_received_first_there_is_no_such_rate():
    assert simple_rate([]) is None
    assert (
        simple_rate([Payment(START, Decimal(-5)), Payment(START + timedelta(9), Decimal(4))])
        is None
    )


def test_all_repaid_on_the_very_day_with_a_fee_has_no_rate_within_reach():
    paid_at_once = [Payment(START, Decimal(100)), Payment(START, Decimal(-99))]

    assert simple_rate([*paid_at_once, Payment(START + timedelta(1), Decimal(-(10**15)))]) is None


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.decimals(min_value=1, max_value=5000, places=2)),
        min_size=1,
        max_size=40,
    )
)
def test_at_the_rate_found_nothing_is_left(paid):
    received = sum(amount for _, amount in paid) * Decimal("0.9")
    moved = [Payment(START + timedelta(days), -amount) for days, amount in sorted(paid)]
    moved = [Payment(START, received), *moved]

    rate = simple_rate(moved)

    assert rate is not None
    assert abs(left_at(moved, rate / 100)) < Decimal("0.0001")
