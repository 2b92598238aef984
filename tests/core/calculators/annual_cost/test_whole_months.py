from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.annual_cost.whole_months import due_day, months_after, months_between


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), (1, 0)),
        (date(2026, 2, 28), date(2026, 3, 31), (1, 0)),
        (date(2026, 1, 31), date(2026, 3, 31), (2, 0)),
        (date(2026, 1, 10), date(2026, 2, 10), (1, 0)),
        (date(2026, 1, 10), date(2026, 2, 15), (1, 5)),
        (date(2025, 12, 15), date(2026, 12, 15), (12, 0)),
        (date(2026, 1, 31), date(2026, 3, 1), (1, 1)),
        (date(2026, 3, 1), date(2026, 3, 31), (0, 30)),
    ],
)
def test_months_are_counted_back_from_the_later_day(start, end, found):
    assert months_between(start, end) == found


def test_days_at_the_ends_of_months_stand_for_one_due_day():
    days = [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]

    assert due_day(date(2026, 1, 15), days) == 31
    assert due_day(date(2026, 1, 30), [date(2026, 2, 28), date(2026, 3, 30)]) == 30
    assert due_day(date(2026, 1, 15), [date(2026, 2, 27), date(2026, 3, 31)]) is None
    assert {months_between(date(2026, 1, 15), day, 31)[1] for day in days} == {16}
    assert months_between(date(2026, 1, 15), date(2026, 1, 15), 31) == (0, 0)


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(min_value=0, max_value=600))
def test_so_many_months_after_a_day_are_so_many_months(day, months):
    assert months_between(day, months_after(day, months)) == (months, 0)
