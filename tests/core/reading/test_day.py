from datetime import date

import pytest

from widgets.core.errors import Unreadable
from widgets.core.reading.day import read_day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-17",
        "2026/11/17",
        "2026.11.17",
        "2026—11—17",
        "2026年11月17日",
        "2026年11月17号",
        "2026 年 11 月 17 日",
        " ２０２６-１１-１７ ",
        "20261117",
        "二〇二六年十一月十七日",
        "二零二六年十一月十七号",
        "贰零贰陆年拾壹月拾柒日",
        "2026年11月17日（周二）",
        "2026年11月17日 星期二",
        "2026/11/17 0:00",
        "2026-11-17 21:32:14",
        "2026-11-17T21:32:14",
        "17 Nov 2026",
        "Nov 17, 2026",
        "November 17th, 2026",
    ],
)
def test_days_are_read_in_either_habit(typed):
    assert read_day(typed) == date(2026, 11, 17)


@pytest.mark.parametrize(
    "typed",
    [
        "26-11-17",
        "11-17",
        "05/06/2026",
        "2026-11",
        "2026-1117",
        "2026-11-17 24:00",
        "2026-11-17T21:32:14Z",
        "2026年11月17日（周三）",
        "二十六年十一月十七日",
        "2026-11-17起",
        "maybe 17, 2026",
        "明天",
        "2" * 1500,
    ],
)
def test_what_is_no_day_or_not_surely_one_is_asked_again(typed):
    with pytest.raises(Unreadable):
        read_day(typed)


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "20261317", "二〇二六年二月三十日", "二〇二六年十十月一日"]
)
def test_a_day_that_is_not_in_the_calendar_cannot_be_read(typed):
    with pytest.raises(Unreadable, match="no such day"):
        read_day(typed)
