"""What a lender's plan asks for: each instalment's interest, principal, fee and balance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.annual_cost.cash_flow import Flow, solve
from widgets.core.calculators.calendar_days import (
    MONTHS_A_YEAR,
    after_months,
    due_day,
    months_between,
)
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT, to_fen


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


class DayCount(StrEnum):
    """How a contract counts time: every month alike, or days of a year of so many.

    By months the odd days of a first period bear interest by days of a 365-day year.
    """

    MONTHS = "months"
    DAYS_365 = "days-365"
    DAYS_360 = "days-360"

    @property
    def year(self) -> int:
        """The days of its year."""
        return 360 if self is DayCount.DAYS_360 else DAYS_IN_YEAR


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
    day_count: DayCount = DayCount.MONTHS

    @property
    def odd_days(self) -> int:
        """The days of the first period where it is no regular one; 0 where it is."""
        if self.start is None or self.first is None:
            return 0
        regular = due_on(self.start, 1, gap=self.days)
        return 0 if self._months == (1, 0) or self.first == regular else self._length(1)

    def borne(self, number: int) -> Decimal:
        """How many regular periods' interest an instalment bears, exact."""
        if self.start is None:
            return Decimal(1)
        if self.days:
            year = Decimal(DAYS_IN_YEAR) / self.day_count.year
            return Decimal(self._length(number)) / self.days * year
        if self.day_count is not DayCount.MONTHS:
            return Decimal(self._length(number) * MONTHS_A_YEAR) / self.day_count.year
        if number > 1 or self.first is None:
            return Decimal(1)
        whole, odd = self._months
        return whole + Decimal(odd * MONTHS_A_YEAR) / DAYS_IN_YEAR

    @property
    def _months(self) -> tuple[int, int]:
        """The whole months and the odd days to the first instalment; none by days."""
        if self.days or self.start is None or self.first is None:
            return 0, 0
        return months_between(self.start, self.first, due_day(self.start, [self.first]))

    def _length(self, number: int) -> int:
        if self.start is None:
            return 0
        ends = [due_on(self.start, n, self.first, self.days) for n in (number - 1, number)]
        return (ends[1] - (ends[0] if number > 1 else self.start)).days


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
    """A plan of instalments for a principal in CNY."""

    principal: Decimal
    rows: tuple[Instalment, ...]

    @property
    def payments(self) -> tuple[Payment, ...]:
        """What is paid, by day; nothing of instalments without a day."""
        return tuple(Payment(row.on, -row.paid) for row in self.rows if row.on)


def planned(terms: ContractTerms, method: Method) -> Schedule:
    """The plan of a method, balanced to the fen: the last instalment takes what rounding leaves.

    Interest and instalments are rounded half up to the fen where they come due. The interest of
    an odd first period is its own, on top of the principal that a regular one would repay.

    Raises:
        ValueError: the principal or the number of periods is not above 0, or the rate is below 0.
    """
    if terms.principal <= 0 or terms.periods <= 0:
        raise ValueError(f"principal {terms.principal} and periods {terms.periods} must be above 0")
    if terms.rate < 0:
        raise ValueError(f"rate {terms.rate} must not be below 0")
    return Schedule(terms.principal, tuple(_rows(terms, method)))


def listed(
    principal: Decimal, start: date, asked: Sequence[tuple[date, Decimal]], fee: Decimal = NOTHING
) -> Schedule:
    """A plan typed in as days and amounts in CNY, split at the daily rate that balances it.

    What is owed after each is the worth of those still to come; a fee comes on top of each.

    Raises:
        NoRate: no single rate balances the amounts.
    """
    paid = sorted(asked)
    flows = [Flow(Decimal((on - start).days), -amount) for on, amount in paid]
    rate = solve([Flow(NOTHING, principal), *flows]).rate
    owed, days = [NOTHING], [start, *(on for on, _ in paid)]
    for place in range(len(paid), 0, -1):
        grown = owed[0] + paid[place - 1][1]
        owed.insert(0, grown / (1 + rate) ** (days[place] - days[place - 1]).days)
    rows, balance = list[Instalment](), principal
    for number, (on, amount) in enumerate(paid, 1):
        interest = to_fen(owed[number] + amount - owed[number - 1])
        part = balance if number == len(paid) else amount - interest
        balance -= part
        rows.append(Instalment(number, on, amount - part, part, fee, balance))
    return Schedule(principal, tuple(rows))


def settled(
    plan: Schedule, after: int, extra: Decimal = NOTHING, told: Decimal | None = None
) -> Schedule:
    """The plan settled early: what is left, or the sum told, is paid with instalment `after`.

    An `extra` fee comes on top, in CNY.

    Raises:
        ValueError: the plan has no such instalment.
    """
    if not 1 <= after <= len(plan.rows):
        raise ValueError(f"instalment {after} is not among the {len(plan.rows)} of the plan")
    last = plan.rows[after - 1]
    principal = last.principal + (last.balance if told is None else told)
    closing = replace(last, principal=principal, fee=last.fee + extra, balance=NOTHING)
    return replace(plan, rows=(*plan.rows[: after - 1], closing))


def _rows(terms: ContractTerms, method: Method) -> Iterator[Instalment]:
    balance, n = terms.principal, terms.periods
    flat, bullet = method == Method.FLAT, method == Method.BULLET
    level = _level(terms) if method == Method.EQUAL_INSTALMENTS else None
    for number in range(n if bullet else 1, n + 1):
        regular = terms.rate / PERCENT * (terms.principal if flat else balance)
        borne = range(1, n + 1) if bullet else (number,)
        interest = to_fen(regular if flat else regular * sum(map(terms.borne, borne)))
        if number == n:
            principal = balance
        elif method == Method.INTEREST_FIRST:
            principal = NOTHING
        else:
            taken = to_fen(regular) if number == 1 and terms.odd_days else interest
            part = to_fen(terms.principal / n) if level is None else level - taken
            principal = min(max(part, NOTHING), balance)
        balance -= principal
        charged, fee = (NOTHING, terms.fee + interest) if flat else (interest, terms.fee)
        on = due_on(terms.start, number, terms.first, terms.days) if terms.start else None
        yield Instalment(number, on, charged, principal, fee, balance)


def _level(terms: ContractTerms) -> Decimal:
    rate = terms.rate / PERCENT
    if not rate:
        return to_fen(terms.principal / terms.periods)
    return to_fen(terms.principal * rate / (1 - (1 + rate) ** -terms.periods))


def due_on(start: date, number: int, first: date | None = None, gap: int = 0) -> date:
    """The day of an instalment, a month or `gap` days apart; the first may have its own day."""
    begin, ahead = (first, number - 1) if first else (start, number)
    return begin + timedelta(gap * ahead) if gap else after_months(begin, ahead)
