"""A loan as it was told, and its ledger at its real rate: what of each payment is cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from widgets.core.calculators.annual_cost.schedule import Payment, Schedule
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR, due_day, months_between
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT


@dataclass(frozen=True, slots=True)
class LoanAsTold:
    """A loan as it was told: CNY, and what is received and paid by day.

    `contract` is the sum on paper, `kept` what the lender kept back of it. `plan` is the
    lender's own plan, where the rate was told; `number` the instalments, 0 for typed days.
    `odd_days` are those of a first period that is no regular one and bears interest by days.
    """

    contract: Decimal
    kept: Decimal
    start: date
    payments: tuple[Payment, ...]
    number: int = 0
    plan: Schedule | None = None
    odd_days: int = 0

    @property
    def received(self) -> Decimal:
        """What arrived on the first day, in CNY."""
        return self.contract - self.kept

    @property
    def repaid(self) -> tuple[tuple[date, Decimal], ...]:
        """What is paid, by day, oldest first."""
        paid = ((one.on, -one.amount) for one in self.payments if one.amount < 0)
        return tuple(sorted(paid, key=lambda one: one[0]))

    @property
    def total(self) -> Decimal:
        """All that is paid, in CNY."""
        return sum((amount for _, amount in self.repaid), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """What is paid beyond what was received, in CNY."""
        return -sum((one.amount for one in self.payments), Decimal(0))

    @property
    def until(self) -> date:
        """The day of the last payment."""
        return self.repaid[-1][0]

    @property
    def last(self) -> date:
        """The last day on which money moved."""
        return max(one.on for one in self.payments if one.amount)

    @property
    def flat(self) -> Decimal | None:
        """The rate that lenders advertise, in percent a year; None where more came later.

        It is what is paid beyond the contract's sum, over that sum. It takes no notice of what
        has been repaid meanwhile, and so says about half of the cost.
        """
        if any(one.amount > 0 and one.on > self.start for one in self.payments):
            return None
        extra = (self.total - self.contract) / self.contract
        due = due_day(self.start, [self.until])
        months, odd = months_between(self.start, self.until, due)
        if months and not odd:
            return extra / months * MONTHS_A_YEAR * PERCENT
        return extra * DAYS_IN_YEAR / max((self.until - self.start).days, 1) * PERCENT


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
    days = list(moved)
    if cost.monthly:
        due, rate = due_day(days[0], days[1:]), cost.monthly.rate
        after = {on: months_between(days[0], on, due)[0] for on in days}
    else:
        rate = (1 + cost.by_days.rate) ** (Decimal(1) / DAYS_IN_YEAR) - 1
        after = {on: (on - days[0]).days for on in days}
    entries, left = list[LedgerEntry](), NOTHING
    for before, on in reversed(list(pairwise(moved))):
        got = sum((amount for amount in moved[on] if amount > 0), NOTHING)
        paid = -sum((amount for amount in moved[on] if amount < 0), NOTHING)
        owed = left + paid - got
        earlier = owed / (1 + rate) ** (after[on] - after[before])
        entries.append(LedgerEntry(on, got, paid, owed - earlier, paid - owed + earlier, left))
        left = earlier
    return tuple(reversed(entries))
