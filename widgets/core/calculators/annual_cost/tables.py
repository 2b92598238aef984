"""The numbers, the pictures and the tables of a loan's yearly cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from widgets.core.calculators.annual_cost.law import CostLine
from widgets.core.calculators.annual_cost.loan import LedgerEntry, LoanAsTold
from widgets.core.calculators.annual_cost.working import AnnualCost
from widgets.core.calculators.answer import Chart, ChartSeries, Figure, ResultTable, Threshold
from widgets.core.calculators.working import KeyTerm, Value, cny, count, in_cny, percent, to_fen

T = TypeVar("T")
TOO_HIGH = Decimal(10) ** 6
"""In percent a year: above it a compounded rate of a short loan tells nobody anything."""
MOST_DRAWN = Decimal(10) ** 5
MOST_BARS = 40


def shown_rate(rate: Decimal) -> Value:
    """A rate to show; a word of ours where it is beyond sense."""
    return percent(rate) if abs(rate) < TOO_HIGH else KeyTerm("too-high")


def fen(amount: Decimal) -> Value:
    """An amount in CNY rounded to the fen; 0 has no sign."""
    return cny(to_fen(amount) + 0)


def figures(loan: LoanAsTold, cost: AnnualCost, advertised: Decimal | None) -> tuple[Figure, ...]:
    """The two rates to be told first, the cost in CNY, and every other rate that fits."""
    rates = cost.rates
    told = {key: shown_rate(rates.pop(key)) for key in dict.fromkeys(cost.pair)}
    told |= in_cny(cost=loan.cost)
    told |= in_cny(instalment=loan.plan.rows[0].paid) if loan.plan else {}
    others = {"said": advertised, "flat": loan.flat, **rates}
    told |= {key: shown_rate(rate) for key, rate in others.items() if rate is not None}
    return tuple(Figure(*each) for each in told.items())


def charts(
    loan: LoanAsTold,
    cost: AnnualCost,
    advertised: Decimal | None,
    lines: Sequence[CostLine],
    entries: Sequence[LedgerEntry],
) -> tuple[Chart, ...]:
    """The rate that was told beside the real ones and the lines, and where instalments go."""
    rates = [("said", advertised), ("flat", loan.flat)]
    rates += [(key, cost.rates[key]) for key in dict.fromkeys(cost.pair)]
    drawn = [(key, rate) for key, rate in rates if rate is not None and 0 <= rate < MOST_DRAWN]
    names = tuple(KeyTerm(f"name-{key}") for key, _ in drawn)
    a_year = ChartSeries("a-year", tuple(percent(rate) for _, rate in drawn))
    limits = tuple(
        Threshold(KeyTerm(f"name-line-{line.key}"), percent(line.rate)) for line in lines
    )
    return (Chart("rates", "bars", "way", names, (a_year,), limits), *_split(loan, entries))


def _split(loan: LoanAsTold, entries: Sequence[LedgerEntry]) -> tuple[Chart, ...]:
    """Where each instalment goes: by the lender's plan, else by the ledger."""
    if loan.plan and loan.plan.rows[-1].principal >= 0:
        some = _some(loan.plan.rows)
        parts, fees = {"interest": [row.interest for row in some]}, [row.fee for row in some]
        parts |= {"fee": fees} if any(fees) else {}
        parts |= {"principal": [row.principal for row in some]}
        numbers = [row.number for row in some]
    else:
        all_paying = [each for each in entries if each.paid]
        paying, numbers = _some(all_paying), _some(range(1, 1 + len(all_paying)))
        if len(paying) == 1 or any(min(each.cost, each.back) < 0 for each in paying):
            return ()
        parts = {"cost": [each.cost for each in paying], "back": [each.back for each in paying]}
    series = tuple(ChartSeries(key, tuple(map(fen, values))) for key, values in parts.items())
    return (Chart("split", "stack", "number", tuple(map(count, numbers)), series),)


def _some(rows: Sequence[T]) -> list[T]:
    """All rows, or every so many with the last, where there are more than bars have room for."""
    if len(rows) <= MOST_BARS:
        return list(rows)
    return [*rows[:-1][:: 1 + len(rows) // MOST_BARS], rows[-1]]


def tables(loan: LoanAsTold, entries: Sequence[LedgerEntry]) -> tuple[ResultTable, ...]:
    """The ledger, and the lender's plan where the rate was told."""
    more = any(each.got for each in entries)
    rows = list[tuple[Value, ...]]()
    for n, each in enumerate(entries, 1):
        moved = [each.got, each.paid] if more else [each.paid]
        gone = map(fen, (each.cost, each.back, each.left))
        rows.append((count(n), each.on, *map(cny, moved), *gone))
    columns = ("number", "day", *(("got",) if more else ()), "paid", "cost", "back", "left")
    ledger = ResultTable("ledger", columns, tuple(rows))
    if loan.plan is None:
        return (ledger,)
    named = ("number", "day", "paid", "interest", "fee", "principal", "balance")
    theirs = list[tuple[Value, ...]]()
    for row in loan.plan.rows:
        if row.on:
            sums = map(cny, (row.paid, row.interest, row.fee, row.principal, row.balance))
            theirs.append((count(row.number), row.on, *sums))
    return ledger, ResultTable("plan", named, tuple(theirs))
