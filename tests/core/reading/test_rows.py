import pytest

from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.reading.rows import cells_of, is_heading, under_heading, unquoted

PAID = (FieldKind.DAY, FieldKind.MONEY)
SPLIT = (FieldKind.DAY, FieldKind.MONEY, FieldKind.MONEY, FieldKind.MONEY)
DEBT = (FieldKind.TEXT, FieldKind.MONEY, FieldKind.RATE, FieldKind.MONEY)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("2026-01-05 1,500", ["2026-01-05", "1,500"]),
        ("2026-01-05,1,500", ["2026-01-05", "1,500"]),
        ("2026-01-05\t ¥1,500 ", ["2026-01-05", "¥1,500"]),
        ("2025-10-25 21:32:14\t2000", ["2025-10-25", "2000"]),
        ("2025-10-25 21:32:14,2000", ["2025-10-25", "2000"]),
        ("2025-10-25 21:32 2000", ["2025-10-25", "2000"]),
        ("2026/3/15 0:00\t1000", ["2026-03-15", "1000"]),
        ("2026-01-05 1 500", ["2026-01-05", "1 500"]),
        ("2026-01-05 24:00 100", ["2026-01-05", "24:00 100"]),
        ("2026 年 1 月 5 日 1000", ["2026-01-05", "1000"]),
        ("Jan 5, 2026 1,000", ["2026-01-05", "1,000"]),
        ("5 January 2026 1,000", ["2026-01-05", "1,000"]),
        ("2026年1月5日还了2000元", ["2026-01-05", "2000元"]),
        ("2026年1月5日 还款 2000元", ["2026-01-05", "2000元"]),
        ("2026-01-05：2000", ["2026-01-05", "2000"]),
        ("2026-01-05 下午3:00 1000", ["2026-01-05", "1000"]),
        ("2026-01-05 3:00 PM 1000", ["2026-01-05", "1000"]),
        ("| 2026-01-05 | 1,000 |", ["2026-01-05", "1,000"]),
        ("2026-01-05T12:33:10 1000", ["2026-01-05", "1000"]),
        ("Jan 5 2026, 1,000", ["2026-01-05", "1,000"]),
        ("1月5日还了1000元", ["1月5日", "1000元"]),
        ("2026-01-05|1000|x", ["2026-01-05|1000|x"]),
        ("2026-02-30 1000", ["2026-02-30", "1000"]),
    ],
)
def test_a_payment_is_a_day_and_a_sum(line, cells):
    assert cells_of(line, PAID) == cells


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("网贷,9,000,24%,500", DEBT),
        ("网贷 9,500,24%,500", DEBT),
        ("2026-03-01,1,500,300,200", SPLIT),
    ],
)
def test_a_line_whose_commas_may_stand_in_a_number_stays_whole(line, kinds):
    assert cells_of(line, kinds) == [line]


def test_commas_part_cells_where_they_can_do_nothing_else():
    assert cells_of("招行 6225,9000,24%,500", DEBT) == ["招行 6225", "9000", "24%", "500"]
    assert cells_of("2026-03-01,500,300,0", SPLIT) == ["2026-03-01", "500", "300", "0"]
    assert cells_of("2026-01-05,电话,没接", (FieldKind.DAY, FieldKind.TEXT)) == [
        "2026-01-05",
        "电话,没接",
    ]


def test_one_column_is_never_parted():
    assert cells_of(" 1 950 ", (FieldKind.MONEY,)) == ["1 950"]
    assert cells_of("1,500", (FieldKind.MONEY,)) == ["1,500"]


@pytest.mark.parametrize(
    "line", ["日期\t金额", "Date, Amount", "|日期|金额（元）|", "还款日期 还款金额"]
)
def test_a_heading_names_a_day_and_a_sum(line):
    assert is_heading(line, PAID, "")
    assert not is_heading(f"{line} 1000", PAID, "")


@pytest.mark.parametrize(
    "line",
    "日期\t余额 日期,未还金额 日期\t金额(万元) 日期,金额(分) 日期\t金额(美元) 还款日,应还 "
    "日期\t退款金额 日期,本金,利息 日期，金额，余额 date,amount($) date,balance".split(" "),
)
def test_a_heading_of_another_sum_is_none(line):
    assert not is_heading(line, PAID, "what you have paid")


def test_a_heading_may_name_what_the_field_asks_for_in_its_order():
    assert is_heading("日期 剩余本金", PAID, "日子 剩余本金（元）")
    assert is_heading("日期 费用 利息 本金", SPLIT, "抵费用 抵利息 抵本金")
    assert not is_heading("日期 本金 利息 费用", SPLIT, "抵费用 抵利息 抵本金")
    assert not is_heading("日期 金额 利息 本金", SPLIT, "抵费用 抵利息 抵本金")
    assert is_heading("日期 事件", (FieldKind.DAY, FieldKind.TEXT), "")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["序号\t日期\t金额", "1\t2026-03-15\t1000"], ["日期\t金额", "2026-03-15\t1000"]),
        (["金额,日期", "1000,2026-03-15"], ["日期\t金额", "2026-03-15\t1000"]),
        (
            ["| Date | Payee | Amount (CNY) |", "| 2026-03-15 | bank | 1000 |"],
            ["Date\tAmount (CNY)", "2026-03-15\t1000"],
        ),
        (
            ["日期\t摘要\t金额\t备注", "2026-03-15\t第3期还款\t1000"],
            ["日期\t摘要\t金额\t备注", "2026-03-15\t1000"],
        ),
        (
            ["交易时间,收/支,金额,状态", "2026-03-15,支出,1000,支付成功"],
            ["交易时间\t收/支\t金额\t状态", "2026-03-15\t1000"],
        ),
    ],
)
def test_under_a_heading_the_day_and_the_sum_are_found_in_any_order(lines, found):
    assert under_heading(lines, PAID) == found


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["日期\t金额\t交易金额", "2026-03-15\t1000\t1000"], PAID),
        (["日期,金额", "2026-03-15,1,000"], PAID),
        (["日期\t收/支\t金额", "2026-03-15\t收入\t1000"], PAID),
        (["日期\t金额\t交易状态", "2026-03-15\t1000\t已退款"], PAID),
        (["日期 金额", "2026-03-15 1000"], PAID),
        (["日期\t金额\t余额\t备注", "2026-03-15\t1\t2\t3"], SPLIT),
    ],
)
def test_lines_keep_their_cells_where_the_heading_leaves_a_column_open(lines, kinds):
    assert under_heading(lines, kinds) == lines


@pytest.mark.parametrize("column", ["摘要", "备注", "结果", "币种", "收/支", "Description", "应还"])
@pytest.mark.parametrize(
    "cell",
    "退款 已退回 还款失败 未成功 放款 消费 工资 收入 逾期 美元 USD refund failed 否 800".split(),
)
def test_under_a_heading_what_a_cell_does_not_call_paid_is_no_payment(column, cell):
    head, paid = f"日期,{column},金额", "2026-04-15,还款,100"
    row = f"2026-03-15,{cell},100"

    found = under_heading([head, row, paid], PAID)

    assert found[1:] == [row.replace(",", "\t"), "2026-04-15\t100"]


def test_two_sums_under_a_heading_are_never_one_with_a_comma():
    found = under_heading(["日期,本金,利息", "2026-03-15,100,200", "2026-04-15,100,"], PAID)

    assert found[1:] == ["2026-03-15\t100\t200", "2026-04-15\t100\t-"]


def test_a_cell_in_quotation_marks_is_one_cell():
    assert unquoted('2026-03-15,"1,000.00"') == "2026-03-15,1000.00"
    assert unquoted('2026-03-15 1"') == '2026-03-15 1"'
