from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.library import Library
from widgets.core.calculators.form_values import value_of
from widgets.core.calculators.meanings import is_literal
from widgets.core.calculators.questionnaire import FieldKind, FormField
from widgets.core.errors import Unreadable
from widgets.core.reading.count import Counted
from widgets.core.screen.answer import Telling
from widgets.core.screen.formatter import Teller
from widgets.core.screen.shown_back import shown_back
from widgets.core.text import LANGS, Text

TODAY = date(2026, 11, 25)
CONTEXT = Library.open().calculator_context(TODAY)
TELLS = {
    lang: Telling(Teller(CONTEXT.words(lang, CONTEXT.calculators["penalty"])), CONTEXT.cited, TODAY)
    for lang in LANGS
}
DIGITS, CAPITALS = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
UNITS = {1000: ("千", "仟", "k"), 10_000: ("万", "萬", "w")}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
KINDS = [FieldKind.MONEY, FieldKind.RATE, FieldKind.SHARE, FieldKind.DAY, FieldKind.COUNT]
days = st.dates(date(2000, 1, 1), date(2039, 12, 31))


def field(kind: FieldKind, counts: Counted = Counted.THINGS) -> FormField:
    counts = counts if kind is FieldKind.COUNT else Counted.THINGS
    columns = (FieldKind.DAY, FieldKind.MONEY) if kind is FieldKind.ROWS else ()
    label = Text(zh="x", en="x")
    return FormField(id="it", kind=kind, label=label, counts=counts, columns=columns)


def told(kind, typed, lang="zh", counts=Counted.THINGS):
    read, offers = shown_back(field(kind, counts), typed, TELLS[lang])
    return read, [each.text for each in offers]


def read(kind, typed, counts=Counted.THINGS):
    try:
        return value_of(kind, typed, TODAY, counts)
    except Unreadable:
        return None


def never_in_silence(kind, typed, value, counts=Counted.THINGS):
    """It is read as what was meant, or asked again, or shown back with what was meant beside."""
    found = read(kind, typed, counts)
    if found in {value, None}:
        return
    for lang in LANGS:
        _, offers = shown_back(field(kind, counts), typed, TELLS[lang])
        assert value in [read(kind, each.id, counts) for each in offers], (typed, found, value)


def read_or_offered(kind, typed, value):
    """It is read as what was meant, or asked again with what was meant to be tapped."""
    ways = [typed, *(each.id for each in shown_back(field(kind), typed, TELLS["zh"])[1])]
    assert value in [read(kind, each) for each in ways], (typed, value)


@pytest.mark.parametrize(
    ("kind", "typed", "lang", "shown"),
    [
        (FieldKind.MONEY, "1万5", "zh", ("读作：15,000元，对吗？不对就点您的意思：", ["10,005元"])),
        (
            FieldKind.MONEY,
            "1w5",
            "en",
            ("Read as CNY 15,000. If you meant something else, tap it:", ["CNY 10,005"]),
        ),
        (FieldKind.MONEY, "1.5万", "zh", ("读作：15,000元。", [])),
        (FieldKind.MONEY, "15000", "zh", ("", [])),
        (FieldKind.RATE, "月息0.6", "zh", ("您的意思是：", ["月利率0.6%"])),
        (FieldKind.RATE, "2% a month", "en", ("Read as 24% a year.", [])),
        (FieldKind.MONEY, "some", "en", ("", [])),
    ],
)
def test_what_was_read_is_said_and_what_else_it_may_be_is_offered(kind, typed, lang, shown):
    assert told(kind, typed, lang) == shown


def test_a_day_without_its_year_is_said_with_the_year_that_is_assumed():
    said, offers = told(FieldKind.DAY, "11月18号")

    assert "2026年11月18日" in said
    assert offers == ["2025年11月18日", "2027年11月18日"]


def test_of_rows_the_first_lines_that_were_read_otherwise_are_said():
    rows = "2026-03-15 1000\n2026-04-15 两千五\n3月5日 1万5\n2026-05-15 1w\n2026-06-15 1k"

    said, offers = told(FieldKind.ROWS, rows)

    assert said == "读作：第2行2,500元、第3行2026年3月5日、15,000元、第4行10,000元。"
    assert offers == []
    assert told(FieldKind.ROWS, "2026-03-15 1,000元") == ("", [])
    assert told(FieldKind.ROWS, "金额\t日期\n两千五\t2026-03-15")[0] == "读作：第2行2,500元。"
    assert told(FieldKind.ROWS, "x\n" * 3000) == ("", [])


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(list(UNITS)))
def test_a_sum_spelled_short_is_never_another_in_silence(head, tail, unit):
    mark, capital, letter = UNITS[unit]
    short, gapped = head * unit + tail * unit // 10, head * unit + tail
    chinese, note = f"{DIGITS[head]}{mark}", f"{CAPITALS[head]}{capital}"

    for typed in (
        f"{chinese}{DIGITS[tail]}",
        f"{head}{mark}{tail}",
        f"{note}{CAPITALS[tail]}",
        f"{head}{letter}{tail}",
        f"约{head}{mark}{tail}",
    ):
        never_in_silence(FieldKind.MONEY, typed, short)
        never_in_silence(FieldKind.MONEY, typed, gapped)
    for typed in (f"{chinese}零{DIGITS[tail]}", f"{note}零{CAPITALS[tail]}元整"):
        assert read(FieldKind.MONEY, typed) == gapped


@given(st.decimals(min_value=1, max_value=10**8, places=2))
def test_a_sum_in_figures_is_read_or_asked_again_in_every_habit(value):
    plain, marked = f"{value.normalize():f}", f"{value:,}"

    for typed in (f"{plain}元", f"¥{marked}", f"CNY {marked}", f"{marked} yuan", f"about {plain}"):
        assert read(FieldKind.MONEY, typed) in {value, None}
    for typed in (f"{value / 10_000:f}万", f"{value / 10_000:f}w", f"{value / 1000:f}k"):
        assert read(FieldKind.MONEY, typed) in {value, None}
    for typed in (f"{plain}元（{marked}元）", f"人民币：{plain}元整", f"{marked}，"):
        assert read(FieldKind.MONEY, typed) in {value, None}
    for typed in (
        *(marked.replace(",", mark) for mark in " '’"),
        *(
            form.format(marked)
            for form in ("共{}元", "-{}", "({})", "{}元出头", "不到{}", "到手{}")
        ),
    ):
        never_in_silence(FieldKind.MONEY, typed, value)
        read_or_offered(FieldKind.MONEY, typed, value)
    never_in_silence(FieldKind.MONEY, marked.translate(str.maketrans(",.", ".,")), value)


@given(
    st.decimals(min_value="0.01", max_value=36, places=2),
    st.sampled_from([("年", "a year", 1), ("月", "a month", 12), ("日", "a day", 365)]),
)
def test_a_rate_is_never_one_for_another_time_in_silence(percent, time):
    zh, en, times = time

    for typed in (
        f"{zh}利率{percent}%",
        f"{zh}息{percent}%",
        f"每{zh}{percent}%",
        f"{percent}%/{zh}",
        f"{percent}%（{zh}）",
        f"{zh}利率百分之{percent}",
        f"{percent}% {en}",
        f"{percent}%{en.replace('a ', '/')}",
        f"按{zh}利率{percent}%计算",
        f"约定每{zh}利息{percent}%",
        f"{percent}%的{zh}利率",
        f"综合{zh}费率：{percent}%",
        f"{zh}利率（单利）{percent}%",
        f"每{zh}{percent}个点",
    ):
        assert read(FieldKind.RATE, typed) == percent * times
    for typed in (f"{zh}息{percent}", f"费率{percent}%", f"{percent} {en}"):
        assert read(FieldKind.RATE, typed) in {percent * times, None}
    for typed in (
        f"{percent * 10}‰",
        *(f"{said}{percent}%" for said in ("每期", "fee ", "手续费", "违约金", "罚息", "逾期")),
        f"{percent}个点",
    ):
        assert read(FieldKind.RATE, typed) is None


@given(days)
def test_a_day_is_never_another_in_silence(day):
    n, named = f"{day.day}", MONTHS[day.month - 1]

    for typed in (
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d} 0:00",
        f"{day.year}年{day.month}月{n}日下午3点",
        f"{named} {n}, {day.year}",
        f"{n} {named} {day.year}",
        f"{n}-{named}-{day.year}",
        f"{day:%Y%m%d%H%M%S}",
        f"{day.year}年{day.month}月{n}日上午十点半",
    ):
        assert read(FieldKind.DAY, typed) == day
    for typed in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%y-%m-%d}", f"{day:%m-%d}"):
        assert read(FieldKind.DAY, typed) is None
    for typed in (f"{day:%y%m%d}", f"自{day.year}年{day.month}月{n}日起", f"{n}-{named}-{day:%y}"):
        assert read(FieldKind.DAY, typed) is None
        read_or_offered(FieldKind.DAY, typed, day)
    near = day.replace(year=TODAY.year) if (day.month, day.day) != (2, 29) else day
    for typed in (f"{day.month}月{n}号", f"{named} {n}"):
        assert read(FieldKind.DAY, typed) in {near, None}
        for lang in LANGS:
            assert str(TODAY.year) in told(FieldKind.DAY, typed, lang)[0] or near == day


@given(st.integers(1, 60))
def test_a_count_is_never_one_of_something_else_in_silence(number):
    for typed in (f"{number}年", f"{number} years"):
        assert read(FieldKind.COUNT, typed, Counted.MONTHS) == number * 12
        for counts in (Counted.INSTALMENTS, Counted.DAYS, Counted.THINGS):
            assert read(FieldKind.COUNT, typed, counts) is None
    for typed in (f"{number}期", f"共{number}期", f"{number} instalments"):
        assert read(FieldKind.COUNT, typed, Counted.INSTALMENTS) == number
        assert read(FieldKind.COUNT, typed, Counted.MONTHS) is None


@given(
    st.sampled_from(KINDS),
    st.text("0125一二五十百千万亿零两分厘角元块月年日息率%‰.,-/（） wk约多点天周期", max_size=10),
    st.sampled_from(Counted),
    st.sampled_from(LANGS),
)
def test_whatever_is_read_from_other_figures_than_its_own_is_said(kind, typed, counts, lang):
    value = read(kind, typed, counts)
    said, offers = shown_back(field(kind, counts), typed, TELLS[lang])

    if value is not None and not is_literal(typed, value):
        assert said
    assert all(read(kind, each.id, counts) is not None for each in offers)
