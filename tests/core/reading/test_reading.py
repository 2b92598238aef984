from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.errors import Unreadable
from widgets.core.learning.typed import Quantity
from widgets.core.reading.reading import read


@pytest.mark.parametrize(
    ("typed", "quantity", "value"),
    [
        ("1.5万", Quantity.MONEY, Decimal(15000)),
        ("三万五", Quantity.MONEY, Decimal(35000)),
        ("0.24", Quantity.MONEY, Decimal("0.24")),
        ("24%", Quantity.RATE, Decimal(24)),
        ("3人", Quantity.COUNT, Decimal(3)),
        ("2 people", Quantity.COUNT, Decimal(2)),
        ("2026年11月17日", Quantity.DAY, date(2026, 11, 17)),
    ],
)
def test_each_quantity_is_read_by_its_own_habits(typed, quantity, value):
    assert read(typed, quantity) == value


@pytest.mark.parametrize("quantity", Quantity)
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "about six",
        "六个月左右",
        "-5",
        "1e5",
        "<b>6</b>",
        "万",
        "亿" * 1500,
        "9" * 401,
        "½",
    ],
)
def test_what_is_no_number_and_no_day_cannot_be_read(quantity, typed):
    with pytest.raises(Unreadable):
        read(typed, quantity)


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [
        ("3人", Quantity.MONEY),
        ("100天", Quantity.MONEY),
        ("5元", Quantity.COUNT),
        ("0.24", Quantity.RATE),
    ],
)
def test_what_is_of_another_kind_or_could_be_two_is_asked_again(typed, quantity):
    with pytest.raises(Unreadable):
        read(typed, quantity)


@pytest.mark.parametrize("quantity", Quantity)
@pytest.mark.parametrize(
    "behind", ["", "万", "万5", "亿零5", "千", "元", "元5角", "%", "分", "分5", "年"]
)
def test_a_long_row_of_figures_is_read_or_refused(quantity, behind):
    for figures in ("9" * 50, "0." + "9" * 50):
        try:
            read(figures + behind, quantity)
        except Unreadable:
            continue


@given(st.text(max_size=80), st.sampled_from(Quantity))
def test_whatever_is_typed_is_read_or_refused_and_nothing_else(typed, quantity):
    try:
        read(typed, quantity)
    except Unreadable:
        return
