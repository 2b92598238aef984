"""What a loan costs a year, in each convention that people quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.annual_cost.cash_flow import Flow, NoRate, NoRateWhy, Root, solve
from widgets.core.calculators.annual_cost.regulation_z import Actuarial, regulation_z
from widgets.core.calculators.annual_cost.schedule import (
    Payment,
    due_day,
    months_after,
    months_between,
)
from widgets.core.calculators.working import KeyTerm, Line, Measure, Value, cny, count, days, months
from widgets.core.law.rule import Unit

__all__ = ["AnnualCost", "Payment", "annual_cost", "flat_rate", "months_between", "year_parts"]

MONTHS = 12
DAYS = 365
PERCENT = 100
PARTS = 267_180
"""Equal parts of a year into which a twelfth, a 365th and a 366th of it divide."""


@dataclass(frozen=True, slots=True)
class AnnualCost:
    """One loan's yearly cost in percent, by convention, with its working.

    `nominal` is 12 times the monthly rate; `effective` compounds it. `actuarial` is the rate of
    Regulation Z, appendix J. `by_days` compounds over years of 365 days; `by_months` over years
    of 12 equal months, with odd days as parts of 365 or 366, as the European directives put it.
    A convention that does not fit the payments is None, and `unfit` holds the key of why.
    """

    nominal: Decimal | None
    effective: Decimal | None
    actuarial: Decimal | None
    by_days: Decimal
    by_months: Decimal
    steps: tuple[Line, ...]
    unfit: Mapping[str, str]


def annual_cost(payments: Sequence[Payment]) -> AnnualCost:
    """The yearly cost of a loan from what was received and paid on each day.

    Args:
        payments: dated amounts in CNY. Fees taken up front are left out of what was received, or
            given as paid on that day; insurance, guarantee and membership fees are paid too.

    Raises:
        NoRate: nothing is received or nothing is paid, or more than one rate is possible.
        ValueError: there is no payment at all.

    Source:
        PBoC Announcement [2021] No. 3 asks for a yearly rate from all costs of the loan over the
        principal in use; its text was not read, so no verdict rests on it. Directives 2008/48/EC,
        annex I, and (EU) 2023/2225, annex III; 12 CFR part 1026, appendix J.
    """
    if not payments:
        raise ValueError("no payment is given: type what was received and what was paid")
    moved = sorted((one for one in payments if one.amount), key=lambda one: one.on)
    if not moved:
        raise NoRate(NoRateWhy.ONE_WAY)
    by_days, by_months, monthly = _by_days(moved), _by_months(moved), _monthly(moved)
    unfit = {} if monthly else {"nominal": "odd-days", "effective": "odd-days"}
    try:
        actuarial = regulation_z(moved)
    except NoRate as no:
        actuarial, unfit["actuarial"] = None, no.why.value
    steps = [
        *_sums(moved),
        _yearly("by-days", by_days, moved),
        _yearly("by-months", by_months, moved),
    ]
    steps += _of_months(monthly) if monthly else []
    steps += _of_units(actuarial) if actuarial else []
    nominal, effective = _of_a_year(monthly.rate) if monthly else (None, None)
    rate = actuarial.rate if actuarial else None
    yearly = by_days.rate * PERCENT, by_months.rate * PERCENT
    return AnnualCost(nominal, effective, rate, *yearly, tuple(steps), unfit)


def flat_rate(principal: Decimal, interest: Decimal, months: int) -> Decimal:
    """The rate a lender advertises: interest over the first principal, in percent a year.

    It takes no notice of what has been repaid meanwhile, and so says about half of the cost.

    Raises:
        ValueError: the principal or the number of months is not above 0.
    """
    if principal <= 0 or months <= 0:
        raise ValueError(f"principal {principal} and months {months} must be above 0")
    return interest / principal / months * MONTHS * PERCENT


def year_parts(start: date, end: date, due: int | None = None) -> tuple[int, int, int]:
    """An interval as the European directives put it: whole months, odd days, and their year.

    Months, of which 12 make a year, are counted back from the later day, and days before them.
    The days are parts of the year that ends where they end, of 365 days or 366.

    Source:
        Directive (EU) 2023/2225, annex III, I, remark (c), as software that follows it says.
    """
    full, odd = months_between(start, end, due)
    ends = start + timedelta(odd)
    return full, odd, (ends - months_after(ends, -MONTHS)).days


def _by_days(moved: Sequence[Payment]) -> Root:
    start = moved[0].on
    return solve([Flow(Decimal((one.on - start).days), one.amount) for one in moved], DAYS)


def _by_months(moved: Sequence[Payment]) -> Root:
    flows, due = [], _due(moved)
    for one in moved:
        full, odd, year = year_parts(moved[0].on, one.on, due)
        parts = full * (PARTS // MONTHS) + odd * (PARTS // year)
        flows.append(Flow(Decimal(parts), one.amount))
    return solve(flows, PARTS)


def _monthly(moved: Sequence[Payment]) -> Root | None:
    """The monthly rate, where each payment falls a whole number of months after the first."""
    flows, due = [], _due(moved)
    for one in moved:
        full, odd = months_between(moved[0].on, one.on, due)
        if odd:
            return None
        flows.append(Flow(Decimal(full), one.amount))
    return solve(flows)


def _due(moved: Sequence[Payment]) -> int | None:
    start = moved[0].on
    return due_day(start, [one.on for one in moved if one.on > start])


def _of_a_year(monthly: Decimal) -> tuple[Decimal, Decimal]:
    """Twelve times the monthly rate, and the rate compounded, in percent."""
    return monthly * PERCENT * MONTHS, ((1 + monthly) ** MONTHS - 1) * PERCENT


def _sums(moved: Sequence[Payment]) -> list[Line]:
    received = sum((one.amount for one in moved if one.amount > 0), Decimal(0))
    paid = -sum((one.amount for one in moved if one.amount < 0), Decimal(0))
    given: dict[str, Value] = {"received": cny(received), "paid": cny(paid)}
    span: dict[str, Value] = {"first": moved[0].on, "last": moved[-1].on}
    return [
        Line("received", received, Unit.CNY, given=span),
        Line("paid", paid, Unit.CNY, given=span),
        Line("cost", paid - received, Unit.CNY, given=given),
    ]


def _yearly(key: str, root: Root, moved: Sequence[Payment]) -> Line:
    first, last = moved[0].on, moved[-1].on
    full, odd, year = year_parts(first, last, _due(moved))
    spans: dict[str, dict[str, Value]] = {
        "by-days": {"days": days((last - first).days), "year": days(DAYS)},
        "by-months": {"months": months(full), "days": days(odd), "year": days(year)},
    }
    given = {"first": first, "last": last, **spans[key], **_ends(root, Unit.PERCENT_A_YEAR)}
    return Line(key, root.rate * PERCENT, Unit.PERCENT_A_YEAR, given=given)


def _ends(root: Root, unit: Unit) -> dict[str, Value]:
    """The two ends of a rate, what all payments are worth at each, and why there is no other."""
    return {
        "low": Measure(root.low * PERCENT, unit),
        "high": Measure(root.high * PERCENT, unit),
        "at_low": cny(root.at_low),
        "at_high": cny(root.at_high),
        "proof": KeyTerm(f"proof-{root.proof}"),
    }


def _of_months(root: Root) -> list[Line]:
    monthly, unit = root.rate * PERCENT, Unit.PERCENT_A_MONTH
    nominal, effective = _of_a_year(root.rate)
    given: dict[str, Value] = {"monthly": Measure(monthly, unit), "months": months(MONTHS)}
    growth: dict[str, Value] = {"growth": count((1 + root.rate) ** MONTHS)}
    return [
        Line("monthly", monthly, unit, given=_ends(root, unit)),
        Line("nominal", nominal, Unit.PERCENT_A_YEAR, given=given),
        Line("effective", effective, Unit.PERCENT_A_YEAR, given={**given, **growth}),
    ]


def _of_units(found: Actuarial) -> list[Line]:
    rate = found.root.rate * PERCENT
    unit: dict[str, Value] = {
        "number": count(found.unit.number),
        "unit": KeyTerm(f"period-{found.unit.kind}"),
    }
    first: dict[str, Value] = {"full": count(found.full), "odd": count(found.odd)}
    given: dict[str, Value] = {
        "rate": Measure(rate, Unit.PERCENT),
        "per_year": count(found.per_year),
    }
    return [
        Line(
            "unit-rate",
            rate,
            Unit.PERCENT,
            given={**unit, **first, **_ends(found.root, Unit.PERCENT)},
        ),
        Line("actuarial", found.rate, Unit.PERCENT_A_YEAR, given={**unit, **given}),
    ]
