"""Foreign conventions of a yearly rate: mathematics to compare with, and no Chinese law.

Source: Directives 2008/48/EC, annex I, and (EU) 2023/2225, annex III, for 12 equal months with odd
days as parts; 12 CFR part 1026 (Regulation Z), appendix J, (b)(3) to (b)(5) and (b)(8), for
unit-periods, odd days and the general equation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.annual_cost.cash_flow import Flow, Root, solve
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.calendar_days import (
    MONTHS_A_YEAR,
    after_months,
    due_day,
    months_between,
)
from widgets.core.calculators.working import DAYS_IN_YEAR, PERCENT

PARTS = 267_180
"""Equal parts of a year into which a twelfth, a 365th and a 366th of it divide."""
WEEKS, SEMIMONTHS = 52, 24
DAYS_IN_MONTH = 30


def european_rate(moved: Sequence[Payment], due: int | None) -> Root:
    """The yearly rate of payments, oldest first, whose months end on the `due` day.

    Raises:
        NoRate: no single rate balances the payments.
    """
    flows = []
    for one in moved:
        full, odd, year = year_parts(moved[0].on, one.on, due)
        parts = full * (PARTS // MONTHS_A_YEAR) + odd * (PARTS // year)
        flows.append(Flow(Decimal(parts), one.amount))
    return solve(flows, PARTS)


def year_parts(start: date, end: date, due: int | None = None) -> tuple[int, int, int]:
    """An interval as the European directives put it: whole months, odd days, and their year.

    Months, of which 12 make a year, are counted back from the later day, and days before them.
    The days are parts of the year that ends where they end, of 365 days or 366.

    Source:
        Directive (EU) 2023/2225, annex III, I, remark (c), as software that follows it says.
    """
    full, odd = months_between(start, end, due)
    ends = start + timedelta(odd)
    return full, odd, (ends - after_months(ends, -MONTHS_A_YEAR)).days


class UnitPeriodKind(StrEnum):
    """What a unit-period is counted in, the first preferred where an interval can be two."""

    MONTHS = "months"
    SEMIMONTH = "semimonth"
    DAYS = "days"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """So many of a kind, and how many of it make a year; a term is counted in days."""

    kind: UnitPeriodKind
    number: int

    @property
    def length(self) -> int:
        """About how many days it has: a month counts 30."""
        about = {UnitPeriodKind.MONTHS: DAYS_IN_MONTH, UnitPeriodKind.SEMIMONTH: 15}
        return self.number * about.get(self.kind, 1)


@dataclass(frozen=True, slots=True)
class Actuarial:
    """The rate in percent a year: `per_year` times the root for one unit-period.

    `full` and `odd` are the full unit-periods, and the part of one, to the first payment.
    """

    rate: Decimal
    unit: UnitPeriod
    per_year: Decimal
    full: int
    odd: Decimal
    root: Root


def regulation_z(payments: Sequence[Payment]) -> Actuarial:
    """The nominal yearly rate: that of one unit-period times the unit-periods in a year.

    The term begins on the first day on which money moves. An interval that is no whole week or
    month, but occurs most often, is a unit-period of its days, of which 365 make a year; the
    regulation gives the number in a year for days, weeks, semimonths and months only.

    Args:
        payments: dated amounts in CNY, at least one not 0; any order.

    Raises:
        NoRate: no single rate balances the payments.

    Source:
        12 CFR part 1026, appendix J, (b)(1), (b)(4), (b)(5), (b)(8).
    """
    moved = sorted((one for one in payments if one.amount), key=lambda one: one.on)
    start = moved[0].on
    later = sorted({one.on for one in moved} - {start})
    due = due_day(start, later)
    unit, per_year = _unit(moved, start, later, due)
    at = {day: _measured(unit, start, day, due) for day in later}
    at[start] = (0, Decimal(0))
    flows = [Flow(Decimal(at[one.on][0]), one.amount, at[one.on][1]) for one in moved]
    root = solve(flows)
    full, odd = at[later[0]]
    return Actuarial(root.rate * per_year * PERCENT, unit, per_year, full, odd, root)


def _unit(
    moved: Sequence[Payment], start: date, later: Sequence[date], due: int | None
) -> tuple[UnitPeriod, Decimal]:
    if len(later) <= 1:
        return _single(start, later[0] if later else start, due)
    unit = _common(moved, start, due) or _average(start, later)
    if unit.kind == UnitPeriodKind.MONTHS:
        return unit, Decimal(MONTHS_A_YEAR) / unit.number
    if unit.kind == UnitPeriodKind.SEMIMONTH:
        return unit, Decimal(SEMIMONTHS)
    weeks, rest = divmod(unit.number, 7)
    return unit, Decimal(DAYS_IN_YEAR) / unit.number if rest else Decimal(WEEKS) / weeks


def _single(start: date, end: date, due: int | None) -> tuple[UnitPeriod, Decimal]:
    """One advance, one payment: the term is the unit-period, but no more than a year."""
    months, odd = months_between(start, end, due)
    if months >= MONTHS_A_YEAR:
        return UnitPeriod(UnitPeriodKind.MONTHS, MONTHS_A_YEAR), Decimal(1)
    length = max((end - start).days, 1)
    unit, by_days = UnitPeriod(UnitPeriodKind.TERM, length), odd or not months
    return unit, Decimal(DAYS_IN_YEAR) / length if by_days else Decimal(MONTHS_A_YEAR) / months


def _common(moved: Sequence[Payment], start: date, due: int | None) -> UnitPeriod | None:
    """The period, between advances or between payments, that occurs most often, the smaller first.

    A day that is both a month and four weeks after another is read as what most others are.
    """
    readings = []
    for sign in (1, -1):
        days = sorted({start} | {one.on for one in moved if one.amount * sign > 0})
        readings += [tuple(_readings(days, place, due)) for place in range(len(days) - 1)]
    often = Counter(unit for one in readings for unit in one)
    chosen = Counter(max(one, key=lambda unit: often[unit]) for one in readings)
    common = [unit for unit in chosen if chosen[unit] > 1 and unit.length <= DAYS_IN_YEAR]
    return min(common, key=lambda unit: (-chosen[unit], unit.length), default=None)


def _readings(days: Sequence[date], place: int, due: int | None) -> Iterator[UnitPeriod]:
    """What the interval that begins at a place can be, in the order of `UnitPeriodKind`."""
    day, after = days[place], days[place + 1]
    months, odd = months_between(day, after, due)
    if months and not odd:
        yield UnitPeriod(UnitPeriodKind.MONTHS, months)
    pairs = [days[begin : begin + 3 : 2] for begin in (place - 1, place) if begin >= 0]
    half = any(months_between(two[0], two[-1]) == (1, 0) for two in pairs)
    if half and 12 < (after - day).days < 18:
        yield UnitPeriod(UnitPeriodKind.SEMIMONTH, 1)
    yield UnitPeriod(UnitPeriodKind.DAYS, (after - day).days)


def _average(start: date, later: Sequence[date]) -> UnitPeriod:
    """The standard interval nearest to the average period; the shorter of two as near."""
    average = Decimal((later[-1] - start).days) / len(later)
    units = [UnitPeriod(UnitPeriodKind.DAYS, 1), UnitPeriod(UnitPeriodKind.SEMIMONTH, 1)]
    units += [UnitPeriod(UnitPeriodKind.MONTHS, number) for number in range(1, MONTHS_A_YEAR + 1)]
    units += [UnitPeriod(UnitPeriodKind.DAYS, 7 * number) for number in range(1, WEEKS + 1)]
    return min(units, key=lambda unit: (abs(unit.length - average), unit.length))


def _measured(unit: UnitPeriod, start: date, day: date, due: int | None) -> tuple[int, Decimal]:
    """The full unit-periods to a day, counted back from it, and the part of one before them."""
    if unit.kind == UnitPeriodKind.TERM:
        return 1, Decimal(0)
    if unit.kind == UnitPeriodKind.DAYS:
        full, rest = divmod((day - start).days, unit.number)
        return full, Decimal(rest) / unit.number
    months, rest = months_between(start, day, due)
    if unit == UnitPeriod(UnitPeriodKind.MONTHS, MONTHS_A_YEAR):
        return _years(start, months, rest, day)
    if unit == UnitPeriod(UnitPeriodKind.MONTHS, 1):
        return months, Decimal(rest) / DAYS_IN_MONTH
    full, rest = divmod(months * DAYS_IN_MONTH + rest, unit.length)
    return full, Decimal(rest) / unit.length


def _years(start: date, months: int, rest: int, day: date) -> tuple[int, Decimal]:
    years, odd_months = divmod(months, MONTHS_A_YEAR)
    if not rest:
        return years, Decimal(odd_months) / MONTHS_A_YEAR
    begin = after_months(day, -years * MONTHS_A_YEAR)
    return years, Decimal((begin - start).days) / DAYS_IN_YEAR
