"""A private loan as it is told, and the rates asked and allowed on it, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import NOTHING, Paid, PayOrder
from widgets.core.calculators.private_lending.law import Ceiling, LendingLaw, late_without_rate
from widgets.core.calculators.private_lending.run import Rate, Renewed


@dataclass(frozen=True, slots=True)
class PrivateLoan:
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
    order: PayOrder = PayOrder.LAW

    @property
    def received(self) -> Decimal:
        """The principal that counts: what was handed over, in CNY."""
        return self.principal - self.upfront

    @property
    def overdue(self) -> bool:
        """Whether it runs beyond the day on which it was to be repaid."""
        return self.due is not None and self.due < self.until

    @property
    def bare(self) -> bool:
        """Whether it is overdue and no rate at all was agreed."""
        return self.overdue and self.rate is None and self.late is None

    @property
    def bounded(self) -> bool:
        """Whether anything is asked that a ceiling could cut."""
        return bool(self.rate or self.late or self.fees)

    @property
    def notes(self) -> tuple[Renewed, ...]:
        """The notes written anew."""
        return tuple(each for each in self.dealings if isinstance(each, Renewed))


def cap_on(caps: Sequence[Ceiling], day: date) -> Ceiling:
    """The ceiling of the interest of a day."""
    return next((cap for cap in reversed(caps) if cap.starts <= day), caps[0])


def asked_rates(
    loan: PrivateLoan, caps: Sequence[Ceiling], bare: Sequence[Ceiling] = ()
) -> list[Rate]:
    """The rates a lender asks, from every day on which a rate or a ceiling may change."""
    breaks = {loan.start, *(cap.starts for cap in (*caps, *bare)), loan.due or loan.start}
    inside = sorted(day for day in breaks if loan.start <= day < loan.until)
    return [_asked(loan, day, caps, bare) for day in inside or [loan.start]]


def _asked(loan: PrivateLoan, day: date, caps: Sequence[Ceiling], bare: Sequence[Ceiling]) -> Rate:
    cap = cap_on(caps, day)
    late = cap.text.cite("late") if cap.text else cap.cite
    if not (loan.overdue and loan.due is not None and day >= loan.due):
        none = cap.text.cite("none") if cap.text else ""
        return Rate(day, loan.rate or NOTHING, cite=none if loan.rate is None else cap.cite)
    agreed = loan.rate if loan.late is None else loan.late
    if agreed is not None:
        return Rate(day, agreed, overdue=True, cite=late)
    if not bare:
        return Rate(day, NOTHING, overdue=True, cite=late)
    known = cap_on(bare, day)
    return Rate(day, known.rate, overdue=True, cite=known.cite)


def capped(rate: Rate, caps: Sequence[Ceiling]) -> Rate:
    """A rate cut to the ceiling of its first day."""
    most = cap_on(caps, rate.starts).rate
    return Rate(rate.starts, min(rate.percent, most), rate.overdue, rate.cite)


def bare_rates(loan: PrivateLoan, law: LendingLaw) -> tuple[Ceiling, ...]:
    """Overdue interest where no rate at all was agreed, as far as the texts name it."""
    if loan.due is None or not loan.bare:
        return ()
    found = late_without_rate(loan.due, loan.accepted, law)
    return tuple(each for each in found if each.starts < loan.until)


def check(loan: PrivateLoan) -> None:
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
