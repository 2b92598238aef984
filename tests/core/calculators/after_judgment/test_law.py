from datetime import date
from decimal import Decimal

import pytest

from widgets.content.library import Library
from widgets.core.calculators.after_judgment.form import judgment_case
from widgets.core.calculators.after_judgment.law import enforcement_fee, judgment_law
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.limitation import enforcement
from widgets.core.errors import NotInForce
from widgets.core.law.rule import Unit

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("after-judgment")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))


def law(pay_by: str, **typed: str):
    given, _ = read_form(CALCULATOR, {"principal": "1", "pay-by": pay_by, **typed})
    return judgment_law(judgment_case(given, TABLES), TABLES)


def test_a_day_of_delay_adds_1_75_in_ten_thousand():
    found = law("2026-11-24").doubled

    assert found.value * 10_000 / 100 == Decimal("1.75")
    assert (found.unit, found.cite) == (Unit.PERCENT_A_DAY, "default-interest-2014/1")


def test_the_first_day_of_delay_picks_the_rate():
    assert law("2014-07-31").doubled.value == Decimal("0.0175")
    with pytest.raises(NotInForce):
        law("2014-07-30")


def test_the_two_years_are_told_from_their_first_day_on_record():
    assert law("2023-12-31").period is None
    found = law("2024-01-01")
    assert found.recorded == date(2024, 1, 1)
    *_, holiday = enforcement.steps(found.period, {})
    # New Year's Day, with days off to 3 January
    assert holiday.given == {"counted": date(2026, 1, 1)}
    assert found.period.strict.last == date(2026, 1, 4)


def test_a_day_off_that_moves_the_last_day_after_an_obstacle_is_told_too():
    found = law("2024-06-10", obstacles="2026-05-01 2026-08-23 不可抗力").period

    *_, holiday = enforcement.steps(found, {})
    # 115 days after 10 June 2026; days off to 7 October
    assert (holiday.key, holiday.given) == ("holiday", {"counted": date(2026, 10, 3)})
    assert holiday.value == date(2026, 10, 8)


def test_a_day_at_the_end_of_the_calendar_is_asked_again():
    with pytest.raises(Unfit):
        law("9999-12-31")


def test_enforcing_costs_what_the_fee_by_its_bands_does():
    fee, cite = enforcement_fee(Decimal(600_000), date(2026, 11, 25), TABLES)

    # 50 + 490,000 x 1.5% + 100,000 x 1%
    assert (fee, cite) == (8400, "court-costs-2007/14")
