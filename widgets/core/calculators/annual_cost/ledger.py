"""A loan's ledger at its real rate: what of each payment is cost, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from widgets.core.calculators.annual_cost.loan import LoanAsTold
from widgets.core.calculators.annual_cost.whole_months import due_day, months_between
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A day of the ledger in CNY: what came or went, what of it is cost, and what is left.

    `back` is the part of what was paid that gives back what was received.
    """

    on: date
    got: Decimal
    paid: Decimal
    cost: Decimal
    back: Decimal
    left: Decimal


def ledger(loan: LoanAsTold, cost: AnnualCost) -> tuple[LedgerEntry, ...]:
    """What is left after each day: the worth there of all that follows, at the rate found.

    The rate is the monthly one where all days are whole months apart, else the daily one. It is
    worked out from the last day back, which keeps high rates from blowing up what was rounded.
    """
    moved = dict[date, list[Decimal]]()
    for one in sorted(loan.payments, key=lambda one: one.on):
        moved.setdefault(one.on, []).append(one.amount)
    start, *later = moved
    rate, at = _counted(cost, start, later)
    entries, left, after = list[LedgerEntry](), NOTHING, {start: 0, **at}
    for before, on in reversed(list(pairwise(moved))):
        got = sum((amount for amount in moved[on] if amount > 0), NOTHING)
        paid = -sum((amount for amount in moved[on] if amount < 0), NOTHING)
        owed = left + paid - got
        earlier = owed / (1 + rate) ** (after[on] - after[before])
        entries.append(LedgerEntry(on, got, paid, owed - earlier, paid - owed + earlier, left))
        left = earlier
    return tuple(reversed(entries))


def _counted(
    cost: AnnualCost, start: date, later: Sequence[date]
) -> tuple[Decimal, dict[date, int]]:
    """The rate for a month or a day as a fraction, and how many of them to each day."""
    if cost.monthly:
        due = due_day(start, later)
        months = {on: months_between(start, on, due)[0] for on in later}
        return cost.monthly.rate, months
    daily = (1 + cost.by_days.rate) ** (Decimal(1) / DAYS_IN_YEAR) - 1
    return daily, {on: (on - start).days for on in later}
