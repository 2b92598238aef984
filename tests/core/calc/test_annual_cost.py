from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calc.annual_cost import Payment, annual_cost, flat_rate, months_between
from widgets.core.calc.cash_flow import NoRate


def loan(received: str, instalment: str, months: int, fee: str = "0") -> list[Payment]:
    """A loan of 10 January 2026, repaid on the tenth of each month, with a fee up front."""
    paid = [
        Payment(date(2026 + n // 12, n % 12 + 1, 10), -Decimal(instalment))
        for n in range(1, months + 1)
    ]
    return [Payment(date(2026, 1, 10), Decimal(received) - Decimal(fee)), *paid]


def test_nominal_is_twelve_times_the_month_and_effective_compounds_it():
    cost = annual_cost(loan("10000", "888.49", 12))

    assert cost.nominal == pytest.approx(Decimal("12.00"), abs=Decimal("0.001"))
    assert cost.effective == pytest.approx(Decimal("12.68"), abs=Decimal("0.01"))
    assert cost.actuarial == cost.nominal


def test_the_rate_advertised_says_about_half_of_the_cost():
    months, principal = 12, Decimal(10_000)
    instalment = principal / months + principal * Decimal("0.006")

    cost = annual_cost(loan("10000", str(instalment), months))

    assert flat_rate(principal, instalment * months - principal, months) == pytest.approx(
        Decimal("7.2")
    )
    assert cost.nominal == pytest.approx(Decimal("13.03"), abs=Decimal("0.01"))


@given(st.integers(min_value=0, max_value=3000), st.integers(min_value=1, max_value=3000))
def test_a_higher_fee_up_front_never_costs_less(fee, more):
    cheap = annual_cost(loan("10000", "888.49", 12, str(fee)))
    dear = annual_cost(loan("10000", "888.49", 12, str(fee + more)))

    assert dear.by_days > cheap.by_days


def test_an_odd_first_period_counts_its_days_and_leaves_the_monthly_rate_open():
    payments = [Payment(date(2026, 1, 10), Decimal(5000))]
    payments += [Payment(date(2026 + n // 12, n % 12 + 1, 25), Decimal(-230)) for n in range(1, 25)]

    cost = annual_cost(payments)

    assert cost.nominal is None
    assert cost.actuarial == pytest.approx(Decimal("9.30"), abs=Decimal("0.01"))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), (0, 28)),
        (date(2026, 1, 10), date(2026, 2, 10), (1, 0)),
        (date(2026, 1, 10), date(2026, 2, 15), (1, 5)),
        (date(2025, 12, 15), date(2026, 12, 15), (12, 0)),
        (date(2026, 2, 28), date(2026, 3, 31), (1, 0)),
    ],
)
def test_months_are_counted_back_from_the_later_day(start, end, found):
    assert months_between(start, end) == found


def test_without_a_payment_or_without_repayment_there_is_no_cost():
    with pytest.raises(ValueError, match="no payment is given"):
        annual_cost([])
    with pytest.raises(NoRate):
        annual_cost([Payment(date(2026, 1, 1), Decimal(1000))])
