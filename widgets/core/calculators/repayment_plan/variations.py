"""What would change a repayment plan: more money, another order, no interest, an old debt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from widgets.core.calculators.answer import Variation
from widgets.core.calculators.form_values import MOST_NUMBER
from widgets.core.calculators.repayment_plan.budget import Budget
from widgets.core.calculators.repayment_plan.working import PayoffOrder, PlannedDebt, required
from widgets.core.calculators.working import cny

A_LITTLE = Decimal(100)


def turns(
    budget: Budget,
    owing: Sequence[PlannedDebt],
    old: Sequence[PlannedDebt],
    order: PayoffOrder,
    needed: Decimal,
) -> tuple[Variation, ...]:
    """Changes to try out.

    Args:
        budget: income and living costs, in CNY a month.
        owing: the debts that are planned for.
        old: the debts that were left out.
        order: the order that was picked.
        needed: what would clear the debts in the time wanted, in CNY a month.
    """
    more = _more(budget, required(owing), needed)
    found = list[Variation]()
    if budget.income + more <= MOST_NUMBER:
        income = f"{(budget.income + more).normalize():f}"
        key = "more" if budget.left > 0 else "earn"
        found.append(Variation(key, {"income": income}, {"more": cny(more)}))
    if budget.left > 0 and len(owing) > 1:
        other = PayoffOrder.SMALLEST if order is PayoffOrder.HIGHEST else PayoffOrder.HIGHEST
        found.append(Variation(other.value, {"plan": other.value}))
    if budget.left > 0 and any(debt.rate for debt in owing):
        found.append(Variation("no-interest", {"debts": _without_interest((*owing, *old))}))
    if old:
        found.append(Variation("with-old", {"old": ""}))
    return tuple(found)


def _more(budget: Budget, least: Decimal, needed: Decimal) -> Decimal:
    """What to add a month, in CNY: what is lacking, else a little."""
    if budget.left <= 0:
        return needed - budget.left
    if budget.left < least:
        return least - budget.left
    return max(needed - budget.left, A_LITTLE)


def _without_interest(debts: Sequence[PlannedDebt]) -> str:
    return "\n".join(f"{debt.name}\t{debt.owed}\t0%\t{debt.minimum}" for debt in debts)
