"""A repayment plan's working, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from widgets.core.calculators.answer import Chart, ResultTable, Strand
from widgets.core.calculators.repayment_plan.budget import Budget
from widgets.core.calculators.repayment_plan.working import (
    AT_LEAST,
    CAP,
    NOTHING,
    PayoffOrder,
    RepaymentPlan,
)
from widgets.core.calculators.working import (
    KeyTerm,
    Line,
    Measure,
    Value,
    a_year,
    cny,
    count,
    months,
)
from widgets.core.law.rule import Unit

MOST_POINTS = 60
_NEVER = KeyTerm("never")


def steps(budget: Budget, plan: RepaymentPlan | None) -> tuple[Line, ...]:
    """What is left; the first month, debt by debt; when each debt is clear; the sum of it all."""
    told: dict[str, Value] = {"income": cny(budget.income), "living": cny(budget.living)}
    found = [Line("left", budget.left, Unit.CNY, "", told)]
    if plan is None:
        return tuple(found)
    found += _first(plan, budget)
    if len(plan.debts) > 1:
        found.append(Line("go-on"))
    found += _cleared(plan)
    if plan.clears:
        principal, interest = cny(plan.balances[0]), cny(plan.interest)
        sums: dict[str, Value] = {"principal": principal, "interest": interest}
        found.append(Line("sum", plan.paid, Unit.CNY, "", sums))
    return tuple(found)


def _first(plan: RepaymentPlan, budget: Budget) -> Iterator[Line]:
    """The first month: minimums, what is left for the order, and what each debt then owes."""
    month = plan.months[0]
    dues = [debt.owed + each for debt, each in zip(plan.debts, month.interest, strict=True)]
    least = [min(debt.minimum, due) for debt, due in zip(plan.debts, dues, strict=True)]
    least_sum = sum(least, NOTHING)
    told: dict[str, Value] = {"left": cny(budget.left), "least": cny(least_sum)}
    told |= {"plan": KeyTerm(f"plan-{plan.order}")}
    key = "rest" if least_sum else "rest-all"
    yield Line(key, budget.left - least_sum, Unit.CNY, "", told)
    for i, debt in enumerate(plan.debts):
        each: dict[str, Value] = {"debt": debt.name, "owed": cny(debt.owed)}
        each |= {"rate": a_year(debt.rate), "interest": cny(month.interest[i])}
        each |= {"least": cny(least[i]), "paid": cny(month.paid[i])}
        yield Line("first", month.owed[i], Unit.CNY, "", each)


def _cleared(plan: RepaymentPlan) -> tuple[Line, ...]:
    """When each debt is clear, the first to be so first."""
    at = ((plan.cleared(i), debt.name) for i, debt in enumerate(plan.debts))
    ends = sorted((n, name) for n, name in at if n is not None)
    return tuple(Line("cleared", Decimal(n), None, "", {"debt": name}) for n, name in ends)


def charts(plans: Mapping[PayoffOrder, RepaymentPlan]) -> tuple[Chart, ...]:
    """What is owed month by month in every plan, and what those that end cost in all."""
    if not plans:
        return ()
    found = [_balances(plans)]
    ending = [plan for plan in plans.values() if plan.clears]
    if ending:
        principal = Strand("principal", tuple(cny(plan.balances[0]) for plan in ending))
        interest = Strand("interest", tuple(cny(plan.interest) for plan in ending))
        names = tuple(KeyTerm(f"plan-{plan.order}") for plan in ending)
        found.append(Chart("cost", "stack", "plan", names, (principal, interest)))
    return tuple(found)


def _balances(plans: Mapping[PayoffOrder, RepaymentPlan]) -> Chart:
    """Some months apart where there are many, and only as far as every plan was worked out."""
    ends = [len(plan.months) for plan in plans.values() if plan.clears]
    endless = [len(plan.months) for plan in plans.values() if not plan.clears]
    last = min(max(ends, default=AT_LEAST), *endless, CAP)
    apart = -(-last // MOST_POINTS)
    places = range(0, last + (1 if endless else apart), apart)
    balances = {order: plan.balances for order, plan in plans.items()}
    strands = tuple(
        Strand(f"plan-{order}", tuple(_owed(owed, at) for at in places))
        for order, owed in balances.items()
    )
    return Chart("owed", "line", "month", tuple(count(at) for at in places), strands)


def _owed(balances: Sequence[Decimal], at: int) -> Measure:
    """What is owed after a month: nothing once a plan has ended."""
    return cny(balances[at] if at < len(balances) else NOTHING)


def sheets(
    plans: Mapping[PayoffOrder, RepaymentPlan], order: PayoffOrder
) -> tuple[ResultTable, ...]:
    """The plans side by side; what to pay to whom in the one picked; every plan, debt by debt."""
    if not plans:
        return ()
    rows = tuple(_side(plan) for plan in plans.values())
    beside = ResultTable("plans", ("plan", "months", "interest", "paid"), rows)
    picked = plans[order]
    orders = (_orders(picked),) if picked.clears else ()
    return (beside, *orders, *map(_by_debt, plans.values()))


def _side(plan: RepaymentPlan) -> tuple[Value, ...]:
    name = KeyTerm(f"plan-{plan.order}")
    if not plan.clears:
        return (name, _NEVER, _NEVER, _NEVER)
    return (name, months(len(plan.months)), cny(plan.interest), cny(plan.paid))


def _orders(plan: RepaymentPlan) -> ResultTable:
    """What each debt gets a month, from which month to which, as long as nothing changes."""
    rows = list[tuple[Value, ...]]()
    numbered = enumerate(plan.months, start=1)
    stages = groupby(numbered, key=lambda each: each[1].paid)
    for paid, stage in stages:
        at = [number for number, _ in stage]
        rows += [
            (count(at[0]), count(at[-1]), debt.name, cny(each))
            for debt, each in zip(plan.debts, paid, strict=True)
            if each
        ]
    return ResultTable("orders", ("from", "until", "debt", "a-month"), tuple(rows))


def _by_debt(plan: RepaymentPlan) -> ResultTable:
    """Every debt: when it is clear, what is paid on it, and the interest in that."""
    rows = list[tuple[Value, ...]]()
    for i, debt in enumerate(plan.debts):
        at = plan.cleared(i)
        paid = sum((month.paid[i] for month in plan.months), NOTHING)
        interest = sum((month.interest[i] for month in plan.months), NOTHING)
        if at is None:
            rows.append((debt.name, _NEVER, _NEVER, _NEVER))
        else:
            rows.append((debt.name, months(at), cny(interest), cny(paid)))
    return ResultTable(f"plan-{plan.order}", ("debt", "months", "interest", "paid"), tuple(rows))
