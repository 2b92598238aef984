"""A private loan as it is told, and the rates asked and allowed on it, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calc.appropriation import NOTHING, Order, Paid
from widgets.core.calc.lending_cap import OVERDUE, Ceiling, Era, LendingLaw, late_without_rate
from widgets.core.calc.lending_run import Rate, Renewed

NO_INTEREST = "private-lending-2020b/24"


@dataclass(frozen=True, slots=True)
class Loan:
    """A private loan as its paper and its lender tell it: CNY, and percent a year.

    `made` is the day the contract came about, `start` the day the money came, `accepted` the day
    the court accepts the case. `rate` is None where no rate was agreed, `late` where no overdue
    rate was; `fees` are penalties and other fees for being late.
    """

    principal: Decimal
    made: date
    start: date
    until: date
    accepted: date
    rate: Decimal | None = None
    upfront: Decimal = NOTHING
    due: date | None = None
    late: Decimal | None = None
    fees: Decimal = NOTHING
    dealings: tuple[Paid | Renewed, ...] = ()
    order: Order = Order.LAW

    @property
    def received(self) -> Decimal:
        """The principal that counts: what was handed over, in CNY."""
        return self.principal - self.upfront

    @property
    def overdue(self) -> bool:
        """Whether it runs beyond the day on which it was to be repaid."""
        return self.due is not None and self.due < self.until

    @property
    def notes(self) -> tuple[Renewed, ...]:
        """The notes written anew."""
        return tuple(each for each in self.dealings if isinstance(each, Renewed))


def cap_on(caps: Sequence[Ceiling], day: date) -> Ceiling:
    """The ceiling of the interest of a day."""
    return next((cap for cap in reversed(caps) if cap.starts <= day), caps[0])


def asked_rates(loan: Loan, caps: Sequence[Ceiling], bare: Ceiling | None) -> list[Rate]:
    """The rates a lender asks, from every day on which a rate or a ceiling may change."""
    breaks = {loan.start, *(cap.starts for cap in caps), loan.due or loan.start}
    if bare:
        breaks.add(bare.starts)
    inside = sorted(day for day in breaks if loan.start <= day < loan.until)
    return [_asked(loan, day, caps, bare) for day in inside or [loan.start]]


def _asked(loan: Loan, day: date, caps: Sequence[Ceiling], bare: Ceiling | None) -> Rate:
    cap = cap_on(caps, day)
    overdue = loan.overdue and loan.due is not None and day >= loan.due
    if not overdue:
        return Rate(day, loan.rate or NOTHING, cite=NO_INTEREST if loan.rate is None else cap.cite)
    agreed = loan.rate if loan.late is None else loan.late
    if agreed is not None:
        return Rate(day, agreed, overdue=True, cite=cap.late or cap.cite)
    known = bare is not None and day >= bare.starts
    return Rate(day, bare.rate if bare and known else NOTHING, overdue=True, cite=OVERDUE)


def capped(rate: Rate, caps: Sequence[Ceiling]) -> Rate:
    """A rate cut to the ceiling of its first day."""
    most = cap_on(caps, rate.starts).rate
    return Rate(rate.starts, min(rate.percent, most), rate.overdue, rate.cite)


def bare_rate(loan: Loan, law: LendingLaw) -> Ceiling | None:
    """Overdue interest where no rate at all was agreed, as far as the record reaches."""
    no_rate = loan.rate is None and loan.late is None
    if not (loan.overdue and loan.due and no_rate) or law.era(loan.accepted) is not Era.NOW:
        return None
    return late_without_rate(max(loan.due, law.turned), loan.accepted, law)


def check(loan: Loan) -> None:
    """Whether a loan's days and amounts fit together.

    Raises:
        ValueError: they do not.
    """
    if loan.principal <= 0 or not 0 <= loan.upfront < loan.principal:
        raise ValueError(f"{loan.upfront} cannot be taken from a principal of {loan.principal}")
    if min(loan.rate or 0, loan.late or 0, loan.fees) < 0:
        raise ValueError("rates and fees cannot be below 0")
    if not loan.made <= loan.start <= loan.until or loan.accepted < loan.made:
        raise ValueError(f"{loan.made}, {loan.start}, {loan.until} are out of order")
    if any(not loan.start <= each.on <= loan.until for each in loan.dealings):
        raise ValueError("a payment or a new note is outside the loan's days")
