"""A private loan and how it runs: its rates, interest, payments, notes written anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import DebtPart, Paid, PayOrder, put
from widgets.core.calculators.private_lending.law import Ceiling, LendingLaw, late_without_rate
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent a year from a day on; `overdue` after the day of repayment."""

    starts: date
    percent: Decimal
    overdue: bool = False
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Accrued:
    """Interest of some days at one rate on one principal, in CNY."""

    starts: date
    ends: date
    principal: Decimal
    rate: Rate

    @property
    def days(self) -> int:
        """How many days it runs: the first counts, the last does not."""
        return (self.ends - self.starts).days

    @property
    def interest(self) -> Decimal:
        """What it comes to, exact, in CNY."""
        return self.at(self.rate.percent)

    def at(self, percent: Decimal) -> Decimal:
        """What it would come to at another rate in percent a year, exact, in CNY."""
        return self.principal * percent * self.days / PERCENT / DAYS_IN_YEAR


@dataclass(frozen=True, slots=True)
class Gone:
    """Where a payment went, in CNY, and what is left of principal and interest after it."""

    on: date
    paid: Decimal
    to_interest: Decimal
    to_principal: Decimal
    excess: Decimal
    principal: Decimal
    interest: Decimal


@dataclass(frozen=True, slots=True)
class Renewed:
    """A note written anew: its sum, what was owed by then, and what counts as principal."""

    on: date
    note: Decimal
    owed: Decimal = NOTHING
    principal: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class PrivateLoan:
    """A private loan as its paper and its lender tell it: CNY, and percent a year.

    `made` is the day the contract came about, `start` the day the money came, `accepted` the day
    the court accepts the case. `rate` is None where no rate was agreed, `late` where no overdue
    rate was; `fees` are penalties and other fees for being late. `upfront` was kept back;
    with `upfront_is_fee` it is said to be no interest.
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
    upfront_is_fee: bool = False

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
        """Whether it is overdue and no rate at all was agreed, or none but a rate of nought."""
        return self.overdue and not self.rate and self.late is None

    @property
    def bounded(self) -> bool:
        """Whether anything is asked that a ceiling could cut."""
        return bool(self.rate or self.late or self.fees)

    @property
    def notes(self) -> tuple[Renewed, ...]:
        """The notes written anew."""
        return tuple(each for each in self.dealings if isinstance(each, Renewed))


@dataclass(frozen=True, slots=True)
class LoanCourse:
    """How a loan went, and what is left of principal and interest, exact, in CNY."""

    principal: Decimal
    interest: Decimal = NOTHING
    events: tuple[Accrued | Gone | Renewed, ...] = ()

    @property
    def owed(self) -> Decimal:
        """What is still owed."""
        return self.principal + self.interest

    @property
    def excess(self) -> Decimal:
        """What was paid too much."""
        return sum((each.excess for each in self.payments()), NOTHING)

    @property
    def total(self) -> Decimal:
        """All that the loan takes to pay: what payments settled, and what is owed."""
        went = ((each.to_interest, each.to_principal) for each in self.payments())
        return sum((part for parts in went for part in parts), NOTHING) + self.owed

    def runs(self) -> tuple[Accrued, ...]:
        """The interest, a piece for every change of rate or principal."""
        return tuple(event for event in self.events if isinstance(event, Accrued))

    def payments(self) -> tuple[Gone, ...]:
        """The payments, and where each went."""
        return tuple(event for event in self.events if isinstance(event, Gone))


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
    none, late = (cap.text.cite("none"), cap.text.cite("late")) if cap.text else ("", cap.cite)
    if not loan.overdue or loan.due is None or day < loan.due:
        return Rate(day, loan.rate or NOTHING, cite=none if loan.rate is None else cap.cite)
    agreed = loan.rate if loan.late is None else loan.late
    if not agreed and bare:
        known = cap_on(bare, day)
        return Rate(day, known.rate, overdue=True, cite=known.cite)
    return Rate(day, agreed or NOTHING, overdue=True, cite=late)


def capped(rate: Rate, caps: Sequence[Ceiling]) -> Rate:
    """A rate cut to the ceiling of its first day."""
    return replace(rate, percent=min(rate.percent, cap_on(caps, rate.starts).rate))


def bare_rates(loan: PrivateLoan, law: LendingLaw) -> tuple[Ceiling, ...]:
    """Overdue interest where no rate at all was agreed, as far as the texts name it."""
    if loan.due is None or not loan.bare:
        return ()
    found = late_without_rate(loan.due, loan.accepted, law)
    return tuple(each for each in found if each.starts < loan.until)


def course(
    loan: PrivateLoan, principal: Decimal, rates: Sequence[Rate], *, on_paper: bool = False
) -> LoanCourse:
    """A loan of a principal in CNY with its dealings; the rates are oldest first.

    Interest is simple, by days of a 365-day year; the day of lending counts and the day of
    payment does not. Nothing is rounded on the way. On one day payments come before a new note,
    which counts for no more than is owed unless all counts as it is `on_paper`.

    Source:
        Civil Code, art. 561 (civil-code/561): interest before principal, unless agreed otherwise.
    """
    dealt = sorted(loan.dealings, key=lambda each: (each.on, isinstance(each, Renewed)))
    marks = {rate.starts for rate in rates} | {each.on for each in dealt} | {loan.until}
    so_far, last = LoanCourse(principal), rates[0].starts
    for day in sorted(mark for mark in marks if mark <= loan.until):
        rate = next(rate for rate in reversed(rates) if rate.starts <= last)
        so_far = _grown(so_far, last, day, rate)
        for each in (each for each in dealt if each.on == day):
            if isinstance(each, Paid):
                so_far = _paid(so_far, each, loan.order)
            else:
                counts = each.note if on_paper else min(each.note, so_far.owed)
                so_far = _renewed(so_far, each, counts)
        last = day
    return so_far


def _grown(before: LoanCourse, starts: date, ends: date, rate: Rate) -> LoanCourse:
    """The loan after some days' interest."""
    if starts == ends or not before.principal:
        return before
    run = Accrued(starts, ends, before.principal, rate)
    return replace(before, interest=before.interest + run.interest, events=(*before.events, run))


def _renewed(before: LoanCourse, each: Renewed, principal: Decimal) -> LoanCourse:
    """The loan after its note was written anew, which counts as so much principal."""
    renewed = Renewed(each.on, each.note, before.owed, principal)
    return LoanCourse(principal, events=(*before.events, renewed))


def _paid(before: LoanCourse, paid: Paid, order: PayOrder) -> LoanCourse:
    owed = {DebtPart.INTEREST: before.interest, DebtPart.PRINCIPAL: before.principal}
    went = put(paid.amount, {DebtPart.COSTS: NOTHING, **owed}, order)
    interest, principal = went[DebtPart.INTEREST], went[DebtPart.PRINCIPAL]
    excess = paid.amount - interest - principal
    left = (before.principal - principal, before.interest - interest)
    gone = Gone(paid.on, paid.amount, interest, principal, excess, *left)
    return LoanCourse(*left, (*before.events, gone))
