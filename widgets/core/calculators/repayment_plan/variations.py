"""What would change a repayment plan: more money, another order, no interest, an old debt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from widgets.core.calculators.answer import Variation
from widgets.core.calculators.form_values import MOST_NUMBER
from widgets.core.calculators.repayment_plan.result import RepaymentResult
from widgets.core.calculators.repayment_plan.working import PayoffOrder
from widgets.core.calculators.working import cny

A_LITTLE = Decimal(100)


def variations(result: RepaymentResult) -> Iterator[Variation]:
    """Changes to try out."""
    case, more = result.case, _more(result)
    if case.income + more <= MOST_NUMBER:
        income = f"{(case.income + more).normalize():f}"
        key = "more" if case.left > 0 else "earn"
        yield Variation(key, {"income": income}, {"more": cny(more)})
    if case.left > 0 and len(case.owing) > 1:
        highest = case.order is PayoffOrder.HIGHEST
        other = PayoffOrder.SMALLEST if highest else PayoffOrder.HIGHEST
        yield Variation(other, {"plan": other})
    if case.left > 0 and any(debt.rate for debt in case.owing):
        rows = (f"{d.name}\t{d.owed}\t0%\t{d.minimum}" for d in (*case.owing, *case.old))
        yield Variation("no-interest", {"debts": "\n".join(rows)})
    if case.old:
        yield Variation("with-old", {"old": ""})


def _more(result: RepaymentResult) -> Decimal:
    """What to add a month, in CNY: what is lacking, else a little."""
    left = result.case.left
    if left <= 0:
        return result.needed - left
    if left < result.least:
        return result.least - left
    return max(result.needed - left, A_LITTLE)
