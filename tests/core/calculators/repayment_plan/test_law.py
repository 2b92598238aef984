from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.repayment_plan.law import RepaymentLaw, law_today
from widgets.core.calculators.working import a_year, months


def test_the_law_is_that_of_the_day_on_the_screen():
    tables = Library.open().calculator_context(date(2026, 11, 25)).tables

    assert law_today(tables) == RepaymentLaw(card=months(60), line=a_year(24))
