"""A repayment plan for what was typed: what is left, three orders, what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.annual_cost.schedule import (
    MONTHS,
    ContractTerms,
    Method,
    Schedule,
    planned,
)
from widgets.core.calculators.answer import Answer, Figure, Say
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.repayment_plan.budget import Budget, least_monthly
from widgets.core.calculators.repayment_plan.form import CreditCard, budget, card, debts
from widgets.core.calculators.repayment_plan.shown import charts, sheets, steps
from widgets.core.calculators.repayment_plan.variations import turns
from widgets.core.calculators.repayment_plan.working import (
    CAP,
    NOTHING,
    PayoffOrder,
    PlannedDebt,
    RepaymentPlan,
    a_month,
    repay,
    required,
)
from widgets.core.calculators.working import KeyTerm, Measure, Value, a_year, cny, count, months
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

_LINE, _CARD = "financial-loan-total-line", "credit-card-instalment-months"
_RESTARTS = ("limitation-2020/14", "civil-code/195")
_COMPOUND = ("civil-code/680", "private-lending-2020b/27")
_REVIVES = ("limitation-2020/19", "civil-code/192")


class PlanReach(StrEnum):
    """How far the money reaches: not at all, not to the minimums, never to the end, or there."""

    NONE = "none"
    SHORT = "short"
    NEVER = "never"
    CLEARS = "clears"


@dataclass(frozen=True, slots=True)
class RepaymentCase:
    """All that an answer is made of.

    `owing` are the debts planned for and `old` those left out; `needed` is the least that would
    clear them within `goal` months, in CNY a month. Without money to pay there are no plans.
    """

    budget: Budget
    owing: tuple[PlannedDebt, ...]
    old: tuple[PlannedDebt, ...]
    order: PayoffOrder
    goal: int
    needed: Decimal
    plans: Mapping[PayoffOrder, RepaymentPlan]
    card: CreditCard | None

    @property
    def state(self) -> PlanReach:
        """How far the money reaches."""
        if self.budget.left <= 0:
            return PlanReach.NONE
        if self.budget.left < required(self.owing):
            return PlanReach.SHORT
        return PlanReach.CLEARS if self.plans[self.order].clears else PlanReach.NEVER


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is left a month, how long each order takes and what it costs, and what to ask for."""
    case = _case(given, tables.value(_CARD, tables.today))
    instalments = _instalments(case.card)
    return Answer(
        says=_says(case),
        figures=_figures(case, instalments),
        steps=steps(case.budget, case.plans.get(case.order)),
        decides=_decides(case),
        todo=_todo(case, instalments),
        cautions=_cautions(case, tables.measure(_LINE, tables.today)),
        turns=turns(case.budget, case.owing, case.old, case.order, case.needed),
        charts=charts(case.plans),
        sheets=sheets(case.plans, case.order),
    )


def _case(given: FormValues, most: Decimal) -> RepaymentCase:
    """What was typed, with a plan for every order; minimums count only where the money reaches."""
    had, (owing, old) = budget(given), debts(given)
    goal = int(given.number_or("goal", 36))
    paying = owing
    if had.left < required(owing):
        paying = tuple(replace(debt, minimum=NOTHING) for debt in owing)
    orders = PayoffOrder if had.left > 0 else ()
    return RepaymentCase(
        budget=had,
        owing=owing,
        old=old,
        order=PayoffOrder(given.text("plan")),
        goal=goal,
        needed=least_monthly(owing, goal),
        plans={order: repay(paying, had.left, order) for order in orders},
        card=card(given, (*owing, *old), most),
    )


def _instalments(card: CreditCard | None) -> Schedule | None:
    if card is None:
        return None
    return planned(
        ContractTerms(card.owed, card.rate / MONTHS, card.months), Method.EQUAL_INSTALMENTS
    )


def _says(case: RepaymentCase) -> Say:
    had = case.budget
    given: dict[str, Value] = {"left": cny(had.left), "needed": cny(case.needed)}
    given |= {"income": cny(had.income), "living": cny(had.living), "gap": cny(-had.left)}
    given |= {"goal": months(case.goal), "plan": KeyTerm(f"plan-{case.order}"), "cap": months(CAP)}
    if case.state is PlanReach.NONE:
        return Say("says-none" if had.left else "says-nothing", given)
    plan = case.plans[case.order]
    if case.state is PlanReach.SHORT:
        least = required(case.owing)
        return Say("says-short", given | {"least": cny(least), "gap": cny(least - had.left)})
    if case.state is PlanReach.NEVER and case.plans[PayoffOrder.HIGHEST].clears:
        best = case.plans[PayoffOrder.HIGHEST]
        given |= {"best": KeyTerm(f"plan-{best.order}"), "months": months(len(best.months))}
        return Say("says-never-switch", given | {"paid": cny(best.paid)})
    if case.state is PlanReach.NEVER:
        interest = _first_interest(case.owing)
        key = "says-never-interest" if interest >= had.left else "says-never-order"
        return Say(key, given | {"interest": cny(interest)})
    given |= {"months": months(len(plan.months)), "paid": cny(plan.paid)}
    return Say("says-clears", given | {"interest": cny(plan.interest)})


def _figures(case: RepaymentCase, instalments: Schedule | None) -> tuple[Figure, ...]:
    left, plan = case.budget.left, case.plans.get(case.order)
    short = left < 0
    shown: list[tuple[str, Measure]] = [("lacking", cny(-left)) if short else ("left", cny(left))]
    if case.state in {PlanReach.NONE, PlanReach.SHORT}:
        shown.append(("least", cny(required(case.owing))))
    if case.state in {PlanReach.SHORT, PlanReach.NEVER}:
        shown.append(("first-interest", cny(_first_interest(case.owing))))
    if plan and plan.clears:
        suffix = "-if" if case.state is PlanReach.SHORT else ""
        shown.append((f"months{suffix}", months(len(plan.months))))
        shown += [(f"paid{suffix}", cny(plan.paid)), (f"interest{suffix}", cny(plan.interest))]
    if case.state is PlanReach.NONE:
        return tuple(Figure(key, value) for key, value in shown)
    shown.append(("needed", cny(case.needed)))
    if case.needed > left > 0:
        shown.append(("more", cny(case.needed - left)))
    if instalments:
        paid = sum((row.paid for row in instalments.rows), NOTHING)
        shown += [("card-month", cny(instalments.rows[0].paid)), ("card-paid", cny(paid))]
    return tuple(Figure(key, value) for key, value in shown)


def _first_interest(owing: Sequence[PlannedDebt]) -> Decimal:
    return sum((a_month(debt.owed, debt.rate) for debt in owing), NOTHING)


def _grows(plan: RepaymentPlan | None) -> bool:
    """Whether some interest that bears interest is left unpaid for a month or more."""
    if plan is None:
        return False
    at = [i for i, debt in enumerate(plan.debts) if debt.compounds]
    return any(month.paid[i] < month.interest[i] for month in plan.months for i in at)


def _decides(case: RepaymentCase) -> tuple[Say, ...]:
    says = [Say("decides-agree", cites=("civil-code/531", "civil-code/543"))]
    if len(case.owing) > 1:
        says.append(Say("decides-one-creditor", cites=("civil-code/560",)))
    if case.state in {PlanReach.CLEARS, PlanReach.NEVER}:
        says.append(Say("decides-early", cites=("civil-code/677", "private-lending-2020b/30")))
    says.append(Say("decides-restarts", cites=_RESTARTS))
    if case.old:
        says.append(Say("decides-old", cites=_REVIVES))
    if _grows(case.plans.get(case.order)):
        says.append(Say("decides-compound", cites=_COMPOUND))
    if any(debt.rate for debt in case.owing):
        cites = ("private-lending-2020b/25", "finance-trial-2017/2")
        says.append(Say("decides-rates", cites=cites))
    return tuple(says)


def _todo(case: RepaymentCase, instalments: Schedule | None) -> tuple[Say, ...]:
    says = []
    if case.state is PlanReach.CLEARS:
        says.append(Say("todo-written", cites=("civil-code/543",)))
        says.append(Say("todo-keep", cites=("civil-code/560",)))
    else:
        had = case.budget
        told: dict[str, Value] = {"income": cny(had.income), "living": cny(had.living)}
        key = "todo-say-none" if case.state is PlanReach.NONE else "todo-say"
        says.append(Say(key, told | {"left": cny(max(had.left, NOTHING))}))
        says.append(Say("todo-who", cites=("civil-code/543",)))
        says.append(Say("todo-mediation"))
        says.append(Say("todo-advice", cites=("legal-aid-law/23", "legal-aid-law/31")))
    if case.card and instalments:
        first = cny(instalments.rows[0].paid)
        terms: dict[str, Value] = {"owed": cny(case.card.owed), "n": count(case.card.months)}
        terms |= {"first": first, "most": months(case.card.most)}
        terms |= {"rate": a_year(case.card.rate)}
        key = "todo-card-interest" if case.card.rate else "todo-card"
        key = "todo-card-none" if case.state is PlanReach.NONE else key
        says.append(Say(key, terms, ("card-2011/70",)))
    return tuple(says)


def _cautions(case: RepaymentCase, line: Measure) -> tuple[Say, ...]:
    says = []
    if case.old:
        names = " / ".join(debt.name for debt in case.old)
        says.append(Say("caution-old", {"names": names, "n": count(len(case.old))}, _REVIVES))
    says.append(Say("caution-restarts", cites=_RESTARTS))
    if case.state is PlanReach.SHORT:
        says.append(Say("caution-short"))
    dearest = max(case.owing, key=lambda debt: debt.rate)
    if line.unit is Unit.PERCENT_A_YEAR and dearest.rate > line.value:
        told: dict[str, Value] = {"debt": dearest.name, "rate": a_year(dearest.rate), "line": line}
        cites = ("private-lending-2020b/25", "finance-trial-2017/2")
        says.append(Say("caution-over", told, cites))
    return tuple(says)
