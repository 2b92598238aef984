from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.calculators.annual_cost.test_loan import CORE, START, taken
from widgets.core.calculators.annual_cost.ledger import ledger
from widgets.core.calculators.annual_cost.working import annual_cost


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
