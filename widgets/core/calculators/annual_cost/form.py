"""The loan that was typed into a form, as dated money received and paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.annual_cost.schedule import (
    ContractTerms,
    Method,
    Payment,
    Schedule,
    listed,
    months_after,
    planned,
    settled,
)
from widgets.core.calculators.form_values import FormValues, RowOfValues, Unfit
from widgets.core.calculators.working import count, to_fen

FIRST_YEAR, LAST_YEAR = 1970, 2200
DAYS, MONTHS = 365, 12
NOTHING = Decimal(0)
GAPS = {"month": 0, "two-weeks": 14, "week": 7}

DatedAmounts = tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class LoanAsTold:
    """A loan as it was told: CNY, and what is received and paid by day.

    `contract` is the sum on paper, `kept` what the lender kept back of it. `plan` is the
    lender's own plan, where the rate was told; `number` the instalments, 0 for typed days.
    """

    contract: Decimal
    kept: Decimal
    start: date
    payments: tuple[Payment, ...]
    number: int = 0
    plan: Schedule | None = None

    @property
    def received(self) -> Decimal:
        """What arrived on the first day, in CNY."""
        return self.contract - self.kept

    @property
    def repaid(self) -> DatedAmounts:
        """What is paid, by day, oldest first."""
        return tuple(
            (one.on, -one.amount)
            for one in sorted(self.payments, key=lambda one: one.on)
            if one.amount < 0
        )

    @property
    def total(self) -> Decimal:
        """All that is paid, in CNY."""
        return sum((amount for _, amount in self.repaid), NOTHING)

    @property
    def cost(self) -> Decimal:
        """What is paid beyond what was received, in CNY."""
        return -sum((one.amount for one in self.payments), NOTHING)

    @property
    def until(self) -> date:
        """The day of the last payment."""
        return self.repaid[-1][0]


def taken(given: FormValues) -> LoanAsTold:
    """The loan of a form.

    Raises:
        Unfit: days or amounts that do not fit together, by field.
    """
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
    paid = (*loan.payments, *fees)
    return replace(loan, payments=(Payment(start, loan.received), *draws, *paid))


def _repaid(given: FormValues, loan: LoanAsTold) -> LoanAsTold:
    """The loan with its repayments, in whichever way they were told."""
    match given.text("method"):
        case "once":
            due, amount = _after(given, "due", loan.start), to_fen(given.number("repaid"))
            return replace(loan, payments=(Payment(due, -_paid("repaid", amount)),), number=1)
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
    each = _paid("instalment", to_fen(given.number("instalment")))
    fee = to_fen(given.number_or("monthly-fee", 0))
    asked = tuple((day, each) for day in _days(given, loan.start, number))
    if not given.has("settled"):
        payments = tuple(Payment(day, -amount - fee) for day, amount in asked)
        return replace(loan, payments=payments, number=number)
    split = listed(loan.contract, loan.start, asked)
    plan = replace(split, rows=tuple(replace(row, fee=fee) for row in split.rows))
    return replace(loan, payments=_closed(given, plan).payments()[1:], number=number)


def _rated(given: FormValues, loan: LoanAsTold, method: Method) -> LoanAsTold:
    """A plan made from the rate that the lender told."""
    number, gap = int(given.number("number")), _gap(given)
    a_year = given.number("rate")
    rate = a_year * gap / DAYS if gap else a_year / MONTHS
    first = _after(given, "first", loan.start) if given.has("first") else None
    fee = to_fen(given.number_or("monthly-fee", 0))
    terms = ContractTerms(loan.contract, rate, number, fee, loan.start, first, gap)
    plan = planned(terms, method)
    if given.has("settled"):
        plan = _closed(given, plan)
    return replace(loan, payments=plan.payments()[1:], number=number, plan=plan)


def _closed(given: FormValues, plan: Schedule) -> Schedule:
    """The plan settled early, for the sum that was told or for what is left of the principal."""
    after, last = int(given.number("settled")), len(plan.rows)
    if not 1 <= after < last:
        raise Unfit("settled", "problem-settled", most=count(last - 1))
    closed = settled(plan, after, to_fen(given.number_or("settle-fee", 0)))
    if not given.has("settle-sum"):
        return closed
    told = plan.rows[after - 1].principal + to_fen(given.number("settle-sum"))
    return replace(closed, rows=(*closed.rows[:-1], replace(closed.rows[-1], principal=told)))


def _days(given: FormValues, start: date, number: int) -> list[date]:
    """The day of each instalment: by the month, or every so many days."""
    gap = _gap(given)
    begin, ahead = start, 1
    if given.has("first"):
        begin, ahead = _after(given, "first", start), 0
    if gap:
        return [begin + timedelta(gap * (ahead + n)) for n in range(number)]
    return [months_after(begin, ahead + n) for n in range(number)]


def _gap(given: FormValues) -> int:
    """The days between instalments; 0 for a month."""
    every = given.text("every") or "month"
    return int(given.number("gap")) if every == "days" else GAPS[every]


def _dated(given: FormValues, name: str, start: date) -> DatedAmounts:
    """Rows of a day and an amount, none before the first day."""
    dated = [_cells(row) for row in given.rows(name)]
    early = min((on for on, _ in dated), default=start)
    if early < start:
        raise Unfit(name, "problem-before", on=early, start=start)
    for on, _ in dated:
        _near(name, on)
    return tuple(dated)


def _cells(row: RowOfValues) -> tuple[date, Decimal]:
    on, amount = row
    return (
        on if isinstance(on, date) else date.min,
        to_fen(amount) if isinstance(amount, Decimal) else NOTHING,
    )


def _owed(asked: Sequence[tuple[date, Decimal]], name: str) -> tuple[Payment, ...]:
    if not any(amount for _, amount in asked):
        raise Unfit(name, "problem-nothing-paid")
    return tuple(Payment(day, -amount) for day, amount in asked)


def _paid(name: str, amount: Decimal) -> Decimal:
    if amount <= 0:
        raise Unfit(name, "problem-nothing-paid")
    return amount


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
