"""What a loan costs a year, compounded or not, in each convention that people quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from widgets.core.calculators.annual_cost.cash_flow import Flow, NoRate, NoRateWhy, Root, solve
from widgets.core.calculators.annual_cost.conventions import Actuarial, european_rate, regulation_z
from widgets.core.calculators.annual_cost.schedule import Payment
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR, due_day, months_between
from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, PERCENT

NIL = Decimal("1e-14")
HIGHEST = Decimal(10) ** 14
TRIES = 200


@dataclass(frozen=True, slots=True)
class AnnualCost:
    """One loan's yearly cost, by convention; one that does not fit the payments is None.

    `monthly` is the rate of a month, for payments whole months after the first. `by_days` compounds
    over years of 365 days; `by_months` over years of 12 equal months, with odd days as parts of 365
    or 366, as the European directives put it. `actuarial` is the rate of Regulation Z, appendix J.
    `simple` is the rate without compounding in percent. `once`: all is repaid in one payment, for
    which a month compounded is nobody's convention.
    """

    monthly: Root | None
    by_days: Root
    by_months: Root
    actuarial: Actuarial | None
    simple: Decimal | None
    once: bool = False

    @property
    def rates(self) -> dict[str, Decimal]:
        """Every rate that fits the payments, in percent, by the key of its name.

        `nominal` is 12 times the monthly rate, and `effective` compounds it.
        """
        rates: dict[str, Decimal | None] = {}
        if self.monthly:
            month = self.monthly.rate
            rates = {"nominal": month * PERCENT * MONTHS_A_YEAR}
            rates |= {"effective": ((1 + month) ** MONTHS_A_YEAR - 1) * PERCENT}
            rates |= {"monthly": month * PERCENT}
        rates |= {"simple": self.simple}
        rates |= {"actuarial": self.actuarial.rate if self.actuarial else None}
        rates |= {"by-days": self.by_days.rate * PERCENT}
        rates |= {"by-months": self.by_months.rate * PERCENT}
        return {key: rate for key, rate in rates.items() if rate is not None}

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the rate without compounding and of that with it, to be told first."""
        rates = self.rates
        wanted = ("simple", "actuarial") if self.once else ("nominal", "actuarial", "simple")
        plain = next((key for key in wanted if key in rates), "by-days")
        return plain, "effective" if "effective" in rates else "by-days"

    @property
    def held(self) -> tuple[Decimal, ...]:
        """The rates that are held against lines: simple and compounded, by days and months."""
        but = {"monthly", "nominal"} if self.actuarial else {"monthly"}
        return tuple(rate for key, rate in self.rates.items() if key not in but)


def annual_cost(payments: Sequence[Payment]) -> AnnualCost:
    """The yearly cost of a loan from what was received and paid on each day.

    Args:
        payments: dated amounts in CNY. Fees taken up front are left out of what was received, or
            given as paid on that day; insurance, guarantee and membership fees are paid too.

    Raises:
        NoRate: nothing is received or nothing is paid, or more than one rate is possible.

    Source:
        PBoC Announcement [2021] No. 3 asks for a yearly rate from all costs of the loan over the
        principal in use; its text was not read, so no verdict rests on it.
    """
    moved = sorted((one for one in payments if one.amount), key=lambda one: one.on)
    if not moved:
        raise NoRate(NoRateWhy.ONE_WAY)
    start = moved[0].on
    due = due_day(start, [one.on for one in moved if one.on > start])
    days = [Flow(Decimal((one.on - start).days), one.amount) for one in moved]
    by_days = solve(days, DAYS_IN_YEAR)
    by_months = european_rate(moved, due)
    gone = [months_between(start, one.on, due) for one in moved]
    months = [Flow(Decimal(n), one.amount) for (n, _), one in zip(gone, moved, strict=True)]
    monthly = None if any(odd for _, odd in gone) else solve(months)
    try:
        actuarial = regulation_z(moved)
    except NoRate:
        actuarial = None
    once = sum(one.amount < 0 for one in moved) == 1
    return AnnualCost(monthly, by_days, by_months, actuarial, simple_rate(moved), once)


def simple_rate(payments: Sequence[Payment]) -> Decimal | None:
    """The rate in percent a year at which simple interest leaves nothing owed at the end.

    Interest is counted by days of a year of 365 on the principal alone. What is paid goes to
    the interest of the days past, and what is over to the principal; interest that a payment
    does not cover bears none.

    Args:
        payments: dated amounts in CNY, received positive and paid negative; any order.

    Returns:
        None where nothing was received first, where less was paid than received, or where the
        rate is beyond reach.
    """
    moved = sorted((one for one in payments if one.amount), key=lambda one: one.on)
    first = sum((one.amount for one in moved if one.on == moved[0].on), NOTHING)
    if first <= 0 or left_at(moved, NOTHING) > 0:
        return None
    high = Decimal(1)
    while left_at(moved, high) <= 0:
        high *= 4
        if high > HIGHEST:
            return None
    return _between(moved, NOTHING, high) * PERCENT


def left_at(moved: Sequence[Payment], rate: Decimal) -> Decimal:
    """What is owed after the last payment in CNY, at a yearly rate as a fraction."""
    principal, interest, before = NOTHING, NOTHING, moved[0].on
    for one in moved:
        interest += principal * rate * (one.on - before).days / DAYS_IN_YEAR
        before = one.on
        to_interest = NOTHING if one.amount > 0 else min(-one.amount, interest)
        interest -= to_interest
        principal += one.amount + to_interest
    return principal + interest


def _between(moved: Sequence[Payment], low: Decimal, high: Decimal) -> Decimal:
    """The rate between two ends, by false position; an end that stays is weighed half."""
    under, over = left_at(moved, low), left_at(moved, high)
    rate, side = low, 0
    for _ in range(TRIES):
        if under == over:
            return rate
        before, rate = rate, (low * over - high * under) / (over - under)
        left = left_at(moved, rate)
        if not left or abs(rate - before) <= NIL * (1 + rate):
            return rate
        if left > 0:
            high, over = rate, left
            under, side = (under / 2 if side == 1 else under), 1
        else:
            low, under = rate, left
            over, side = (over / 2 if side == -1 else over), -1
    return rate
