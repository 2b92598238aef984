"""What courts protect of a private loan: the principal received, and interest to a ceiling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.answer import Standing
from widgets.core.calculators.appropriation.working import Paid
from widgets.core.calculators.private_lending.law import Ceiling, Era, LendingLaw, Lpr, ceilings
from widgets.core.calculators.private_lending.loan import (
    LoanCourse,
    PrivateLoan,
    Rate,
    asked_rates,
    bare_rates,
    cap_on,
    capped,
    course,
)
from widgets.core.calculators.working import NOTHING, to_fen
from widgets.core.errors import NotPublished
from widgets.core.law.lending import LendingMatter, LendingText

EXACT = 10
"""Places kept before rounding to the fen, so that 1/3 + 2/3 is 1 and not a hair below."""


class LendingDoubt(StrEnum):
    """Why the articles do not settle the case."""

    BETWEEN = "between"
    AT_SUING = "at-suing"
    OLD_PAID = "old-paid"
    OLD_NOTES = "old-notes"
    RENEWED_LATE = "renewed-late"
    NO_FIGURE = "no-figure"
    OLD_BARE = "old-bare"
    NOUGHT = "nought"
    KEPT = "kept-fee"
    LPR = "lpr"


@dataclass(frozen=True, slots=True)
class Sums:
    """What a loan comes to, in CNY, rounded half up to the fen.

    `claimed` is all that is asked beyond the money handed over; `protected` is what the ceilings
    leave of it; `owed` is principal and protected interest less payments, `excess` what was paid
    beyond that.
    """

    claimed: Decimal
    protected: Decimal
    owed: Decimal
    excess: Decimal

    @property
    def unprotected(self) -> Decimal:
        """What is asked and not protected."""
        return self.claimed - self.protected


@dataclass(frozen=True, slots=True)
class Protected:
    """What is asked of a borrower, what of it is protected, and how both came about.

    `asked` is the lender's side at its `rates`, `allowed` the court's. In CNY and exact, `room` is
    what overdue interest leaves for fees, `whole` the most a loan with new notes may come to.
    """

    loan: PrivateLoan
    law: LendingLaw
    ceilings: tuple[Ceiling, ...]
    bare: tuple[Ceiling, ...]
    rates: Sequence[Rate]
    asked: LoanCourse
    allowed: LoanCourse
    room: Decimal
    whole: Decimal | None
    sums: Sums
    doubts: tuple[LendingDoubt, ...] = ()

    @property
    def era(self) -> Era:
        """Whose text the case follows."""
        return self.law.era(self.loan.accepted)

    @property
    def text(self) -> LendingText:
        """The articles that the case follows."""
        return self.law.text(self.loan.accepted)

    def cites(self, *matters: LendingMatter) -> tuple[str, ...]:
        """The text's articles on some matters, and the Civil Code's if it covers the contract."""
        code = (self.law.code(matter, self.loan.made) for matter in matters)
        return (*self.text.cites(*matters), *filter(None, code))

    @property
    def most_cite(self) -> str:
        """What bounds what is asked: the last ceiling's article, or that on no rate agreed."""
        if self.loan.bounded or (self.loan.rate is not None and not self.loan.bare):
            return self.ceilings[-1].cite
        return self.text.cite("late" if self.loan.bare else "none")

    @property
    def lprs(self) -> tuple[Lpr, ...]:
        """Every LPR that the result rests on."""
        used = (*(self.ceilings if self.loan.bounded else ()), *self.bare)
        return tuple(each.lpr for each in used if each.lpr)

    @property
    def standing(self) -> Standing | None:
        """How the law stands to what is asked; nothing where nothing is asked."""
        if self.doubts:
            return Standing.DEPENDS
        if not self.sums.claimed and self.loan.rate is not None:
            return None
        if not self.sums.protected and (self.sums.unprotected or self.loan.rate is None):
            return Standing.NOT_PROTECTED
        return Standing.PARTLY if self.sums.unprotected else Standing.PROTECTED


def protected(loan: PrivateLoan, law: LendingLaw) -> Protected:
    """What courts protect of a private loan, by the day of its contract and of the case.

    Interest is simple, by days of a 365-day year, the day of lending in and the day of repayment
    out, and rounded once, at the end. The lender's side is worked out alike at the agreed rates on
    the sum on paper. With new notes the whole comes to no more than the first principal with
    interest on it at the ceiling, all the time.

    Raises:
        NotInForce, NotPublished: the record does not reach a day that counts.

    Source:
        private-lending-2020b/24 to /31 and what they replaced; civil-code/561, /670, /680.
    """
    caps, bare = _ceilings(loan, law), bare_rates(loan, law)
    asked = asked_rates(loan, caps, bare)
    theirs = course(loan, loan.principal, asked, on_paper=True)
    ours = course(loan, loan.received, [capped(rate, caps) for rate in asked])
    room, whole = _room(ours, caps), _whole(loan, caps) if loan.notes else None
    sums = _sums(loan, theirs, ours, min(loan.fees, room), whole)
    found = Protected(loan, law, caps, bare, asked, theirs, ours, room, whole, sums)
    return replace(found, doubts=tuple(_doubts(found)))


def _ceilings(loan: PrivateLoan, law: LendingLaw) -> tuple[Ceiling, ...]:
    """The ceilings of the loan's days; an LPR not on record is no matter where none is asked."""
    try:
        first, *more = ceilings(loan.made, loan.accepted, law)
        return (first, *(cap for cap in more if cap.starts < loan.until))
    except NotPublished:
        if loan.bounded or loan.bare:
            raise
        text = law.text(loan.accepted)
        return (Ceiling(loan.made, NOTHING, text.cite("none"), text=text),)


def _sums(
    loan: PrivateLoan, theirs: LoanCourse, ours: LoanCourse, fees: Decimal, whole: Decimal | None
) -> Sums:
    """What both sides come to, with fees, and with new notes cut to their limit."""
    cut = NOTHING if whole is None else max(ours.total + fees - whole, NOTHING)
    owed = ours.owed + fees
    return Sums(
        claimed=rounded(max(theirs.total + loan.fees - loan.received, NOTHING)),
        protected=rounded(max(ours.total + fees - cut - loan.received, NOTHING)),
        owed=rounded(max(owed - cut, NOTHING)),
        excess=rounded(ours.excess + max(cut - owed, NOTHING)),
    )


def _room(ours: LoanCourse, caps: Sequence[Ceiling]) -> Decimal:
    """What overdue interest leaves for fees below the ceiling, exact, in CNY."""
    late = (each for each in ours.runs() if each.rate.overdue)
    left = (each.at(cap_on(caps, each.starts).rate - each.rate.percent) for each in late)
    return sum(left, NOTHING)


def _whole(loan: PrivateLoan, caps: Sequence[Ceiling]) -> Decimal:
    """The first principal with interest on it at the ceiling, all the time, exact, in CNY."""
    days = sorted({loan.start, *(c.starts for c in caps if loan.start < c.starts < loan.until)})
    rates = [Rate(day, cap_on(caps, day).rate) for day in days]
    return loan.received + course(replace(loan, dealings=()), loan.received, rates).interest


def _doubts(found: Protected) -> list[LendingDoubt]:
    """Why the result is not settled by the articles, if it is not."""
    loan, law, caps, era = found.loan, found.law, found.ceilings, found.era
    old = loan.made < law.turned
    split = era is Era.NOW and old and loan.until > law.turned
    cut = [rate for rate in found.rates if rate.percent > cap_on(caps, rate.starts).rate]
    then = any(isinstance(each, Paid) and each.on < law.turned for each in loan.dealings)
    free = loan.rate is None or any(rate.starts < law.turned for rate in cut)
    after = any(rate.starts >= law.turned for rate in cut)
    there = {
        LendingDoubt.BETWEEN: era is Era.BETWEEN and old,
        LendingDoubt.AT_SUING: split and (after or bool(loan.fees)),
        LendingDoubt.OLD_PAID: old and then and free,
        LendingDoubt.OLD_NOTES: split and bool(loan.notes),
        LendingDoubt.RENEWED_LATE: bool(loan.notes) and loan.overdue,
        LendingDoubt.NO_FIGURE: era is Era.BETWEEN and loan.bare,
        LendingDoubt.OLD_BARE: split and loan.bare,
        LendingDoubt.NOUGHT: loan.bare and loan.rate is not None,
        LendingDoubt.KEPT: loan.upfront_is_fee and bool(loan.upfront),
        LendingDoubt.LPR: not all(lpr.sure for lpr in found.lprs),
    }
    return [doubt for doubt, is_there in there.items() if is_there]


def rounded(amount: Decimal) -> Decimal:
    """A sum in CNY to the fen, half up, whatever arithmetic left at the last digits."""
    return to_fen(round(amount, EXACT))
