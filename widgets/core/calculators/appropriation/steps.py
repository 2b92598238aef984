"""The working of one debt's ledger, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.form import Creditor, OneDebtCase
from widgets.core.calculators.appropriation.working import PaymentLine, PayOrder
from widgets.core.calculators.working import Line, Value, a_year, count, in_cny
from widgets.core.law.rule import Unit

MOST_SHOWN = 20


def steps(case: OneDebtCase, lines: Sequence[PaymentLine]) -> Iterator[Line]:
    """The interest to each payment and where the payment went; the first ones, and the last."""
    debt, end = case.debt, lines[-1]
    if case.deducted:
        stated = debt.principal + case.deducted
        key = "deducted-private" if case.creditor is Creditor.PRIVATE else "deducted"
        told = in_cny(stated=stated, deducted=case.deducted)
        on = None if case.creditor is Creditor.PRIVATE else debt.start
        yield Line(key, debt.principal, Unit.CNY, given=told, on=on)
    last = debt.start
    for n, line in enumerate(lines):
        if n < MOST_SHOWN or line is end:
            if line.on > last:
                yield interest_line("interest", debt.rate, last, line)
            if line.paid:
                yield _put(line, case.order)
        elif n == MOST_SHOWN:
            yield Line("and-so-on", Decimal(len(lines) - 1 - MOST_SHOWN))
        last = line.on
    sums = in_cny(principal=end.principal, interest=end.interest, costs=end.costs)
    yield Line("balance", end.owed, Unit.CNY, given={**sums, "until": end.on})


def interest_line(key: str, rate: Decimal, last: date, line: PaymentLine, **more: Value) -> Line:
    """The interest from the day `last` to a line of a ledger; `rate` is in percent a year."""
    told = in_cny(principal=line.principal + line.to_principal) | {"rate": a_year(rate)} | more
    told |= {"last": last, "on": line.on, "n": count((line.on - last).days)}
    return Line(key, line.accrued, Unit.CNY, given=told)


def _put(line: PaymentLine, order: PayOrder) -> Line:
    sums = in_cny(
        paid=line.paid,
        costs=line.to_costs,
        interest=line.to_interest,
        principal=line.to_principal,
        before=line.principal + line.to_principal,
        owed_interest=line.interest + line.to_interest,
    )
    key = "put" if order is PayOrder.LAW else f"put-{order}"
    return Line(key, line.principal, Unit.CNY, given={**sums, "on": line.on}, on=line.on)
