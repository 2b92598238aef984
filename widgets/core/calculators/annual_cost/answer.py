"""What a loan costs a year, in each convention that people quote, and where the law stands."""

from __future__ import annotations

from widgets.core.calculators.annual_cost.advice import cautions, decides, todo, variations
from widgets.core.calculators.annual_cost.cash_flow import NoRate, NoRateWhy
from widgets.core.calculators.annual_cost.claim import claim
from widgets.core.calculators.annual_cost.form import CostCase, cost_case
from widgets.core.calculators.annual_cost.law import CostDoubt, CostSpan, cost_law
from widgets.core.calculators.annual_cost.loan import LoanAsTold, ledger
from widgets.core.calculators.annual_cost.offers import compared
from widgets.core.calculators.annual_cost.steps import steps
from widgets.core.calculators.annual_cost.tables import charts, figures, shown_rate
from widgets.core.calculators.annual_cost.tables import tables as tables_of
from widgets.core.calculators.annual_cost.verdict import CostVerdict, verdict_on
from widgets.core.calculators.annual_cost.working import AnnualCost, annual_cost
from widgets.core.calculators.answer import Answer, ResultTable, Say
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import (
    DAYS_IN_YEAR,
    NOTHING,
    PERCENT,
    Line,
    Value,
    cny,
    count,
    percent,
)
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The yearly cost of the loan typed in, its working, and the lines of its lender and day.

    Or what can be claimed back of what was paid, or offers side by side.
    """
    if given.text("ask") == "offers":
        return compared(given)
    case = cost_case(given, tables.today)
    loan = case.loan
    try:
        if given.text("ask") == "claim":
            return claim(case, given, tables)
        cost = annual_cost(loan.payments)
    except NoRate as no:
        if no.why is not NoRateWhy.SEVERAL:
            raise
        return _several(loan, no)
    law, span = cost_law(case.days, tables, case.lpr), CostSpan.of(cost.held)
    found, entries = verdict_on(case, cost, law), ledger(loan, cost)
    return Answer(
        says=_says(case, cost, found),
        standing=found.standing,
        figures=figures(loan, cost, case.advertised),
        steps=steps(loan, cost, entries, found.lines, span),
        decides=tuple(decides(case, found, law)),
        todo=tuple(todo(case, found, law)),
        cautions=cautions(case, cost, found),
        turns=variations(case, found),
        charts=charts(loan, cost, case.advertised, found.lines, entries),
        sheets=tables_of(loan, entries),
    )


def _says(case: CostCase, cost: AnnualCost, found: CostVerdict) -> Say:
    """The verdict in one sentence, with the rates in both of their conventions."""
    simple, compound = (shown_rate(cost.rates[key]) for key in cost.pair)
    given = {"simple": simple, "compound": compound, "kept": cny(case.loan.kept)}
    given |= {} if case.agreed is None else {"agreed": percent(case.agreed)}
    if found.lines:
        first, *_, last = (*found.lines, found.lines[-1])
        if CostDoubt.LPR_DAY in found.doubts and found.key.endswith("above"):
            first = max(found.lines, key=lambda line: line.rate)
        given |= {
            "line": percent(first.rate),
            "second": percent(last.rate),
            "times": first.times or last.times,
        }
    return Say(f"says-{found.key}", given, found.cites)


def _several(loan: LoanAsTold, no: NoRate) -> Answer:
    """More than one rate balances the payments: all are told, and none is taken."""
    rates = [((1 + rate) ** DAYS_IN_YEAR - 1) * PERCENT for rate in no.rates]
    given: dict[str, Value] = {"turns": count(no.turns), "n": count(len(rates))}
    rows = tuple(
        (one.on, cny(max(one.amount, NOTHING)), cny(max(-one.amount, NOTHING)))
        for one in sorted(loan.payments, key=lambda one: one.on)
    )
    steps = [Line("turned", given=given)]
    for n, rate in enumerate(rates, 1):
        steps.append(Line("candidate", rate, Unit.PERCENT, given={"n": count(n)}))
    return Answer(
        says=Say("says-several", given),
        steps=tuple(steps),
        todo=(Say("todo-apart"),),
        sheets=(ResultTable("moved", ("day", "got", "paid"), rows),),
    )
