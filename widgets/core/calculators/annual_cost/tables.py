"""The ledger, the tables and the pictures of a loan's yearly cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from widgets.core.calculators.annual_cost.form import LoanAsTold
from widgets.core.calculators.annual_cost.law import CostLine
from widgets.core.calculators.annual_cost.schedule import due_day, months_between
from widgets.core.calculators.annual_cost.working import AnnualCost, flat_rate
from widgets.core.calculators.answer import Chart, Figure, ResultTable, Strand
from widgets.core.calculators.working import KeyTerm, Value, cny, count, percent, to_fen

T = TypeVar("T")
NOTHING = Decimal(0)
DAYS, MONTHS, PERCENT = 365, 12, 100
TOO_HIGH = Decimal(10) ** 6
"""In percent a year: above it a compounded rate of a short loan tells nobody anything."""
MOST_DRAWN = Decimal(10) ** 5
MOST_BARS = 40


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A day of the ledger in CNY: what came or went, what of it is cost, and what is left.

    `back` is the part of what was paid that gives back what was received.
    """

    on: date
    got: Decimal
    paid: Decimal
    cost: Decimal
    back: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class Rated:
    """The yearly cost of a loan in percent: with `simple`, the rate without compounding.

    `once`: all is repaid in one payment, for which a month compounded is nobody's convention.
    """

    cost: AnnualCost
    simple: Decimal | None
    once: bool = False

    @property
    def by_key(self) -> dict[str, Decimal]:
        """Every rate that fits the payments, by the key of its name."""
        cost = self.cost
        monthly = None if cost.nominal is None else cost.nominal / MONTHS
        rates = {"nominal": cost.nominal, "effective": cost.effective, "monthly": monthly}
        rates |= {"simple": self.simple, "actuarial": cost.actuarial}
        rates |= {"by-days": cost.by_days, "by-months": cost.by_months}
        return {key: rate for key, rate in rates.items() if rate is not None}

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the rate without compounding and of that with it, to be told first."""
        wanted = ("simple", "actuarial") if self.once else ("nominal", "actuarial", "simple")
        plain = next((key for key in wanted if key in self.by_key), "by-days")
        return plain, "effective" if "effective" in self.by_key else "by-days"

    @property
    def held(self) -> tuple[Decimal, ...]:
        """The rates that are held against lines: simple and compounded, by days and months."""
        but = {"monthly"} | ({"nominal"} if "actuarial" in self.by_key else set())
        return tuple(rate for key, rate in self.by_key.items() if key not in but)


def ledger(loan: LoanAsTold, cost: AnnualCost) -> tuple[LedgerEntry, ...]:
    """What is left after each day: the worth there of all that follows, at the rate found.

    The rate is the monthly one where all days are whole months apart, else the daily one. It is
    worked out from the last day back, which keeps high rates from blowing up what was rounded.
    """
    moved = dict[date, list[Decimal]]()
    for one in sorted(loan.payments, key=lambda one: one.on):
        moved.setdefault(one.on, []).append(one.amount)
    start, *later = moved
    rate, at = _counted(cost, start, later)
    entries, left, after = list[LedgerEntry](), NOTHING, {start: 0, **at}
    for before, on in reversed(list(pairwise(moved))):
        got = sum((amount for amount in moved[on] if amount > 0), NOTHING)
        paid = -sum((amount for amount in moved[on] if amount < 0), NOTHING)
        owed = left + paid - got
        earlier = owed / (1 + rate) ** (after[on] - after[before])
        entries.append(LedgerEntry(on, got, paid, owed - earlier, paid - owed + earlier, left))
        left = earlier
    return tuple(reversed(entries))


def _counted(
    cost: AnnualCost, start: date, later: Sequence[date]
) -> tuple[Decimal, dict[date, int]]:
    """The rate for a month or a day as a fraction, and how many of them to each day."""
    if cost.nominal is not None:
        due = due_day(start, later)
        months = {on: months_between(start, on, due)[0] for on in later}
        return cost.nominal / MONTHS / PERCENT, months
    daily = (1 + cost.by_days / PERCENT) ** (Decimal(1) / DAYS) - 1
    return daily, {on: (on - start).days for on in later}


def flat(loan: LoanAsTold) -> Decimal | None:
    """What was paid beyond the contract's sum, over that sum, in percent a year, as it is told.

    Nothing where more money was received later.
    """
    if any(one.amount > 0 and one.on > loan.start for one in loan.payments):
        return None
    extra = loan.total - loan.contract
    due = due_day(loan.start, [loan.until])
    months, odd = months_between(loan.start, loan.until, due)
    if months and not odd:
        return flat_rate(loan.contract, extra, months)
    days = max((loan.until - loan.start).days, 1)
    return extra / loan.contract * DAYS / days * PERCENT


def told_rate(rate: Decimal) -> Value:
    """A rate to show; a word of ours where it is beyond sense."""
    return percent(rate) if abs(rate) < TOO_HIGH else KeyTerm("too-high")


def figures(loan: LoanAsTold, rated: Rated, said: Decimal | None) -> tuple[Figure, ...]:
    """The two rates to be told first, the cost in CNY, and every other rate that fits."""
    rates = rated.by_key
    first = [(key, rates.pop(key)) for key in rated.pair if key in rates]
    lent = [("said", said), ("flat", flat(loan))]
    sums = [Figure("cost", cny(loan.cost))]
    if loan.plan:
        sums.append(Figure("instalment", cny(loan.plan.rows[0].paid)))
    return (*_rates(first), *sums, *_rates(lent), *_rates(list(rates.items())))


def _rates(rates: Sequence[tuple[str, Decimal | None]]) -> tuple[Figure, ...]:
    return tuple(Figure(key, told_rate(rate)) for key, rate in rates if rate is not None)


def charts(
    loan: LoanAsTold,
    rated: Rated,
    said: Decimal | None,
    lines: Sequence[CostLine],
    entries: Sequence[LedgerEntry],
) -> tuple[Chart, ...]:
    """The rate that was told beside the real ones and the lines, and where instalments go."""
    rates = [("said", said), ("flat", flat(loan))]
    rates += [(key, rated.by_key[key]) for key in dict.fromkeys(rated.pair)]
    rates += [(f"line-{line.key}", line.rate) for line in lines]
    named = [
        (KeyTerm(f"name-{key}"), rate) for key, rate in rates if _drawn(rate) and rate is not None
    ]
    bars = Chart(
        "rates",
        "bars",
        "way",
        tuple(name for name, _ in named),
        (Strand("a-year", tuple(percent(rate) for _, rate in named)),),
    )
    split = _split(loan, entries)
    return (bars, split) if split else (bars,)


def _drawn(rate: Decimal | None) -> bool:
    """Whether a bar can show it beside others."""
    return rate is not None and 0 <= rate < MOST_DRAWN


def _split(loan: LoanAsTold, entries: Sequence[LedgerEntry]) -> Chart | None:
    """Where each instalment goes: by the lender's plan, else by the ledger."""
    if loan.plan and loan.plan.rows[-1].principal >= 0:
        some = _some(loan.plan.rows)
        parts = [("interest", [row.interest for row in some])]
        parts += [("fee", [row.fee for row in some])] if any(row.fee for row in some) else []
        parts += [("principal", [row.principal for row in some])]
        labels = tuple(count(row.number) for row in some)
    else:
        paying = _some([each for each in entries if each.paid])
        if len(paying) == 1 or any(min(each.cost, each.back) < 0 for each in paying):
            return None
        parts = [("cost", [each.cost for each in paying])]
        parts += [("back", [each.back for each in paying])]
        labels = tuple(count(n) for n in _some(range(1, 1 + sum(bool(e.paid) for e in entries))))
    strands = tuple(Strand(key, tuple(_fen(each) for each in values)) for key, values in parts)
    return Chart("split", "stack", "number", labels, strands)


def _some(rows: Sequence[T]) -> list[T]:
    """All rows, or every so many with the last, where there are more than bars have room for."""
    if len(rows) <= MOST_BARS:
        return list(rows)
    return [*rows[:-1][:: 1 + len(rows) // MOST_BARS], rows[-1]]


def sheets(loan: LoanAsTold, entries: Sequence[LedgerEntry]) -> tuple[ResultTable, ...]:
    """The ledger, and the lender's plan where the rate was told."""
    more = any(each.got for each in entries)
    columns = ("number", "day", *(("got",) if more else ()), "paid", "cost", "back", "left")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            count(n),
            each.on,
            *((cny(each.got),) if more else ()),
            cny(each.paid),
            *map(_fen, (each.cost, each.back, each.left)),
        )
        for n, each in enumerate(entries, 1)
    )
    ours = ResultTable("ledger", columns, rows)
    if loan.plan is None:
        return (ours,)
    named = ("number", "day", "paid", "interest", "fee", "principal", "balance")
    theirs: tuple[tuple[Value, ...], ...] = tuple(
        (
            count(row.number),
            row.on,
            *map(cny, (row.paid, row.interest, row.fee, row.principal, row.balance)),
        )
        for row in loan.plan.rows
        if row.on
    )
    return ours, ResultTable("plan", named, theirs)


def _fen(amount: Decimal) -> Value:
    return cny(to_fen(amount) + NOTHING)
