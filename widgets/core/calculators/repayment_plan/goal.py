"""The least that must be paid a month to be clear of all debts in time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_UP, Decimal

from widgets.core.calculators.repayment_plan.working import (
    PayoffOrder,
    PlannedDebt,
    first_interest,
    required,
    run,
    total,
)
from widgets.core.calculators.working import NOTHING

YUAN = Decimal(1)


def least_monthly(debts: Sequence[PlannedDebt], within: int) -> Decimal:
    """The least that clears all debts within some months, the highest rate first.

    Args:
        debts: amounts in CNY, whole fen.
        within: how many months, at least 1.

    Returns:
        Whole CNY a month, and never less than the minimums.

    Raises:
        ValueError: there is no debt, or no month.
    """
    if not debts or within < 1:
        raise ValueError("there is a debt and a month, at least")
    low = required(debts).quantize(YUAN, ROUND_UP)
    if clears_within(debts, low, within):
        return low
    high = (total(debts) + first_interest(debts)).quantize(YUAN, ROUND_UP)
    while high - low > YUAN:
        middle = ((low + high) / 2).quantize(YUAN, ROUND_UP)
        if clears_within(debts, middle, within):
            high = middle
        else:
            low = middle
    return high


def clears_within(debts: Sequence[PlannedDebt], monthly: Decimal, within: int) -> bool:
    """Whether a monthly sum in CNY clears all debts in time, the highest rate first."""
    for n, month in enumerate(run(debts, monthly, PayoffOrder.HIGHEST), start=1):
        owed = sum(month.owed, NOTHING)
        if not owed:
            return True
        if owed > monthly * (within - n):
            return False
    return False
