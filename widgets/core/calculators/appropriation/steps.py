"""The working of one debt's ledger, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import OneDebt, PaymentLine, PayOrder
from widgets.core.calculators.working import Line, Value, a_year, cny, count
from widgets.core.law.rule import Unit

CODE_STARTS = date(2021, 1, 1)
MOST_TOLD = 20


def steps(debt: OneDebt, lines: Sequence[PaymentLine], order: PayOrder) -> list[Line]:
    """The interest to each payment and where the payment went; the first ones, and the last."""
    found = list[Line]()
    last, principal = debt.start, debt.principal
    for n, line in enumerate(lines):
        told = n < MOST_TOLD or n == len(lines) - 1
        if told and line.on > last:
            found.append(_interest(debt, principal, last, line))
        if told and line.paid:
            found.append(_put(line, order))
        if n == MOST_TOLD and not told:
            found.append(Line("and-so-on", Decimal(len(lines) - 1 - MOST_TOLD)))
        last, principal = line.on, line.principal
    end = lines[-1]
    given: dict[str, Value] = {"principal": cny(end.principal), "interest": cny(end.interest)}
    given |= {"costs": cny(end.costs), "until": end.on}
    return [*found, Line("balance", end.owed, Unit.CNY, "", given)]


def _interest(debt: OneDebt, principal: Decimal, last: date, line: PaymentLine) -> Line:
    given: dict[str, Value] = {"last": last, "on": line.on, "n": count((line.on - last).days)}
    given |= {"principal": cny(principal), "rate": a_year(debt.rate)}
    return Line("interest", line.accrued, Unit.CNY, "", given)


def _put(line: PaymentLine, order: PayOrder) -> Line:
    given: dict[str, Value] = {"on": line.on, "paid": cny(line.paid)}
    given |= {"costs": cny(line.to_costs), "interest": cny(line.to_interest)}
    given |= {"principal": cny(line.to_principal), "interest-left": cny(line.interest)}
    given |= {"before": cny(line.principal + line.to_principal)}
    given |= {"owed-interest": cny(line.interest + line.to_interest)}
    key = "put" if order is PayOrder.LAW else f"put-{order}"
    cite = "civil-code/561" if line.on >= CODE_STARTS else ""
    return Line(key, line.principal, Unit.CNY, cite, given)
