"""What a loan costs a year, in each convention that people quote, and where the law stands."""

from __future__ import annotations

from decimal import Decimal

from widgets.core.calculators.annual_cost import says as told
from widgets.core.calculators.annual_cost import steps as working
from widgets.core.calculators.annual_cost import tables as sheets
from widgets.core.calculators.annual_cost.cash_flow import NoRate, NoRateWhy
from widgets.core.calculators.annual_cost.form import LoanAsTold, taken
from widgets.core.calculators.annual_cost.law import Costed, CostLaw
from widgets.core.calculators.annual_cost.simple_cost import simple_rate
from widgets.core.calculators.annual_cost.tables import Rated
from widgets.core.calculators.annual_cost.verdict import verdict
from widgets.core.calculators.annual_cost.working import annual_cost
from widgets.core.calculators.answer import Answer, ResultTable, Say
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.working import Line, Value, cny, count
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Unit
from widgets.core.law.tables import LawTables

DAYS, PERCENT = 365, 100


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The yearly cost of the loan typed in, its working, and the lines of its lender and day."""
    loan = taken(given)
    try:
        cost = annual_cost(loan.payments)
    except NoRate as no:
        if no.why is not NoRateWhy.SEVERAL:
            raise
        return _several(loan, no)
    rated = Rated(cost, simple_rate(loan.payments), len(loan.repaid) == 1)
    return _answer(given, tables, loan, rated)


def _answer(given: FormValues, tables: LawTables, loan: LoanAsTold, rated: Rated) -> Answer:
    held = _held(given, tables, loan, rated)
    found = verdict(_lender(given), held, _law(given, tables))
    said = given.number("advertised") if given.has("advertised") else None
    entries = sheets.ledger(loan, rated.cost)
    return Answer(
        says=told.says(loan, rated, found),
        standing=found.standing,
        figures=sheets.figures(loan, rated, said),
        steps=working.steps(loan, rated, entries, found, held),
        decides=told.decides(given, loan, found),
        todo=told.todo(given, loan, found),
        cautions=told.cautions(given, loan, rated, found),
        turns=told.turns(given, loan, found),
        charts=sheets.charts(loan, rated, said, found.lines, entries),
        sheets=sheets.sheets(loan, entries),
    )


def _lender(given: FormValues) -> LenderType | None:
    lender = given.text("lender")
    return None if lender == "unknown" else LenderType(lender)


def _held(given: FormValues, tables: LawTables, loan: LoanAsTold, rated: Rated) -> Costed:
    """The rates that are held against the lines, and the days that count for these."""
    made = given.day_or("signed", loan.start)
    if made > loan.start:
        raise Unfit("signed", "problem-signed", on=made, start=loan.start)
    asked = max(tables.today, loan.start)
    return Costed(rated.held, made, loan.start, loan.until, asked, bool(loan.kept))


def _law(given: FormValues, tables: LawTables) -> CostLaw:
    rules = tables.rules
    return CostLaw(
        cap=rules["private-lending-cap"],
        void=rules["private-lending-void-line"],
        total=rules["financial-loan-total-line"],
        small=rules["small-loan-cost-line"],
        crime=rules["illegal-lending-line"],
        lpr=tables.series["lpr-1y"],
        typed=given.number("lpr") if given.has("lpr") else None,
    )


def _several(loan: LoanAsTold, no: NoRate) -> Answer:
    """More than one rate balances the payments: all are told, and none is taken."""
    rates = [((1 + rate) ** DAYS - 1) * PERCENT for rate in no.rates]
    turns: dict[str, Value] = {"turns": count(no.turns), "n": count(len(rates))}
    steps = [Line("candidate", rate, Unit.PERCENT, given={"n": count(n)})
             for n, rate in enumerate(rates, 1)]  # fmt: skip
    moved = sorted(loan.payments, key=lambda one: one.on)
    rows = tuple(
        (one.on, cny(max(one.amount, Decimal(0))), cny(max(-one.amount, Decimal(0))))
        for one in moved
    )
    return Answer(
        says=Say("says-several", turns),
        steps=(Line("turned", given=turns), *steps),
        todo=(Say("todo-apart"),),
        sheets=(ResultTable("moved", ("day", "got", "paid"), rows),),
    )
