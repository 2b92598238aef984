"""What is still owed after every payment on one debt; `several` answers for several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
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
    cny_series,
    said,
)
from widgets.core.calculators.appropriation import parts, several
from widgets.core.calculators.appropriation.form import (
    Creditor,
    OneDebtCase,
    SeveralDebtsCase,
    read,
)
from widgets.core.calculators.appropriation.law import ceilings_of
from widgets.core.calculators.appropriation.statement import StatementCheck, check
from widgets.core.calculators.appropriation.steps import steps
from widgets.core.calculators.appropriation.working import OneDebt, PaymentLine, PayOrder, ledger
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.private_lending.law import Ceiling
from widgets.core.calculators.working import NOTHING, KeyTerm, a_year, cny, days, in_cny
from widgets.core.law.tables import LawTables

MOST_BARS = 40
_SURELY_OVER = {Creditor.PRIVATE.value, f"{Creditor.PRIVATE}-hour"}


@dataclass(frozen=True, slots=True)
class _Result:
    """All that an answer on one debt is made of; `excess` is what was paid too much, in CNY.

    `code` is the first day of the Civil Code, whose order is followed for all payments.
    """

    case: OneDebtCase
    code: date
    ceilings: tuple[Ceiling, ...]
    lines: tuple[PaymentLine, ...]
    statement: StatementCheck
    excess: Decimal

    @property
    def above(self) -> dict[str, Decimal]:
        """The ceilings that the rate is above, in percent a year, the lower first."""
        rates = (each.rate for each in self.ceilings if each.rate < self.case.debt.rate)
        return dict(zip(("at-cap", "at-cap-higher"), rates, strict=False))

    @property
    def capped(self) -> dict[str, Decimal]:
        """What is owed at each ceiling that the rate is above, in CNY."""
        case = self.case
        debts = {key: replace(case.debt, rate=rate) for key, rate in self.above.items()}
        return {
            key: ledger(debt, case.payments, case.until, case.order)[-1].owed
            for key, debt in debts.items()
        }


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The ledger of every payment, what is owed on a day, and the lender's statement beside it."""
    case = read(given, tables.today)
    if isinstance(case, SeveralDebtsCase):
        return parts.told_of_receivers(case, lambda each: several.answer(each, tables))
    return parts.told_of_receivers(case, lambda each: _one(each, tables))


def _one(case: OneDebtCase, tables: LawTables) -> Answer:
    found = ceilings_of(case.creditor, case.debt.start, tables)
    lines = ledger(case.debt, case.payments, case.until, case.order)
    excess = sum((line.excess for line in lines), NOTHING)
    statement = check(case, lines)
    result = _Result(case, tables.starts("civil-code"), found, lines, statement, excess)
    says, standing = _says(result)
    return Answer(
        says=says,
        standing=standing,
        figures=(*_figures(result), *statement.figures),
        steps=tuple(steps(case, lines)),
        decides=(*statement.decides, *_decides(result)),
        todo=(*statement.todo, Say("todo-write"), Say("todo-ask")),
        cautions=(*_cautions(result), *statement.cautions),
        turns=tuple(_variations(result)),
        charts=(_chart(result),),
        sheets=(*statement.tables, _table(lines)),
    )


def _says(result: _Result) -> tuple[Say, Standing | None]:
    """The sentence, and how the law stands to the rate, where something is still owed at it."""
    last, statement = result.lines[-1], result.statement
    told = in_cny(owed=last.owed, principal=last.principal, interest=last.interest)
    told |= in_cny(costs=last.costs, excess=result.excess) | {"until": last.on}
    if statement.differs:
        by_law = result.case.order is PayOrder.LAW
        told |= {"order": KeyTerm("by-law" if by_law else "by-agreement")}
        told |= {"n": days(statement.differs), "short": cny(abs(statement.short))}
        key = "less" if statement.short > 0 else "more" if statement.short < 0 else "even"
        return Say(f"says-differs-{key}", told), Standing.DEPENDS
    if result.excess:
        return Say("says-excess", told), Standing.DEPENDS
    if result.above and last.owed:
        over, rates = _over(result), tuple(result.above.values())
        told |= in_cny(**result.capped) | {"rate": a_year(result.case.debt.rate)}
        told |= {"most": a_year(rates[-1]), "least": a_year(rates[0])}
        sure, cites = over in _SURELY_OVER, (result.ceilings[-1].cite,)
        say = Say(f"says-over-{over if sure else 'perhaps'}", told, cites)
        return say, Standing.PARTLY if sure else Standing.DEPENDS
    key = "owed-costs" if last.costs else "owed" if last.owed else "clear"
    return Say(f"says-{key}", told), None


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
    old = "-old" if case.debt.start < result.code else ""
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


def _cautions(result: _Result) -> Iterator[Say]:
    case, ceilings = result.case, result.ceilings
    yield from parts.left_out(case)
    yield from parts.before_the_code(case, result.code)
    if case.creditor is Creditor.CARD:
        yield Say("caution-card")
    if result.above:
        told = {"rate": a_year(case.debt.rate), "most": a_year(ceilings[-1].rate)}
        told |= {"least": a_year(ceilings[0].rate)}
        yield Say(f"caution-over-{_over(result)}", told, (ceilings[-1].cite,))
    if not ceilings and case.creditor is Creditor.PRIVATE and case.debt.rate:
        yield Say("caution-cap-elsewhere")


def _over(result: _Result) -> str:
    """Whose ceiling the rate is above, and why that is in doubt: the hour, the LPR on record."""
    creditor, (low, *more) = result.case.creditor, result.ceilings
    if more:
        return f"{creditor}-hour{'' if len(result.above) > 1 else '-between'}"
    return f"{creditor}{'-unsure' if low.lpr and not low.lpr.sure else ''}"


def _variations(result: _Result) -> Iterator[Variation]:
    case = result.case
    other = PayOrder.PRINCIPAL_FIRST if case.order is PayOrder.LAW else PayOrder.LAW
    yield Variation(other, {"order": other})
    for key, most in result.above.items():
        yield Variation(key, {"rate": f"{most:f}%"}, {"most": a_year(most)})
    if case.debt.costs:
        yield Variation("no-costs", {"costs": "0"})
    yield from parts.later(case.until)


def _chart(result: _Result) -> Chart:
    """What was owed at the start and after each payment; every so many where there are more."""
    debt, lines = result.case.debt, result.lines
    some = [*lines[:-1][:: 1 + len(lines) // MOST_BARS], lines[-1]]
    owed: list[OneDebt | PaymentLine] = [debt, *some]
    sums = {"principal": [each.principal for each in owed]}
    sums |= {"interest": [each.interest for each in owed], "costs": [each.costs for each in owed]}
    days = (debt.start, *(line.on for line in some))
    return Chart("owed", "stack", "day", days, cny_series(sums))


def _table(lines: tuple[PaymentLine, ...]) -> ResultTable:
    columns = ("day", "paid", "accrued", "to-costs", "to-interest", "to-principal", "principal")
    rows = tuple(
        (line.on, cny(line.paid), cny(line.accrued), cny(line.to_costs), cny(line.to_interest),
         cny(line.to_principal), cny(line.principal))
        for line in lines
    )  # fmt: skip
    return ResultTable("ledger", columns, rows)
