"""A loan from day to day: interest on the principal left, payments, notes written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import (
    DAYS_IN_YEAR,
    NOTHING,
    DebtPart,
    Paid,
    PayOrder,
    put,
)

Settle = Callable[[Decimal, Decimal], Decimal]
"""The new principal, from the sum on a new note and what is owed by then."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent a year from a day on; `overdue` after the day of repayment."""

    starts: date
    percent: Decimal
    overdue: bool = False
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Accrued:
    """Interest of some days at one rate on one principal, exact, in CNY."""

    starts: date
    ends: date
    principal: Decimal
    rate: Rate
    interest: Decimal

    @property
    def days(self) -> int:
        """How many days it runs: the first counts, the last does not."""
        return (self.ends - self.starts).days


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


LoanEvent = Accrued | Gone | Renewed


@dataclass(frozen=True, slots=True)
class LoanCourse:
    """How a loan went: what is left of principal and interest, what was paid too much, exact."""

    principal: Decimal
    interest: Decimal = NOTHING
    used: Decimal = NOTHING
    excess: Decimal = NOTHING
    events: tuple[LoanEvent, ...] = ()

    @property
    def owed(self) -> Decimal:
        """What is still owed, in CNY."""
        return self.principal + self.interest

    @property
    def total(self) -> Decimal:
        """All that the loan takes to pay: what payments settled, and what is owed."""
        return self.used + self.owed

    def runs(self) -> tuple[Accrued, ...]:
        """The interest, a piece for every change of rate or principal."""
        return tuple(event for event in self.events if isinstance(event, Accrued))

    def payments(self) -> tuple[Gone, ...]:
        """The payments, and where each went."""
        return tuple(event for event in self.events if isinstance(event, Gone))


@dataclass(frozen=True, slots=True)
class AccrualTerms:
    """How a loan is found to a day, with what was paid and written on the way.

    `dealings` are payments, and new notes whose `note` is their sum; `order` says what a payment
    goes to first, and `settle` what a new note counts for: by default no more than is owed.
    """

    until: date
    dealings: tuple[Paid | Renewed, ...] = ()
    order: PayOrder = PayOrder.LAW
    settle: Settle = min


def course(principal: Decimal, rates: Sequence[Rate], terms: AccrualTerms) -> LoanCourse:
    """A loan from the first rate's day on, its rates oldest first and its principal in CNY.

    Interest is simple, by days of a 365-day year; the day of lending counts and the day of
    payment does not. Nothing is rounded on the way. On one day payments come before a new note.

    Source:
        Civil Code, art. 561 (civil-code/561): interest before principal, unless agreed otherwise.
    """
    dealt = sorted(terms.dealings, key=lambda each: (each.on, isinstance(each, Renewed)))
    marks = {rate.starts for rate in rates} | {each.on for each in dealt} | {terms.until}
    so_far, last = LoanCourse(principal), rates[0].starts
    for day in sorted(mark for mark in marks if mark <= terms.until):
        so_far = _grown(so_far, last, day, _rate(rates, last))
        for each in (each for each in dealt if each.on == day):
            so_far = _dealt(so_far, each, terms)
        last = day
    return so_far


def _rate(rates: Sequence[Rate], on: date) -> Rate:
    return next(rate for rate in reversed(rates) if rate.starts <= on)


def _grown(before: LoanCourse, starts: date, ends: date, rate: Rate) -> LoanCourse:
    """The loan after some days' interest."""
    if starts == ends or not before.principal:
        return before
    grown = before.principal * rate.percent * (ends - starts).days / 100 / DAYS_IN_YEAR
    line = Accrued(starts, ends, before.principal, rate, grown)
    return replace(before, interest=before.interest + grown, events=(*before.events, line))


def _dealt(before: LoanCourse, each: Paid | Renewed, terms: AccrualTerms) -> LoanCourse:
    """The loan after a payment, or after its note was written anew."""
    if isinstance(each, Paid):
        return _paid(before, each, terms.order)
    principal = terms.settle(each.note, before.owed)
    renewed = Renewed(each.on, each.note, before.owed, principal)
    return replace(before, principal=principal, interest=NOTHING, events=(*before.events, renewed))


def _paid(before: LoanCourse, paid: Paid, order: PayOrder) -> LoanCourse:
    owed = {DebtPart.INTEREST: before.interest, DebtPart.PRINCIPAL: before.principal}
    went = put(paid.amount, {DebtPart.COSTS: NOTHING, **owed}, order)
    interest, principal = went[DebtPart.INTEREST], went[DebtPart.PRINCIPAL]
    left = replace(
        before,
        principal=before.principal - principal,
        interest=before.interest - interest,
        used=before.used + interest + principal,
        excess=before.excess + paid.amount - interest - principal,
    )
    excess = left.excess - before.excess
    gone = Gone(paid.on, paid.amount, interest, principal, excess, left.principal, left.interest)
    return replace(left, events=(*before.events, gone))
