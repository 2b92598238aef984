from datetime import date

import pytest

from tests.core.calculators.limitation.kinds import KIND, LIBRARY
from widgets.core.calculators.limitation.law import periods
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.errors import NotInForce

TABLES = LIBRARY.law_tables([LIBRARY.calculator("limitation")], date(2026, 11, 25))
FIRST, BEFORE = date(2021, 1, 1), date(2020, 12, 31)


def found(start, *days):
    events = tuple(ClaimEvent(day, KIND["demand"]) for day in days)
    return periods(events, start, TABLES)


def test_the_periods_are_those_of_the_law_and_so_is_the_day_from_which_they_are_known():
    law = found(FIRST)

    assert (law.years, law.longest, law.suspension, law.guarantee) == (3, 20, 6, 6)
    assert law.recorded == FIRST


def test_a_claim_from_before_the_record_has_the_periods_of_the_first_event_after_it():
    law = found(BEFORE, BEFORE, date(2022, 1, 1))

    assert (law.years, law.guarantee) == (3, None)


@pytest.mark.parametrize("days", [(), (BEFORE,)])
def test_a_claim_with_nothing_since_the_record_began_has_none(days):
    with pytest.raises(NotInForce):
        found(BEFORE, *days)
