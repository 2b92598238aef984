from datetime import date
from decimal import Decimal

from widgets.core.calculators.after_judgment.tables import COLUMNS, ledger_table, period_charts
from widgets.core.calculators.after_judgment.working import JudgmentDebt
from widgets.core.calculators.appropriation.working import OneDebt, Paid, ledger
from widgets.core.calculators.working import cny


def test_what_is_left_of_principal_and_other_sums_bears_the_doubled_part():
    debt = OneDebt(Decimal(10000), date(2026, 3, 31), Decimal("3.65"), Decimal(500))
    lines = ledger(debt, [Paid(date(2026, 7, 9), Decimal(1600))], date(2026, 7, 9))

    table = ledger_table(JudgmentDebt(lines, (), Decimal(0), Decimal(0), Decimal(0)))

    # 100 days at CNY 1.00 a day; 500 to costs, 100 to interest, 1,000 to principal
    day, *sums = table.rows[0]
    assert day == date(2026, 7, 9)
    assert sums == [cny(1600), cny(Decimal("100.00")), cny(100), cny(1000), cny(9000)]
    assert len(COLUMNS) == len(table.rows[0])


def test_the_time_for_enforcement_is_drawn_only_where_it_is_recorded():
    ends = {"since": date(2026, 3, 31), "last": date(2028, 3, 31)}

    assert len(period_charts(ends, date(2026, 11, 20))) == 1
    assert period_charts({}, date(2026, 11, 20)) == ()
