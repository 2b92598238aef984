"""A repayment plan for what was typed: what is left, three orders, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from widgets.core.calculators.answer import Answer, Figure, Say, Variation, said
from widgets.core.calculators.form_values import MOST_NUMBER, FormValues
from widgets.core.calculators.repayment_plan.early import repaid_early
from widgets.core.calculators.repayment_plan.form import read
from widgets.core.calculators.repayment_plan.law import law_today
from widgets.core.calculators.repayment_plan.minimum import paid_at_least
from widgets.core.calculators.repayment_plan.plans import charts, steps, tables_of
from widgets.core.calculators.repayment_plan.result import PlanReach, RepaymentResult, work_out
from widgets.core.calculators.repayment_plan.working import CAP, PayoffOrder
from widgets.core.calculators.working import (
    NOTHING,
    KeyTerm,
    Value,
    a_year,
    cny,
    count,
    in_cny,
    months,
    places,
)
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

A_LITTLE = Decimal(100)


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
        figures=tuple(Figure(*each) for each in _figures(result).items()),
        steps=tuple(steps(result)),
        decides=_decides(result),
        todo=tuple(_todo(result)),
        cautions=_cautions(result),
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


def _figures(result: RepaymentResult) -> dict[str, Value]:
    left, reach, plan = result.case.left, result.reach, result.picked
    told = in_cny(lacking=-left) if left < 0 else in_cny(left=left)
    if reach in {PlanReach.NONE, PlanReach.SHORT}:
        told |= in_cny(least=result.least)
    if reach in {PlanReach.SHORT, PlanReach.NEVER}:
        told |= in_cny(first_interest=result.interest)
    if plan is None:
        return told
    if plan.clears:
        cleared = places(months=months(len(plan.months)))
        cleared |= in_cny(paid=plan.paid, interest=plan.interest)
        suffix = "-if" if reach is PlanReach.SHORT else ""
        told |= {f"{key}{suffix}": value for key, value in cleared.items()}
        if reach is PlanReach.CLEARS:  # then the sentence turns on it, and it comes first
            told = places(months=cleared["months"]) | told
    told |= in_cny(needed=result.needed)
    told |= in_cny(more=result.needed - left) if result.needed > left else {}
    if result.instalments:
        paid = sum(result.instalments, NOTHING)
        told |= in_cny(card_month=result.instalments[0], card_paid=paid)
    return told


def _decides(result: RepaymentResult) -> tuple[Say, ...]:
    case, plan = result.case, result.picked
    return said(
        {
            "decides-agree": True,
            "decides-one-creditor": len(case.owing) > 1,
            "decides-early": result.reach in {PlanReach.CLEARS, PlanReach.NEVER},
            "decides-restarts": True,
            "decides-old": case.old,
            "decides-compound": plan and plan.compounds,
            "decides-rates": any(debt.rate for debt in case.owing),
        }
    )


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


def _cautions(result: RepaymentResult) -> tuple[Say, ...]:
    old, line = result.case.old, result.law.line
    dearest = max(result.case.owing, key=lambda debt: debt.rate)
    told = places(names=" / ".join(debt.name for debt in old), n=count(len(old)), line=line)
    told |= {"debt": dearest.name, "rate": a_year(dearest.rate)}
    there = {
        "caution-old": old,
        "caution-restarts": True,
        "caution-short": result.reach is PlanReach.SHORT,
        "caution-over": line.unit is Unit.PERCENT_A_YEAR and dearest.rate > line.value,
    }
    return said(there, told)


def variations(result: RepaymentResult) -> Iterator[Variation]:
    """Changes to try out."""
    case, more = result.case, _more(result)
    if case.income + more <= MOST_NUMBER:
        income = f"{(case.income + more).normalize():f}"
        key = "more" if case.left > 0 else "earn"
        yield Variation(key, {"income": income}, {"more": cny(more)})
    if case.left > 0 and len(case.owing) > 1:
        highest = case.order is PayoffOrder.HIGHEST
        other = PayoffOrder.SMALLEST if highest else PayoffOrder.HIGHEST
        yield Variation(other, {"plan": other})
    if case.left > 0 and any(debt.rate for debt in case.owing):
        rows = (f"{d.name}\t{d.owed}\t0%\t{d.minimum}" for d in (*case.owing, *case.old))
        yield Variation("no-interest", {"debts": "\n".join(rows)})
    if case.old:
        yield Variation("with-old", {"old": ""})


def _more(result: RepaymentResult) -> Decimal:
    """What to add a month, in CNY: what is lacking, else a little."""
    left = result.case.left
    if left <= 0:
        return result.needed - left
    if left < result.least:
        return result.least - left
    return max(result.needed - left, A_LITTLE)
