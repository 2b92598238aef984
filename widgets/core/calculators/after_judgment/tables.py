"""The tables of what is owed after a judgment."""

from __future__ import annotations

from widgets.core.calculators.after_judgment.working import JudgmentDebt
from widgets.core.calculators.answer import ResultTable
from widgets.core.calculators.working import Value, cny

COLUMNS = ("day", "paid", "accrued", "to-interest", "to-principal", "base")


def ledger_table(debt: JudgmentDebt) -> ResultTable:
    """Every payment with what it went to, and what then bears the doubled part."""
    rows: list[tuple[Value, ...]] = []
    for line in debt.lines:
        base = line.principal + line.costs
        sums = (line.paid, line.accrued, line.to_interest, line.to_principal, base)
        rows.append((line.on, *map(cny, sums)))
    return ResultTable("ledger", COLUMNS, tuple(rows))
