"""All that an answer on a repayment plan is made of, worked out once, the least sum included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal
from enum import StrEnum

from widgets.core.calculators.annual_cost.schedule import ContractTerms, Method, planned
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR
from widgets.core.calculators.repayment_plan.form import RepaymentCase
from widgets.core.calculators.repayment_plan.law import RepaymentLaw
from widgets.core.calculators.repayment_plan.working import (
    PayoffOrder,
    PlannedDebt,
    RepaymentPlan,
    first_interest,
    repay,
    required,
    total,
)
from widgets.core.calculators.working import NOTHING

YUAN = Decimal(1)


class PlanReach(StrEnum):
    """How far the money reaches: not at all, not to the minimums, never to the end, or there."""

    NONE = "none"
    SHORT = "short"
    NEVER = "never"
    CLEARS = "clears"


@dataclass(frozen=True, slots=True)
class RepaymentResult:
    """A case with a plan for every order; without money to pay there are no plans.

    All in CNY: `needed` a month clears the debts in time, `least` are the minimums and `interest`
    the interest of the first month. `instalments` are those of the card, if one is asked about.
    """

    case: RepaymentCase
    law: RepaymentLaw
    plans: Mapping[PayoffOrder, RepaymentPlan]
    needed: Decimal
    least: Decimal
    interest: Decimal
    instalments: tuple[Decimal, ...]

    @property
    def picked(self) -> RepaymentPlan | None:
        """The plan in the order that was picked."""
        return self.plans.get(self.case.order)

    @property
    def reach(self) -> PlanReach:
        """How far the money reaches."""
        if self.picked is None:
            return PlanReach.NONE
        if self.case.left < self.least:
            return PlanReach.SHORT
        return PlanReach.CLEARS if self.picked.clears else PlanReach.NEVER


def work_out(case: RepaymentCase, law: RepaymentLaw) -> RepaymentResult:
    """Every plan of a case; minimums count only where the money reaches them."""
    least, paying = required(case.owing), case.owing
    if case.left < least:
        paying = tuple(replace(debt, minimum=NOTHING) for debt in case.owing)
    orders, instalments = PayoffOrder if case.left > 0 else (), tuple[Decimal, ...]()
    if card := case.card:
        terms = ContractTerms(card.owed, card.rate / MONTHS_A_YEAR, card.months)
        rows = planned(terms, Method.EQUAL_INSTALMENTS).rows
        instalments = tuple(row.paid for row in rows)
    return RepaymentResult(
        case=case,
        law=law,
        plans={order: repay(paying, case.left, order) for order in orders},
        needed=least_monthly(case.owing, case.goal),
        least=least,
        interest=first_interest(case.owing),
        instalments=instalments,
    )


def least_monthly(debts: Sequence[PlannedDebt], within: int) -> Decimal:
    """The least that clears all debts within some months, the highest rate first.

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
    return repay(debts, monthly, PayoffOrder.HIGHEST, within, at_least=1).clears
