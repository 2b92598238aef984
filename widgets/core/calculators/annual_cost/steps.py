"""The working of a loan's yearly cost, so that a reader can follow it by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from widgets.core.calculators.annual_cost.form import LoanAsTold
from widgets.core.calculators.annual_cost.law import Costed, placed
from widgets.core.calculators.annual_cost.schedule import due_day, months_between
from widgets.core.calculators.annual_cost.tables import TOO_HIGH, LedgerEntry, Rated, flat
from widgets.core.calculators.annual_cost.verdict import CostVerdict
from widgets.core.calculators.working import (
    KeyTerm,
    Line,
    Measure,
    Value,
    cny,
    count,
    days,
    percent,
    to_fen,
)
from widgets.core.law.rule import Unit

NOTHING = Decimal(0)
SUMS = ("received", "paid", "cost")
IN_MONTHS = ("monthly", "nominal", "effective", "unit-rate", "actuarial", "by-days", "by-months")
IN_DAYS = ("by-days", "unit-rate", "actuarial", "by-months")
RATES = frozenset(IN_MONTHS)
_BY = {"nominal": "monthly", "effective": "monthly", "actuarial": "unit-rate"}
HALF_A_FEN = Decimal("0.005")


def steps(
    loan: LoanAsTold,
    rated: Rated,
    entries: Sequence[LedgerEntry],
    found: CostVerdict,
    held: Costed,
) -> tuple[Line, ...]:
    """What arrived, what is paid, the rate that balances them, and the lines beside it."""
    by_key = {step.key: step for step in rated.cost.steps}
    order = (*SUMS, *(IN_MONTHS if "monthly" in by_key else IN_DAYS))
    worked = [_told(by_key[key], by_key) for key in order if key in by_key]
    return (
        *_arrived(loan),
        *_plan(loan),
        *worked[:4],
        *_checked(loan, entries, by_key),
        *worked[4:],
        *_simple(rated),
        *_flat(loan),
        *_against(found, held),
    )


def _told(step: Line, by_key: Mapping[str, Line]) -> Line:
    """A step with its rate exact enough to be put in by hand; in words where it is beyond sense."""
    numbers = [step.value, *(m.value for m in step.given.values() if isinstance(m, Measure))]
    if any(isinstance(n, Decimal) and abs(n) >= TOO_HIGH for n in numbers) and step.key in RATES:
        return Line("too-high", given={"way": KeyTerm(f"name-{step.key}")})
    rate = by_key[_BY.get(step.key, step.key)]
    given: dict[str, Value] = {**step.given, "exact": exact(rate.value)}
    unit = Unit.PERCENT if step.key in RATES else step.unit
    told = {k: _plain(v) for k, v in given.items()}
    return replace(step, key=_key(step), given=told, unit=unit)


def _key(step: Line) -> str:
    """The step's key; another where the ends of its bracket differ by less than half a fen."""
    ends = [step.given.get(name) for name in ("at_low", "at_high")]
    close = [each for each in ends if isinstance(each, Measure) and abs(each.value) < HALF_A_FEN]
    return f"{step.key}-close" if close else step.key


def _plain(value: Value) -> Value:
    """A rate without the words of its period, which the sentence says itself."""
    rate = isinstance(value, Measure) and value.unit in {
        Unit.PERCENT_A_YEAR, Unit.PERCENT_A_MONTH,
    }  # fmt: skip
    return percent(value.value) if rate and isinstance(value, Measure) else value


def exact(rate: object) -> str:
    """A rate in percent to four places: twelve times it is right to the hundredth."""
    return f"{rate:.4f}%" if isinstance(rate, Decimal) else ""


def _arrived(loan: LoanAsTold) -> tuple[Line, ...]:
    if not loan.kept:
        return ()
    given: dict[str, Value] = {"contract": cny(loan.contract), "kept": cny(loan.kept)}
    return (Line("arrived", loan.received, Unit.CNY, given=given),)


def _plan(loan: LoanAsTold) -> tuple[Line, ...]:
    """The lender's first instalment, and the last where another."""
    if loan.plan is None:
        return ()
    rows = loan.plan.rows
    chosen = rows[:1] if len(rows) == 1 else (rows[0], rows[-1])
    return tuple(
        Line(
            "instalment",
            row.paid,
            Unit.CNY,
            given={
                "number": count(row.number),
                "interest": cny(row.interest),
                "fee": cny(row.fee),
                "principal": cny(row.principal),
            },
        )
        for row in chosen
    )


def _checked(
    loan: LoanAsTold, entries: Sequence[LedgerEntry], by_key: Mapping[str, Line]
) -> list[Line]:
    """The rate put in: the first instalment by hand, and what the last one leaves."""
    first, last = entries[0], entries[-1]
    rate = by_key.get("monthly", by_key["by-days"])
    if not isinstance(rate.value, Decimal) or abs(rate.value) >= TOO_HIGH:
        return []
    gone = months_between(loan.start, first.on, due_day(loan.start, [first.on]))[0]
    key = "days" if rate.key != "monthly" else "first" if gone == 1 else "months"
    given: dict[str, Value] = {"left": _fen(first.left + first.back - first.got)}
    given |= {
        "exact": exact(rate.value),
        "on": first.on,
        "days": days((first.on - loan.start).days),
    }
    given |= {
        "months": count(gone),
        "cost": _fen(first.cost),
        "paid": _fen(first.paid),
        "back": _fen(first.back),
    }
    end: dict[str, Value] = {"number": count(len(entries)), "on": last.on}
    return [
        Line(f"check-{key}", to_fen(first.left) + NOTHING, Unit.CNY, given=given),
        Line("check-last", to_fen(last.left) + NOTHING, Unit.CNY, given=end),
    ]


def _simple(rated: Rated) -> tuple[Line, ...]:
    """The rate without compounding, put in for the first days."""
    if rated.simple is None or rated.simple >= TOO_HIGH:
        return ()
    return (Line("simple", rated.simple, Unit.PERCENT, given={"exact": exact(rated.simple)}),)


def _flat(loan: LoanAsTold) -> tuple[Line, ...]:
    rate = flat(loan)
    if rate is None or abs(rate) >= TOO_HIGH:
        return ()
    extra = loan.total - loan.contract
    given: dict[str, Value] = {"paid": cny(loan.total), "contract": cny(loan.contract)}
    given |= {"extra": cny(extra), "first": loan.start, "last": loan.until}
    return (Line("flat", rate, Unit.PERCENT, given=given),)


def _against(found: CostVerdict, held: Costed) -> list[Line]:
    """The lines with their articles, and on which side of each the costs are."""
    lines = []
    for line in found.lines:
        given: dict[str, Value] = {"line": percent(line.rate), "low": _rate(held.low)}
        given |= {"high": _rate(held.high)}
        lines += [line.step, Line(f"compare-{placed(held, (line,))}", given=given)]
    return lines


def _rate(rate: Decimal) -> Value:
    return percent(rate) if abs(rate) < TOO_HIGH else KeyTerm("too-high")


def _fen(amount: Decimal) -> Value:
    return cny(to_fen(amount) + NOTHING)
