"""The yearly cost without compounding: interest by days on the principal that is still owed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT

NIL = Decimal("1e-14")
HIGHEST = Decimal(10) ** 14
TRIES = 200


def simple_rate(payments: Sequence[Payment]) -> Decimal | None:
    """The rate in percent a year at which simple interest leaves nothing owed at the end.

    Interest is counted by days of a year of 365 on the principal alone. What is paid goes to
    the interest of the days past, and what is over to the principal; interest that a payment
    does not cover bears none.

    Args:
        payments: dated amounts in CNY, received positive and paid negative; any order.

    Returns:
        None where nothing was received first, where less was paid than received, or where the
        rate is beyond reach.
    """
    moved = sorted((one for one in payments if one.amount), key=lambda one: one.on)
    if not moved or _first(moved) <= 0 or left_at(moved, NOTHING) > 0:
        return None
    high = Decimal(1)
    while left_at(moved, high) <= 0:
        high *= 4
        if high > HIGHEST:
            return None
    return _between(moved, NOTHING, high) * PERCENT


def left_at(moved: Sequence[Payment], rate: Decimal) -> Decimal:
    """What is owed after the last payment in CNY, at a yearly rate as a fraction."""
    principal, interest, before = NOTHING, NOTHING, moved[0].on
    for one in moved:
        interest += principal * rate * (one.on - before).days / DAYS_IN_YEAR
        before = one.on
        to_interest = NOTHING if one.amount > 0 else min(-one.amount, interest)
        interest -= to_interest
        principal += one.amount + to_interest
    return principal + interest


def _first(moved: Sequence[Payment]) -> Decimal:
    return sum((one.amount for one in moved if one.on == moved[0].on), NOTHING)


def _between(moved: Sequence[Payment], low: Decimal, high: Decimal) -> Decimal:
    """The rate between two ends, by false position; an end that stays is weighed half."""
    under, over = left_at(moved, low), left_at(moved, high)
    rate, side = low, 0
    for _ in range(TRIES):
        if under == over:
            return rate
        before, rate = rate, (low * over - high * under) / (over - under)
        left = left_at(moved, rate)
        if not left or abs(rate - before) <= NIL * (1 + rate):
            return rate
        if left > 0:
            high, over = rate, left
            under, side = (under / 2 if side == 1 else under), 1
        else:
            low, under = rate, left
            over, side = (over / 2 if side == -1 else over), -1
    return rate
