from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.errors import Unreadable
from widgets.core.reading.number import read_number

CAPITALS = "零壹贰叁肆伍陆柒捌玖"


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [
        ("1500", 1500),
        ("1,500", 1500),
        ("１，５００", 1500),
        ("1500元", 1500),
        ("1500 元", 1500),
        ("￥1500", 1500),
        ("¥1,020.00", 1020),
        ("CNY 1,500", 1500),
        ("1500 yuan", 1500),
        ("人民币壹万元整", 10000),
        ("壹万元正", 10000),
        ("10000元整", 10000),
        ("叁万伍仟元整", 35000),
        ("三万五", 35000),
        ("一千五块", 1500),
        ("5万块钱", 50000),
        ("1.5w元", 15000),
        ("三块五", "3.5"),
        ("三块五毛", "3.5"),
        ("3块5", "3.5"),
        ("3块50", "3.5"),
        ("3块05", "3.05"),
        ("三块零五", "3.05"),
        ("3元5角2分", "3.52"),
        ("一百二十块五", "120.5"),
        ("两毛五", "0.25"),
        ("5角", "0.5"),
        ("1角", "0.1"),
        ("一毛一", "0.11"),
        ("玖仟陆佰陆拾伍圆壹角捌分", "9665.18"),
        ("贰拾壹元肆角整", "21.4"),
        ("壹拾万柒仟元零伍角叁分", "107000.53"),
        ("约5000", 5000),
        ("5000元左右", 5000),
        ("大约1.5万", 15000),
        ("about 5,000", 5000),
        ("5000.", 5000),
        ("15k", 15000),
        ("5 thousand", 5000),
        ("1.5 million", 1_500_000),
        ("CN¥5,000", 5000),
        ("人民币（大写）叁万伍仟元整", 35000),
        ("大写：叁万伍仟元整", 35000),
        ("15000元（大写：壹万伍仟元整）", 15000),
        ("壹万伍仟元整（¥15,000.00）", 15000),
        ("一万五（15000元）", 15000),
        ("人民币：15000元", 15000),
        ("5000元人民币整", 5000),
        ("approx. 5,000", 5000),
        ("around 5000", 5000),
        ("5000，", 5000),
        ("壹仟元零角零分", 1000),
        ("壹万零仟伍佰零拾零元零角零分", 10500),
        ("零拾零万伍仟零佰零拾零元整", 5000),
        ("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"),
        ("人民币（大写）壹万伍仟元整（小写）¥15,000.00", 15000),
        ("大写：壹万伍仟元整，小写：15000元", 15000),
        ("壹万伍仟元整¥15000", 15000),
        ("0", 0),
    ],
)
def test_sums_are_read_as_typed_said_and_written_on_a_note(typed, sum_):
    assert read_number(typed) == Decimal(sum_)


@pytest.mark.parametrize(
    "typed",
    "1.500 12.345 1,50,000 1.500,00 5000.. 5000多 近5000 不到5万 15000元（壹万元整） 1.500k "
    "1.500（1500） 5000+ -5 (500) 2毛55 1500-2000 "
    "壹万伍仟元整¥1500 壹万元，15000 "
    "1500、2000 100美元 100日元 100港元 $100 €100 3人 5天 5% 2分 5分 9分 三百块五 一万二块五 块五 "
    "3块5千 1.5块5毛 3元5 5角5 3块555 元 人民币 万元 元1500 半 一万半 百八十块 俩 1元2元".split(),
)
def test_what_is_no_sum_or_could_be_two_is_asked_again(typed):
    with pytest.raises(Unreadable):
        read_number(typed)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_any_sum_written_with_thousands_marks_reads_back_exactly(amount):
    assert read_number(f"{amount:,}") == amount


@given(st.integers(1, 9999), st.integers(1, 9), st.integers(0, 9))
def test_yuan_jiao_and_fen_add_up(yuan, jiao, fen):
    told = f"{yuan}元{CAPITALS[jiao]}角" + (f"{CAPITALS[fen]}分" if fen else "整")

    assert read_number(told) == yuan + Decimal(jiao * 10 + fen) / 100
