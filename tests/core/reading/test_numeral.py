from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.errors import Unreadable
from widgets.core.reading.numeral import LONGEST, numeral, plain, signs

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("一二三四五六七八九十百千万亿", "壹贰叁肆伍陆柒捌玖拾佰仟萬億")
SPOKEN = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100}


def below_myriad(number: int) -> str:
    """A number under 10,000 as it is written out: 1050 is 一千零五十."""
    said, gap = "", False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap else "") + DIGITS[digit] + mark
        gap = bool(said) and not digit
    return said


def written(number: int) -> str:
    """A number as it is written out in full: 100,500 is 一十万零五百."""
    said = ""
    for unit, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // unit % 10_000
        if part:
            said += ("零" if said and part < 1000 else "") + below_myriad(part) + mark
    return said


@given(st.integers(min_value=1, max_value=999_999_999))
def test_every_number_written_out_reads_back(number):
    assert numeral(plain(written(number))) == number
    assert numeral(plain(written(number).translate(CAPITALS))) == number


@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_that_begins_with_ten_may_leave_out_its_one(number):
    said = written(number)

    assert numeral(said.removeprefix("一") if said.startswith("一十") else said) == number


@given(st.sampled_from(list(SPOKEN)), st.integers(1, 9), st.integers(1, 9))
def test_a_last_digit_without_a_unit_counts_the_next_lower_one(mark, head, tail):
    unit = SPOKEN[mark]
    right = head * unit + tail * unit // 10

    for told in (f"{DIGITS[head]}{mark}{DIGITS[tail]}", f"{head}{mark}{tail}"):
        assert numeral(told) == right
    if head == 2:
        assert numeral(f"两{mark}{DIGITS[tail]}") == right


@given(st.sampled_from(list(SPOKEN)), st.integers(1, 9), st.integers(1, 9))
def test_after_nought_the_last_digit_is_of_ones(mark, head, tail):
    assert numeral(f"{DIGITS[head]}{mark}零{DIGITS[tail]}") == head * SPOKEN[mark] + tail


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("三万五", 35000),
        ("三万零五", 30005),
        ("三万五千", 35000),
        ("十万五", 105_000),
        ("12万8", 128_000),
        ("12万8千5", 128_500),
        ("十二万八千五", 128_500),
        ("五十万零五千", 505_000),
        ("一万五百", 10_500),
        ("两万三百五", 20_350),
        ("一千五十", 1050),
        ("一千十", 1010),
        ("三万一百", 30_100),
        ("一百十五", 115),
        ("百二", 120),
        ("千五", 1500),
        ("7千3百", 7300),
        ("三万5千", 35000),
        ("2千零50", 2050),
        ("1万零5", 10005),
        ("1万5000", 15000),
        ("1万500", 10500),
        ("5千500", 5500),
        ("1,500万", 15_000_000),
        ("1.5万", 15000),
        ("1.5千", 1500),
        ("1亿2万", 100_020_000),
        ("一亿五百万", 105_000_000),
        ("1.5w", 15000),
        ("3W", 30000),
        ("1w5", 15000),
        ("2k", 2000),
        ("廿五", 25),
        ("一百卅", 130),
        ("叁万伍仟", 35000),
        ("貳仟零伍拾", 2050),
        ("贰千伍", 2500),
        ("三点五", "3.5"),
        ("三点五万", 35000),
        ("零点零五", "0.05"),
        ("两", 2),
        ("零", 0),
        ("〇", 0),
        ("０．５", "0.5"),
    ],
)
def test_mixed_and_spoken_numerals_are_read(told, number):
    assert numeral(plain(told)) == Decimal(number)


@pytest.mark.parametrize(
    "told",
    "三百千 五万三亿 二十三十 十百 十两 万两 三万两 两十 百八十 百万 百十万 百 千 万 亿 万五 "
    "三百一百 三百万五 一亿五千 1亿500 2.5万3 1.5万5千 2.0万5 1万50 1万25 1万05 1万050 1万零5000 "
    "一万零五千 一百零五十 5千50 5百05 15千 12百 12十 1kw 1w5k 三五 三四百 十五六 一二三 零五 "
    "一百零 一百零零五 五5 5五 一万半 半 点五 1,50 1,5 12,34 1,50,000 1.500,00 0,500 0500 007 "
    "000 1.5.0 5. -5 +5 1e5 1_000 0x10 1'500".split(),
)
def test_what_is_out_of_order_or_left_open_is_no_numeral(told):
    assert numeral(plain(told)) is None


@pytest.mark.parametrize("typed", ["5²", "½", "1½", "①", "⒈5", "x₂", "Ⅲ"])
def test_a_sign_of_another_shape_is_never_taken_for_a_figure(typed):
    with pytest.raises(Unreadable):
        signs(typed)


@pytest.mark.parametrize(
    "typed", ["1 500", "1\t500", "1\u00a0500", "三万 五", "1, 500", "1 . 5", "2 4%"]
)
def test_a_space_parts_two_numbers(typed):
    with pytest.raises(Unreadable):
        plain(typed)


def test_a_space_before_a_unit_parts_nothing():
    assert plain(" 1.5 万 ") == "1.5万"
    assert plain("1500\u3000元") == "1500元"
    assert plain("approx. 5") == "approx.5"


@pytest.mark.parametrize("sign", ["亿", "万", "百", "9", "零", "，", " 5", "一"])
def test_what_is_longer_than_any_number_is_none_however_often_it_says_so(sign):
    with pytest.raises(Unreadable):
        plain("1" + sign * 1500)
    for length in range(1, LONGEST):
        numeral((sign * length)[:LONGEST])


@pytest.mark.parametrize(("most", "sign"), [("1." + "5" * 58, "5"), ("9" * 400, "9")])
def test_sixty_signs_are_looked_at_or_four_hundred_of_figures_alone(most, sign):
    assert plain(most) == most
    with pytest.raises(Unreadable):
        plain(most + sign)


@given(st.text("零一二两三五十百千万亿0125.,点", max_size=12))
def test_a_numeral_is_below_what_its_signs_can_say(told):
    number = numeral(told)

    assert number is None or 0 <= number < 10**16
