from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calc.cash_flow import Flow, NoRate, balancing_rate, present_value

RATES = st.decimals(min_value="0.0001", max_value="0.5", places=4)


def level(rate: Decimal, months: int, principal: Decimal = Decimal(10_000)) -> list[Flow]:
    """A loan repaid in equal instalments at a monthly rate."""
    paid = principal * rate / (1 - (1 + rate) ** -months)
    return [Flow(Decimal(0), principal), *(Flow(Decimal(n), -paid) for n in range(1, months + 1))]


@given(RATES, st.integers(min_value=1, max_value=60))
def test_the_rate_of_equal_instalments_is_found_again(rate, months):
    assert abs(balancing_rate(level(rate, months)) - rate) < Decimal("1e-12")


@given(RATES)
def test_at_that_rate_the_payments_balance(rate):
    flows = level(rate, 24)

    assert abs(present_value(flows, balancing_rate(flows))) < Decimal("1e-9")


@pytest.mark.parametrize("months", [1, 360])
def test_one_instalment_and_thirty_years_of_them(months):
    rate = Decimal("0.005")

    assert abs(balancing_rate(level(rate, months)) - rate) < Decimal("1e-14")


def test_a_loan_of_one_day():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(1) / 365, Decimal(-1001))]

    assert balancing_rate(flows) == pytest.approx(Decimal("1.001") ** 365 - 1)


def test_a_loan_without_interest_costs_nothing():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(3), Decimal(-1000))]

    assert abs(balancing_rate(flows)) < Decimal("1e-15")


def test_paying_back_less_than_received_is_a_rate_below_nought():
    flows = [Flow(Decimal(0), Decimal(1000)), Flow(Decimal(1), Decimal(-900))]

    assert balancing_rate(flows) == pytest.approx(Decimal("-0.1"))


def test_the_order_in_which_flows_are_given_does_not_matter():
    flows = level(Decimal("0.02"), 6)

    assert balancing_rate(flows[::-1]) == balancing_rate(flows)


@pytest.mark.parametrize("amounts", [(), (1000,), (-5, -5), (0, 0)])
def test_money_that_flows_one_way_has_no_rate(amounts):
    flows = [Flow(Decimal(n), Decimal(a)) for n, a in enumerate(amounts)]

    with pytest.raises(NoRate, match="one way only"):
        balancing_rate(flows)


def test_money_that_turns_twice_is_explained_and_not_guessed():
    flows = [Flow(Decimal(n), Decimal(a)) for n, a in enumerate((1000, -3000, 2000))]

    with pytest.raises(NoRate, match="changes direction 2 times"):
        balancing_rate(flows)
