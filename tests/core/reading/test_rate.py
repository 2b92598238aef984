from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.errors import Unreadable, Untimed
from widgets.core.reading.rate import read_rate, read_share

PERIODS = [
    "年利率{}",
    "年息{}",
    "月利率{}",
    "月息{}",
    "日利率{}",
    "日息{}",
    "每天{}",
    "{}/月",
    "{} a day",
]

YEARLY = (
    "综合年化{}% IRR年化{}% 年化综合利率{}% 年化综合资金成本{}% 单利年化{}% 年化利率（单利）{}% "
    "{}%年利率 {}%（年利率） 年化{}个点 按年利率{}%计算 约定年息{}% APR={}% {}%interest {}pct"
).split()
MONTHLY = (
    "{}%月息 {}%的月息 利息每月{}% 利息按月{}% 按月息{}分计算 按月息{}%计付 每月利息{}% 一月{}分 "
    "每月手续费率{}% 每月{}个点 约定月息{}%"
).split()
DAILY = "每日利息{}% 日罚息{}% 逾期日利率{}% 罚息每日{}% 违约金按日{}%计 滞纳金每天{}%".split()


@pytest.mark.parametrize(
    "typed",
    [
        "24%",
        "24",
        "２４％",
        "百分之二十四",
        "2分",
        "两分利",
        " 24 % ",
        "24 percent",
        "24% APR",
        "二十四",
    ],
)
def test_rates_are_read_as_percent_a_year(typed):
    assert read_rate(typed) == 24


@pytest.mark.parametrize(
    ("typed", "a_year"),
    [
        ("月息2%", 24),
        ("月息：2%", 24),
        ("月息两分", 24),
        ("2% a month", 24),
        ("1.5% monthly", 18),
        ("2%/月", 24),
        ("月利率0.6%", "7.2"),
        ("月费率0.6%", "7.2"),
        ("月息百分之零点六", "7.2"),
        ("一分五", 18),
        ("1分半", 18),
        ("1.5分", 18),
        ("月息1分5厘", 18),
        ("月利率一分五", 18),
        ("五厘", 6),
        ("月息5厘", 6),
        ("年息一分", 10),
        ("年息8厘", 8),
        ("万五", "18.25"),
        ("万5", "18.25"),
        ("万3.5", "12.775"),
        ("万分之五", "18.25"),
        ("日息万分之五", "18.25"),
        ("日万五", "18.25"),
        ("日息0.05%", "18.25"),
        ("日利率0.5‰", "18.25"),
        ("0.05% a day", "18.25"),
        ("月千分之三", "3.6"),
        ("月5‰", 6),
        ("年利率24%", 24),
        ("年利24%", 24),
        ("利率24%", 24),
        ("年化24%", 24),
        ("年息24", 24),
        ("24% a year", 24),
        ("24% per annum", 24),
        ("24% p.a.", 24),
        ("12%（年）", 12),
        ("年利率0.6%", "0.6"),
        ("月息2%/月", 24),
        ("APR 24%", 24),
        ("APR: 24%", 24),
        ("24% A.P.R.", 24),
        ("annual rate 24%", 24),
        ("monthly rate 1.5%", 18),
        ("monthly 1.5%", 18),
        ("1.5% (monthly)", 18),
        ("1.5% every month", 18),
        ("2%/mo", 24),
        ("2% p.m.", 24),
        ("daily rate of 0.05%", "18.25"),
        ("interest 24%", 24),
        ("年化率24%", 24),
        ("24%年化", 24),
        ("24%（年化）", 24),
        ("年利率为24%", 24),
        ("月息是2%", 24),
        ("一个月2%", 24),
        ("一年24%", 24),
        ("利息2分", 24),
        ("月费0.6%", "7.2"),
        ("月手续费率0.6%", "7.2"),
        ("费率0.6%/月", "7.2"),
        ("1.5%（月息）", 18),
        ("0", 0),
        ("月息0", 0),
        *((said, 0) for said in ("无息", "免息", "没有利息", "0利率", "interest free")),
        *((said.format(24), 24) for said in YEARLY),
        *((said.format(2), 24) for said in MONTHLY),
        *((said.format("0.05"), "18.25") for said in DAILY),
    ],
)
def test_a_rate_for_a_month_or_a_day_is_read_as_what_it_is_for_a_year(typed, a_year):
    assert read_rate(typed) == Decimal(a_year)


@pytest.mark.parametrize(
    "typed",
    "24%（月息2%） 月息 分 % 日息 2%aweek 日息一分 日息5 月息2 月息15 年息24分 年息0.5分 "
    "40分 2分15 1.5分5 1.5分半 年利率2%/月 月息2%一年 万5千 百五 一万五 24%-36% 24%左右 24%% %24 "
    "-5% 1,5% 1.5.0% 1e2 2成 2个点 1毛 LPR的4倍 利息300 年利息300 利息2 300利息 2024年利率 "
    "违约金20 罚息2 费率7.2 按24 15%元 24%以上 2元% 0.24 0.05".split(),
)
def test_a_rate_that_could_be_for_anything_is_asked_again(typed):
    with pytest.raises(Unreadable):
        read_rate(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("0.05%", "利率0.6%", "百分之零点零五", "0.9999 percent", "０．６％", "百分之零点六"),
        *("千分之三", "5‰", "12‰", "0.5‰", "千5", "千五"),
        *(
            "费率0.6%",
            "费率7.2%",
            "分期费率0.6%",
            "手续费率7.2%",
            "每期0.6%",
            "fee 0.6%",
            *("手续费0.6%", "服务费3%", "分期手续费率每期0.75%", "24个点"),
            *("罚息50%", "违约金20%", "滞纳金5%", "逾期24%", "逾期罚息24%"),
            "费率2分",
        ),
    ],
)
def test_what_is_small_or_a_fee_and_for_no_time_is_asked_for_its_time(typed):
    with pytest.raises(Untimed):
        read_rate(typed)


@pytest.mark.parametrize("typed", ["0%", "0.00%", "1%", "百分之一", "年利率0.05%", "0.05% a year"])
def test_none_at_all_one_percent_or_a_time_that_is_told_is_read(typed):
    assert read_rate(typed) in {Decimal(0), Decimal(1), Decimal("0.05")}


@given(st.decimals(min_value="0.0001", max_value="0.9999", places=4), st.sampled_from(PERIODS))
def test_below_one_a_number_needs_its_sign_whatever_it_is_for(number, period):
    with pytest.raises(Unreadable):
        read_rate(period.format(f"{number:f}"))

    assert read_rate(period.format(f"{number:f}%")) > 0


@pytest.mark.parametrize(
    ("typed", "share"),
    [("20%", 20), ("20", 20), ("百分之二十", 20), ("两成", 20), ("两成半", 25), ("0.5%", "0.5")],
)
def test_a_share_is_of_a_sum(typed, share):
    assert read_share(typed) == Decimal(share)


@pytest.mark.parametrize("typed", ["0.2", "2分", "5%/月", "日息0.05%", "万五", "%", "成"])
def test_what_is_for_a_time_or_could_be_two_is_no_share(typed):
    with pytest.raises(Unreadable):
        read_share(typed)
