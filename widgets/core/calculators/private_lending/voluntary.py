"""Interest freely paid on an old loan: what the rule of that time leaves, beside the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.appropriation.working import Paid, PayOrder
from widgets.core.calculators.private_lending.law import Era
from widgets.core.calculators.private_lending.run import (
    LoanCourse,
    PrivateLoan,
    Rate,
    asked_rates,
    capped,
    course,
)
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, to_fen


@dataclass(frozen=True, slots=True)
class FreelyPaid:
    """What was freely paid above the ceiling and stays with the lender, and what is owed then.

    In CNY, rounded to the fen.
    """

    stays: Decimal
    owed: Decimal


def freely_paid(found: Protected, void: Decimal) -> FreelyPaid | None:
    """What is owed if interest paid before the ceiling turned stays paid up to the void line.

    Such interest is not returned and does not go to the principal, up to `void` percent a year.
    Nothing where none was agreed, where principal came first by agreement, or where the first
    revision, which has no such article, decides.

    Source:
        private-lending-2015/26 and /31; private-lending-2020b/31.
    """
    loan = found.loan
    settled = loan.rate is None or loan.order is not PayOrder.LAW or loan.notes
    if LendingDoubt.OLD_PAID not in found.doubts or found.era is Era.BETWEEN or settled:
        return None
    asked = asked_rates(loan, found.ceilings, found.bare)
    rates = [capped(rate, found.ceilings) for rate in asked]
    above = [
        min(each.percent, void) - rate.percent for each, rate in zip(asked, rates, strict=True)
    ]
    room = dict(zip((rate.starts for rate in rates), above, strict=True))
    kept, stays = list[Paid](), NOTHING
    for paid in sorted((each for each in loan.dealings if isinstance(each, Paid)), key=_day):
        part = NOTHING
        if paid.on < found.law.turned:
            so_far = _until(loan, kept, paid, rates)
            part = min(_above(so_far, room) - stays, paid.amount - so_far.interest)
        stays += max(part, NOTHING)
        kept.append(replace(paid, amount=paid.amount - max(part, NOTHING)))
    then = course(replace(loan, dealings=tuple(kept)), loan.received, rates)
    return FreelyPaid(to_fen(stays), to_fen(then.owed + min(loan.fees, found.sums.room)))


def _day(paid: Paid) -> date:
    return paid.on


def _until(loan: PrivateLoan, kept: list[Paid], paid: Paid, rates: list[Rate]) -> LoanCourse:
    """The loan up to a payment."""
    before = replace(loan, until=paid.on, dealings=tuple(kept))
    return course(before, loan.received, rates)


def _above(so_far: LoanCourse, room: dict[date, Decimal]) -> Decimal:
    """The interest up to the void line beyond the ceiling, so far, in CNY and exact."""
    return sum(
        (
            each.principal * max(room[each.rate.starts], NOTHING) * each.days / 100 / DAYS_IN_YEAR
            for each in so_far.runs()
        ),
        NOTHING,
    )
