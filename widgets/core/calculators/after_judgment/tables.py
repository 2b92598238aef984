"""The tables and the picture of what is owed after a judgment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from widgets.core.calculators.after_judgment.working import JudgmentDebt
from widgets.core.calculators.answer import Chart, ResultTable, period_chart
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


def period_charts(ends: Mapping[str, date], asked: date) -> tuple[Chart, ...]:
    """The time for enforcement, where it is recorded, with the day that is looked at."""
    if "last" not in ends or "since" not in ends:
        return ()
    return (period_chart(ends["since"], ends["last"], asked),)
