"""The working of a private loan, line by line, its tables and its picture."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from widgets.core.calculators.answer import Chart, ResultTable, Threshold, cny_series
from widgets.core.calculators.private_lending.law import Ceiling, LendingLaw
from widgets.core.calculators.private_lending.loan import (
    Accrued,
    Gone,
    LoanCourse,
    PrivateLoan,
    Renewed,
)
from widgets.core.calculators.private_lending.working import Protected
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Line,
    Value,
    cny,
    count,
    in_cny,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit

MOST_LINES = 24
_YEAR = Unit.PERCENT_A_YEAR
_STRETCHES = ("from", "to", "n", "principal", "rate", "interest")
_PAYMENTS = ("day", "paid", "to-interest", "to-principal", "left")


def steps(found: Protected) -> Iterator[Line]:
    """Every line from the principal to what is still owed, with its article.

    The lender's side follows where it differs. Where there are more than 24 lines of interest and
    payments, one line says how many, and the tables have them all.
    """
    loan, sums, text = found.loan, found.sums, found.text
    yield principal(loan, text.cite("upfront"))
    yield from (_ceiling(each, found) for each in found.ceilings if loan.bounded)
    for bare in found.bare:
        key = "bare" if bare.lpr else "bare-fixed"
        yield Line(key, bare.rate, _YEAR, bare.cite, {"from": bare.starts, **_times(bare)})
    yield from lines(loan, found.allowed, found.law)
    if loan.fees:
        given = in_cny(fees=loan.fees, room=found.room)
        yield Line("fees", min(loan.fees, found.room), Unit.CNY, text.cite("fees"), given)
    if found.whole is not None:
        given = in_cny(received=loan.received) | {"from": loan.start, "to": loan.until}
        given["n"] = count((loan.until - loan.start).days)
        given["rate"] = percent(found.ceilings[-1].rate)
        key = "whole" if len(found.ceilings) == 1 else "whole-split"
        yield Line(key, found.whole, Unit.CNY, text.cite("renewed"), given)
    yield Line("protected", sums.protected, Unit.CNY, found.most_cite)
    yield from _asked(found)
    paid = sum((each.paid for each in found.allowed.payments()), NOTHING)
    given = in_cny(received=loan.received, paid=paid, protected=sums.protected, excess=sums.excess)
    yield Line("owed-over" if sums.excess else "owed", sums.owed, Unit.CNY, given=given)


def principal(loan: PrivateLoan, cite: str) -> Line:
    """The principal that counts."""
    given = in_cny(paper=loan.principal, upfront=loan.upfront)
    key = "principal-cut" if loan.upfront else "principal"
    return Line(key, loan.received, Unit.CNY, cite, given)


def _ceiling(cap: Ceiling, found: Protected) -> Line:
    given = {"from": cap.starts, "turned": found.ceilings[-1].starts, **_times(cap)}
    of_two = "cap-new" if cap.lpr else "cap-old"
    alone = "cap" if cap.lpr else "cap-fixed"
    return Line(of_two if len(found.ceilings) > 1 else alone, cap.rate, _YEAR, cap.cite, given)


def _times(cap: Ceiling) -> dict[str, Value]:
    """How often which LPR a ceiling is, where it is one."""
    if cap.lpr is None or cap.times is None:
        return {}
    return {"on": cap.lpr.on, "lpr": percent(cap.lpr.percent), "times": count(cap.times)}


def lines(loan: PrivateLoan, course: LoanCourse, law: LendingLaw, side: str = "") -> Iterator[Line]:
    """A line for each stretch of interest, payment and new note.

    `side` leads the keys of the lender's side of the account, which rests on no article.
    """
    if len(course.events) > MOST_LINES:
        yield Line(f"{side}many", given={"n": count(len(course.events))})
        return
    renewed = law.text(loan.accepted).cite("renewed")
    for event in course.events:
        match event:
            case Accrued():
                key = "none" if loan.rate is None else "interest"
                key, cite = "late" if event.rate.overdue else key, event.rate.cite
                value, given = event.interest, _interest(event)
            case Gone():
                key, cite = "paid-over" if event.excess else "paid", law.code("order", event.on)
                value, given = event.principal, _gone(event)
            case Renewed():
                key, cite, value = "renewed", renewed, event.principal
                given = {"on": event.on, "note": cny(event.note), "owed": cny(event.owed)}
        yield Line(f"{side}{key}", value, Unit.CNY, "" if side else cite, given)


def _interest(each: Accrued) -> dict[str, Value]:
    """What fills the places of a stretch of interest, in the order of the table's columns."""
    given: dict[str, Value] = {"from": each.starts, "to": each.ends, "n": count(each.days)}
    return given | {"principal": cny(to_fen(each.principal)), "rate": percent(each.rate.percent)}


def _gone(each: Gone) -> dict[str, Value]:
    sums = in_cny(paid=each.paid, interest=each.to_interest, principal=each.to_principal)
    return sums | in_cny(unpaid=each.interest, excess=each.excess) | {"on": each.on}


def _asked(found: Protected) -> Iterator[Line]:
    """The lender's side, where it comes to more than what is protected."""
    loan, sums = found.loan, found.sums
    if sums.unprotected:
        yield from lines(loan, found.asked, found.law, "asked-")
        given = in_cny(total=to_fen(found.asked.total + loan.fees), received=loan.received)
        given |= in_cny(fees=loan.fees, claimed=sums.claimed, protected=sums.protected)
        yield Line("claimed-fees" if loan.fees else "claimed", sums.claimed, Unit.CNY, given=given)
        yield Line("unprotected", sums.unprotected, Unit.CNY, found.most_cite, given)


def tables_of(found: Protected) -> Iterator[ResultTable]:
    """A table of the stretches where there are several, and one of the payments if any."""
    runs, payments = found.allowed.runs(), found.allowed.payments()
    if len(runs) > 1:
        rows = ((*_interest(each).values(), cny(to_fen(each.interest))) for each in runs)
        yield ResultTable("stretches", _STRETCHES, tuple(rows))
    if payments:
        yield ResultTable("payments", _PAYMENTS, tuple(map(_payment, payments)))


def _payment(each: Gone) -> tuple[Value, ...]:
    sums = (each.paid, each.to_interest, each.to_principal, each.principal + each.interest)
    return (each.on, *(cny(to_fen(amount)) for amount in sums))


def split(received: Decimal, within: Decimal, beyond: Decimal) -> Chart:
    """What is asked, in CNY, as a stack; the line of the law is at what is protected."""
    sums = {"received": (received,), "protected": (within,), "unprotected": (beyond,)}
    limit = Threshold(KeyTerm("line-protected"), cny(received + within))
    return Chart("split", "stack", "side", (KeyTerm("term-asked"),), cny_series(sums), (limit,))
