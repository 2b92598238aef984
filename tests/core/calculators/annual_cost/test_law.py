from datetime import date
from decimal import Decimal

from widgets.content.library import Library
from widgets.core.calculators.annual_cost.law import LoanDays, cost_law
from widgets.core.law.rule import Unit

TABLES = Library.open().calculator_context(date(2026, 11, 25)).tables


def law(made: date, granted: date | None = None):
    return cost_law(LoanDays(made, granted or made, made, TABLES.today), TABLES)


def test_each_line_is_that_of_the_day_that_counts_for_it():
    found = law(date(2020, 8, 19), date(2026, 1, 10))

    assert (found.cap.value, found.void.value) == (24, 36)
    assert (found.small.value, found.small.cite) == (24, "small-loan-cost-2025/line")
    assert (found.total.cite, found.crime.cite) == (
        "finance-trial-2017/2",
        "illegal-lending-2019/2",
    )


def test_a_rule_that_does_not_reach_the_day_draws_no_line():
    found = law(date(2020, 8, 20))

    assert (found.void, found.small) == (None, None)
    assert (found.cap.value, found.cap.unit) == (Decimal(4), Unit.TIMES_LPR_1Y)
    assert law(date(2025, 12, 30)).small is None
    assert law(date(1990, 1, 1)).cap is None


def test_first_days_come_from_the_register():
    found = law(date(2026, 1, 10))

    assert (found.one_line, found.code) == (date(2020, 8, 20), date(2021, 1, 1))
    assert (found.guide, found.disclosure) == (date(2025, 12, 31), date(2026, 8, 1))
