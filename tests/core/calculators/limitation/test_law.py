from datetime import date, timedelta

import pytest

from tests.core.calculators.limitation.kinds import KIND, LIBRARY
from widgets.core.calculators.limitation.law import periods
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.errors import NotInForce

TABLES = LIBRARY.law_tables([LIBRARY.calculator("limitation")], date(2026, 11, 25))
FIRST, BEFORE, CODE = date(2017, 10, 1), date(2017, 9, 30), date(2021, 1, 1)


def found(start, *days):
    events = tuple(ClaimEvent(day, KIND["demand"]) for day in days)
    return periods(events, start, TABLES)


def test_the_periods_are_those_of_the_law_and_so_is_the_day_from_which_they_are_known():
    first, code = found(FIRST), found(CODE)

    assert (code.years, code.longest, code.suspension, code.guarantee) == (3, 20, 6, 6)
    assert (first.years, first.longest, first.suspension, first.guarantee) == (3, 20, 6, None)
    assert first.recorded == code.recorded == FIRST


def test_the_article_of_the_years_is_that_of_the_day_on_which_they_began():
    assert found(CODE - timedelta(1)).cite == "civil-general-2017/188"
    assert found(CODE).cite == "civil-code/188"
    assert found(FIRST).coded == CODE


def test_a_claim_from_before_the_record_has_the_periods_of_the_first_event_after_it():
    law = found(BEFORE, BEFORE, date(2022, 1, 1))

    assert (law.years, law.guarantee) == (3, None)


@pytest.mark.parametrize("days", [(), (BEFORE,)])
def test_a_claim_with_nothing_since_the_record_began_has_none(days):
    with pytest.raises(NotInForce):
        found(BEFORE, *days)
