from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.annual_cost.loan import LoanAsTold
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.annual_cost.whole_months import months_after

START = date(2026, 1, 10)


def taken(contract: str, kept: str, *paid: tuple[date, str]) -> LoanAsTold:
    received = Payment(START, Decimal(contract) - Decimal(kept))
    moved = (received, *(Payment(on, -Decimal(amount)) for on, amount in paid))
    return LoanAsTold(Decimal(contract), Decimal(kept), START, moved, len(paid))


def monthly(contract: str, kept: str, each: str, number: int) -> LoanAsTold:
    return taken(contract, kept, *((months_after(START, n), each) for n in range(1, number + 1)))


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
