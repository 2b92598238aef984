from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.core.figures import numbers_in


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("欠8,600元", "owes CNY 8600"),
        ("欠1.5万元", "owes CNY 15,000"),
        ("2026年11月17日18:40", "at 18:40 on 17 November 2026"),
        ("第47条", "art. 47"),
        ("5至10日", "5 to 10 days"),
        ("您可以问", "You may ask"),
        ("GB/T 45251—2025", "GB/T 45251—2025"),
    ],
)
def test_the_same_numbers_are_the_same_in_either_habit(zh, en):
    assert numbers_in(zh, "zh") == numbers_in(en, "en")


@given(st.integers(1, 10**12))
def test_a_sum_in_myriads_is_the_sum_with_commas(yuan):
    myriads = f"{(Decimal(yuan) / 10_000).normalize():f}万元"

    assert numbers_in(myriads, "zh") == numbers_in(f"CNY {yuan:,}", "en") == {str(yuan)}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("5至10日", "5 to 15 days"),
        ("2026年1月1日", "1 February 2026"),
        ("500元", "a fine"),
        ("18:40", "40:18"),
        ("1.5万元", "CNY 1,500"),
    ],
)
def test_other_numbers_are_other_numbers(zh, en):
    assert numbers_in(zh, "zh") != numbers_in(en, "en")
