"""The working of a loan's yearly cost, so that a reader can follow it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from widgets.core.calculators.annual_cost.cash_flow import Root
from widgets.core.calculators.annual_cost.conventions import year_parts
from widgets.core.calculators.annual_cost.law import CostLine, CostSpan
from widgets.core.calculators.annual_cost.loan import LedgerEntry, LoanAsTold
from widgets.core.calculators.annual_cost.tables import TOO_HIGH, fen, shown_rate
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.calendar_days import MONTHS_A_YEAR, due_day, months_between
from widgets.core.calculators.working import (
    DAYS_IN_YEAR,
    PERCENT,
    KeyTerm,
    Line,
    Measure,
    Value,
    cny,
    count,
    days,
    in_cny,
    months,
    percent,
    places,
    to_fen,
)
from widgets.core.law.rule import Unit

HALF_A_FEN = Decimal("0.005")


def steps(
    loan: LoanAsTold,
    cost: AnnualCost,
    entries: Sequence[LedgerEntry],
    lines: Sequence[CostLine],
    span: CostSpan,
) -> tuple[Line, ...]:
    """What arrived, what is paid, the rate that balances them, and the lines beside it."""
    by_days, by_months = _compounded(loan, cost)
    first, *more = _of_months(cost.monthly) if cost.monthly else [by_days]
    more += _of_unit_periods(cost)
    return (
        *_plan(loan),
        *_sums(loan),
        first,
        *_checked(loan, entries, cost),
        *more,
        *((by_days, by_months) if cost.monthly else (by_months,)),
        *_without_compounding(loan, cost),
        *_against(lines, span),
    )


def exact(rate: Decimal) -> str:
    """A rate in percent to four places: twelve times it is right to the hundredth."""
    return f"{rate:.4f}%"


def _rate(key: str, rate: Decimal, of: Decimal, given: Mapping[str, Value]) -> Line:
    """A rate in percent found from another, in words where a number is beyond sense."""
    numbers = [rate, *(each.value for each in given.values() if isinstance(each, Measure))]
    if any(abs(number) >= TOO_HIGH for number in numbers):
        return Line("too-high", given={"way": KeyTerm(f"name-{key.removesuffix('-close')}")})
    return Line(key, rate, Unit.PERCENT, given={**given, "exact": exact(of)})


def _balanced(key: str, root: Root, given: Mapping[str, Value]) -> Line:
    """A rate between two ends, what all payments are worth at each, and why there is no other.

    Where the worth differs by less than half a fen, the sums are left out of the words.
    """
    close = min(abs(root.at_low), abs(root.at_high)) < HALF_A_FEN
    told = dict(given) | {"at_low": cny(root.at_low), "at_high": cny(root.at_high)}
    told |= {"low": percent(root.low * PERCENT), "high": percent(root.high * PERCENT)}
    told |= {"proof": KeyTerm(f"proof-{root.proof}")}
    rate = root.rate * PERCENT
    return _rate(f"{key}-close" if close else key, rate, rate, told)


def _plan(loan: LoanAsTold) -> Iterator[Line]:
    """What arrived where something was kept back; the lender's first instalment and the last."""
    if loan.kept:
        given = in_cny(contract=loan.contract, kept=loan.kept)
        yield Line("arrived", loan.received, Unit.CNY, given=given)
    rows = loan.plan.rows if loan.plan else ()
    for row in rows[:1] if len(rows) == 1 else (*rows[:1], *rows[-1:]):
        given = in_cny(interest=row.interest, fee=row.fee, principal=row.principal)
        given["number"] = count(row.number)
        yield Line("instalment", row.paid, Unit.CNY, given=given)


def _sums(loan: LoanAsTold) -> tuple[Line, ...]:
    received, span = loan.total - loan.cost, places(first=loan.start, last=loan.last)
    return (
        Line("received", received, Unit.CNY, given=span),
        Line("paid", loan.total, Unit.CNY, given=span),
        Line("cost", loan.cost, Unit.CNY, given=in_cny(received=received, paid=loan.total)),
    )


def _of_months(monthly: Root) -> tuple[Line, ...]:
    """The rate of a month, 12 times it, and the same compounded."""
    rate, growth = monthly.rate * PERCENT, (1 + monthly.rate) ** MONTHS_A_YEAR
    given = places(monthly=percent(rate), months=months(MONTHS_A_YEAR))
    return (
        _balanced("monthly", monthly, {}),
        _rate("nominal", rate * MONTHS_A_YEAR, rate, given),
        _rate("effective", (growth - 1) * PERCENT, rate, {**given, "growth": count(growth)}),
    )


def _of_unit_periods(cost: AnnualCost) -> Iterator[Line]:
    """The rate of Regulation Z: that of a unit-period, and of as many as a year has."""
    found = cost.actuarial
    if found:
        rate = found.root.rate * PERCENT
        unit = KeyTerm(f"period-{found.unit.kind}")
        told = places(number=count(found.unit.number), unit=unit, rate=percent(rate))
        told |= {"full": count(found.full), "odd": count(found.odd)}
        yield _balanced("unit-rate", found.root, told)
        yield _rate("actuarial", found.rate, rate, told | {"per_year": count(found.per_year)})


def _compounded(loan: LoanAsTold, cost: AnnualCost) -> tuple[Line, Line]:
    """The rates compounded by days, and by the months of the European directives."""
    first, last = loan.start, loan.last
    due = due_day(first, [one.on for one in loan.payments if one.amount and one.on > first])
    full, odd, year = year_parts(first, last, due)
    span = places(first=first, last=last)
    by_days = span | {"days": days((last - first).days), "year": days(DAYS_IN_YEAR)}
    by_months = span | {"months": months(full), "days": days(odd), "year": days(year)}
    return (
        _balanced("by-days", cost.by_days, by_days),
        _balanced("by-months", cost.by_months, by_months),
    )


def _checked(
    loan: LoanAsTold, entries: Sequence[LedgerEntry], cost: AnnualCost
) -> tuple[Line, ...]:
    """The rate put in: the first instalment by hand, and what the last one leaves."""
    first, last = entries[0], entries[-1]
    rate = (cost.monthly or cost.by_days).rate * PERCENT
    if abs(rate) >= TOO_HIGH:
        return ()
    gone = months_between(loan.start, first.on, due_day(loan.start, [first.on]))[0]
    key = "days" if not cost.monthly else "first" if gone == 1 else "months"
    given = places(exact=exact(rate), on=first.on, months=count(gone), cost=fen(first.cost))
    given |= {"left": fen(first.left + first.back - first.got), "paid": fen(first.paid)}
    given |= {"back": fen(first.back), "days": days((first.on - loan.start).days)}
    end = places(number=count(len(entries)), on=last.on)
    return (
        Line(f"check-{key}", to_fen(first.left) + 0, Unit.CNY, given=given),
        Line("check-last", to_fen(last.left) + 0, Unit.CNY, given=end),
    )


def _without_compounding(loan: LoanAsTold, cost: AnnualCost) -> Iterator[Line]:
    """The rate without compounding, and the one that looks at the first sum alone."""
    if cost.simple is not None and cost.simple < TOO_HIGH:
        yield Line("simple", cost.simple, Unit.PERCENT, given={"exact": exact(cost.simple)})
    if loan.flat is not None and abs(loan.flat) < TOO_HIGH:
        given = in_cny(paid=loan.total, contract=loan.contract)
        yield Line("flat", loan.flat, Unit.PERCENT, given=given)


def _against(lines: Sequence[CostLine], span: CostSpan) -> Iterator[Line]:
    """The lines with their articles, and on which side of each the costs are."""
    for line in lines:
        low, high = shown_rate(span.low), shown_rate(span.high)
        given = places(line=percent(line.rate), low=low, high=high)
        yield line.step
        yield Line(f"compare-{span.placed((line,))}", given=given)
