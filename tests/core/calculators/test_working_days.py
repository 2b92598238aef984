from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.working_days import (
    LastDay,
    Moved,
    is_off,
    last_day,
    past_days_off,
    past_holiday,
    perhaps_off,
    surely_over,
)
from widgets.core.errors import NotInForce, NotPublished

CALENDAR = Library.open().series("court-days-off")
FIRST, LAST = date(2024, 1, 1), CALENDAR.ends
RECORDED = st.dates(FIRST, LAST)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 10, 7), True),
        (date(2026, 10, 8), False),
        (date(2026, 10, 9), False),
        (date(2026, 10, 10), False),  # a Saturday that is worked
        (date(2026, 10, 11), True),  # the Sunday after it
        (date(2026, 2, 14), False),  # a Saturday that is worked
        (date(2026, 2, 15), True),
        (date(2026, 2, 23), True),
        (date(2026, 2, 24), False),
        (date(2025, 1, 1), True),
        (date(2024, 6, 10), True),
        (date(2026, 11, 28), True),  # a common Saturday
        (date(2026, 11, 30), False),
    ],
)
def test_a_day_is_off_as_announced_and_else_at_the_weekend(day, off):
    assert is_off(day, CALENDAR) is off


def test_a_day_outside_the_record_is_neither():
    with pytest.raises(NotInForce):
        is_off(date(2023, 12, 31), CALENDAR)
    with pytest.raises(NotPublished):
        is_off(LAST + timedelta(days=1), CALENDAR)


@pytest.mark.parametrize(
    ("counted", "day", "moved"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), Moved.NOT),
        (date(2026, 11, 28), date(2026, 11, 30), Moved.WEEKEND),
        (date(2026, 11, 29), date(2026, 11, 30), Moved.WEEKEND),
        (date(2026, 10, 1), date(2026, 10, 8), Moved.HOLIDAY),
        (date(2026, 10, 10), date(2026, 10, 10), Moved.WORKED),
        (date(2026, 1, 1), date(2026, 1, 4), Moved.HOLIDAY),  # on to a Sunday that is worked
        (date(2026, 9, 26), date(2026, 9, 28), Moved.HOLIDAY),
        (date(2026, 12, 25), date(2026, 12, 25), Moved.NOT),
        (date(2026, 12, 26), date(2026, 12, 26), Moved.UNKNOWN),
        (date(2027, 1, 4), date(2027, 1, 4), Moved.UNKNOWN),
    ],
)
def test_a_last_day_moves_to_the_first_working_day(counted, day, moved):
    assert last_day(counted, CALENDAR) == LastDay(counted, day, moved)


@given(RECORDED)
def test_a_last_day_is_worked_and_all_days_passed_over_are_off(counted):
    end = last_day(counted, CALENDAR)

    passed = [counted + timedelta(days=n) for n in range((end.day - counted).days)]
    assert not is_off(end.day, CALENDAR)
    assert all(is_off(day, CALENDAR) for day in passed)


@given(RECORDED, RECORDED)
def test_a_later_day_is_never_moved_to_an_earlier_one(one, other):
    first, second = sorted((one, other))

    assert last_day(first, CALENDAR).day <= last_day(second, CALENDAR).day


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        # as the notices count: 1 + 8 + 3 + 5 + 1 + 3 + 7, and the Saturdays and Sundays worked
        (2024, 28, 8),
        (2025, 1 + 8 + 3 + 5 + 3 + 8, 5),
        (2026, 3 + 9 + 3 + 5 + 3 + 3 + 7, 6),
    ],
)
def test_the_record_has_as_many_days_as_the_notices_of_each_year(year, off, worked):
    spans = list(pairwise(CALENDAR.fixings))
    days = {
        value: sum(
            (b.day - a.day).days for a, b in spans if a.value == value and a.day.year == year
        )
        for value in (1, 2)
    }

    assert days == {1: off, 2: worked}


def test_every_make_up_day_is_at_a_weekend():
    worked = [fixing.day for fixing in CALENDAR.fixings if fixing.value == 2]

    assert {day.weekday() for day in worked} == {5, 6}


def test_days_off_are_passed_over_as_announced_and_else_weekends_alone():
    assert past_days_off(date(2026, 10, 1), CALENDAR) == date(2026, 10, 8)
    assert past_days_off(date(2026, 10, 8), CALENDAR) == date(2026, 10, 8)
    assert past_days_off(date(2029, 10, 6), CALENDAR) == date(2029, 10, 8)


def test_a_holiday_is_passed_over_and_a_weekend_is_not():
    assert past_holiday(date(2026, 10, 1), CALENDAR) == date(2026, 10, 8)
    assert past_holiday(date(2026, 11, 28), CALENDAR) == date(2026, 11, 28)
    assert past_holiday(date(2029, 10, 1), CALENDAR) == date(2029, 10, 1)


@pytest.mark.parametrize(
    ("last", "on", "open_"),
    [
        (date(2023, 10, 4), date(2023, 10, 4), False),
        (date(2023, 10, 4), date(2023, 10, 14), True),
        (date(2023, 10, 4), date(2023, 10, 15), False),
        (date(2026, 10, 9), date(2026, 10, 12), False),
        (None, date(2026, 10, 12), False),
    ],
)
def test_days_off_that_are_not_on_record_leave_the_days_after_the_last_one_open(last, on, open_):
    assert perhaps_off(last, on, CALENDAR) is open_


def test_beyond_the_calendar_a_period_is_surely_over_only_after_the_longest_holiday():
    assert surely_over(date(2026, 10, 9), CALENDAR) == date(2026, 10, 10)
    assert surely_over(date(2027, 10, 8), CALENDAR) == date(2027, 10, 19)
