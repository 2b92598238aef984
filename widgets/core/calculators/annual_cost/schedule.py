"""What a lender's plan asks for: each instalment's interest, principal, fee and balance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.annual_cost.cash_flow import Flow, solve
from widgets.core.calculators.working import to_fen

MONTHS = 12
PERCENT = 100
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount in CNY on a day: received is positive, paid is negative."""

    on: date
    amount: Decimal


class Method(StrEnum):
    """How a plan repays.

    `INTEREST_FIRST` pays interest each period and the principal with the last; `BULLET` pays all
    at the end, with simple interest; `FLAT` pays an equal part of the principal each period and
    a fee on the first principal, whatever has been repaid.
    """

    EQUAL_INSTALMENTS = "equal-instalments"
    EQUAL_PRINCIPAL = "equal-principal"
    INTEREST_FIRST = "interest-first"
    BULLET = "bullet"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What the contract says: CNY, percent a period, and the number of periods.

    `fee` is paid with each instalment: insurance, guarantee or membership. Without a `start` the
    plan has period numbers only. A period is a month, or `days` days; `first` is the day of the
    first instalment where it is not one period after the start.
    """

    principal: Decimal
    rate: Decimal
    periods: int
    fee: Decimal = NOTHING
    start: date | None = None
    first: date | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Instalment:
    """One instalment, in CNY; the balance is the principal left after it."""

    number: int
    on: date | None
    interest: Decimal
    principal: Decimal
    fee: Decimal
    balance: Decimal

    @property
    def paid(self) -> Decimal:
        """All that is paid with this instalment, in CNY."""
        return self.interest + self.principal + self.fee


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan of instalments.

    `kept` is what the lender keeps back from the principal; `once` are other fees, in CNY, each
    on its day.
    """

    principal: Decimal
    rows: tuple[Instalment, ...]
    start: date | None = None
    kept: Decimal = NOTHING
    once: tuple[tuple[date, Decimal], ...] = ()

    @property
    def received(self) -> Decimal:
        """What reaches the borrower, in CNY."""
        return self.principal - self.kept

    def flows(self) -> tuple[Flow, ...]:
        """What is received and paid, by period number; fees of another day are left out."""
        paid = (Flow(Decimal(row.number), -row.paid) for row in self.rows)
        return (Flow(NOTHING, self.received), *paid)

    def payments(self) -> tuple[Payment, ...]:
        """What is received and paid, by day.

        Raises:
            ValueError: the plan has no days.
        """
        if self.start is None or any(row.on is None for row in self.rows):
            raise ValueError("the plan has no days: give the day the money was received")
        paid = [Payment(row.on, -row.paid) for row in self.rows if row.on]
        fees = [Payment(on, -fee) for on, fee in self.once]
        return (Payment(self.start, self.received), *sorted(paid + fees, key=lambda one: one.on))


def planned(terms: ContractTerms, method: Method) -> Schedule:
    """The plan of a method, balanced to the fen: the last instalment takes what rounding leaves.

    Interest and instalments are rounded half up to the fen where they come due.

    Raises:
        ValueError: the principal or the number of periods is not above 0, or the rate is below 0.
    """
    if terms.principal <= 0 or terms.periods <= 0:
        raise ValueError(f"principal {terms.principal} and periods {terms.periods} must be above 0")
    if terms.rate < 0:
        raise ValueError(f"rate {terms.rate} must not be below 0")
    return Schedule(terms.principal, tuple(_rows(terms, method)), terms.start)


def listed(
    principal: Decimal, start: date, asked: Sequence[tuple[date, Decimal]], kept: Decimal = NOTHING
) -> Schedule:
    """A plan typed in as days and amounts in CNY, split at the daily rate that balances it.

    Raises:
        NoRate: no single rate balances the amounts.
    """
    paid = sorted(asked)
    flows = [Flow(Decimal((on - start).days), -amount) for on, amount in paid]
    rate = solve([Flow(NOTHING, principal), *flows]).rate
    owed = _owed(rate, start, paid)
    rows, balance = list[Instalment](), principal
    for number, (on, amount) in enumerate(paid, 1):
        interest = to_fen(owed[number] + amount - owed[number - 1])
        part = balance if number == len(paid) else amount - interest
        balance -= part
        rows.append(Instalment(number, on, amount - part, part, NOTHING, balance))
    return Schedule(principal, tuple(rows), start, kept)


def settled(plan: Schedule, after: int, extra: Decimal = NOTHING) -> Schedule:
    """The plan settled early: what is left is paid with instalment `after`, and an extra fee.

    Raises:
        ValueError: the plan has no such instalment.
    """
    if not 1 <= after <= len(plan.rows):
        raise ValueError(f"instalment {after} is not among the {len(plan.rows)} of the plan")
    last = plan.rows[after - 1]
    closing = replace(
        last, principal=last.principal + last.balance, fee=last.fee + extra, balance=NOTHING
    )
    once = tuple((on, fee) for on, fee in plan.once if last.on is None or on <= last.on)
    return replace(plan, rows=(*plan.rows[: after - 1], closing), once=once)


def due_day(start: date, days: Sequence[date]) -> int | None:
    """The day of the month that all days stand for: 31 for 31 Jan, 28 Feb, 31 Mar; else None."""
    for due in (start.day, max((day.day for day in days), default=start.day)):
        if all(day == months_after(day, 0, due) for day in days):
            return due
    return None


def months_after(day: date, months: int, due: int | None = None) -> date:
    """The day so many months later, on the `due` day of the month or the last that it has."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    into_next = date(year, month + 1, 28) + timedelta(4)
    return date(year, month + 1, min(due or day.day, 32 - into_next.day))


def months_between(start: date, end: date, due: int | None = None) -> tuple[int, int]:
    """Whole months from one day back to another, and the odd days before them.

    Months are counted back from the later day, to the `due` day of each month; the last of a
    month stands for a day that it does not have. A later day that is not `due` counts by itself.
    """
    months = (end.year - start.year) * MONTHS + end.month - start.month
    if due and months_after(end, 0, due) != end:
        due = None
    if due is None and months_after(start, months) == end:
        return months, 0
    back = months_after(end, -months, due)
    if back < start:
        months -= 1
        back = months_after(end, -months, due)
    return months, (back - start).days


def _rows(terms: ContractTerms, method: Method) -> Iterator[Instalment]:
    balance, n = terms.principal, terms.periods
    level = _level(terms) if method == Method.EQUAL_INSTALMENTS else NOTHING
    part = to_fen(terms.principal / n)
    for number in range(1, n + 1):
        share = terms.rate / PERCENT * (n if method == Method.BULLET else 1)
        interest = to_fen(share * (terms.principal if method == Method.FLAT else balance))
        if number == n:
            principal = balance
        elif method == Method.BULLET:
            continue
        elif method == Method.INTEREST_FIRST:
            principal = NOTHING
        else:
            level_part = level - interest if method == Method.EQUAL_INSTALMENTS else part
            principal = min(max(level_part, NOTHING), balance)
        balance -= principal
        fee = terms.fee + (interest if method == Method.FLAT else NOTHING)
        charged = NOTHING if method == Method.FLAT else interest
        yield Instalment(number, _day(terms, number), charged, principal, fee, balance)


def _owed(rate: Decimal, start: date, paid: Sequence[tuple[date, Decimal]]) -> list[Decimal]:
    """What is owed at the start and after each payment: the worth of those still to come."""
    owed, days = [NOTHING], [start, *(on for on, _ in paid)]
    for place in range(len(paid), 0, -1):
        grown = owed[0] + paid[place - 1][1]
        owed.insert(0, grown / (1 + rate) ** (days[place] - days[place - 1]).days)
    return owed


def _level(terms: ContractTerms) -> Decimal:
    rate = terms.rate / PERCENT
    if not rate:
        return to_fen(terms.principal / terms.periods)
    return to_fen(terms.principal * rate / (1 - (1 + rate) ** -terms.periods))


def _day(terms: ContractTerms, number: int) -> date | None:
    if terms.start is None:
        return None
    begin, ahead = (terms.first, number - 1) if terms.first else (terms.start, number)
    return begin + timedelta(terms.days * ahead) if terms.days else months_after(begin, ahead)
