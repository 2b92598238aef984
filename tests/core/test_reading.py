from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.errors import Unreadable
from widgets.core.reading import read, read_day, read_number, read_rate
from widgets.core.typed import Quantity


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", 1500),
        ("1,500", 1500),
        ("１，５００", 1500),
        ("1500元", 1500),
        ("￥1500", 1500),
        ("CNY 1,500", 1500),
        ("1.5万", 15000),
        ("1万5千", 15000),
        ("30万", 300000),
        ("1亿2万", 100020000),
        ("三千五百", 3500),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两", 2),
        ("〇", 0),
        ("3人", 3),
        ("2 people", 2),
        ("0.5", "0.5"),
        (".5", "0.5"),
    ],
)
def test_numbers_are_read_in_either_habit(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["24%", "24", "0.24", "２４％", "百分之二十四", "2分", "两分利", " 24 % "]
)
def test_rates_are_read_as_percent_a_year(typed):
    assert read_rate(typed) == Decimal(24)


@pytest.mark.parametrize(
    ("typed", "a_year"),
    [
        ("月息2%", 24),
        ("月息两分", 24),
        ("2% a month", 24),
        ("2%/月", 24),
        ("月利率0.6%", "7.2"),
        ("一分五", 18),
        ("1分半", 18),
        ("1.5分", 18),
        ("五厘", 6),
        ("月息5厘", 6),
        ("年息一分", 10),
        ("万五", "18.25"),
        ("万分之五", "18.25"),
        ("日息万分之五", "18.25"),
        ("日息0.05%", "18.25"),
        ("0.05% a day", "18.25"),
        ("月千分之三", "3.6"),
        ("年利率24%", 24),
        ("年化24%", 24),
        ("24% a year", 24),
        ("24% p.a.", 24),
    ],
)
def test_a_rate_for_a_month_or_a_day_is_read_as_what_it_is_for_a_year(typed, a_year):
    assert read_rate(typed) == Decimal(a_year)


@pytest.mark.parametrize("typed", ["千分之三", "月息", "分", "%", "日息", "2% a week"])
def test_a_rate_that_could_be_for_anything_is_asked_again(typed):
    with pytest.raises(Unreadable):
        read_rate(typed)


DAYS = ["2026-11-17", "2026/11/17", "2026.11.17", "2026年11月17日", " ２０２６-１１-１７ "]


@pytest.mark.parametrize("typed", [*DAYS, "2026年11月17号"])
def test_days_are_read_in_either_habit(typed):
    assert read_day(typed) == date(2026, 11, 17)


@pytest.mark.parametrize("quantity", Quantity)
@pytest.mark.parametrize(
    "typed", ["", "   ", "about six", "六个月左右", "-5", "1e5", "<b>6</b>", "万"]
)
def test_what_is_no_number_and_no_day_cannot_be_read(quantity, typed):
    with pytest.raises(Unreadable):
        read(typed, quantity)


def test_a_day_that_is_not_in_the_calendar_cannot_be_read():
    with pytest.raises(Unreadable, match="no such day"):
        read_day("2026-02-30")


def test_a_count_is_whole():
    assert read("6", Quantity.COUNT) == 6
    with pytest.raises(Unreadable, match="not a whole number"):
        read("6.5", Quantity.COUNT)


def test_money_and_rates_are_read_by_their_own_habits():
    assert read("1.5万", Quantity.MONEY) == Decimal(15000)
    assert read("0.24", Quantity.RATE) == Decimal(24)
    assert read("0.24", Quantity.MONEY) == Decimal("0.24")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_any_sum_written_with_thousands_marks_reads_back_exactly(amount):
    assert read_number(f"{amount:,}") == amount


@given(st.text(max_size=40), st.sampled_from(Quantity))
def test_whatever_is_typed_is_read_or_refused_and_nothing_else(typed, quantity):
    try:
        read(typed, quantity)
    except Unreadable:
        return
