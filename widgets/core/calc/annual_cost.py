"""What a loan costs a year, in each convention that people quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calc.cash_flow import Flow, balancing_rate
from widgets.core.calc.working import Step
from widgets.core.rule import Unit

MONTHS = 12
DAYS = 365
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount in CNY on a day: received is positive, paid is negative."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class AnnualCost:
    """One loan's yearly cost in percent, by convention, with its working.

    `nominal` is 12 times the monthly rate; `effective` compounds it. `actuarial` is the rate of
    Regulation Z with an odd first period; `by_days` compounds over years of 365 days, as the
    European directive puts it. A convention that does not fit the payments is None.
    """

    nominal: Decimal | None
    effective: Decimal | None
    actuarial: Decimal | None
    by_days: Decimal
    steps: tuple[Step, ...]


def annual_cost(payments: Sequence[Payment]) -> AnnualCost:
    """The yearly cost of a loan from what was received and paid on each day.

    Args:
        payments: dated amounts in CNY. Fees taken up front are left out of what was received,
            or given as paid on that day; insurance, guarantee and membership fees are paid too.

    Raises:
        NoRate: nothing is received or nothing is paid, or more than one rate is possible.
        ValueError: there is no payment at all.

    Source:
        PBoC Announcement [2021] No. 3 asks for a yearly rate from all costs of the loan over the
        principal in use; its text was not read, so no verdict rests on it.
    """
    if not payments:
        raise ValueError("no payment is given: type what was received and what was paid")
    ordered = sorted(payments, key=lambda payment: payment.on)
    start = ordered[0].on
    by_days = _yearly(ordered, start)
    months = _monthly(ordered, start)
    odd = _odd_first(ordered, start)
    steps = [
        Step(
            "by-days", by_days, Unit.PERCENT_A_YEAR, given={"first": start, "last": ordered[-1].on}
        )
    ]
    nominal = effective = actuarial = None
    if months is not None:
        nominal = months * MONTHS * PERCENT
        effective = ((1 + months) ** MONTHS - 1) * PERCENT
        steps += [
            Step("monthly", months * PERCENT, Unit.PERCENT),
            Step("nominal", nominal, Unit.PERCENT_A_YEAR),
            Step("effective", effective, Unit.PERCENT_A_YEAR),
        ]
    if odd is not None:
        actuarial = odd * MONTHS * PERCENT
        steps.append(Step("actuarial", actuarial, Unit.PERCENT_A_YEAR))
    return AnnualCost(nominal, effective, actuarial, by_days, tuple(steps))


def flat_rate(principal: Decimal, interest: Decimal, months: int) -> Decimal:
    """The rate a lender advertises: interest over the first principal, in percent a year.

    It takes no notice of what has been repaid meanwhile, and so says about half of the cost.

    Raises:
        ValueError: the principal or the number of months is not above 0.
    """
    if principal <= 0 or months <= 0:
        raise ValueError(f"principal {principal} and months {months} must be above 0")
    return interest / principal / months * MONTHS * PERCENT


def months_between(start: date, end: date) -> tuple[int, int]:
    """Whole months from one day back to another, and the odd days before them.

    Months are counted back from the later day; the last of a month stands for a day that the
    month does not have.
    """
    months = (end.year - start.year) * MONTHS + end.month - start.month
    back = _months_before(end, months)
    if back < start:
        months -= 1
        back = _months_before(end, months)
    return months, (back - start).days


def _yearly(payments: Sequence[Payment], start: date) -> Decimal:
    flows = [Flow(Decimal((p.on - start).days) / DAYS, p.amount) for p in payments]
    return balancing_rate(flows) * PERCENT


def _monthly(payments: Sequence[Payment], start: date) -> Decimal | None:
    """The monthly rate, where each payment falls a whole number of months after the first."""
    flows = []
    for payment in payments:
        months, odd = months_between(start, payment.on)
        if odd:
            return None
        flows.append(Flow(Decimal(months), payment.amount))
    return balancing_rate(flows)


def _odd_first(payments: Sequence[Payment], start: date) -> Decimal | None:
    """The monthly rate with an odd first period of days, each a thirtieth of a month.

    Regulation Z, appendix J: full periods are counted back from each payment; interest for the
    odd days is simple. It is found by halving, since the simple part is no power of the rate.
    """
    later = [payment for payment in payments if payment.on != start]
    if not later:
        return None
    odd_days = {months_between(start, payment.on)[1] for payment in later}
    if len(odd_days) != 1:
        return None
    odd = Decimal(odd_days.pop()) / 30
    if not odd:
        return _monthly(payments, start)
    return _solved(payments, start, odd)


def _solved(payments: Sequence[Payment], start: date, odd: Decimal) -> Decimal:
    first = sum((p.amount for p in payments if p.on == start), Decimal(0))
    later = [(months_between(start, p.on)[0], p.amount) for p in payments if p.on != start]

    def value(rate: Decimal) -> Decimal:
        worth = sum((a / (1 + rate) ** n for n, a in later), Decimal(0))
        return first + worth / (1 + odd * rate)

    low, high = Decimal(0), Decimal("0.01")
    while value(low) * value(high) > 0 and high < 1000:
        low, high = high, high * 2
    for _ in range(120):
        middle = (low + high) / 2
        if (value(middle) > 0) == (value(low) > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * MONTHS + day.month - 1 - months, MONTHS)
    last = (date(years + month // 11, month % 11 + 2 if month < 11 else 1, 1)) - timedelta(1)
    return date(years, month + 1, min(day.day, last.day))
