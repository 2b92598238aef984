"""The tables of a private loan: its stretches of interest, and its payments."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import ResultTable
from widgets.core.calculators.private_lending.run import Accrued, Gone
from widgets.core.calculators.private_lending.working import Protected
from widgets.core.calculators.working import Value, cny, count, percent, to_fen

_STRETCHES = ("from", "to", "n", "principal", "rate", "interest")
_PAYMENTS = ("day", "paid", "to-interest", "to-principal", "left")


def tables_of(found: Protected) -> Iterator[ResultTable]:
    """A table of the stretches where there are several, and one of the payments if any."""
    runs, payments = found.allowed.runs(), found.allowed.payments()
    if len(runs) > 1:
        yield ResultTable("stretches", _STRETCHES, tuple(map(_stretch, runs)))
    if payments:
        yield ResultTable("payments", _PAYMENTS, tuple(map(_payment, payments)))


def _stretch(each: Accrued) -> tuple[Value, ...]:
    principal, interest = cny(to_fen(each.principal)), cny(to_fen(each.interest))
    rate = percent(each.rate.percent)
    return (each.starts, each.ends, count(each.days), principal, rate, interest)


def _payment(each: Gone) -> tuple[Value, ...]:
    left = each.principal + each.interest
    return (
        each.on,
        *(cny(to_fen(sum_)) for sum_ in (each.paid, each.to_interest, each.to_principal, left)),
    )
