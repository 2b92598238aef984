from datetime import date

import pytest

from widgets.core.calculators.near_days import days_meant, years_around

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("05/06/2026", [date(2026, 6, 5), date(2026, 5, 6)]),
        ("10/17/2024", [date(2024, 10, 17)]),
        ("26-11-17", [date(2026, 11, 17), date(2017, 11, 26)]),
        ("24年10月17日", [date(2024, 10, 17)]),
        ("11/12", [date(2026, 11, 12), date(2026, 12, 11)]),
        ("2024、10、17", [date(2024, 10, 17)]),
        ("2026年11月17日晚上12点", [date(2026, 11, 17), date(2026, 11, 18)]),
        ("2026-11-17 24:00", [date(2026, 11, 17), date(2026, 11, 18)]),
        ("2026-11-17T21:32:14Z", [date(2026, 11, 17), date(2026, 11, 18)]),
        ("10/17/2024 3:20 PM", [date(2024, 10, 17)]),
        ("17-Oct-24", [date(2024, 10, 17)]),
        ("2024 Oct 17", [date(2024, 10, 17)]),
        ("241017", [date(2024, 10, 17)]),
        ("2024-10-17起", [date(2024, 10, 17)]),
        ("自2024年10月17日", [date(2024, 10, 17)]),
        ("二〇二四年十月十七", [date(2024, 10, 17)]),
        ("八月十五", [date(2026, 8, 15)]),
        ("九月初五", []),
        ("2026-02-30", []),
        ("0005-01-01", []),
        ("5²", []),
        ("soon", []),
    ],
)
def test_a_day_whose_order_or_century_is_open_may_be_each_that_is_in_the_calendar(typed, days):
    assert list(dict.fromkeys(days_meant(typed, TODAY))) == days


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("11月18号", [2025, 2027]),
        ("十一月十八日", [2025, 2027]),
        ("今年11月18日", []),
        ("2026年11月18日", []),
        ("today", []),
    ],
)
def test_a_day_without_its_year_may_be_of_the_year_before_and_after(typed, years):
    around = years_around(typed, date(2026, 11, 18), TODAY)

    assert [(each.year, each.month, each.day) for each in around] == [(y, 11, 18) for y in years]


def test_a_leap_day_is_offered_only_in_the_years_that_have_it():
    assert list(years_around("2月29日", date(2028, 2, 29), date(2028, 1, 1))) == []
