"""What is still owed after every payment on one debt; `several` answers for several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from widgets.core.calculators.answer import (
    Answer,
    Chart,
    Figure,
    ResultTable,
    Say,
    Standing,
    Variation,
    cny_figures,
    cny_strands,
    said,
)
from widgets.core.calculators.appropriation import several
from widgets.core.calculators.appropriation.form import (
    Creditor,
    OneDebtCase,
    SeveralDebtsCase,
    read,
)
from widgets.core.calculators.appropriation.law import AppropriationLaw, law_on
from widgets.core.calculators.appropriation.parts import (
    before_the_code,
    later,
    left_out,
    told_of_receivers,
)
from widgets.core.calculators.appropriation.statement_check import StatementCheck, check
from widgets.core.calculators.appropriation.steps import steps
from widgets.core.calculators.appropriation.working import OneDebt, PaymentLine, PayOrder, ledger
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import NOTHING, KeyTerm, a_year, cny, days, in_cny
from widgets.core.law.tables import LawTables

MOST_BARS = 40
_SURELY_OVER = {Creditor.PRIVATE.value, f"{Creditor.PRIVATE}-hour"}


@dataclass(frozen=True, slots=True)
class _Result:
    """All that an answer on one debt is made of; `excess` is what was paid too much, in CNY."""

    case: OneDebtCase
    law: AppropriationLaw
    lines: tuple[PaymentLine, ...]
    statement: StatementCheck
    excess: Decimal

    @property
    def above(self) -> tuple[Decimal, ...]:
        """The ceilings that the rate is above, in percent a year."""
        rates = (ceiling.rate for ceiling in self.law.ceilings)
        return tuple(rate for rate in rates if rate < self.case.debt.rate)

    @property
    def capped(self) -> dict[str, Decimal]:
        """What is owed at each ceiling that the rate is above, in CNY, the lower first."""
        case = self.case
        debts = (replace(case.debt, rate=rate) for rate in self.above)
        ends = (ledger(debt, case.payments, case.until, case.order)[-1] for debt in debts)
        return dict(zip(("at-cap", "at-cap-higher"), (line.owed for line in ends), strict=False))

    @property
    def standing(self) -> Standing | None:
        """How the law stands to the rate, where something is still owed at it."""
        if self.statement.differs or self.excess:
            return Standing.DEPENDS
        if not self.above or not self.lines[-1].owed:
            return None
        return Standing.PARTLY if _over(self) in _SURELY_OVER else Standing.DEPENDS


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The ledger of every payment, what is owed on a day, and the lender's statement beside it."""
    case = read(given, tables.today)
    if isinstance(case, SeveralDebtsCase):
        return told_of_receivers(case, lambda each: several.answer(each, tables))
    return told_of_receivers(case, lambda each: _one(each, tables))


def _one(case: OneDebtCase, tables: LawTables) -> Answer:
    lines = ledger(case.debt, case.payments, case.until, case.order)
    excess = sum((line.excess for line in lines), NOTHING)
    statement = check(case, lines)
    result = _Result(case, law_on(case, tables), lines, statement, excess)
    return Answer(
        says=_says(result),
        standing=result.standing,
        figures=(*_figures(result), *statement.figures),
        steps=tuple(steps(case, lines)),
        decides=(*statement.decides, *_decides(result)),
        todo=(*statement.todo, Say("todo-write"), Say("todo-ask")),
        cautions=(*_cautions(result), *statement.cautions),
        turns=_variations(result),
        charts=(_chart(result),),
        sheets=(*statement.tables, _table(lines)),
    )


def _says(result: _Result) -> Say:
    last, statement = result.lines[-1], result.statement
    told = in_cny(owed=last.owed, principal=last.principal, interest=last.interest)
    told |= in_cny(costs=last.costs, excess=result.excess) | {"until": last.on}
    if statement.differs:
        by_law = result.case.order is PayOrder.LAW
        told |= {"order": KeyTerm("by-law" if by_law else "by-agreement")}
        told |= {"n": days(statement.differs), "short": cny(abs(statement.short))}
        key = "less" if statement.short > 0 else "more" if statement.short < 0 else "even"
        return Say(f"says-differs-{key}", told)
    if result.excess:
        return Say("says-excess", told)
    if result.above and last.owed:
        over = _over(result)
        told |= {key: cny(owed) for key, owed in result.capped.items()}
        told |= {"rate": a_year(result.case.debt.rate), "most": a_year(result.above[-1])}
        told |= {"least": a_year(result.above[0])}
        cite = result.law.ceilings[-1].cite
        return Say(f"says-over-{over if over in _SURELY_OVER else 'perhaps'}", told, (cite,))
    key = "owed-costs" if last.costs else "owed" if last.owed else "clear"
    return Say(f"says-{key}", told)


def _figures(result: _Result) -> tuple[Figure, ...]:
    last, lines = result.lines[-1], result.lines
    sums = {"owed": last.owed, "principal": last.principal, "interest": last.interest}
    sums |= {"costs": last.costs} if result.case.debt.costs else {}
    sums["paid"] = sum((line.paid for line in lines), NOTHING)
    sums["paid-interest"] = sum((line.to_interest for line in lines), NOTHING)
    sums |= {"excess": result.excess} if result.excess else {}
    return cny_figures(sums | {f"owed-{key}": owed for key, owed in result.capped.items()})


def _decides(result: _Result) -> tuple[Say, ...]:
    case = result.case
    private = "-private" if case.creditor is Creditor.PRIVATE else ""
    old = "-old" if case.debt.start < result.law.code else ""
    return said(
        {
            "decides-agreed": True,
            "decides-excess": result.excess,
            f"decides-deducted{private}{old}": case.deducted is None,
            "decides-costs": case.debt.costs,
            f"decides-{case.creditor}": case.creditor in (Creditor.LICENSED, Creditor.CARD),
            "decides-who": case.creditor is Creditor.UNKNOWN,
            "decides-judgment": True,
        }
    )


def _cautions(result: _Result) -> tuple[Say, ...]:
    case, ceilings = result.case, result.law.ceilings
    says = [*left_out(case), *before_the_code(case, result.law.code)]
    if case.creditor is Creditor.CARD:
        says.append(Say("caution-card"))
    if result.above:
        told = {"rate": a_year(case.debt.rate), "most": a_year(ceilings[-1].rate)}
        told |= {"least": a_year(ceilings[0].rate)}
        says.append(Say(f"caution-over-{_over(result)}", told, (ceilings[-1].cite,)))
    if not ceilings and case.creditor is Creditor.PRIVATE and case.debt.rate:
        says.append(Say("caution-cap-elsewhere"))
    return tuple(says)


def _over(result: _Result) -> str:
    """Whose ceiling the rate is above, and why that is in doubt: the hour, the LPR on record."""
    creditor, (low, *more) = result.case.creditor, result.law.ceilings
    if more:
        return f"{creditor}-hour{'' if len(result.above) > 1 else '-between'}"
    return f"{creditor}{'-unsure' if low.lpr and not low.lpr.sure else ''}"


def _variations(result: _Result) -> tuple[Variation, ...]:
    case = result.case
    other = PayOrder.PRINCIPAL_FIRST if case.order is PayOrder.LAW else PayOrder.LAW
    found = [Variation(other, {"order": other})]
    for n, most in enumerate(result.above):
        key = "at-cap-higher" if n else "at-cap"
        found.append(Variation(key, {"rate": f"{most:f}%"}, {"most": a_year(most)}))
    if case.debt.costs:
        found.append(Variation("no-costs", {"costs": "0"}))
    return (*found, *later(case.until))


def _chart(result: _Result) -> Chart:
    """What was owed at the start and after each payment; every so many where there are more."""
    debt, lines = result.case.debt, result.lines
    some = [*lines[:-1][:: 1 + len(lines) // MOST_BARS], lines[-1]]
    owed: list[OneDebt | PaymentLine] = [debt, *some]
    parts = {"principal": [each.principal for each in owed]}
    parts |= {"interest": [each.interest for each in owed], "costs": [each.costs for each in owed]}
    days = (debt.start, *(line.on for line in some))
    return Chart("owed", "stack", "day", days, cny_strands(parts))


def _table(lines: tuple[PaymentLine, ...]) -> ResultTable:
    columns = ("day", "paid", "accrued", "to-costs", "to-interest", "to-principal", "principal")
    rows = tuple(
        (line.on, cny(line.paid), cny(line.accrued), cny(line.to_costs), cny(line.to_interest),
         cny(line.to_principal), cny(line.principal))
        for line in lines
    )  # fmt: skip
    return ResultTable("ledger", columns, rows)
