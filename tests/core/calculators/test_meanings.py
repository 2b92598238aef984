from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.calculators.meanings import MOST, FieldReading, is_literal, meaning
from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.calculators.working import Measure, a_year, cny
from widgets.core.law.rule import Unit
from widgets.core.reading.count import Counted

TODAY = date(2026, 11, 25)


def month(percent: str) -> Measure:
    return Measure(Decimal(percent), Unit.PERCENT_A_MONTH)


def a_day(percent: str) -> Measure:
    return Measure(Decimal(percent), Unit.PERCENT_A_DAY)


@pytest.mark.parametrize(
    ("kind", "typed", "counts"),
    [
        (FieldKind.MONEY, "1500", Counted.THINGS),
        (FieldKind.MONEY, "¥1,500.00元", Counted.THINGS),
        (FieldKind.MONEY, "约5000", Counted.THINGS),
        (FieldKind.MONEY, "", Counted.THINGS),
        (FieldKind.RATE, "24%", Counted.THINGS),
        (FieldKind.SHARE, "20%", Counted.THINGS),
        (FieldKind.DAY, "2026/11/17 21:32:14", Counted.THINGS),
        (FieldKind.DAY, "20261117", Counted.THINGS),
        (FieldKind.COUNT, "12期", Counted.INSTALMENTS),
        (FieldKind.TEXT, "三万五", Counted.THINGS),
    ],
)
def test_what_was_typed_in_plain_figures_is_not_shown_back(kind, typed, counts):
    assert meaning(kind, typed, TODAY, counts) == FieldReading()


@pytest.mark.parametrize(
    ("typed", "read", "others"),
    [
        ("1万5", 15000, [10005]),
        ("1w5", 15000, [10005]),
        ("三万五", 35000, [30005]),
        ("三万五块", 35000, [30005]),
        ("一百二", 120, [102]),
        ("1.5万", 15000, []),
        ("叁万伍仟元整", 35000, []),
    ],
)
def test_a_spoken_sum_is_shown_back_with_the_other_that_its_last_digit_may_mean(
    typed, read, others
):
    found = meaning(FieldKind.MONEY, typed, TODAY)

    assert found == FieldReading(cny(read), tuple(map(cny, others)))


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("1.500", ["1500", "1.5"]),
        ("1.500,00", ["1500"]),
        ("1万25", ["10025", "12500"]),
        ("5千50", ["5050", "5500"]),
        ("一亿五千", ["100005000", "150000000"]),
        ("三百块五", ["300.5", "350"]),
        ("15000元（壹万元整）", ["15000", "10000"]),
        ("两万多", ["20000"]),
        ("-1000.00", ["1000"]),
        ("15 000", ["15000"]),
        ("15 000.50", ["15000.5"]),
        ("1'000", ["1000"]),
        ("1.234.567,89", ["1234567.89"]),
        ("3,5000元", ["35000"]),
        ("12,50", ["12.5"]),
        ("1w2k", ["12000"]),
        ("1.5m", ["1500000"]),
        ("一个亿", ["100000000"]),
        ("共5000元", ["5000"]),
        ("三万出头", ["30000"]),
        ("(5000)", ["5000"]),
        ("1500 2000", []),
        ("100美元", []),
        ("1500-2000", []),
    ],
)
def test_a_sum_that_could_be_two_offers_them(typed, others):
    expected = tuple(cny(Decimal(each)) for each in others)

    assert meaning(FieldKind.MONEY, typed, TODAY) == FieldReading(None, expected)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("0.6%", (a_year(Decimal("0.6")), month("0.6"), a_day("0.6"))),
        ("费率0.6%", (a_year(Decimal("0.6")), month("0.6"), a_day("0.6"))),
        ("12‰", (a_year(Decimal("1.2")), month("1.2"), a_day("1.2"))),
        ("2个点", (a_year(2), month("2"), a_day("2"))),
        ("月息0.6", (month("0.6"),)),
        ("日息0.05", (a_day("0.05"),)),
        ("月息8", (month("8"), month("0.8"))),
        ("月利率0.006", (month("0.006"), month("0.6"))),
        ("年利率0.24", (a_year(Decimal("0.24")), a_year(24))),
        ("0.24", (a_year(24), month("0.24"), a_day("0.24"), a_year(Decimal("0.24")))),
        ("日息一分", (a_day("1"), a_day("0.1"))),
        ("24%左右", (a_year(24),)),
        ("最高24%", (a_year(24),)),
        ("24%-36%", ()),
    ],
)
def test_a_rate_that_could_be_two_offers_them(typed, others):
    assert meaning(FieldKind.RATE, typed, TODAY) == FieldReading(None, others)


def test_a_sum_in_figures_finer_than_a_fen_may_be_one_in_groups():
    found = meaning(FieldKind.MONEY, "1000.000", TODAY)

    assert found == FieldReading(cny(1000), (cny(1_000_000),))


def test_a_count_as_it_is_said_may_end_in_ones():
    one_hundred_two, said = (Measure(Decimal(n), Unit.COUNT) for n in (102, 120))

    found = meaning(FieldKind.COUNT, "一百二", TODAY)

    assert found == FieldReading(said, (one_hundred_two,))


def test_a_rate_of_a_month_is_shown_back_as_that_of_a_year():
    assert meaning(FieldKind.RATE, "月息2%", TODAY) == FieldReading(a_year(24))
    assert meaning(FieldKind.RATE, "2分", TODAY) == FieldReading(a_year(24), (a_year(20),))
    assert meaning(FieldKind.RATE, "5厘", TODAY) == FieldReading(a_year(6), (a_year(5),))
    assert meaning(FieldKind.RATE, "万分之五", TODAY) == FieldReading(a_year(Decimal("18.25")))


def test_a_day_is_shown_back_with_the_year_that_is_assumed_or_offered_where_it_is_open():
    around = (date(2025, 11, 18), date(2027, 11, 18))

    assert meaning(FieldKind.DAY, "11月18号", TODAY) == FieldReading(date(2026, 11, 18), around)
    assert meaning(FieldKind.DAY, "昨天", TODAY) == FieldReading(date(2026, 11, 24))
    assert meaning(FieldKind.DAY, "二〇二四年十月十七日", TODAY) == FieldReading(date(2024, 10, 17))
    assert meaning(FieldKind.DAY, "1024-10-17", TODAY) == FieldReading(date(1024, 10, 17))
    assert meaning(FieldKind.DAY, "10/17/2024", TODAY) == FieldReading(None, (date(2024, 10, 17),))


@pytest.mark.parametrize(
    ("typed", "counts", "found"),
    [
        ("3年", Counted.MONTHS, FieldReading(Measure(Decimal(36), Unit.MONTHS))),
        ("12期", Counted.MONTHS, FieldReading(None, (Measure(Decimal(12), Unit.MONTHS),))),
        ("12个月", Counted.INSTALMENTS, FieldReading(None, (Measure(Decimal(12), Unit.COUNT),))),
        ("约3次", Counted.THINGS, FieldReading(None, (Measure(Decimal(3), Unit.COUNT),))),
        ("3个月", Counted.DAYS, FieldReading()),
    ],
)
def test_a_count_of_what_comes_to_the_same_is_offered(typed, counts, found):
    assert meaning(FieldKind.COUNT, typed, TODAY, counts) == found


def test_an_hour_before_noon_may_be_one_of_the_evening():
    eight, evening = (Measure(Decimal(n), Unit.HOUR) for n in (8, 20))

    assert meaning(FieldKind.COUNT, "8点", TODAY, Counted.HOUR) == FieldReading(eight, (evening,))
    assert meaning(FieldKind.COUNT, "晚上8点", TODAY, Counted.HOUR) == FieldReading(evening)


def test_figures_are_the_number_only_where_no_other_figure_stands_by():
    assert is_literal("15000元（¥15,000）", Decimal(15000))
    assert not is_literal("1万5", Decimal(15000))
    assert not is_literal("三万五", Decimal(35000))


@given(
    st.sampled_from([FieldKind.MONEY, FieldKind.RATE, FieldKind.DAY, FieldKind.COUNT]),
    st.text("0125一二五十百千万亿零两分厘角元块月年日息率%‰.,-/（） wk约多", max_size=12),
    st.sampled_from(Counted),
)
def test_of_any_text_no_more_than_a_few_meanings_are_offered_and_none_twice(kind, typed, counts):
    others = meaning(kind, typed, TODAY, counts).others

    assert len(others) == len(set(others)) <= MOST


@pytest.mark.parametrize(
    "kind", [FieldKind.MONEY, FieldKind.RATE, FieldKind.SHARE, FieldKind.COUNT]
)
@pytest.mark.parametrize(
    "typed", ["-{}RMB", "({})", "约{}", "{}", "{}万", "{}%", "月息{}%", "{}期"]
)
def test_a_number_that_no_form_takes_is_not_shown_back(kind, typed):
    for figures in range(13, 60):
        typed_now = typed.format("9" * figures)

        assert meaning(kind, typed_now, TODAY, Counted.INSTALMENTS) == FieldReading()
