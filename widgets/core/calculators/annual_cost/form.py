"""The loan that was typed into a form, as dated money received and paid, and who lent it when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.annual_cost.law import LoanDays
from widgets.core.calculators.annual_cost.loan import LoanAsTold
from widgets.core.calculators.annual_cost.schedule import (
    ContractTerms,
    DayCount,
    Method,
    Payment,
    Schedule,
    due_on,
    listed,
    planned,
    settled,
)
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import DAYS_IN_YEAR, count, to_fen
from widgets.core.law.provision import LenderType

FIRST_YEAR, LAST_YEAR = 1970, 2200
SLIGHT = 2
GAPS = {"month": 0, "two-weeks": 14, "week": 7}


@dataclass(frozen=True, slots=True)
class CostCase:
    """A loan with who lent it, None where that is not known, and the days that count.

    `advertised` is the rate told beside it, `rate` the one its plan was made from, both in
    percent a year; `lpr` a one-year LPR typed in. `settled` is whether it was settled early;
    `remainder` whether the sum for that was told, and `fee_once` whether a fee was paid once.
    """

    loan: LoanAsTold
    lender: LenderType | None
    days: LoanDays
    method: str
    advertised: Decimal | None = None
    rate: Decimal | None = None
    lpr: Decimal | None = None
    settled: bool = False
    remainder: bool = False
    fee_once: bool = False

    @property
    def agreed(self) -> Decimal | None:
        """The rate of the contract in percent a year, where nothing is charged beside it."""
        plan, beside = self.loan.plan, self.loan.kept or self.fee_once or self.settled
        if plan is None or beside or self.method == Method.FLAT:
            return None
        return None if any(row.fee for row in plan.rows) else self.rate

    @property
    def slight(self) -> Decimal | None:
        """A rate of so little a year that it is more likely one a month, in percent."""
        return self.rate if self.rate and 0 < self.rate < SLIGHT else None


def cost_case(given: FormValues, today: date) -> CostCase:
    """The case of a form; a court is asked today, or on the day of the money if that is later.

    Raises:
        Unfit: days or amounts that do not fit together, by field.
    """
    loan, lender = _loan(given), given.text("lender")
    made = given.day_or("signed", loan.start)
    if made > loan.start:
        raise Unfit("signed", "problem-signed", on=made, start=loan.start)
    return CostCase(
        loan,
        None if lender == "unknown" else LenderType(lender),
        LoanDays(made, loan.start, loan.until, max(today, loan.start)),
        given.text("method"),
        advertised=given.number_if("advertised"),
        rate=given.number_if("rate"),
        lpr=given.number_if("lpr"),
        settled=given.has("settled"),
        remainder=given.has("settle-sum"),
        fee_once=given.has("once"),
    )


def _loan(given: FormValues) -> LoanAsTold:
    start, contract = _near("day", given.day("day")), to_fen(given.number("contract"))
    kept = to_fen(given.number_or("upfront", 0))
    if contract <= 0:
        raise Unfit("contract", "problem-nothing")
    if kept >= contract:
        raise Unfit("upfront", "problem-all-kept")
    loan = _repaid(given, LoanAsTold(contract, kept, start, ()))
    draws = [Payment(on, amount) for on, amount in _dated(given, "draws", start)]
    once = to_fen(given.number_or("once", 0))
    fees = [Payment(_fee_day(given, start), -once)] if once else []
    return replace(loan, payments=(Payment(start, loan.received), *draws, *loan.payments, *fees))


def _repaid(given: FormValues, loan: LoanAsTold) -> LoanAsTold:
    """The loan with its repayments, in whichever way they were told."""
    match given.text("method"):
        case "once":
            due, amount = _after(given, "due", loan.start), to_fen(given.number("repaid"))
            return replace(loan, payments=_owed([(due, amount)], "repaid"), number=1)
        case "rows":
            return replace(loan, payments=_owed(_dated(given, "rows", loan.start), "rows"))
        case "amounts":
            sums = [each for (each,) in given.rows("amounts") if isinstance(each, Decimal)]
            days = _days(given, loan.start, len(sums))
            asked = tuple(zip(days, map(to_fen, sums), strict=True))
            return replace(loan, payments=_owed(asked, "amounts"), number=len(sums))
        case "known":
            return _known(given, loan)
        case method:
            return _rated(given, loan, Method(method))


def _known(given: FormValues, loan: LoanAsTold) -> LoanAsTold:
    """The same amount each time, with a fee beside it."""
    number = int(given.number("number"))
    each = to_fen(given.number("instalment"))
    if each <= 0:
        raise Unfit("instalment", "problem-nothing-paid")
    fee = to_fen(given.number_or("monthly-fee", 0))
    asked = tuple((day, each) for day in _days(given, loan.start, number))
    payments = tuple(Payment(day, -amount - fee) for day, amount in asked)
    if given.has("settled"):
        payments = _closed(given, listed(loan.contract, loan.start, asked, fee)).payments
    return replace(loan, payments=payments, number=number)


def _rated(given: FormValues, loan: LoanAsTold, method: Method) -> LoanAsTold:
    """A plan made from the rate that the lender told."""
    number, a_year = int(given.number("number")), given.number("rate")
    gap, first = _spacing(given, loan.start)
    rate = a_year * gap / DAYS_IN_YEAR if gap else a_year / MONTHS_A_YEAR
    fee = to_fen(given.number_or("monthly-fee", 0))
    by = DayCount(given.text("day-count") or DayCount.MONTHS)
    terms = ContractTerms(loan.contract, rate, number, fee, loan.start, first, gap, by)
    plan = planned(terms, method)
    if given.has("settled"):
        plan = _closed(given, plan)
    odd = 0 if method is Method.FLAT else terms.odd_days
    return replace(loan, payments=plan.payments, number=number, plan=plan, odd_days=odd)


def _closed(given: FormValues, plan: Schedule) -> Schedule:
    """The plan settled early, for the sum that was told or for what is left of the principal."""
    after, last = int(given.number("settled")), len(plan.rows)
    if not 1 <= after < last:
        raise Unfit("settled", "problem-settled", most=count(last - 1))
    told = to_fen(given.number("settle-sum")) if given.has("settle-sum") else None
    return settled(plan, after, to_fen(given.number_or("settle-fee", 0)), told)


def _days(given: FormValues, start: date, number: int) -> list[date]:
    """The day of each instalment: by the month, or every so many days."""
    gap, first = _spacing(given, start)
    return [due_on(start, n, first, gap) for n in range(1, number + 1)]


def _spacing(given: FormValues, start: date) -> tuple[int, date | None]:
    """The days between instalments, 0 for a month; the day of the first, where it was told."""
    every = given.text("every") or "month"
    gap = int(given.number("gap")) if every == "days" else GAPS[every]
    return gap, _after(given, "first", start) if given.has("first") else None


def _dated(given: FormValues, name: str, start: date) -> tuple[tuple[date, Decimal], ...]:
    """Rows of a day and an amount, none before the first day."""
    dated = tuple((on, to_fen(amount)) for on, amount in given.amounts(name))
    early = min((on for on, _ in dated), default=start)
    if early < start:
        raise Unfit(name, "problem-before", on=early, start=start)
    for on, _ in dated:
        _near(name, on)
    return dated


def _owed(asked: Sequence[tuple[date, Decimal]], name: str) -> tuple[Payment, ...]:
    if not any(amount for _, amount in asked):
        raise Unfit(name, "problem-nothing-paid")
    return tuple(Payment(day, -amount) for day, amount in asked)


def _fee_day(given: FormValues, start: date) -> date:
    """The day of the fee paid once; one paid before the money came is as good as kept back."""
    on = given.day_or("once-day", start)
    if on < start:
        raise Unfit("once-day", "problem-fee-early", on=on, start=start)
    return _near("once-day", on)


def _after(given: FormValues, name: str, start: date) -> date:
    """A day after the first."""
    on = given.day(name)
    if on <= start:
        raise Unfit(name, "problem-before", on=on, start=start)
    return _near(name, on)


def _near(name: str, on: date) -> date:
    """A day that calendars of loans reach."""
    if not FIRST_YEAR <= on.year < LAST_YEAR:
        raise Unfit(name, "problem-far", on=on)
    return on
