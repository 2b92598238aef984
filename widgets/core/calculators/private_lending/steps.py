"""The working of a private loan, line by line: what is protected, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from widgets.core.calculators.appropriation.working import NOTHING
from widgets.core.calculators.private_lending.law import Ceiling
from widgets.core.calculators.private_lending.rates import PrivateLoan
from widgets.core.calculators.private_lending.run import Accrued, Gone, LoanCourse, Renewed
from widgets.core.calculators.private_lending.working import Protected
from widgets.core.calculators.working import Line, Value, cny, count, percent, to_fen
from widgets.core.law.rule import Unit

MOST_LINES = 24
CODE_STARTS = date(2021, 1, 1)
_YEAR = Unit.PERCENT_A_YEAR


def steps(found: Protected) -> tuple[Line, ...]:
    """Every line from the principal to what is still owed, with its article.

    The lender's side follows where it differs. Where there are more than 24 lines of interest and
    payments, one line says how many, and the tables have them all.
    """
    return (
        *_principal(found),
        *(_ceiling(each, found) for each in found.ceilings if found.loan.bounded),
        *_bare(found),
        *lines(found.loan, found.allowed, renewed=found.text.cite("renewed")),
        *_fees(found),
        *_whole(found),
        Line("protected", found.sums.protected, Unit.CNY, most_cite(found)),
        *_asked(found),
        *_owed(found),
    )


def most_cite(found: Protected) -> str:
    """The article that bounds what is asked: the last ceiling's, or that on no rate agreed."""
    if found.loan.bounded or found.loan.rate is not None:
        return found.ceilings[-1].cite
    return found.text.cite("late") if found.loan.bare else found.text.cite("none")


def _principal(found: Protected) -> Iterator[Line]:
    loan = found.loan
    given: dict[str, Value] = {"paper": cny(loan.principal), "upfront": cny(loan.upfront)}
    key = "principal-cut" if loan.upfront else "principal"
    yield Line(key, loan.received, Unit.CNY, found.text.cite("upfront"), given)


def _ceiling(cap: Ceiling, found: Protected) -> Line:
    given: dict[str, Value] = {"from": cap.starts}
    if cap.lpr is None or cap.times is None:
        split = len(found.ceilings) > 1
        given |= {"turned": found.ceilings[-1].starts}
        return Line("cap-old" if split else "cap-fixed", cap.rate, _YEAR, cap.cite, given)
    given |= {"on": cap.lpr.on, "lpr": percent(cap.lpr.percent), "times": count(cap.times)}
    key = "cap-new" if len(found.ceilings) > 1 else "cap"
    return Line(key, cap.rate, _YEAR, cap.cite, given)


def _bare(found: Protected) -> Iterator[Line]:
    for bare in found.bare:
        if bare.lpr and bare.times:
            given: dict[str, Value] = {"on": bare.lpr.on, "lpr": percent(bare.lpr.percent)}
            given |= {"times": count(bare.times)}
            yield Line("bare", bare.rate, _YEAR, bare.cite, given)
        else:
            yield Line("bare-fixed", bare.rate, _YEAR, bare.cite, {"from": bare.starts})


def lines(
    loan: PrivateLoan, course: LoanCourse, side: str = "", renewed: str = ""
) -> Iterator[Line]:
    """A line for each stretch of interest, payment and new note, on one side of the account."""
    if len(course.events) > MOST_LINES:
        yield Line(f"{side}many", value=None, given={"n": count(len(course.events))})
        return
    for event in course.events:
        match event:
            case Accrued():
                yield _interest(loan, event, side)
            case Gone():
                yield _gone(event, side)
            case Renewed():
                yield _renewed(event, side, renewed)


def _interest(loan: PrivateLoan, each: Accrued, side: str) -> Line:
    given: dict[str, Value] = {"from": each.starts, "to": each.ends, "n": count(each.days)}
    given |= {"principal": cny(to_fen(each.principal)), "rate": percent(each.rate.percent)}
    bare = loan.rate is None and not each.rate.overdue
    kind = "none" if bare else "late" if each.rate.overdue else "interest"
    cite = "" if side else each.rate.cite
    return Line(f"{side}{kind}", each.interest, Unit.CNY, cite, given)


def _gone(each: Gone, side: str) -> Line:
    given: dict[str, Value] = {"on": each.on, "paid": cny(each.paid)}
    given |= {"interest": cny(each.to_interest), "principal": cny(each.to_principal)}
    given |= {"unpaid": cny(each.interest), "excess": cny(each.excess)}
    key = "paid-over" if each.excess else "paid"
    cite = "civil-code/561" if each.on >= CODE_STARTS and not side else ""
    return Line(f"{side}{key}", each.principal, Unit.CNY, cite, given)


def _renewed(each: Renewed, side: str, cite: str) -> Line:
    given: dict[str, Value] = {"on": each.on, "note": cny(each.note), "owed": cny(each.owed)}
    return Line(f"{side}renewed", each.principal, Unit.CNY, cite, given)


def _fees(found: Protected) -> Iterator[Line]:
    if found.loan.fees:
        given: dict[str, Value] = {"fees": cny(found.loan.fees), "room": cny(found.sums.room)}
        yield Line(
            "fees", min(found.loan.fees, found.sums.room), Unit.CNY, found.text.cite("fees"), given
        )


def _whole(found: Protected) -> Iterator[Line]:
    if found.sums.whole is not None:
        given: dict[str, Value] = {"received": cny(found.loan.received)}
        given |= {"from": found.loan.start, "to": found.loan.until}
        given |= {"n": count((found.loan.until - found.loan.start).days)}
        given |= {"rate": percent(found.ceilings[-1].rate)}
        key = "whole" if len(found.ceilings) == 1 else "whole-split"
        yield Line(key, found.sums.whole, Unit.CNY, found.text.cite("renewed"), given)


def _asked(found: Protected) -> Iterator[Line]:
    """The lender's side, where it comes to more than what is protected."""
    if not found.sums.unprotected:
        return
    loan = found.loan
    yield from lines(loan, found.asked, "asked-")
    total = to_fen(found.asked.total + loan.fees)
    given: dict[str, Value] = {"total": cny(total), "received": cny(loan.received)}
    given |= {"fees": cny(loan.fees)}
    yield Line(
        "claimed-fees" if loan.fees else "claimed", found.sums.claimed, Unit.CNY, given=given
    )
    both: dict[str, Value] = {
        "claimed": cny(found.sums.claimed),
        "protected": cny(found.sums.protected),
    }
    yield Line("unprotected", found.sums.unprotected, Unit.CNY, most_cite(found), both)


def _owed(found: Protected) -> Iterator[Line]:
    paid = sum((each.paid for each in found.allowed.payments()), NOTHING)
    given: dict[str, Value] = {"received": cny(found.loan.received), "paid": cny(paid)}
    given |= {"protected": cny(found.sums.protected), "excess": cny(found.sums.excess)}
    key = "owed-over" if found.sums.excess else "owed"
    yield Line(key, found.sums.owed, Unit.CNY, given=given)
