from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.loan import LoanAsTold, ledger
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.calendar_days import after_months

START = date(2026, 1, 10)


def taken(contract: str, kept: str, *paid: tuple[date, str]) -> LoanAsTold:
    received = Payment(START, Decimal(contract) - Decimal(kept))
    moved = (received, *(Payment(on, -Decimal(amount)) for on, amount in paid))
    return LoanAsTold(Decimal(contract), Decimal(kept), START, moved, len(paid))


def monthly(contract: str, kept: str, each: str, number: int) -> LoanAsTold:
    return taken(contract, kept, *((after_months(START, n), each) for n in range(1, number + 1)))


CORE = monthly("10000", "300", "893.33", 12)


def test_the_flat_rate_looks_at_the_first_sum_alone():
    # 719.96 / 10,000 in a year; 0 for what is kept back
    assert CORE.flat == pytest.approx(Decimal("7.1996"))
    assert taken("2000", "500", (date(2026, 1, 17), "2000")).flat == 0
    # 5 / 100 x 365 / 10
    assert taken("100", "0", (date(2026, 1, 20), "105")).flat == Decimal("182.5")


def test_where_more_was_received_later_there_is_no_first_sum_to_look_at():
    later = Payment(date(2026, 2, 10), Decimal(100))

    assert LoanAsTold(CORE.contract, CORE.kept, START, (*CORE.payments, later)).flat is None


def test_the_ledger_ends_with_nothing_left_and_its_costs_are_the_cost():
    found = ledger(CORE, annual_cost(CORE.payments))

    assert found[-1].left == 0
    assert sum(each.cost for each in found) == pytest.approx(Decimal("1019.96"))
    # 9,700 x 1.5727%
    assert found[0].cost == pytest.approx(Decimal("152.555"), abs=Decimal("0.001"))


@given(
    st.lists(
        st.tuples(st.integers(1, 900), st.decimals(min_value=1, max_value=5000, places=2)),
        min_size=1,
        max_size=30,
    )
)
def test_the_ledger_of_any_days_begins_with_what_arrived_and_ends_with_nothing(paid):
    days = [(date.fromordinal(START.toordinal() + n), str(amount)) for n, amount in paid]
    total = sum((amount for _, amount in paid), Decimal(0))
    loan = taken(str(total), str(total / 10), *days)

    found = ledger(loan, annual_cost(loan.payments))

    first = found[0]
    assert first.left + first.back - first.got == pytest.approx(loan.received)
    assert sum(each.cost for each in found) == pytest.approx(loan.cost)
    assert found[-1].left == 0
