"""What a household can pay on its debts a month, and what it would have to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from widgets.core.calculators.repayment_plan.working import (
    NOTHING,
    PayoffOrder,
    PlannedDebt,
    a_month,
    required,
    run,
    total,
)

YUAN = Decimal(1)


@dataclass(frozen=True, slots=True)
class Budget:
    """Income and necessary living costs, in CNY a month."""

    income: Decimal
    living: Decimal

    @property
    def left(self) -> Decimal:
        """What is left for debts, in CNY a month; below 0 where living costs are not covered."""
        return self.income - self.living


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
    interest = sum((a_month(debt.owed, debt.rate) for debt in debts), NOTHING)
    high = (total(debts) + interest).quantize(YUAN, ROUND_UP)
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
