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
        "the 17th of November 2026",
        "17-Nov-2026",
        "Tuesday, November 17, 2026",
        "Tue 17 Nov 2026",
        "二〇二六年一一月一七日",
        "二O二六年十一月十七日",
        "2026年十一月17日",
        "2026年11月17日12时33分",
        "2026年11月17日 12时33分10秒",
        "2026年11月17日下午3点",
        "2026-11-17 下午3:00",
        "2026年11月17号晚上8点",
        "2026年11月17日上午",
        "2026-11-17 3:00 PM",
        "2026-11-17 21:32:14 +0800",
        "2026-11-17T21:32:14+08:00",
        "2026-11-17 21:32:14 北京时间",
        "2026年11月17日下午三点半",
        "2026年11月17日上午10点一刻",
        "20261117213214",
        "2026年11月17日。",
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
        "11月17日",
        "昨天",
        "17 November",
        "Wednesday, November 17, 2026",
        "2026年11月17日晚上12点",
        "2026年11月17日夜里1点",
        "2026年11月17日24点",
        "2026-11-17 21:32:14 -0500",
        "20261117253214",
        "2026年11月17日晚上三点",
        "2026年11月17日下午三五点",
        "八月十五",
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


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11月18号", date(2026, 11, 18)),
        ("十一月十八日", date(2026, 11, 18)),
        ("11月18日下午3点", date(2026, 11, 18)),
        ("今年3月5日", date(2026, 3, 5)),
        ("去年12月31日", date(2025, 12, 31)),
        ("Nov 18", date(2026, 11, 18)),
        ("18th November", date(2026, 11, 18)),
        ("昨天", date(2026, 11, 24)),
        ("today", date(2026, 11, 25)),
        ("2024-02-29", date(2024, 2, 29)),
        ("11月18", date(2026, 11, 18)),
        ("明年3月1日", date(2027, 3, 1)),
        ("大前天", date(2026, 11, 22)),
        ("后天", date(2026, 11, 27)),
    ],
)
def test_a_day_without_its_year_is_one_of_this_year_where_today_is_known(typed, day):
    assert read_day(typed, today=date(2026, 11, 25)) == day


@pytest.mark.parametrize("typed", ["2月29日", "11-18", "11/18", "Nov 2026", "11月", "八月十五"])
def test_what_is_no_day_of_this_year_is_asked_again(typed):
    with pytest.raises(Unreadable):
        read_day(typed, today=date(2026, 11, 25))
