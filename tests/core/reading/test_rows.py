import pytest

from widgets.core.calculators.calculator import FieldKind
from widgets.core.reading.rows import cells_of, is_heading

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
        ("2026/3/15 0:00\t1000", ["2026/3/15", "1000"]),
        ("2026-01-05 1 500", ["2026-01-05", "1 500"]),
        ("2026-01-05 24:00 100", ["2026-01-05", "24:00 100"]),
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
    ("line", "heading"),
    [
        ("日期\t金额", True),
        ("Date, Amount", True),
        ("日期 1000", False),
        ("金额", False),
        ("", False),
    ],
)
def test_a_heading_names_a_day_and_holds_no_figure(line, heading):
    assert is_heading(line) is heading
