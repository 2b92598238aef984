"""A repayment plan for what was typed: what is left, three orders, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import Answer, Figure, Say
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.repayment_plan.early import repaid_early
from widgets.core.calculators.repayment_plan.form import read
from widgets.core.calculators.repayment_plan.law import law_today
from widgets.core.calculators.repayment_plan.minimum import paid_at_least
from widgets.core.calculators.repayment_plan.plans import charts, steps, tables_of
from widgets.core.calculators.repayment_plan.result import PlanReach, RepaymentResult, work_out
from widgets.core.calculators.repayment_plan.variations import variations
from widgets.core.calculators.repayment_plan.working import CAP, PayoffOrder
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Measure,
    a_year,
    cny,
    count,
    in_cny,
    months,
)
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is left a month, how long each order takes and what it costs, and what to ask for.

    Or what repaying one loan early saves, or what paying the least on a card costs.
    """
    match given.text("ask"):
        case "early":
            return repaid_early(given)
        case "least":
            return paid_at_least(given)
    law = law_today(tables)
    result = work_out(read(given, law), law)
    return Answer(
        says=_says(result),
        figures=tuple(Figure(key, value) for key, value in _figures(result)),
        steps=tuple(steps(result)),
        decides=tuple(map(Say, _decides(result))),
        todo=tuple(_todo(result)),
        cautions=tuple(_cautions(result)),
        turns=tuple(variations(result)),
        charts=charts(result.plans),
        sheets=tables_of(result),
    )


def _says(result: RepaymentResult) -> Say:
    case, reach, plan = result.case, result.reach, result.picked
    told = in_cny(left=case.left, income=case.income, living=case.living, needed=result.needed)
    told |= {"goal": months(case.goal), "plan": KeyTerm(f"plan-{case.order}"), "cap": months(CAP)}
    if plan is None:
        told |= in_cny(gap=-case.left)
        return Say("says-none" if case.left else "says-nothing", told)
    if reach is PlanReach.SHORT:
        return Say("says-short", told | in_cny(least=result.least, gap=result.least - case.left))
    if reach is PlanReach.CLEARS:
        told |= {"months": months(len(plan.months))}
        return Say("says-clears", told | in_cny(paid=plan.paid, interest=plan.interest))
    best = result.plans[PayoffOrder.HIGHEST]
    if best.clears:
        told |= {"best": KeyTerm(f"plan-{best.order}"), "months": months(len(best.months))}
        return Say("says-never-switch", told | in_cny(paid=best.paid))
    key = "says-never-interest" if result.interest >= case.left else "says-never-order"
    return Say(key, told | in_cny(interest=result.interest))


def _figures(result: RepaymentResult) -> Iterator[tuple[str, Measure]]:
    left, reach, plan = result.case.left, result.reach, result.picked
    if reach is PlanReach.CLEARS and plan:
        yield "months", months(len(plan.months))
    yield ("lacking", cny(-left)) if left < 0 else ("left", cny(left))
    if reach in {PlanReach.NONE, PlanReach.SHORT}:
        yield "least", cny(result.least)
    if reach in {PlanReach.SHORT, PlanReach.NEVER}:
        yield "first-interest", cny(result.interest)
    if plan is None:
        return
    if plan.clears:
        suffix = "-if" if reach is PlanReach.SHORT else ""
        if suffix:
            yield f"months{suffix}", months(len(plan.months))
        yield f"paid{suffix}", cny(plan.paid)
        yield f"interest{suffix}", cny(plan.interest)
    yield "needed", cny(result.needed)
    if result.needed > left:
        yield "more", cny(result.needed - left)
    if result.instalments:
        yield "card-month", cny(result.instalments[0])
        yield "card-paid", cny(sum(result.instalments, NOTHING))


def _decides(result: RepaymentResult) -> Iterator[str]:
    """The facts on which the plan turns."""
    case, plan = result.case, result.picked
    yield "decides-agree"
    if len(case.owing) > 1:
        yield "decides-one-creditor"
    if result.reach in {PlanReach.CLEARS, PlanReach.NEVER}:
        yield "decides-early"
    yield "decides-restarts"
    if case.old:
        yield "decides-old"
    if plan and plan.compounds:
        yield "decides-compound"
    if any(debt.rate for debt in case.owing):
        yield "decides-rates"


def _todo(result: RepaymentResult) -> Iterator[Say]:
    case, reach = result.case, result.reach
    if reach is PlanReach.CLEARS:
        yield Say("todo-written")
        yield Say("todo-keep")
    else:
        left = max(case.left, NOTHING)
        key = "todo-say-none" if reach is PlanReach.NONE else "todo-say"
        yield Say(key, in_cny(income=case.income, living=case.living, left=left))
        yield from map(Say, ("todo-who", "todo-mediation", "todo-advice"))
    if case.card:
        told = in_cny(owed=case.card.owed, first=result.instalments[0])
        told |= {"n": count(case.card.months), "rate": a_year(case.card.rate)}
        key = "todo-card-interest" if case.card.rate else "todo-card"
        key = "todo-card-none" if reach is PlanReach.NONE else key
        yield Say(key, {**told, "most": result.law.card})


def _cautions(result: RepaymentResult) -> Iterator[Say]:
    """The limits of this very answer."""
    old, line = result.case.old, result.law.line
    if old:
        names = " / ".join(debt.name for debt in old)
        yield Say("caution-old", {"names": names, "n": count(len(old))})
    yield Say("caution-restarts")
    if result.reach is PlanReach.SHORT:
        yield Say("caution-short")
    dearest = max(result.case.owing, key=lambda debt: debt.rate)
    if line.unit is Unit.PERCENT_A_YEAR and dearest.rate > line.value:
        rate = a_year(dearest.rate)
        yield Say("caution-over", {"debt": dearest.name, "rate": rate, "line": line})
