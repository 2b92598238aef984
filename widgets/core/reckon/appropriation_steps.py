"""The working of one debt's ledger, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from widgets.core.calc.appropriation import Debt, Line, Order
from widgets.core.calc.working import Step, Told, a_year, cny, count
from widgets.core.rule import Unit

CODE_STARTS = date(2021, 1, 1)
MOST_TOLD = 20


def steps(debt: Debt, lines: Sequence[Line], order: Order) -> list[Step]:
    """The interest to each payment and where the payment went; the first ones, and the last."""
    found = list[Step]()
    last, principal = debt.start, debt.principal
    for n, line in enumerate(lines):
        told = n < MOST_TOLD or n == len(lines) - 1
        if told and line.on > last:
            found.append(_interest(debt, principal, last, line))
        if told and line.paid:
            found.append(_put(line, order))
        if n == MOST_TOLD and not told:
            found.append(Step("and-so-on", Decimal(len(lines) - 1 - MOST_TOLD)))
        last, principal = line.on, line.principal
    end = lines[-1]
    given: dict[str, Told] = {"principal": cny(end.principal), "interest": cny(end.interest)}
    given |= {"costs": cny(end.costs), "until": end.on}
    return [*found, Step("balance", end.owed, Unit.CNY, "", given)]


def _interest(debt: Debt, principal: Decimal, last: date, line: Line) -> Step:
    given: dict[str, Told] = {"last": last, "on": line.on, "n": count((line.on - last).days)}
    given |= {"principal": cny(principal), "rate": a_year(debt.rate)}
    return Step("interest", line.accrued, Unit.CNY, "", given)


def _put(line: Line, order: Order) -> Step:
    given: dict[str, Told] = {"on": line.on, "paid": cny(line.paid)}
    given |= {"costs": cny(line.to_costs), "interest": cny(line.to_interest)}
    given |= {"principal": cny(line.to_principal), "interest-left": cny(line.interest)}
    given |= {"before": cny(line.principal + line.to_principal)}
    given |= {"owed-interest": cny(line.interest + line.to_interest)}
    key = "put" if order is Order.LAW else f"put-{order}"
    cite = "civil-code/561" if line.on >= CODE_STARTS else ""
    return Step(key, line.principal, Unit.CNY, cite, given)
