"""A repayment plan's working, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from widgets.core.calculators.answer import Chart, ResultTable, cny_series
from widgets.core.calculators.repayment_plan.result import RepaymentResult
from widgets.core.calculators.repayment_plan.working import (
    AT_LEAST,
    CAP,
    Payoff,
    PayoffOrder,
    RepaymentPlan,
    required,
)
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Line,
    Value,
    a_year,
    cny,
    count,
    in_cny,
    months,
)
from widgets.core.law.rule import Unit

MOST_POINTS = 60
_COLUMNS = ("months", "interest", "paid")


def steps(result: RepaymentResult) -> Iterator[Line]:
    """What is left; the first month, debt by debt; when each debt is clear; the sum of it all."""
    case, plan = result.case, result.picked
    told = in_cny(income=case.income, living=case.living)
    yield Line("left", case.left, Unit.CNY, given=told)
    if plan is None:
        return
    yield from _first(plan, case.left)
    if len(plan.debts) > 1:
        yield Line("go-on")
    at = ((plan.cleared(i), debt.name) for i, debt in enumerate(plan.debts))
    for n, name in sorted((n, name) for n, name in at if n is not None):
        yield Line("cleared", Decimal(n), given={"debt": name})
    if plan.clears:
        sums = in_cny(principal=plan.balances[0], interest=plan.interest)
        yield Line("sum", plan.paid, Unit.CNY, given=sums)


def _first(plan: RepaymentPlan, left: Decimal) -> Iterator[Line]:
    """The first month: minimums, what is left for the order, and what each debt then owes."""
    month, least = plan.months[0], required(plan.debts)
    told = {**in_cny(left=left, least=least), "plan": KeyTerm(f"plan-{plan.order}")}
    yield Line("rest" if least else "rest-all", left - least, Unit.CNY, given=told)
    for i, debt in enumerate(plan.debts):
        told = in_cny(owed=debt.owed, interest=month.interest[i], paid=month.paid[i])
        told |= {"debt": debt.name, "rate": a_year(debt.rate)}
        yield Line("first", month.owed[i], Unit.CNY, given=told)


def charts(plans: Mapping[PayoffOrder, RepaymentPlan]) -> tuple[Chart, ...]:
    """What is owed month by month in every plan, and what those that end cost in all.

    The months go only as far as every plan was worked out.
    """
    if not plans:
        return ()
    ends = [len(plan.months) for plan in plans.values() if plan.clears]
    endless = [len(plan.months) for plan in plans.values() if not plan.clears]
    last = min(max(ends, default=AT_LEAST), *endless, CAP)
    ways = {f"plan-{order}": plan for order, plan in plans.items()}
    found = [owed_chart("owed", ways, last, endless=bool(endless))]
    ending = [plan for plan in plans.values() if plan.clears]
    if ending:
        parts = {"principal": [plan.balances[0] for plan in ending]}
        parts["interest"] = [plan.interest for plan in ending]
        names = tuple(KeyTerm(f"plan-{plan.order}") for plan in ending)
        found.append(Chart("cost", "stack", "plan", names, cny_series(parts)))
    return tuple(found)


def owed_chart(key: str, ways: Mapping[str, Payoff], last: int, *, endless: bool = False) -> Chart:
    """What is owed month by month in CNY, from the start; some months apart where there are many.

    Nothing is owed once all is paid. Unless it is `endless`, a chart may go just beyond `last`.
    """
    apart = -(-last // MOST_POINTS)
    places = range(0, last + (1 if endless else apart), apart)
    series = dict[str, list[Decimal]]()
    for name, way in ways.items():
        owed = dict(enumerate(way.balances))
        series[name] = [owed.get(at, NOTHING) for at in places]
    return Chart(key, "line", "month", tuple(map(count, places)), cny_series(series))


def tables_of(result: RepaymentResult) -> tuple[ResultTable, ...]:
    """The plans side by side; what to pay to whom in the one picked; every plan, debt by debt."""
    plans, picked = result.plans.values(), result.picked
    if picked is None:
        return ()
    rows = (
        _row(KeyTerm(f"plan-{p.order}"), len(p.months) if p.clears else None, p.interest, p.paid)
        for p in plans
    )
    beside = ResultTable("plans", ("plan", *_COLUMNS), tuple(rows))
    payments = (_payments(picked),) if picked.clears else ()
    return (beside, *payments, *map(_by_debt, plans))


def _row(name: Value, at: int | None, interest: Decimal, paid: Decimal) -> tuple[Value, ...]:
    """A plan or a debt: clear after so many months with so much interest and payment, or never."""
    if at is None:
        return (name, *[KeyTerm("never")] * len(_COLUMNS))
    return (name, months(at), cny(interest), cny(paid))


def _payments(plan: RepaymentPlan) -> ResultTable:
    """What each debt gets a month, from which month to which, as long as nothing changes."""
    rows = list[tuple[Value, ...]]()
    for paid, stage in groupby(enumerate(plan.months, start=1), key=lambda each: each[1].paid):
        at = [count(number) for number, _ in stage]
        rows += [
            (at[0], at[-1], debt.name, cny(each))
            for debt, each in zip(plan.debts, paid, strict=True)
            if each
        ]
    return ResultTable("orders", ("from", "until", "debt", "a-month"), tuple(rows))


def _by_debt(plan: RepaymentPlan) -> ResultTable:
    """Every debt: when it is clear, what is paid on it, and the interest in that."""
    interest = [sum(each, NOTHING) for each in zip(*(m.interest for m in plan.months), strict=True)]
    paid = [sum(each, NOTHING) for each in zip(*(m.paid for m in plan.months), strict=True)]
    rows = tuple(
        _row(debt.name, plan.cleared(i), interest[i], paid[i]) for i, debt in enumerate(plan.debts)
    )
    return ResultTable(f"plan-{plan.order}", ("debt", *_COLUMNS), rows)
